//! Rows as records: reads a spreadsheet, made by hand, into one map node per row.
//!
//! 1. [`open`] finds out the format by content and yields sheets of cells, however they were
//!    stored.
//! 2. [`header`] finds the rows that name the columns, below any title.
//! 3. [`rows`] turns each row below them into a node, with merged cells repeated and totals left
//!    out.
//!
//! The table of headings and keys is in [`column_names`].

mod archive;
mod biff;
mod cells;
pub mod column_names;
mod compound;
mod delimited;
mod header;
mod merge;
mod number;
mod ods;
mod open;
mod refusal;
mod rows;
mod sheet;
mod values;
mod workbook;

use super::node::Node;
use header::Header;
use sheet::{Book, Sheet};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};

/// The records of a spreadsheet: one map node per row, each value with its cell as its place.
pub fn read(file: &SourcePath, bytes: &[u8], sink: &mut Sink) -> Vec<Node> {
    match open::open(bytes) {
        Ok(book) => read_book(file, &book, sink),
        Err(refusal) => {
            sink.push(refusal.diagnostic().at(Span::whole(file)));
            Vec::new()
        }
    }
}

/// The records of a table in comma- or tab-separated text that has already been decoded.
pub fn read_text(file: &SourcePath, text: &str, sink: &mut Sink) -> Vec<Node> {
    read_book(file, &delimited::read(text), sink)
}

fn read_book(file: &SourcePath, book: &Book, sink: &mut Sink) -> Vec<Node> {
    for notice in &book.notices {
        sink.push(notice.clone().at(Span::whole(file)));
    }
    let headers: Vec<Option<Header>> = book.sheets.iter().map(header::find).collect();
    if headers.iter().all(Option::is_none) {
        sink.push(no_header(file, &book.sheets));
        return Vec::new();
    }
    let mut nodes = Vec::new();
    for (sheet, header) in book.sheets.iter().zip(headers) {
        match header {
            Some(header) => rows::read(file, sheet, &header, sink, &mut nodes),
            None if sheet.cells.is_empty() => {}
            None => sink.push(sheet_without_header(file, sheet)),
        }
    }
    nodes
}

fn no_header(file: &SourcePath, sheets: &[Sheet]) -> Diagnostic {
    let place = sheets.iter().find_map(|sheet| {
        sheet.cells.keys().next().map(|&(row, column)| sheet.span(file, row, column))
    });
    Diagnostic::new(
        Code::MissingKey,
        text!("没有找到表头：没有一行写着活动名称等列名", "no row of headings was found"),
    )
    .at(place.unwrap_or_else(|| Span::whole(file)))
    .help(text!(
        "请在数据上方留一行列名，其中至少有“活动名称”和另一列，如“活动时间”“活动地点”",
        "put a row of headings above the data, with 活动名称 and at least one more, such as 活动时间"
    ))
}

fn sheet_without_header(file: &SourcePath, sheet: &Sheet) -> Diagnostic {
    let name = &sheet.name;
    let first = sheet.cells.keys().next().copied().unwrap_or_default();
    Diagnostic::new(
        Code::RowSkipped,
        text!("工作表“{name}”没有表头，未读取", "sheet `{name}` has no headings and was not read"),
    )
    .with_severity(Severity::Info)
    .at(sheet.span(file, first.0, first.1))
}

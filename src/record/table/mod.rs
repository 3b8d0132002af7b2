//! Rows as records: reads a spreadsheet, made by hand, into one map node per row.
//!
//! 1. [`open`] finds out the format by content and yields sheets of cells, however they were
//!    stored.
//! 2. [`header`] finds the rows that name the columns, below any title.
//! 3. [`rows`] turns each row below them into a node, with merged cells repeated and totals left
//!    out.
//!
//! A [`Columns`] decides which heading means which key; that for activities is in [`headings`].

mod archive;
mod biff;
mod cells;
mod compound;
mod delimited;
mod header;
pub mod headings;
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
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span};
use crate::text;
use header::Header;
use sheet::Sheet;

/// The meaning of a table's headings.
pub trait Columns {
    /// The canonical English key that a heading names, however it is decorated
    /// (`活动名称*（必填）` is `title`).
    fn key(&self, heading: &str) -> Option<&str>;

    /// Whether a column with that heading is left out without a diagnostic (序号).
    fn is_ignored(&self, heading: &str) -> bool;

    /// Whether a row needs this key to be a record; a row of headings is recognized by it.
    fn is_required(&self, key: &str) -> bool;

    /// Whether a bare number under this key can only be an Excel date (45060).
    fn is_date(&self, key: &str) -> bool;

    /// The text between the values of two columns with this key; `None` if only one can count.
    fn joint(&self, key: &str) -> Option<&str>;

    /// The key to which a value belongs, for headings that people use for two things (活动形式
    /// stands above 线下 as well as above 讲座).
    fn refine<'a>(&self, key: &'a str, _text: &str) -> &'a str {
        key
    }

    /// Every known heading, to suggest the nearest.
    fn headings(&self) -> Vec<&str>;
}

/// The records of a spreadsheet: one map node per row, each value with its cell as its place.
pub fn read(file: &SourcePath, bytes: &[u8], columns: &dyn Columns, sink: &mut Sink) -> Vec<Node> {
    match open::open(bytes) {
        Ok(book) => read_book(&Task { file, columns }, &book, sink),
        Err(refusal) => {
            sink.push(refusal.diagnostic().at(Span::whole(file)));
            Vec::new()
        }
    }
}

/// The records of a table in comma- or tab-separated text that has already been decoded.
pub fn read_text(
    file: &SourcePath,
    text: &str,
    columns: &dyn Columns,
    sink: &mut Sink,
) -> Vec<Node> {
    let book = delimited::read(text);
    read_book(&Task { file, columns }, &book, sink)
}

/// The input that every step of one reading needs.
struct Task<'a> {
    file: &'a SourcePath,
    columns: &'a dyn Columns,
}

fn read_book(task: &Task<'_>, book: &sheet::Book, sink: &mut Sink) -> Vec<Node> {
    for notice in &book.notices {
        sink.push(notice.clone().at(Span::whole(task.file)));
    }
    let headers: Vec<Option<Header>> =
        book.sheets.iter().map(|sheet| header::find(sheet, task.columns)).collect();
    if headers.iter().all(Option::is_none) {
        sink.push(no_header(task, &book.sheets));
        return Vec::new();
    }
    let mut nodes = Vec::new();
    for (sheet, header) in book.sheets.iter().zip(headers) {
        match header {
            Some(header) => rows::read(task, sheet, &header, sink, &mut nodes),
            None if sheet.cells.is_empty() => {}
            None => sink.push(sheet_without_header(task, sheet)),
        }
    }
    nodes
}

fn no_header(task: &Task<'_>, sheets: &[Sheet]) -> Diagnostic {
    let place = sheets.iter().find_map(|sheet| {
        sheet.cells.keys().next().map(|&(row, column)| sheet.span(task.file, row, column))
    });
    Diagnostic::new(
        Code::MissingKey,
        text!("没有找到表头：没有一行写着活动名称等列名", "no row of headings was found"),
    )
    .at(place.unwrap_or_else(|| Span::whole(task.file)))
    .help(text!(
        "请在数据上方留一行列名，其中至少有“活动名称”和另一列，如“活动时间”“活动地点”",
        "put a row of headings above the data, with 活动名称 and at least one more, such as 活动时间"
    ))
}

fn sheet_without_header(task: &Task<'_>, sheet: &Sheet) -> Diagnostic {
    let name = &sheet.name;
    let mut diagnostic = Diagnostic::new(
        Code::RowSkipped,
        text!("工作表“{name}”没有表头，未读取", "sheet `{name}` has no headings and was not read"),
    );
    diagnostic.severity = Severity::Info;
    let first = sheet.cells.keys().next().copied().unwrap_or_default();
    diagnostic.at(sheet.span(task.file, first.0, first.1))
}

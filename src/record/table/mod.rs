//! Rows as records: reads a spreadsheet, made by hand, into one map node per row.
//!
//! 1. [`open`] finds out the format by content and yields sheets of cells, however they were
//!    stored, without what is hidden.
//! 2. [`header`] finds the rows that name the columns, below any title; a sheet may hold several
//!    tables.
//! 3. [`rows`] turns each row below them into a node, with merged cells repeated, the days of
//!    groups put before the hours, and totals left out.
//!
//! The headings come from the kind of record, as [`columns`].

mod archive;
mod biff;
mod cells;
mod column_report;
pub mod columns;
mod compound;
mod date_column;
mod day;
mod delimited;
mod fitting;
mod header;
mod hidden;
mod marks;
mod merge;
mod number;
mod ods;
mod open;
mod quotes;
mod refusal;
mod remarks;
mod row_report;
mod rows;
mod sheet;
mod side_by_side;
mod values;
mod workbook;
mod xlsb_marks;
mod xlsx_marks;
mod xml_parts;

use super::node::Node;
pub use columns::Columns;
use header::{Header, Search};
use remarks::{Remark, Remarks};
use rows::{Reading, Table};
use sheet::{Book, Sheet};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};

/// A row of a table as a record.
#[derive(Debug)]
pub struct Row {
    /// A map node: each value has its cell as its place.
    pub node: Node,
    /// Mistakes in the row's cells.
    pub found: Vec<Diagnostic>,
}

/// The records of a spreadsheet, one for each row. Only mistakes of single rows are with the rows.
pub fn read(file: &SourcePath, bytes: &[u8], columns: &Columns, sink: &mut Sink) -> Vec<Row> {
    match open::open(bytes) {
        Ok(book) => read_book(file, book, columns, sink),
        Err(refusal) => {
            sink.push(refusal.diagnostic().at(Span::whole(file)));
            Vec::new()
        }
    }
}

fn read_book(file: &SourcePath, book: Book, columns: &Columns, sink: &mut Sink) -> Vec<Row> {
    for notice in book.notices {
        sink.push(notice.at(Span::whole(file)));
    }
    let sheets = book.sheets.into_iter();
    let sheets: Vec<Sheet> =
        sheets.flat_map(|sheet| side_by_side::separated(sheet, columns)).collect();
    let search = |sheet| Search { sheet, columns };
    let tables: Vec<Vec<Table>> = sheets.iter().map(|sheet| rows::tables(search(sheet))).collect();
    let mut rows = Vec::new();
    let is_list = tables.iter().any(|tables| !tables.is_empty());
    for (sheet, tables) in sheets.iter().zip(&tables) {
        hidden::report(file, sheet, sink);
        delimited::open_quotes(file, sheet).for_each(|found| sink.push(found));
        if !tables.is_empty() {
            read_sheet(search(sheet), file, tables, (sink, &mut rows));
        } else if is_list && !sheet.cells.is_empty() {
            sink.push(sheet_without_header(file, sheet));
        }
    }
    if !is_list && !book.is_refused {
        sink.push(no_header(file, &sheets, columns));
    }
    rows
}

fn read_sheet(
    search: Search<'_>,
    file: &SourcePath,
    tables: &[Table],
    (sink, rows): (&mut Sink, &mut Vec<Row>),
) {
    let sheet = search.sheet;
    let mut remarks = Remarks::default();
    let first = tables.first().map(|table| &table.header);
    let mut day = first.and_then(|header| day_above(sheet, header, &mut remarks));
    for table in tables {
        let header = &table.header;
        column_report::report(file, (sheet, search.columns), (header, table.end), sink);
        let mut reading = Reading::new(search, file, table, day, sink);
        row_report::stand_in(&reading).into_iter().for_each(|found| sink.push(found));
        rows.extend(reading.read(table.end, &mut remarks, sink));
        day = reading.day_behind();
    }
    remarks.report(file, sheet, sink);
}

/// The day that the title of a table, or else the sheet's name, gives to its rows. What else
/// stands above the headings is noted.
fn day_above(sheet: &Sheet, header: &Header, remarks: &mut Remarks) -> Option<day::Day> {
    let mut found = None;
    for row in sheet.rows_from(0).take_while(|row| *row < header.top) {
        let Some((column, text)) = sheet.texts(row).next() else { continue };
        let day = day::of_title(text).filter(day::Day::is_single);
        if !day.as_ref().is_some_and(|day| day.rest.is_empty()) {
            remarks.add(Remark::Above, (row, column));
        }
        found = day.or(found);
    }
    found.or_else(|| day::of_sheet(&sheet.name).filter(day::Day::is_single))
}

fn no_header(file: &SourcePath, sheets: &[Sheet], columns: &Columns) -> Diagnostic {
    let place = sheets.iter().find_map(|sheet| {
        sheet.cells.keys().next().map(|&(row, column)| sheet.span(file, row, column))
    });
    let title = columns.heading("title").unwrap_or("标题");
    let other = columns.others().join("”“");
    Diagnostic::new(
        Code::MissingKey,
        text!("没有找到表头：没有一行写着“{title}”等列名", "no row of headings was found"),
    )
    .at(place.unwrap_or_else(|| Span::whole(file)))
    .help(text!(
        "请在数据上方留一行列名，其中至少有“{title}”和另一列，如“{other}”",
        "put a row of headings above the data, with {title} and at least one more, such as {other}"
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

//! Tells which columns of a table are not published.

use super::columns::Columns;
use super::header::{Column, Header, Meaning};
use super::merge::excerpt;
use super::sheet::{Sheet, column_name};
use super::values;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use std::collections::BTreeMap;

/// Reports the columns of a table that are filled and not read: unknown ones one by one, those
/// that no page ever shows together.
pub fn report(
    file: &SourcePath,
    (sheet, columns): (&Sheet, &Columns),
    (header, end): (&Header, u32),
    sink: &mut Sink,
) {
    // The first filled row of each column.
    let mut filled: BTreeMap<u32, u32> = BTreeMap::new();
    for &(row, column) in sheet.cells.range((header.bottom + 1, 0)..(end, 0)).map(|(at, _)| at) {
        filled.entry(column).or_insert(row);
    }
    let mut ignored: Vec<&Column> = Vec::new();
    for (index, row) in filled {
        match header.column(index) {
            Some(column) if column.meaning == Meaning::Unknown => {
                sink.push(unknown(file, (sheet, columns), column));
            }
            Some(column) if column.meaning == Meaning::Ignored => ignored.push(column),
            Some(_) => {}
            None if is_below_group_only(sheet, header, index) => {}
            None => sink.push(nameless(file, sheet, (row, index))),
        }
    }
    if let Some(first) = ignored.first() {
        sink.push(not_shown(file, sheet, first, &ignored));
    }
}

/// Whether a column holds only lines that reach across the table, and notes below it.
fn is_below_group_only(sheet: &Sheet, header: &Header, index: u32) -> bool {
    header.columns.first().is_some_and(|first| index < first.index)
        && sheet
            .cells
            .range((header.bottom + 1, 0)..)
            .filter(|&(&(_, column), _)| column == index)
            .all(|(&(row, _), _)| sheet.row(row).count() == 1)
}

fn unknown(file: &SourcePath, (sheet, columns): (&Sheet, &Columns), column: &Column) -> Diagnostic {
    let heading = excerpt(&column.heading);
    let diagnostic = Diagnostic::new(
        Code::UnknownColumn,
        text!(
            "不认识的列“{heading}”，其内容未读取",
            "the column `{heading}` is unknown and was not read"
        ),
    )
    .at(sheet.span(file, column.row, column.index));
    match values::nearest(&column.heading, columns) {
        Some(known) => diagnostic.help(text!("您是不是想写“{known}”？", "did you mean `{known}`?")),
        None => diagnostic.help(text!(
            "若要发布，请改用已有的列名，如“备注”",
            "to have it published, use a heading that is known, such as 备注"
        )),
    }
}

fn nameless(file: &SourcePath, sheet: &Sheet, (row, index): (u32, u32)) -> Diagnostic {
    let name = column_name(index);
    Diagnostic::new(
        Code::UnknownColumn,
        text!("{name} 列没有列名，其内容未读取", "column {name} has no heading and was not read"),
    )
    .at(sheet.span(file, row, index))
    .help(text!(
        "请在表头为这一列写上列名；若是文字里的逗号分出来的，请给整格加上英文引号",
        "write a heading above it; if a comma inside a text made it, put the cell in quotation marks"
    ))
}

fn not_shown(file: &SourcePath, sheet: &Sheet, first: &Column, all: &[&Column]) -> Diagnostic {
    let quoted = all.iter().map(|column| format!("“{}”", excerpt(&column.heading)));
    let zh: String = quoted.collect();
    let en = all.iter().map(|column| excerpt(&column.heading)).collect::<Vec<_>>().join(", ");
    Diagnostic::new(
        Code::UnknownColumn,
        text!("{zh}列只供编排，没有发布", "{en}: for those who make the list, not published"),
    )
    .with_severity(Severity::Info)
    .at(sheet.span(file, first.row, first.index))
}

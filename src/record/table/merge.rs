//! Merged cells below the headings: which value counts for which cells.

use super::header::{Column, Header};
use super::sheet::{Area, Content, Sheet};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use std::collections::BTreeMap;

/// The merged areas by column: the value of an area counts in one known column, in all rows that it
/// covers.
pub struct Spread {
    /// For each column, its areas by their first row.
    by_column: BTreeMap<u32, BTreeMap<u32, Area>>,
}

impl Spread {
    /// Distributes the merged cells of the data between the headings and `end`, and reports what
    /// was assumed: once for each column, however many cells are merged in it.
    pub fn new(
        file: &SourcePath,
        sheet: &Sheet,
        (header, end): (&Header, u32),
        sink: &mut Sink,
    ) -> Self {
        let mut spread = Self { by_column: BTreeMap::new() };
        let last = sheet.cells.keys().next_back().map_or(0, |&(row, _)| row);
        let mut wide = Vec::new();
        let inside = |area: &&Area| area.top > header.bottom && area.top < end;
        for &area in sheet.merges.iter().filter(inside) {
            let mut covered =
                header.known().filter(|(column, _)| area.contains_column(column.index));
            let Some((receiver, _)) = covered.next() else { continue };
            if is_group_title(header, area) || !sheet.cells.contains_key(&(area.top, area.left)) {
                continue;
            }
            let area = Area { bottom: area.bottom.min(last.max(area.top)), ..area };
            if covered.next().is_some() {
                wide.push(area);
            }
            spread.by_column.entry(receiver.index).or_default().insert(area.top, area);
        }
        spread.report_tall(file, sheet, header, sink);
        if let Some(first) = wide.first() {
            sink.push(reaching_sideways(file, sheet, *first, wide.len()));
        }
        spread
    }

    fn report_tall(&self, file: &SourcePath, sheet: &Sheet, header: &Header, sink: &mut Sink) {
        for (index, areas) in &self.by_column {
            let tall: Vec<&Area> = areas.values().filter(|area| area.bottom > area.top).collect();
            if let (Some(first), Some(column)) = (tall.first(), header.column(*index)) {
                sink.push(repeated(file, sheet, (**first, tall.len()), column));
            }
        }
    }

    /// The content of a cell: its own, or that of the merged area that covers it.
    pub fn content<'a>(&self, sheet: &'a Sheet, row: u32, column: u32) -> Option<&'a Content> {
        sheet.cells.get(&self.source(sheet, row, column))
    }

    /// The cell that holds the content of a cell: itself, or the first of the merged area.
    pub fn source(&self, sheet: &Sheet, row: u32, column: u32) -> (u32, u32) {
        if sheet.cells.contains_key(&(row, column)) {
            return (row, column);
        }
        let areas = self.by_column.get(&column);
        let area = areas.and_then(|areas| areas.range(..=row).next_back()).map(|(_, area)| area);
        area.filter(|area| area.contains_row(row))
            .map_or((row, column), |area| (area.top, area.left))
    }
}

/// Whether an area is a line across the table that titles a group of rows (一、启动仪式).
pub fn is_group_title(header: &Header, area: Area) -> bool {
    let covered = header.columns.iter().filter(|column| area.contains_column(column.index)).count();
    covered > 2 && covered * 2 >= header.columns.len()
}

fn value(sheet: &Sheet, area: Area) -> String {
    match sheet.cells.get(&(area.top, area.left)) {
        Some(Content::Text(text) | Content::Failed(text)) => excerpt(text),
        Some(Content::Uncomputed) | None => String::new(),
    }
}

/// Tells that values of cells merged downwards count for each row: what everybody expects.
fn repeated(
    file: &SourcePath,
    sheet: &Sheet,
    (area, count): (Area, usize),
    column: &Column,
) -> Diagnostic {
    let value = value(sheet, area);
    let (first, last) = (u64::from(area.top) + 1, u64::from(area.bottom) + 1);
    let heading = excerpt(&column.heading);
    let message = if count == 1 {
        text!(
            "合并单元格：第 {first}—{last} 行都按“{value}”读取",
            "merged cells: rows {first} to {last} are all read as `{value}`"
        )
    } else {
        text!(
            "“{heading}”列有 {count} 处合并单元格，每处的各行都按同一内容读取，如第 {first}—{last} 行的“{value}”",
            "{count} merged cells in the column `{heading}` count for all their rows, as `{value}` for rows {first} to {last}"
        )
    };
    Diagnostic::new(Code::MergedCell, message)
        .with_severity(Severity::Info)
        .at(sheet.span(file, area.top, area.left))
        .help(text!(
            "若不对，请取消合并，逐格填写",
            "if that is wrong, unmerge the cells and fill in each"
        ))
}

fn reaching_sideways(file: &SourcePath, sheet: &Sheet, area: Area, count: usize) -> Diagnostic {
    let value = value(sheet, area);
    let message = if count == 1 {
        text!(
            "合并单元格：“{value}”只算作最左边一列的内容",
            "merged cells: `{value}` counts for the leftmost column only"
        )
    } else {
        text!(
            "有 {count} 处单元格跨列合并，内容只算作最左边一列的，如“{value}”",
            "{count} cells are merged across columns and count for the leftmost only, as `{value}`"
        )
    };
    Diagnostic::new(Code::MergedCell, message).at(sheet.span(file, area.top, area.left)).help(
        text!(
            "若不对，请取消合并，逐格填写",
            "if that is wrong, unmerge the cells and fill in each"
        ),
    )
}

/// The beginning of a value, in one line.
pub fn excerpt(text: &str) -> String {
    const LENGTH: usize = 24;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LENGTH && line.len() == text.len() {
        return line.to_owned();
    }
    line.chars().take(LENGTH).chain(['…']).collect()
}

//! Merged cells below the headings: which value counts for which cells.

use super::header::Header;
use super::sheet::{Area, Content, Sheet};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Sink};
use std::collections::BTreeMap;

/// The merged areas by column: the value of an area counts in one known column, in all rows that it
/// covers.
pub struct Spread {
    /// For each column, its areas by their first row.
    by_column: BTreeMap<u32, BTreeMap<u32, Area>>,
}

impl Spread {
    /// Distributes the merged cells of the data, and reports what was assumed.
    pub fn new(file: &SourcePath, sheet: &Sheet, header: &Header, sink: &mut Sink) -> Self {
        let mut spread = Self { by_column: BTreeMap::new() };
        let last = sheet.cells.keys().next_back().map_or(0, |&(row, _)| row);
        for &area in sheet.merges.iter().filter(|area| area.top > header.bottom) {
            let covered: Vec<(u32, &str)> = header
                .known()
                .filter(|(column, _)| area.contains_column(column.index))
                .map(|(column, key)| (column.index, key))
                .collect();
            let Some(&(receiver, _)) = covered.first() else { continue };
            if is_group_title(header, area) || !sheet.cells.contains_key(&(area.top, area.left)) {
                continue;
            }
            let area = Area { bottom: area.bottom.min(last.max(area.top)), ..area };
            if area.bottom > area.top || covered.len() > 1 {
                sink.push(warning(file, sheet, area, covered.len() > 1));
            }
            spread.by_column.entry(receiver).or_default().insert(area.top, area);
        }
        spread
    }

    /// The content of a cell: its own, or that of the merged area that covers it.
    pub fn content<'a>(&self, sheet: &'a Sheet, row: u32, column: u32) -> Option<&'a Content> {
        if let Some(own) = sheet.cells.get(&(row, column)) {
            return Some(own);
        }
        let (_, area) = self.by_column.get(&column)?.range(..=row).next_back()?;
        if area.contains_row(row) { sheet.cells.get(&(area.top, area.left)) } else { None }
    }
}

/// Whether an area is a line across the table that titles a group of rows (一、启动仪式).
pub fn is_group_title(header: &Header, area: Area) -> bool {
    let covered = header.columns.iter().filter(|column| area.contains_column(column.index)).count();
    covered > 2 && covered * 2 >= header.columns.len()
}

fn warning(file: &SourcePath, sheet: &Sheet, area: Area, is_wide: bool) -> Diagnostic {
    let value = match sheet.cells.get(&(area.top, area.left)) {
        Some(Content::Text(text) | Content::Failed(text)) => excerpt(text),
        None => String::new(),
    };
    let (first, last) = (u64::from(area.top) + 1, u64::from(area.bottom) + 1);
    let message = if area.bottom > area.top {
        text!(
            "合并单元格：第 {first}—{last} 行都按“{value}”读取",
            "merged cells: rows {first} to {last} are all read as `{value}`"
        )
    } else {
        text!(
            "合并单元格：“{value}”只算作最左边一列的内容",
            "merged cells: `{value}` counts for the leftmost column only"
        )
    };
    let help = if is_wide && area.bottom > area.top {
        text!(
            "跨列的部分只算作最左边一列；请取消合并，逐格填写",
            "only the leftmost column gets it; unmerge the cells and fill in each"
        )
    } else {
        text!(
            "若不对，请取消合并，逐格填写",
            "if that is wrong, unmerge the cells and fill in each"
        )
    };
    Diagnostic::new(Code::MergedCell, message).at(sheet.span(file, area.top, area.left)).help(help)
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

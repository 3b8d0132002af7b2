//! Finds the headings, which may stand below a title and take up several rows.

use super::column_names;
use super::sheet::Sheet;
use std::collections::BTreeSet;

/// The number of filled rows that are searched.
const SEARCHED_ROWS: usize = 60;

/// The most rows that a heading may take up.
const MAX_DEPTH: u32 = 3;

/// The headings of a sheet.
#[derive(Debug)]
pub struct Header {
    /// The row that holds the lowest headings.
    pub bottom: u32,
    /// The columns that have a heading, from left to right.
    pub columns: Vec<Column>,
}

/// A column with its heading.
#[derive(Debug)]
pub struct Column {
    pub index: u32,
    /// The row of the heading that was understood.
    pub row: u32,
    pub heading: String,
    pub meaning: Meaning,
}

/// The purpose of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Key(&'static str),
    Ignored,
    Unknown,
}

impl Header {
    /// The columns that have a key.
    pub fn known(&self) -> impl Iterator<Item = (&Column, &'static str)> {
        self.columns.iter().filter_map(|column| match column.meaning {
            Meaning::Key(key) => Some((column, key)),
            _ => None,
        })
    }
}

/// The headings of a sheet: they begin in the first row with two known cells, one of them of a
/// required key.
pub fn find(sheet: &Sheet) -> Option<Header> {
    let top = sheet.rows_from(0).take(SEARCHED_ROWS).find(|&row| is_header(sheet, row))?;
    let bottom = bottom(sheet, top);
    let first = top.saturating_sub(u32::from(has_groups_above(sheet, top)));
    let indexes: BTreeSet<u32> =
        (top..=bottom).flat_map(|row| sheet.texts(row).map(|(index, _)| index)).collect();
    let columns =
        indexes.into_iter().filter_map(|index| column(sheet, index, (first, bottom))).collect();
    Some(Header { bottom, columns })
}

fn is_header(sheet: &Sheet, row: u32) -> bool {
    let mut known = 0;
    let mut has_title = false;
    for (_, text) in sheet.texts(row) {
        let key = column_names::key(text);
        known += usize::from(key.is_some() || column_names::is_ignored(text));
        has_title |= key.is_some_and(column_names::is_required);
    }
    has_title && known >= 2
}

/// The last row of headings: as deep as cells of the first row are merged downwards, or one more if
/// the next row has only further headings, as in a table saved as CSV.
fn bottom(sheet: &Sheet, top: u32) -> u32 {
    let merged = sheet
        .merges
        .iter()
        .filter(|area| area.top == top && area.bottom < top + MAX_DEPTH)
        .filter(|area| sheet.text(top, area.left).is_some_and(is_known))
        .map(|area| area.bottom)
        .max()
        .unwrap_or(top);
    if merged > top {
        return merged;
    }
    let next = top + 1;
    let mut cells = 0;
    for (index, text) in sheet.texts(next) {
        let is_below_title = sheet.text(top, index).and_then(column_names::key) == Some("title");
        if is_below_title || !is_known(text) {
            return top;
        }
        cells += 1;
    }
    if cells >= 2 { next } else { top }
}

fn is_known(text: &str) -> bool {
    column_names::key(text).is_some() || column_names::is_ignored(text)
}

/// Whether the row above names groups of columns: cells merged sideways, none across the whole
/// table.
fn has_groups_above(sheet: &Sheet, top: u32) -> bool {
    let Some(above) = top.checked_sub(1) else { return false };
    let width = sheet.texts(top).count();
    let mut groups = sheet.merges.iter().filter(|area| {
        area.top == above && area.bottom == above && sheet.text(above, area.left).is_some()
    });
    groups.clone().next().is_some()
        && groups.all(|area| usize::try_from(area.right - area.left).is_ok_and(|w| w + 2 < width))
}

/// A column by the headings above it: group and own heading together, or one alone.
fn column(sheet: &Sheet, index: u32, (first, bottom): (u32, u32)) -> Option<Column> {
    let mut parts: Vec<(u32, &str)> = Vec::new();
    for row in first..=bottom {
        let (row, left) = sheet.area(row, index).map_or((row, index), |area| (area.top, area.left));
        if let Some(text) = sheet.text(row, left)
            && row >= first
            && parts.last().is_none_or(|&(last, _)| last != row)
        {
            parts.push((row, text));
        }
    }
    let &(row, own) = parts.last()?;
    let whole: String = parts.iter().map(|&(_, text)| text).collect();
    let wordings = std::iter::once((row, whole.as_str())).chain(parts.iter().rev().copied());
    for (row, heading) in wordings {
        let meaning = match column_names::key(heading) {
            Some(key) => Meaning::Key(key),
            None if column_names::is_ignored(heading) => Meaning::Ignored,
            None => continue,
        };
        return Some(Column { index, row, heading: heading.to_owned(), meaning });
    }
    Some(Column { index, row, heading: own.to_owned(), meaning: Meaning::Unknown })
}

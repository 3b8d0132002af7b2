//! What calamine does not tell of a sheet: hidden rows and columns, formulas without a value,
//! merged cells.

use super::cells;
use super::sheet::{Area, Content, MAX_COLUMNS, Sheet};
use std::collections::BTreeSet;

/// The most cells that are noted in a sheet.
const MAX_NOTED: usize = 1_000_000;

/// What was found out about a sheet.
#[derive(Debug, Default)]
pub struct Marks {
    /// The hidden rows that hold cells.
    rows: BTreeSet<u32>,
    columns: Vec<(u32, u32)>,
    uncomputed: Vec<(u32, u32)>,
    /// Merged areas, where calamine does not tell them.
    pub merges: Vec<Area>,
}

impl Marks {
    pub fn hide_row(&mut self, row: u32) {
        if self.rows.len() < MAX_NOTED {
            self.rows.insert(row);
        }
    }

    /// Notes hidden columns, by the first and the last.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        if self.columns.len() < MAX_COLUMNS as usize {
            self.columns.push((first, last));
        }
    }

    /// Notes a formula whose value is not stored.
    pub fn miss_value(&mut self, row: u32, column: u32) {
        if column < MAX_COLUMNS && self.uncomputed.len() < MAX_NOTED {
            self.uncomputed.push((row, column));
        }
    }

    /// Puts what was found out into a sheet, whose cells and merged areas are complete.
    pub fn apply(self, sheet: &mut Sheet) {
        for at in self.uncomputed {
            sheet.cells.insert(at, Content::Uncomputed);
        }
        if self.rows.is_empty() && self.columns.is_empty() {
            return;
        }
        let is_hidden = |column| self.columns.iter().any(|&(a, b)| (a..=b).contains(&column));
        let hidden: Vec<bool> = (0..MAX_COLUMNS).map(is_hidden).collect();
        let is_column_hidden =
            |column: u32| hidden.get(column as usize).copied().unwrap_or_default();
        cells::hide(sheet, |row| self.rows.contains(&row), is_column_hidden);
    }
}

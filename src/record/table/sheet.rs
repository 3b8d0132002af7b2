//! Cells as the later steps see them, whichever program stored them.

use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Place, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The most rows in all sheets of a file together.
pub const MAX_ROWS: usize = 100_000;

/// The most columns that are read; those to the right are ignored.
pub const MAX_COLUMNS: u32 = 200;

/// The sheets of a file, in its order, without hidden ones.
#[derive(Debug, Default)]
pub struct Book {
    pub sheets: Vec<Sheet>,
    /// Diagnostics about the file as a whole; a place is added later.
    pub notices: Vec<Diagnostic>,
    /// Whether a notice tells why nothing was read.
    pub is_refused: bool,
}

/// The cells of a sheet by row and column, both counted from 0; blank cells are absent.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    /// Whether the file has other sheets, so that a cell's name needs the sheet's in front.
    pub is_one_of_several: bool,
    pub cells: BTreeMap<(u32, u32), Content>,
    pub merges: Vec<Area>,
    pub hidden: Hidden,
    /// The cells whose quotation mark is never closed, each with the line in the file.
    pub open_quotes: Vec<((u32, u32), u64)>,
}

/// The filled rows and columns of a sheet that its writer has hidden; their cells are gone.
#[derive(Debug, Default)]
pub struct Hidden {
    pub rows: BTreeSet<u32>,
    pub columns: BTreeSet<u32>,
    /// The rows among them with a single cell, which may be the titles of groups.
    pub groups: BTreeSet<u32>,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text, number or date, as a person would write it; never blank.
    Text(String),
    /// A formula that failed (`#REF!`).
    Failed(String),
    /// A formula whose value was not stored.
    Uncomputed,
}

/// A rectangle of cells, all bounds inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

impl Area {
    pub fn contains_column(&self, column: u32) -> bool {
        (self.left..=self.right).contains(&column)
    }

    pub fn contains_row(&self, row: u32) -> bool {
        (self.top..=self.bottom).contains(&row)
    }
}

impl Sheet {
    /// The text of a cell; `None` if it is blank or its formula failed.
    pub fn text(&self, row: u32, column: u32) -> Option<&str> {
        match self.cells.get(&(row, column)) {
            Some(Content::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The filled cells of a row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Content)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|(&(_, column), cell)| (column, cell))
    }

    /// The texts of a row, from left to right.
    pub fn texts(&self, row: u32) -> impl Iterator<Item = (u32, &str)> {
        self.row(row).filter_map(|(column, cell)| match cell {
            Content::Text(text) => Some((column, text.as_str())),
            Content::Failed(_) | Content::Uncomputed => None,
        })
    }

    /// The filled rows, in order, from `first` on.
    pub fn rows_from(&self, first: u32) -> impl Iterator<Item = u32> {
        let next = |from: u32| self.cells.range((from, 0)..).next().map(|(&(row, _), _)| row);
        std::iter::successors(next(first), move |row| next(row.checked_add(1)?))
    }

    /// The merged area that covers a cell.
    pub fn area(&self, row: u32, column: u32) -> Option<Area> {
        self.merges
            .iter()
            .copied()
            .find(|area| area.contains_row(row) && area.contains_column(column))
    }

    /// The merged area whose first cell this is.
    pub fn area_from(&self, row: u32, column: u32) -> Option<Area> {
        let first = self.merges.partition_point(|area| (area.top, area.left) < (row, column));
        self.merges.get(first).copied().filter(|area| (area.top, area.left) == (row, column))
    }

    /// The name of a cell for people: `B7`, or `活动!B7` if there are several sheets.
    pub fn cell_name(&self, row: u32, column: u32) -> String {
        let cell = format!("{}{}", column_name(column), u64::from(row) + 1);
        if self.is_one_of_several { format!("{}!{cell}", self.name) } else { cell }
    }

    pub fn place(&self, row: u32, column: u32) -> Place {
        Place::Cell(self.cell_name(row, column))
    }

    pub fn span(&self, file: &SourcePath, row: u32, column: u32) -> Span {
        Span { file: file.clone(), place: self.place(row, column) }
    }
}

/// The letters of a column: `A`, `Z`, `AA`.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_excel() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, name) in cases {
            assert_eq!(column_name(column), name);
        }
    }
}

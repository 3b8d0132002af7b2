//! Finds the headings, which may stand below a title and take up several rows.

use super::columns::{self, Columns};
use super::sheet::Sheet;
use std::collections::BTreeSet;

/// The number of filled rows that are searched.
const SEARCHED_ROWS: usize = 60;

/// The most rows that a heading may take up.
const MAX_DEPTH: u32 = 3;

/// The most characters of a heading; longer texts are contents.
const LONGEST: usize = 40;

/// The headings of a sheet.
#[derive(Debug)]
pub struct Header {
    /// The first row of headings.
    pub top: u32,
    /// The row that holds the lowest headings.
    pub bottom: u32,
    /// The columns that have a heading, from left to right.
    pub columns: Vec<Column>,
    /// The column that names its records: its key is no title, where no column of titles is.
    pub title: Option<u32>,
}

/// A column with its heading.
#[derive(Debug, Clone)]
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

    /// The column at a position.
    pub fn column(&self, index: u32) -> Option<&Column> {
        let at = self.columns.binary_search_by_key(&index, |column| column.index).ok()?;
        self.columns.get(at)
    }

    /// Whether a column names the records.
    pub fn is_title(&self, column: &Column) -> bool {
        column.meaning == Meaning::Key("title") || self.title == Some(column.index)
    }
}

/// A search for headings in one sheet.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    pub sheet: &'a Sheet,
    pub columns: &'a Columns,
}

impl Search<'_> {
    /// The first headings of the sheet: they begin in the first row with two known cells, one of
    /// them of a required key, or else of a key that can stand in for it.
    pub fn first(&self) -> Option<Header> {
        let rows = || self.sheet.rows_from(0).take(SEARCHED_ROWS);
        let titled = rows().find(|&row| self.is_header(row, &["title"]));
        let stand_ins = self.columns.words.stand_ins;
        let top = titled.or_else(|| rows().find(|&row| self.is_header(row, stand_ins)))?;
        Some(self.at(top))
    }

    /// The headings of a further table that begin in this row: three known ones, or nothing else.
    pub fn again(&self, row: u32) -> Option<Header> {
        let header = self.is_header(row, &["title"]).then(|| self.at(row))?;
        let are_all_known = self.sheet.texts(row).all(|(_, text)| self.columns.knows(text));
        (are_all_known || header.known().count() > 2).then_some(header)
    }

    /// Whether a row names columns, one of them with a key among `names`.
    fn is_header(&self, row: u32, names: &[&str]) -> bool {
        let (mut known, mut has_name) = (0, false);
        for (_, text) in self.sheet.texts(row) {
            let key = self.key(text);
            known += usize::from(key.is_some() || columns::is_ignored(text));
            has_name |= key.is_some_and(|key| names.contains(&key));
        }
        has_name && known >= 2
    }

    fn key(&self, text: &str) -> Option<&'static str> {
        (text.chars().count() <= LONGEST).then(|| self.columns.key(text))?
    }

    fn at(&self, top: u32) -> Header {
        let bottom = self.bottom(top);
        let first = top.saturating_sub(u32::from(self.has_groups_above(top)));
        let indexes: BTreeSet<u32> =
            (top..=bottom).flat_map(|row| self.sheet.texts(row).map(|(index, _)| index)).collect();
        let columns: Vec<Column> =
            indexes.into_iter().filter_map(|index| self.column(index, (first, bottom))).collect();
        let mut header = Header { top: first, bottom, columns, title: None };
        if !header.known().any(|(_, key)| columns::is_required(key)) {
            let mut stand_ins = self.columns.words.stand_ins.iter();
            let find = |name: &&str| header.known().find(|(_, key)| key == name);
            header.title = stand_ins.find_map(find).map(|(column, _)| column.index);
        }
        header
    }

    /// The last row of headings: as deep as cells of the first row are merged downwards, or one
    /// more if the next row has only further headings, as in a table saved as CSV.
    fn bottom(&self, top: u32) -> u32 {
        let merged = (self.sheet.merges.iter())
            .filter(|area| area.top == top && area.bottom < top + MAX_DEPTH)
            .filter(|area| {
                let heading = self.sheet.text(top, area.left);
                heading.is_some_and(|heading| self.columns.knows(heading))
            })
            .map(|area| area.bottom)
            .max()
            .unwrap_or(top);
        if merged > top {
            return merged;
        }
        let next = top + 1;
        let mut cells = 0;
        for (index, text) in self.sheet.texts(next) {
            let above = self.sheet.text(top, index);
            let is_below_title = above.and_then(|above| self.key(above)) == Some("title");
            let is_part = columns::is_part(text) && self.group(top, index).is_some();
            if is_below_title || !(self.columns.knows(text) || is_part) {
                return top;
            }
            cells += 1;
        }
        if cells >= 2 { next } else { top }
    }

    /// The known heading that covers a column in the first row of headings: merged over it, or the
    /// nearest to the left of blank cells, as in a table saved as CSV.
    fn group(&self, top: u32, index: u32) -> Option<&str> {
        let left = (0..=index).rev().find(|&left| self.sheet.text(top, left).is_some())?;
        let heading = self.sheet.text(top, left)?;
        self.key(heading).map(|_| heading)
    }

    /// Whether the row above names groups of columns: cells merged sideways, none across the whole
    /// table.
    fn has_groups_above(&self, top: u32) -> bool {
        let Some(above) = top.checked_sub(1) else { return false };
        let width = self.sheet.texts(top).count();
        let mut groups = self.sheet.merges.iter().filter(|area| {
            area.top == above && area.bottom == above && self.sheet.text(above, area.left).is_some()
        });
        groups.clone().next().is_some()
            && groups
                .all(|area| usize::try_from(area.right - area.left).is_ok_and(|w| w + 2 < width))
    }

    /// A column by the headings above it: group and own heading together, or one alone.
    fn column(&self, index: u32, rows: (u32, u32)) -> Option<Column> {
        let parts = self.headings(index, rows);
        let &(row, own) = parts.last()?;
        let whole: String = parts.iter().map(|&(_, text)| text).collect();
        let mut alone = parts.clone();
        if !self.goes_with_group(&parts) {
            alone.reverse();
        }
        for (row, heading) in std::iter::once((row, &*whole)).chain(alone) {
            let meaning = match self.key(heading) {
                Some(key) => Meaning::Key(key),
                None if columns::is_ignored(heading) => Meaning::Ignored,
                None => continue,
            };
            let heading = if parts.len() > 1 { whole } else { own.to_owned() };
            return Some(Column { index, row, heading, meaning });
        }
        Some(Column { index, row, heading: own.to_owned(), meaning: Meaning::Unknown })
    }

    /// Whether a part of a heading means what stands above it, even where it is a heading of its
    /// own: 姓名 below 联系人 is a contact. 开始 tells more than 活动时间, and so does anything
    /// below 活动.
    fn goes_with_group(&self, parts: &[(u32, &str)]) -> bool {
        let [(_, group), .., (_, own)] = parts else { return false };
        let is_end = matches!(own.trim(), "开始" | "结束" | "起" | "止");
        columns::is_part(own) && !is_end && self.key(group).is_some_and(|key| key != "title")
    }

    /// The headings of a column from top to bottom, each with its row.
    fn headings(&self, index: u32, (first, bottom): (u32, u32)) -> Vec<(u32, &str)> {
        let mut parts: Vec<(u32, &str)> = Vec::new();
        for row in first..=bottom {
            let area = self.sheet.area(row, index);
            let (row, left) = area.map_or((row, index), |area| (area.top, area.left));
            if row < first || parts.last().is_some_and(|&(last, _)| last == row) {
                continue;
            }
            if let Some(text) = self.sheet.text(row, left) {
                parts.push((row, text));
            } else if row < bottom
                && let Some(own) = self.sheet.text(bottom, index)
                && columns::is_part(own)
                && let Some(group) = self.group(row, index)
            {
                parts.push((row, group));
            }
        }
        parts
    }
}

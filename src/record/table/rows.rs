//! Turns the rows below the headings into records.

use super::Row;
use super::columns::{Cell, Columns};
use super::date_column::DateColumn;
use super::day::{self, Day};
use super::fitting;
use super::header::{Column, Header, Meaning, Search};
use super::merge::Spread;
use super::number;
use super::remarks::{self, Remark, Remarks};
use super::row_report as report;
use super::sheet::{Content, Sheet};
use super::values::{self, Part};
use crate::node::{Node, Value};
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Place, Sink};

/// A table inside a sheet: its headings, and the row behind its last one.
pub struct Table {
    pub header: Header,
    pub end: u32,
}

/// The tables of a sheet, from top to bottom.
pub fn tables(search: Search<'_>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let Some(mut header) = search.first() else { return tables };
    for row in search.sheet.rows_from(header.bottom + 1) {
        if row <= header.bottom || is_header_again(search.sheet, &header, row) {
            continue;
        }
        if let Some(next) = search.again(row) {
            let end = next.top;
            let header = std::mem::replace(&mut header, next);
            tables.push(Table { header, end });
        }
    }
    tables.push(Table { header, end: u32::MAX });
    tables
}

/// A reading of one table.
pub struct Reading<'a> {
    pub file: &'a SourcePath,
    pub sheet: &'a Sheet,
    pub columns: &'a Columns,
    pub header: &'a Header,
    spread: Spread,
    dates: DateColumn,
    /// The day that a title above gives to the rows below, with its cell.
    group: Option<(Day, Place)>,
    /// Whether a row of this table has named a day.
    has_groups: bool,
    /// Whether the day also counts for the next table: it is that of the whole sheet, or no record
    /// has followed the title of its group.
    does_day_go_on: bool,
}

/// The kind of a row.
enum RowKind {
    Record,
    /// Blank in the columns that count, or a repetition of the headings.
    Nothing,
    /// Filled, but without the key that makes it a record.
    Untitled,
    /// A total, a footnote or the title of a group.
    Remark(Remark),
    /// The title of a group that names a day.
    Day(Day),
}

impl<'a> Reading<'a> {
    /// Begins to read a table. `day` is what the sheet's name or the table's title names.
    pub fn new(
        search: Search<'a>,
        file: &'a SourcePath,
        table: &'a Table,
        day: Option<Day>,
        sink: &mut Sink,
    ) -> Self {
        let Search { sheet, columns } = search;
        let header = &table.header;
        let spread = Spread::new(file, sheet, (header, table.end), sink);
        let dates = DateColumn::find(sheet, header, &spread, table.end);
        let first = header.columns.first().map_or(0, |column| column.index);
        let group = day.map(|day| (day, sheet.place(header.top, first)));
        Self {
            file,
            sheet,
            columns,
            header,
            spread,
            dates,
            group,
            has_groups: false,
            does_day_go_on: true,
        }
    }

    /// Reads every row of the table.
    pub fn read(&mut self, end: u32, remarks: &mut Remarks, sink: &mut Sink) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut last = self.header.bottom;
        for row in self.sheet.rows_from(self.header.bottom + 1).take_while(|row| *row < end) {
            if self.sheet.hidden.groups.range(last..row).next().is_some() {
                // The title of this group is hidden, so the day of the one before is over.
                self.group = None;
            }
            last = row;
            match self.kind(row) {
                RowKind::Record => {
                    self.does_day_go_on &= !self.has_groups;
                    rows.push(self.record(row));
                }
                RowKind::Nothing => {}
                RowKind::Untitled => sink.push(report::untitled(self, row)),
                RowKind::Remark(what) => remarks.add(what, self.first_cell(row)),
                RowKind::Day(day) => self.enter(day, row, remarks),
            }
        }
        self.dates.report(self.file, self.sheet, self.header, sink);
        rows
    }

    /// The day that counts for the next table as well.
    pub fn day_behind(self) -> Option<Day> {
        self.group.filter(|_| self.does_day_go_on).map(|(day, _)| day)
    }

    fn first_cell(&self, row: u32) -> (u32, u32) {
        (row, self.sheet.row(row).next().map_or(0, |(index, _)| index))
    }

    /// Begins a group: of a day, or of half of the day before.
    fn enter(&mut self, day: Day, row: u32, remarks: &mut Remarks) {
        let (_, index) = self.first_cell(row);
        if !day.rest.is_empty() {
            remarks.add(Remark::Group, (row, index));
        }
        let is_half = day.day.is_empty();
        let day = match &self.group {
            Some((before, _)) if is_half => Day { half: day.half, ..before.clone() },
            _ => day,
        };
        self.group = Some((day, self.sheet.place(row, index)));
        (self.has_groups, self.does_day_go_on) = (true, true);
    }

    fn kind(&self, row: u32) -> RowKind {
        if is_header_again(self.sheet, self.header, row) {
            return RowKind::Nothing;
        }
        let has_title = self.header.columns.iter().any(|column| {
            self.header.is_title(column) && self.content(row, column.index).is_some()
        });
        if let Some(day) = self.day_of_group(row, has_title) {
            return RowKind::Day(day);
        }
        if let Some(what) = remarks::kind(self.sheet, self.header, row) {
            return RowKind::Remark(what);
        }
        let is_own = |index| !matches!(self.meaning(index), Some(Meaning::Ignored));
        let has_own = self.sheet.row(row).any(|(index, content)| {
            is_own(index) && !matches!(content, Content::Text(text) if fitting::is_blank(text))
        });
        match (has_own, has_title) {
            (false, _) => RowKind::Nothing,
            (true, true) => RowKind::Record,
            (true, false) => RowKind::Untitled,
        }
    }

    fn meaning(&self, index: u32) -> Option<Meaning> {
        self.header.column(index).map(|column| column.meaning)
    }

    /// The day that a row of nothing else names. In a column of titles it must stand alone:
    /// `5月14日开幕式` is an activity.
    fn day_of_group(&self, row: u32, has_title: bool) -> Option<Day> {
        let mut cells = self.sheet.texts(row);
        let (index, first) = cells.next()?;
        let others: Vec<&str> = cells.map(|(_, text)| text).collect();
        if others.len() > 2 || self.sheet.row(row).count() > 3 {
            return None;
        }
        let is_wide = remarks::is_wide(self.sheet, self.header, (row, index));
        if !others.is_empty() && (has_title || self.has_hours(row)) {
            return None;
        }
        let all = std::iter::once(first).chain(others).collect::<Vec<_>>().join(" ");
        let day = day::parse(&all)?;
        (day.rest.is_empty() || is_wide || !has_title).then_some(day)
    }

    fn has_hours(&self, row: u32) -> bool {
        self.sheet.texts(row).any(|(_, text)| text.contains([':', '：', '点', '时']))
    }

    /// The content of a cell, or of the merged area that covers it; `None` if it marks an empty one.
    pub fn content(&self, row: u32, index: u32) -> Option<&Content> {
        let content = self.spread.content(self.sheet, row, index)?;
        (!matches!(content, Content::Text(text) if fitting::is_blank(text))).then_some(content)
    }

    fn record(&mut self, row: u32) -> Row {
        let mut found = Vec::new();
        let mut parts = Vec::new();
        let mut place = None;
        for (column, key) in self.header.known() {
            let Some(content) = self.content(row, column.index) else { continue };
            let text = match content {
                Content::Text(text) => self.value(row, column, (key, text), &mut found),
                Content::Failed(_) | Content::Uncomputed => {
                    let at = self.spread.source(self.sheet, row, column.index);
                    found.push(report::without_value(self, at, content));
                    continue;
                }
            };
            let cell = self.sheet.place(row, column.index);
            if self.header.is_title(column) {
                place.get_or_insert_with(|| cell.clone());
            }
            parts.extend(self.parts(column, (key, text), &cell));
        }
        let group = match (&self.group, self.dates.day(self.sheet, row)) {
            (_, Some(day)) => Some(day),
            (Some(group), None) => Some(group.clone()),
            (None, None) => None,
        };
        let entries = values::combine(parts, group.as_ref(), self.columns);
        let place = place.unwrap_or_else(|| self.sheet.place(row, 0));
        Row { node: Node { value: Value::Map(entries), place }, found }
    }

    /// A value under its key. One that stands in for a title is cut into that and the rest.
    fn parts(
        &self,
        column: &Column,
        (key, text): (&'static str, String),
        place: &Place,
    ) -> Vec<Part> {
        let heading = self.sheet.place(column.row, column.index);
        let part = |key, text: &str| Part {
            cell: Cell { key, heading: bare(&column.heading), text: text.to_owned() },
            place: place.clone(),
            heading: heading.clone(),
        };
        if self.header.title != Some(column.index) {
            return vec![part(key, &text)];
        }
        let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
        let mut parts = vec![part("title", title.trim())];
        match key {
            "body" if rest.trim().is_empty() => {}
            "body" => parts.push(part(key, rest)),
            _ => parts.push(part(key, &text)),
        }
        parts
    }

    /// A value as written, or as a date if it is the bare number of one.
    fn value(
        &self,
        row: u32,
        column: &Column,
        (key, text): (&str, &str),
        found: &mut Vec<Diagnostic>,
    ) -> String {
        let date = Some(text).filter(|_| self.columns.is_date(key)).and_then(number::as_date);
        let Some(date) = date else { return text.to_owned() };
        found.push(report::number_as_date(self, (row, column.index), (text, &date)));
        date
    }
}

/// Long lists repeat their headings on each printed page.
fn is_header_again(sheet: &Sheet, header: &Header, row: u32) -> bool {
    let is_same = |column: &&Column| {
        let text = sheet.text(row, column.index);
        text.is_some()
            && (header.top..=header.bottom).any(|top| sheet.text(top, column.index) == text)
    };
    let same = header.columns.iter().filter(is_same).count();
    same >= 2 && same == sheet.row(row).count()
}

/// A heading as it stands before a remark, without brackets and marks.
fn bare(heading: &str) -> String {
    let heading: String = heading.chars().filter(|mark| !mark.is_whitespace()).collect();
    let heading = heading.split(['（', '(', '*', '＊', '【']).find(|part| !part.is_empty());
    heading.unwrap_or_default().trim_end_matches(['：', ':']).to_owned()
}

//! A column that holds days alone, beside one with the hours: where it is blank, the day above
//! still counts, as if the cells had been merged, if the hours say that there is a time.

use super::day::{self, Day};
use super::header::{Column, Header};
use super::hidden::ranges;
use super::merge::Spread;
use super::number;
use super::remarks;
use super::sheet::{Content, Sheet};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Place, Severity, Sink};
use std::collections::{BTreeMap, BTreeSet};

/// The days of a table's date column, where it has one with blank cells.
#[derive(Debug, Default)]
pub struct DateColumn {
    index: u32,
    /// The rows that take the day of a row above, with that row.
    taken: BTreeMap<u32, u32>,
    /// The rows that have neither a day nor hours.
    open: BTreeSet<u32>,
    days: BTreeMap<u32, Day>,
}

impl DateColumn {
    /// Finds the column, and the rows below its days that it leaves blank.
    pub fn find(sheet: &Sheet, header: &Header, spread: &Spread, end: u32) -> Self {
        let times: Vec<&Column> = header
            .known()
            .filter(|(_, key)| matches!(*key, "when" | "start" | "end"))
            .map(|(column, _)| column)
            .collect();
        let rows = || sheet.rows_from(header.bottom + 1).take_while(|row| *row < end);
        let days = |column: &&&Column| Self::days(sheet, column.index, rows());
        let Some((column, days)) = times.iter().find_map(|column| Some((column, days(&column)?)))
        else {
            return Self::default();
        };
        let mut found = Self { index: column.index, days, ..Self::default() };
        let titles = || header.columns.iter().filter(|column| header.is_title(column));
        let mut last: Option<(u32, u32)> = None;
        for row in rows() {
            let is_record = remarks::kind(sheet, header, row).is_none()
                && titles().any(|title| spread.content(sheet, row, title.index).is_some());
            let (source, _) = spread.source(sheet, row, column.index);
            if found.days.contains_key(&source) {
                last = Some((row, source));
                continue;
            }
            let follows = last.filter(|&(before, _)| before + 1 == row && is_record);
            let hours = times.iter().filter(|other| other.index != column.index);
            let mut hours =
                hours.filter_map(|other| match spread.content(sheet, row, other.index) {
                    Some(Content::Text(text)) => Some(text),
                    _ => None,
                });
            match (follows, hours.next()) {
                (Some((_, day)), Some(hours)) if !day::names_day(hours) => {
                    found.taken.insert(row, day);
                    last = Some((row, day));
                }
                (Some((_, day)), None) => {
                    found.open.insert(row);
                    last = Some((row, day));
                }
                _ => last = None,
            }
        }
        found
    }

    /// The days of a column by row; `None` if it holds anything else.
    fn days(
        sheet: &Sheet,
        index: u32,
        rows: impl Iterator<Item = u32>,
    ) -> Option<BTreeMap<u32, Day>> {
        let mut days = BTreeMap::new();
        for row in rows {
            let Some(text) = sheet.text(row, index) else { continue };
            if sheet.row(row).count() == 1 {
                continue;
            }
            let date = number::as_date(text);
            let day = day::parse(date.as_deref().unwrap_or(text))?;
            if day.day.is_empty() || !day.rest.is_empty() {
                return None;
            }
            days.insert(row, day);
        }
        (!days.is_empty()).then_some(days)
    }

    /// The day that a row takes from a row above, with its cell.
    pub fn day(&self, sheet: &Sheet, row: u32) -> Option<(Day, Place)> {
        let source = self.taken.get(&row)?;
        Some((self.days.get(source)?.clone(), sheet.place(*source, self.index)))
    }

    /// Tells which rows take a day, and which could not.
    pub fn report(&self, file: &SourcePath, sheet: &Sheet, header: &Header, sink: &mut Sink) {
        let heading = header.column(self.index).map_or("", |column| column.heading.as_str());
        let name = |row: u32| (u64::from(row) + 1).to_string();
        if let Some((&first, _)) = self.taken.first_key_value() {
            let rows = ranges(&self.taken.keys().copied().collect(), name);
            let message = text!(
                "第 {rows} 行的“{heading}”空着，按上面的日期读取",
                "`{heading}` is blank in rows {rows}, which take the date above"
            );
            let found = Diagnostic::new(Code::MergedCell, message).with_severity(Severity::Info);
            sink.push(found.at(sheet.span(file, first, self.index)).help(text!(
                "若不对，请逐格填写日期",
                "if that is wrong, fill in the date of each"
            )));
        }
        if let Some(&first) = self.open.first() {
            let rows = ranges(&self.open, name);
            let message = text!(
                "第 {rows} 行的“{heading}”空着，没有当作与上一行同一天",
                "`{heading}` is blank in rows {rows} and was not taken from the row above"
            );
            let found = Diagnostic::new(Code::MergedCell, message);
            sink.push(found.at(sheet.span(file, first, self.index)).help(text!(
                "请填写日期；同一天的几行也可以合并单元格",
                "fill in the date; the cells of one day may also be merged"
            )));
        }
    }
}

//! Rows that are no records: totals, footnotes, titles. Each kind is told once for a sheet.

use super::header::Header;
use super::merge;
use super::sheet::Sheet;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use std::collections::BTreeMap;

/// The most cells that a message names.
const LISTED: usize = 12;

const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "汇总", "总数"];

/// The beginnings of footnotes.
const NOTES: [&str; 18] = [
    "注：",
    "注:",
    "备注：",
    "备注:",
    "说明：",
    "说明:",
    "填表人",
    "填报人",
    "制表人",
    "填报单位",
    "填表说明",
    "审核人",
    "联系人：",
    "联系人:",
    "单位（盖章）",
    "填报日期",
    "制表日期",
    "报送单位",
];

/// The kind of a row that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// A row above the headings.
    Above,
    Group,
    Total,
    Footnote,
}

/// The rows of a sheet that are no records, by kind.
#[derive(Debug, Default)]
pub struct Remarks(BTreeMap<Remark, Vec<(u32, u32)>>);

impl Remarks {
    /// Adds a row by its first cell.
    pub fn add(&mut self, what: Remark, cell: (u32, u32)) {
        self.0.entry(what).or_default().push(cell);
    }

    /// Tells each kind once.
    pub fn report(&self, file: &SourcePath, sheet: &Sheet, sink: &mut Sink) {
        for (what, cells) in &self.0 {
            let Some(&(row, column)) = cells.first() else { continue };
            let (zh, en) = what.name();
            let names =
                cells.iter().take(LISTED).map(|&(row, column)| sheet.cell_name(row, column));
            let mut names = names.collect::<Vec<_>>().join("、");
            if cells.len() > LISTED {
                names.push('…');
            }
            let count = cells.len();
            let message = match count {
                1 => text!("{zh}，没有发布", "{en}, not published"),
                _ => text!(
                    "{count} 行{zh}（{names}），没有发布",
                    "{en} ({count}: {names}), not published"
                ),
            };
            let found = Diagnostic::new(Code::RowSkipped, message).with_severity(Severity::Info);
            sink.push(found.at(sheet.span(file, row, column)));
        }
    }
}

impl Remark {
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Above => ("表头上方的文字", "a text above the headings"),
            Self::Group => ("分组标题", "the title of a group"),
            Self::Total => ("合计行", "a total"),
            Self::Footnote => ("注释行", "a footnote"),
        }
    }
}

/// The kind of a row that is no record; `None` if it may be one.
pub fn kind(sheet: &Sheet, header: &Header, row: u32) -> Option<Remark> {
    let mut texts = sheet.texts(row);
    let (index, first) = texts.next()?;
    let others = texts.count();
    let bare: String = first.chars().filter(|c| !c.is_whitespace()).collect();
    if TOTALS.contains(&bare.trim_end_matches(['：', ':'])) {
        return Some(Remark::Total);
    }
    if others <= 1 && NOTES.iter().any(|word| bare.starts_with(word)) {
        return Some(Remark::Footnote);
    }
    if others > 0 {
        return None;
    }
    let is_before_titles = header.columns.iter().find(|column| header.is_title(column));
    let is_before_titles = is_before_titles.is_some_and(|title| index < title.index);
    let is_alone = sheet.row(row).count() == 1 && first.chars().count() > 3;
    (is_wide(sheet, header, (row, index)) || (is_before_titles && is_alone))
        .then_some(Remark::Group)
}

/// Whether a cell is merged across the table, as the title of a group is.
pub fn is_wide(sheet: &Sheet, header: &Header, (row, index): (u32, u32)) -> bool {
    sheet.area_from(row, index).is_some_and(|area| merge::is_group_title(header, area))
}

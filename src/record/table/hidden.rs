//! Tells what was left out because its writer has hidden it: once for each kind and sheet.

use super::sheet::{Sheet, column_name};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use std::collections::BTreeSet;

/// The most ranges that a message lists.
const LISTED: usize = 12;

/// Reports the hidden rows and columns of a sheet that hold something.
pub fn report(file: &SourcePath, sheet: &Sheet, sink: &mut Sink) {
    let hidden = &sheet.hidden;
    if let Some(&first) = hidden.rows.first() {
        let rows = ranges(&hidden.rows, |row| (u64::from(row) + 1).to_string());
        let message = text!(
            "第 {rows} 行是隐藏的，没有发布",
            "rows {rows} are hidden and were not published"
        );
        sink.push(diagnostic(message).at(sheet.span(file, first, 0)).help(text!(
            "要发布，请在 Excel 或 WPS 里清除筛选、取消隐藏；不用的行请删除",
            "to have them published, clear filters and unhide them; delete what is not needed"
        )));
    }
    if let Some(&first) = hidden.columns.first() {
        let columns = ranges(&hidden.columns, column_name);
        let message = text!(
            "{columns} 列是隐藏的，没有发布",
            "columns {columns} are hidden and were not published"
        );
        let row = sheet.cells.keys().next().map_or(0, |&(row, _)| row);
        sink.push(diagnostic(message).at(sheet.span(file, row, first)).help(text!(
            "要发布，请取消隐藏；不用的列请删除",
            "to have them published, unhide them; delete what is not needed"
        )));
    }
}

/// The notice that a sheet was not read because it is hidden.
pub fn sheet(name: &str) -> Diagnostic {
    diagnostic(text!(
        "工作表“{name}”是隐藏的，没有发布",
        "the sheet `{name}` is hidden and was not published"
    ))
    .with_severity(Severity::Info)
}

fn diagnostic(message: Text) -> Diagnostic {
    Diagnostic::new(Code::HiddenCells, message)
}

/// Numbers in ranges: `3、5—8`.
pub fn ranges(numbers: &BTreeSet<u32>, name: impl Fn(u32) -> String) -> String {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => found.push((number, number)),
        }
    }
    let is_cut = found.len() > LISTED;
    let named = found.into_iter().take(LISTED).map(|(first, last)| match first == last {
        true => name(first),
        false => format!("{}—{}", name(first), name(last)),
    });
    let mut list = named.collect::<Vec<_>>().join("、");
    if is_cut {
        list.push('…');
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_range() {
        let numbers = BTreeSet::from([2, 4, 5, 6, 9]);
        assert_eq!(ranges(&numbers, |row| (row + 1).to_string()), "3、5—7、10");
    }
}

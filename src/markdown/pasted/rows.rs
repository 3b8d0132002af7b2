//! Tables without a delimiter row: lines with tabs or bars.

use super::super::items::{Item, ItemKind};
use super::line::{self, Line};
use super::roles::Role;
use pulldown_cmark::Event;
use std::cmp::Ordering;

/// Where a line is cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cuts {
    before: usize,
    inside: usize,
    after: usize,
}

/// Gives the rows of tables their roles.
pub(super) fn find(lines: &[Line<'_, '_>], roles: &mut [Role]) {
    let mut at = 0;
    while let Some(first) = lines.get(at) {
        let rest = lines.get(at + 1..).unwrap_or_default();
        let found = ['\t', '|'].into_iter().find_map(|separator| {
            let count = count_of(first, separator)?;
            let more = rest.iter().take_while(|line| fits(line, separator, count)).count();
            (more > 0).then_some((separator, more + 1))
        });
        let Some((separator, count)) = found else {
            at += 1;
            continue;
        };
        for (index, line) in lines.iter().enumerate().skip(at).take(count) {
            let Some(role) = roles.get_mut(index) else { break };
            let is_rule = separator == '|' && index > at && is_rule(line);
            *role = match is_rule {
                true => Role::Rule,
                false => Role::Row { separator, is_first: index == at },
            };
        }
        at += count;
    }
}

/// The number of separators in the first line of a table, which has a text on both sides of one.
fn count_of(line: &Line<'_, '_>, separator: char) -> Option<usize> {
    let cuts = cuts(line, separator);
    if separator == '|' && starts_with_bar(line) {
        return (cuts.inside > 1).then_some(0);
    }
    (cuts.inside > 0).then_some(cuts.inside)
}

/// Whether a line is a row of a table with so many separators. Rows with bars at their ends may have
/// any number of cells (0), as those of Markdown.
fn fits(line: &Line<'_, '_>, separator: char, count: usize) -> bool {
    let cuts = cuts(line, separator);
    if count == 0 {
        return cuts.inside > 1 && starts_with_bar(line);
    }
    cuts.inside + cuts.after > 0 && empty_before(cuts, count).is_some()
}

/// How many empty cells are before the text of a row, so that the row has so many separators.
fn empty_before(cuts: Cuts, count: usize) -> Option<usize> {
    let Cuts { before, inside, after } = cuts;
    let is_before = before > 0 && before + inside + after == count;
    match () {
        () if inside == count || inside + after == count => Some(0),
        () if is_before => Some(before),
        () => None,
    }
}

fn starts_with_bar(line: &Line<'_, '_>) -> bool {
    let (index, at) = line.content;
    let item = line.items.get(index);
    item.is_some_and(|item| match &item.kind {
        ItemKind::Markdown(Event::Text(text)) => {
            !line::is_escaped(line.file, item)
                && text.get(at..).is_some_and(|text| text.starts_with('|'))
        }
        _ => false,
    })
}

/// Whether a row has only dashes, as below the head of a table.
fn is_rule(line: &Line<'_, '_>) -> bool {
    let plain = line.plain();
    let is_dash = |char: char| matches!(char, '-' | '—' | '–' | '－');
    plain.contains(is_dash)
        && plain.chars().all(|char| is_dash(char) || matches!(char, '|' | ':' | '：' | ' '))
}

/// Counts separators of the line itself. A tab behind a number or a bullet is part of the mark.
fn cuts(line: &Line<'_, '_>, separator: char) -> Cuts {
    let (first, offset) = line.content;
    let mut inside = 0;
    for (index, item) in line.own() {
        let ItemKind::Markdown(Event::Text(text)) = &item.kind else { continue };
        let from = match index.cmp(&first) {
            Ordering::Less => text.len(),
            Ordering::Equal => offset,
            Ordering::Greater => 0,
        };
        inside += places(line, item, text, separator).filter(|at| *at >= from).count();
    }
    let tab_count = |text: &str| text.chars().filter(|char| *char == '\t').count();
    let range = line.range();
    let blank = |char: char| matches!(char, ' ' | '\t');
    let before = line.file.get(..range.start).unwrap_or_default();
    let after = line.file.get(range.end..).unwrap_or_default();
    let before = before.len() - before.trim_end_matches(blank).len();
    let blanks = line.file.get(range.start - before..range.start).unwrap_or_default();
    let is_tab = separator == '\t';
    Cuts {
        before: if is_tab { tab_count(blanks) } else { 0 },
        inside,
        after: if is_tab {
            tab_count(after.split(|char| !blank(char)).next().unwrap_or(""))
        } else {
            0
        },
    }
}

/// The places of separators in a text; a backslash before a bar makes it an ordinary one.
fn places(
    line: &Line<'_, '_>,
    item: &Item<'_>,
    text: &str,
    separator: char,
) -> impl Iterator<Item = usize> {
    let is_escaped = separator == '|' && line::is_escaped(line.file, item);
    let places = text.match_indices(separator).map(|(at, _)| at);
    places.filter(move |at| !(is_escaped && *at == 0)).collect::<Vec<_>>().into_iter()
}

/// The cells of a row, each as events.
pub(super) fn cells<'a>(line: &Line<'_, 'a>, separator: char, count: usize) -> Vec<Vec<Item<'a>>> {
    let empty = if separator == '\t' { empty_before(cuts(line, separator), count) } else { None };
    let mut cells = vec![Vec::new(); empty.unwrap_or(0) + 1];
    let mut next = 0;
    for (index, item) in line.own() {
        // What is inside emphasis and links belongs to the cell where these begin.
        let inner = line.items.get(next.max(index)..index).unwrap_or_default();
        push(&mut cells, inner.iter().cloned());
        next = (item.end + 1).saturating_sub(line.first).max(index + 1);
        match &item.kind {
            ItemKind::Markdown(Event::Text(text)) => {
                split(line, item, text, separator, &mut cells);
            }
            _ => push(&mut cells, line.items.get(index..next).unwrap_or_default().iter().cloned()),
        }
    }
    if separator == '|' {
        drop_empty_ends(&mut cells);
    }
    cells
}

fn push<'a>(cells: &mut [Vec<Item<'a>>], items: impl Iterator<Item = Item<'a>>) {
    if let Some(cell) = cells.last_mut() {
        cell.extend(items);
    }
}

/// Deals a text to cells.
fn split<'a>(
    line: &Line<'_, 'a>,
    item: &Item<'a>,
    text: &str,
    separator: char,
    cells: &mut Vec<Vec<Item<'a>>>,
) {
    let mut from = 0;
    let is_first = cells.iter().all(Vec::is_empty);
    let ends = places(line, item, text, separator).filter(|at| {
        // The blanks before the first text are no cells.
        !(is_first
            && separator == '\t'
            && text.get(..*at).is_some_and(|before| before.trim().is_empty()))
    });
    for end in ends.map(Some).chain([None]) {
        let range = from..end.unwrap_or(text.len());
        let part = text.get(range.clone()).unwrap_or_default();
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let start = (item.range.start + range.start).min(item.range.end);
            let limit = (item.range.start + range.end).min(item.range.end);
            let kind = ItemKind::Markdown(Event::Text(part.to_owned().into()));
            push(cells, [Item { kind, range: start..limit, end: 0 }].into_iter());
        }
        if let Some(end) = end {
            from = end + separator.len_utf8();
            cells.push(Vec::new());
        }
    }
}

/// Drops what is outside of the outer bars.
fn drop_empty_ends(cells: &mut Vec<Vec<Item<'_>>>) {
    if cells.len() > 1 && cells.last().is_some_and(Vec::is_empty) {
        cells.pop();
    }
    if cells.len() > 1 && cells.first().is_some_and(Vec::is_empty) {
        cells.remove(0);
    }
}

/// The number of separators of a table's first row.
pub(super) fn count(line: &Line<'_, '_>, separator: char) -> usize {
    count_of(line, separator).unwrap_or(0)
}

//! The order in which diagnostics are shown: file by file, each finding once.

use crate::{Code, Diagnostic, Place};

/// Sorts by file, position and code, and removes duplicates. Findings that concern no file come
/// first.
#[must_use]
pub fn arrange(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup_by(|later, first| later == first || is_same_fault(later, first));
    diagnostics
}

/// Whether two findings report one error in a template, which fails every page that uses it.
fn is_same_fault(later: &Diagnostic, first: &Diagnostic) -> bool {
    let is_fault = later.code == Code::TemplateError && first.code == Code::TemplateError;
    is_fault && later.span.is_some() && later.span == first.span
}

/// The sort key. It contains everything that distinguishes findings, so that equal ones are
/// adjacent.
fn key(diagnostic: &Diagnostic) -> impl Ord + '_ {
    let place = diagnostic.span.as_ref().map(|span| (&span.file, place_key(&span.place)));
    let note = diagnostic.notes.first().map(|note| &note.message.zh);
    let help = diagnostic.help.as_ref().map(|help| &help.zh);
    (place, diagnostic.code, &diagnostic.message.zh, diagnostic.severity, help, note)
}

/// Sorts a whole file first, then text by offset, then cells by sheet, row and column.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum PlaceKey<'a> {
    Whole,
    Text(usize, usize),
    Cell { sheet: &'a str, row: u32, column: (usize, &'a str) },
}

fn place_key(place: &Place) -> PlaceKey<'_> {
    match place {
        Place::Whole => PlaceKey::Whole,
        Place::Text(range) => PlaceKey::Text(range.start, range.end),
        Place::Cell(name) => cell_key(name),
    }
}

/// Parses `Sheet!AB12` into sheet, row 12 and column AB. Shorter columns come first, so that Z
/// precedes AA.
fn cell_key(name: &str) -> PlaceKey<'_> {
    let without_row = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let row = name.get(without_row.len()..).and_then(|row| row.parse().ok()).unwrap_or_default();
    let sheet = without_row.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let column = without_row.get(sheet.len()..).unwrap_or_default();
    PlaceKey::Cell { sheet, row, column: (column.len(), column) }
}

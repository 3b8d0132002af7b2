//! Diagnostics as JSON, with the fields that the contract defines.

use super::source::{Sources, Texts};
use crate::{Diagnostic, Place, Severity};
use serde::Serialize;
use skillweek_base::text::Lang;

/// A diagnostic. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The code's name.
    pub code: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// The message in the language of the command, plain text.
    pub message: String,
    /// Relative to the project's root.
    pub file: Option<String>,
    /// The line; `None` unless the place is in a text.
    pub line: Option<usize>,
    /// The column; `None` unless the place is in a text.
    pub column: Option<usize>,
    /// The cell's name, in spreadsheets only.
    pub cell: Option<String>,
    /// The advice in the language of the command, plain text.
    pub help: Option<String>,
}

/// The output of `check --format json`.
#[derive(Serialize)]
struct Report {
    diagnostics: Vec<Record>,
    errors: usize,
    warnings: usize,
}

/// Converts diagnostics to records, in their order.
pub fn records(diagnostics: &[Diagnostic], texts: &dyn Texts, lang: Lang) -> Vec<Record> {
    let mut sources = Sources::new(texts);
    diagnostics.iter().map(|diagnostic| record(diagnostic, &mut sources, lang)).collect()
}

/// The diagnostics and their numbers as one JSON object on one line.
pub fn report(
    diagnostics: &[Diagnostic],
    texts: &dyn Texts,
    lang: Lang,
) -> serde_json::Result<String> {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    serde_json::to_string(&Report {
        diagnostics: records(diagnostics, texts, lang),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    })
}

fn record(diagnostic: &Diagnostic, sources: &mut Sources<'_>, lang: Lang) -> Record {
    let span = diagnostic.span.as_ref();
    let position = span.and_then(|span| match &span.place {
        Place::Text(range) => sources.position(&span.file, range.start),
        Place::Whole | Place::Cell(_) => None,
    });
    let cell = span.and_then(|span| match &span.place {
        Place::Cell(cell) => Some(cell.clone()),
        Place::Whole | Place::Text(_) => None,
    });
    Record {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        message: diagnostic.message.get(lang).to_owned(),
        file: span.map(|span| span.file.as_str().to_owned()),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        cell,
        help: diagnostic.help.as_ref().map(|help| help.get(lang).to_owned()),
    }
}

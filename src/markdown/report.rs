//! Findings about one text: turns stretches of the text into places and keeps count.

use crate::base::path::SourcePath;
use crate::base::text::Text;
use crate::diag::{Code, Diagnostic, Place, Severity, Sink, Span};
use std::ops::Range;

/// The diagnostics of one text on their way into a sink.
pub(super) struct Report<'a> {
    pub(super) file: &'a SourcePath,
    /// Where the text comes from, if not from the Markdown of a file.
    pub(super) place: Option<Place>,
    /// The whole file, to keep spans on the boundaries of characters.
    pub(super) text: &'a str,
    pub(super) sink: &'a mut Sink,
}

impl Report<'_> {
    /// The place of a stretch of the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let place = self.place.clone().unwrap_or_else(|| {
            let start = self.text.floor_char_boundary(range.start);
            let end = self.text.ceil_char_boundary(range.end.min(self.text.len()));
            Place::Text(start..end.max(start))
        });
        Span { file: self.file.clone(), place }
    }

    /// A finding with a hint what to do.
    pub(super) fn push(&mut self, code: Code, range: Range<usize>, message: Text, help: Text) {
        let span = self.span(range);
        self.sink.push(Diagnostic::new(code, message).at(span).help(help));
    }

    /// Like [`Report::push`], for what was put right and need not stop a site.
    pub(super) fn warn(&mut self, code: Code, range: Range<usize>, message: Text, help: Text) {
        let span = self.span(range);
        let mut diagnostic = Diagnostic::new(code, message).at(span).help(help);
        diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        self.sink.push(diagnostic);
    }
}

impl Report<'_> {
    /// Whether the file reads so at the start of a stretch.
    pub(super) fn reads(&self, range: &Range<usize>, start: &str) -> bool {
        self.text.get(range.clone()).is_some_and(|text| text.starts_with(start))
    }

    /// How many bytes of a stretch its first line takes.
    pub(super) fn first_line_length(&self, range: &Range<usize>) -> usize {
        let text = self.text.get(range.clone()).unwrap_or_default();
        text.lines().next().unwrap_or_default().len()
    }
}

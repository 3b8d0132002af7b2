//! Findings about one text: converts ranges of the text to places.

use skillweek_base::path::SourcePath;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Place, Severity, Sink, Span};
use std::ops::Range;

/// Sends the diagnostics of one text to a sink.
pub(super) struct Report<'a> {
    pub(super) file: &'a SourcePath,
    /// The place of the text, if it is not the Markdown of a file.
    pub(super) place: Option<Place>,
    /// The whole file, for keeping spans on character boundaries.
    pub(super) text: &'a str,
    pub(super) sink: &'a mut Sink,
}

impl Report<'_> {
    /// The span of a range of the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let place = self.place.clone().unwrap_or_else(|| {
            let start = self.text.floor_char_boundary(range.start);
            let end = self.text.ceil_char_boundary(range.end.min(self.text.len()));
            Place::Text(start..end.max(start))
        });
        Span { file: self.file.clone(), place }
    }

    /// Reports an error, with help.
    pub(super) fn push(&mut self, code: Code, range: Range<usize>, message: Text, help: Text) {
        let span = self.span(range);
        self.sink.push(Diagnostic::new(code, message).at(span).help(help));
    }

    /// Reports a warning, for mistakes that were corrected and need not stop a site.
    pub(super) fn warn(&mut self, code: Code, range: Range<usize>, message: Text, help: Text) {
        let span = self.span(range);
        let mut diagnostic = Diagnostic::new(code, message).at(span).help(help);
        diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        self.sink.push(diagnostic);
    }

    /// Tells of something that was mended.
    pub(super) fn note(&mut self, range: Range<usize>, message: Text, help: Text) {
        let span = self.span(range);
        let diagnostic = Diagnostic::new(Code::InvalidValue, message).at(span).help(help);
        self.sink.push(diagnostic.with_severity(Severity::Info));
    }

    /// Whether a range of the file starts with `start`.
    pub(super) fn reads(&self, range: &Range<usize>, start: &str) -> bool {
        self.text.get(range.clone()).is_some_and(|text| text.starts_with(start))
    }

    /// The length in bytes of a range's first line.
    pub(super) fn first_line_length(&self, range: &Range<usize>) -> usize {
        let text = self.text.get(range.clone()).unwrap_or_default();
        text.lines().next().unwrap_or_default().len()
    }
}

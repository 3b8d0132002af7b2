//! A finding: what is wrong, where, and what to do.

use super::code::{Code, Severity};
use super::span::Span;
use serde::{Deserialize, Serialize};
use skillweek_base::text::Text;

/// A finding about the project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The code, which names the kind of problem.
    pub code: Code,
    /// The code's default, a check's own, or what the site's `rules` make of it.
    pub severity: Severity,
    /// The problem, in one sentence without a full stop.
    pub message: Text,
    /// The place; `None` if the finding concerns no file.
    pub span: Option<Span>,
    /// Further places and reasons, such as the other side of a conflict.
    pub notes: Vec<Note>,
    /// The advice for the author.
    pub help: Option<Text>,
}

/// A remark on a diagnostic, possibly with a place of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The remark, without a full stop.
    pub message: Text,
    /// The place that the remark refers to.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// A finding with its code's default severity.
    pub fn new(code: Code, message: Text) -> Self {
        Self { code, severity: code.severity(), message, span: None, notes: Vec::new(), help: None }
    }

    /// Makes a warning of it, whatever its code's default is.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Sets the place, if there is one.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Sets a severity other than the code's own.
    #[must_use]
    pub fn graded(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Sets another severity than the code's.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, message: Text, span: Option<Span>) -> Self {
        self.notes.push(Note { message, span });
        self
    }

    /// Sets the advice.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }
}

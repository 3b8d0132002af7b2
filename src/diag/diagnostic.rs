//! One finding: what happened, where, why it matters and what to do.

use super::code::{Code, Severity};
use super::span::Span;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// A finding about the project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: Text,
    pub span: Option<Span>,
    /// Further places and reasons, such as the other end of a conflict.
    pub notes: Vec<Note>,
    /// What to do.
    pub help: Option<Text>,
}

/// A remark to a diagnostic, with a place of its own where it has one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub message: Text,
    pub span: Option<Span>,
}

impl Diagnostic {
    /// A finding with the severity that its code has by default.
    pub fn new(code: Code, message: Text) -> Self {
        Self { code, severity: code.severity(), message, span: None, notes: Vec::new(), help: None }
    }

    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    #[must_use]
    pub fn note(mut self, message: Text, span: Option<Span>) -> Self {
        self.notes.push(Note { message, span });
        self
    }

    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }
}

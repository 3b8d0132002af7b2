//! Collection of diagnostics: each task has its own sink, and sinks are merged in the tasks' order.

use super::code::Severity;
use super::diagnostic::Diagnostic;

/// Collects diagnostics.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Appends everything that another sink collected.
    pub fn merge(&mut self, other: Sink) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Whether anything collected has the severity `Error`.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The collected diagnostics, in the order in which they were added.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Like `diagnostics`, by value.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

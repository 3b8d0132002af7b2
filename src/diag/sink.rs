//! Where diagnostics gather: one sink for each task, merged in the tasks' order.

use super::code::Severity;
use super::diagnostic::Diagnostic;

/// Collects diagnostics.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes over what another sink collected, after what is already here.
    pub fn merge(&mut self, other: Sink) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Whether anything collected breaks the site.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

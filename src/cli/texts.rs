//! The project's texts, from which diagnostics quote the lines that they are about.

use crate::base::path::SourcePath;
use crate::diag::emit::Texts;
use std::path::PathBuf;

/// Reads texts from a project's folder as diagnostics ask for them.
pub struct ProjectTexts {
    pub root: PathBuf,
}

impl Texts for ProjectTexts {
    fn text(&self, file: &SourcePath) -> Option<String> {
        let bytes = std::fs::read(self.root.join(file.as_str())).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

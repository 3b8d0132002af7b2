//! The texts that diagnostics point into, read again for display.

#![expect(clippy::disallowed_methods, reason = "a text is read again only to be shown to a person")]

use skillweek_base::path::SourcePath;
use skillweek_diag::emit::Texts;
use skillweek_source::decode::decode;
use skillweek_source::root_on_disk;
use std::path::PathBuf;
use std::sync::Arc;

/// The files of a project as decoded text.
pub struct ProjectTexts {
    root: PathBuf,
}

impl ProjectTexts {
    /// The texts of the project in the folder `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root_on_disk(root.into()) }
    }
}

impl Texts for ProjectTexts {
    fn text(&self, file: &SourcePath) -> Option<Arc<str>> {
        let bytes = std::fs::read(self.root.join(file.as_str())).ok()?;
        Some(decode(&bytes).text.into())
    }
}

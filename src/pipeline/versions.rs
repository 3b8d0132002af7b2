//! What files were when they were good.

use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::site::reference::is_document;
use crate::site::section::is_spreadsheet;
use crate::source::{CONTENT, SITE_FILE};
use crate::theme::is_theme_file;
use std::sync::Arc;

/// Endings of the files of a theme that are text.
const TEXTS: [&str; 10] = ["css", "csv", "html", "js", "json", "svg", "txt", "xml", "yaml", "yml"];

/// A version of a file. Two with the same bytes are the same.
#[derive(Debug, Clone)]
pub struct Version {
    pub digest: Digest,
    pub bytes: Arc<[u8]>,
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl From<Vec<u8>> for Version {
    fn from(bytes: Vec<u8>) -> Self {
        Self { digest: Digest::of(&bytes), bytes: bytes.into() }
    }
}

/// Knows the last good versions of files.
pub trait Versions: Send + Sync {
    /// The version of a file that was good last.
    fn last_good(&self, path: &SourcePath) -> Option<Version>;
}

/// Nothing is known.
impl Versions for () {
    fn last_good(&self, _: &SourcePath) -> Option<Version> {
        None
    }
}

/// Whoever knows them for somebody else.
impl<V: Versions + ?Sized> Versions for &V {
    fn last_good(&self, path: &SourcePath) -> Option<Version> {
        (**self).last_good(path)
    }
}

/// Whether a file is one that is held for a mistake, and of which a good version is kept: a text, a
/// table, settings, a template or style.
pub fn is_versioned(path: &SourcePath) -> bool {
    if is_theme_file(path) {
        return TEXTS.contains(&path.extension().as_str());
    }
    path.is_within(&SourcePath::new(CONTENT))
        && (path.name() == SITE_FILE || is_document(path) || is_spreadsheet(path))
}

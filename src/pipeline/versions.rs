//! The good versions of files.

use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_site::reference::is_document;
use skillweek_site::section::is_spreadsheet;
use skillweek_source::{CONTENT, SITE_FILE};
use skillweek_theme::is_theme_file;
use std::sync::Arc;

/// The extensions of theme files that are text.
const TEXTS: [&str; 10] = ["css", "csv", "html", "js", "json", "svg", "txt", "xml", "yaml", "yml"];

/// A version of a file. Two with the same bytes are equal.
#[derive(Debug, Clone)]
pub struct Version {
    /// The digest of the bytes.
    pub digest: Digest,
    /// The whole file.
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

/// A source of the last good versions of files.
pub trait Versions: Send + Sync {
    /// The last good version of a file; `None` if none is known.
    fn last_good(&self, path: &SourcePath) -> Option<Version>;
}

/// No version is known.
impl Versions for () {
    fn last_good(&self, _: &SourcePath) -> Option<Version> {
        None
    }
}

/// A reference is as good as the source.
impl<V: Versions + ?Sized> Versions for &V {
    fn last_good(&self, path: &SourcePath) -> Option<Version> {
        (**self).last_good(path)
    }
}

/// Whether a file can be held for a mistake, and a good version of it is kept: a text, a table,
/// settings, a template or style.
pub fn is_versioned(path: &SourcePath) -> bool {
    if is_theme_file(path) {
        return TEXTS.contains(&path.extension().as_str());
    }
    path.is_within(&SourcePath::new(CONTENT))
        && (path.name() == SITE_FILE || is_document(path) || is_spreadsheet(path))
}

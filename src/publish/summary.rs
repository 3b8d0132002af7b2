//! What a publication did, in numbers.

use crate::base::digest::Digest;
use std::path::PathBuf;

/// What changed in the output folder. The marker `.skillweek` is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files of the new output.
    pub files: usize,
    /// Those of them that are new or differ from the old output.
    pub written: usize,
    /// Those of them that were already there, with the same bytes.
    pub unchanged: usize,
    /// Files of the old output that are no longer made.
    pub removed: usize,
    /// Files that were put into the output by hand and were carried over.
    pub foreign: usize,
    /// The digest of the marker, which names every file with its digest.
    pub marker: Option<Digest>,
    /// The old output, where it could not be removed entirely; the next build removes it.
    pub left: Option<PathBuf>,
}

/// What a build of some sites keeps of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Files that stay as they are.
    pub files: usize,
    /// Files of the previous build that someone removed from the output since; only a full build brings them back.
    pub missing: usize,
}

//! The results of a publication, in numbers.

use crate::base::digest::Digest;
use std::path::PathBuf;

/// The changes in the output folder. The marker `.skillweek` is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files of the new output.
    pub files: usize,
    /// Files of these that are new or differ from the old output.
    pub written: usize,
    /// Files of these that were already there, with the same bytes.
    pub unchanged: usize,
    /// Files of the old output that are no longer made.
    pub removed: usize,
    /// Entries that were put into the output by hand and were carried over.
    pub foreign: usize,
    /// The digest of the marker, which names every file with its digest.
    pub marker: Option<Digest>,
    /// The old output if it could not be removed entirely; the next build removes it.
    pub left: Option<PathBuf>,
}

/// The files of other sites that a build of some sites keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Files that stay as they are.
    pub files: usize,
    /// Files of the old output that were removed by hand since; only a full build brings them back.
    pub missing: usize,
}

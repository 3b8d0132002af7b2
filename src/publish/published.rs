//! A read-only look at an output folder.

use super::error::PublishError;
use super::previous::Previous;
use std::path::Path;

/// The files that builds have published in a folder, and their conditions.
#[derive(Debug)]
pub struct Published(Previous);

/// The condition of a published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It has the bytes that a build wrote.
    Whole,
    /// It has other bytes.
    Changed,
    /// It no longer exists, or is not a plain file.
    Gone,
}

impl Published {
    /// Reads an output folder; an error if it is someone else's.
    pub fn read(out: &Path) -> Result<Self, PublishError> {
        Previous::read(out).map(Self)
    }

    /// The paths of the published files below the output folder, with `/`.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.ours().map(|(path, _)| path)
    }

    /// The condition of a file; `None` if no build has published it.
    pub fn condition(&self, path: &str) -> Option<Condition> {
        let (_, digest) = self.0.ours().find(|(known, _)| *known == path)?;
        Some(match self.0.digest(path) {
            Some(found) if found == *digest => Condition::Whole,
            Some(_) => Condition::Changed,
            None => Condition::Gone,
        })
    }
}

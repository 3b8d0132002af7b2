//! An output folder as somebody finds it who only looks.

use super::error::PublishError;
use super::previous::Previous;
use std::path::Path;

/// What builds have published in a folder, and what became of it.
#[derive(Debug)]
pub struct Published(Previous);

/// What became of a published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It holds the bytes that a build wrote.
    Whole,
    /// It holds others.
    Changed,
    Gone,
}

impl Published {
    /// Looks into an output folder; an error if it is someone else's.
    pub fn read(out: &Path) -> Result<Self, PublishError> {
        Previous::read(out).map(Self)
    }

    /// The published files, by path.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.ours().map(|(path, _)| path)
    }

    /// What became of a file; `None` if no build has published it.
    pub fn condition(&self, path: &str) -> Option<Condition> {
        let (_, digest) = self.0.ours().find(|(known, _)| *known == path)?;
        Some(match self.0.digest(path) {
            Some(found) if found == *digest => Condition::Whole,
            Some(_) => Condition::Changed,
            None => Condition::Gone,
        })
    }
}

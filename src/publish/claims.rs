//! The paths of the new output: each is written once, as a file or as a folder and never both.

use super::error::{Obstacle, PublishError};
use skillweek_base::digest::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// The state of a file of the new output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// Being written; still so at the end if that failed.
    Open,
    /// In the staging folder, with this digest.
    Written(Digest),
    /// The same as in the old output; taken over from there at the end.
    Unchanged(Digest),
}

/// Every path of the new output. There may be a million, so each takes as little memory as
/// possible.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub files: BTreeMap<Box<str>, Claim>,
    pub folders: BTreeSet<Box<str>>,
}

impl Claims {
    /// Reserves a path for a file.
    pub fn open(&mut self, path: &str) -> Result<(), PublishError> {
        if self.files.contains_key(path) {
            return Err(Obstacle::Duplicate.at(path));
        }
        if self.folders.contains(path) {
            return Err(Obstacle::FileAndFolder.at(path));
        }
        self.open_folders(path)?;
        self.files.insert(path.into(), Claim::Open);
        Ok(())
    }

    fn open_folders(&mut self, path: &str) -> Result<(), PublishError> {
        for folder in folders_above(path) {
            if self.files.contains_key(folder) {
                return Err(Obstacle::FileAndFolder.at(folder));
            }
            if !self.folders.insert(folder.into()) {
                break;
            }
        }
        Ok(())
    }

    /// Records the state of a reserved path.
    pub fn settle(&mut self, path: &str, claim: Claim) {
        self.files.insert(path.into(), claim);
    }
}

/// The folders that contain a path, innermost first.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/').map(|(folder, _)| folder), |folder| {
        folder.rsplit_once('/').map(|(above, _)| above)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_claimed_once_and_as_one_thing() {
        let mut claims = Claims::default();
        claims.open("a/b/c.html").unwrap();
        claims.open("a/b/d.html").unwrap();
        assert!(matches!(claims.open("a/b/c.html"), Err(PublishError::At(_, Obstacle::Duplicate))));
        for path in ["a/b", "a", "a/b/c.html/d"] {
            let refused = claims.open(path);
            assert!(matches!(refused, Err(PublishError::At(_, Obstacle::FileAndFolder))), "{path}");
        }
        claims.open("a/x.html").unwrap();
    }
}

//! The end of a publication:
//!
//! 1. plan which files are taken over from the old output, which are removed, and the marker;
//! 2. if nothing differs, leave the old output alone;
//! 3. else take over, write the marker, flush, swap, and remove the old output.

use super::claims::Claim;
use super::entry_kind::EntryKind;
use super::error::{Obstacle, PublishError};
use super::faults::Point;
use super::manifest::Manifest;
use super::previous::slashed;
use super::publication::{Publication, guard};
use super::{flush, repair, swap, transfer};
use rayon::prelude::*;
use skillweek_base::digest::Digest;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

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

/// Leaves of the old output that the new one also holds.
type TakenOver = Vec<(PathBuf, EntryKind)>;

impl Publication {
    /// Replaces the old output with the new one, in one step, and calls `announce` before that with
    /// the digest of the new output's marker. On an error the old output is unchanged.
    pub fn commit(self, announce: impl FnOnce(Digest)) -> Result<Summary, PublishError> {
        self.claim_kept();
        let foreign = self.foreign()?;
        let (manifest, mut taken_over) = self.claimed()?;
        let (files, unchanged, marker) =
            (manifest.files.len(), taken_over.len(), manifest.digest());
        let is_gone = |(path, _): &(&str, &Digest)| !manifest.files.contains_key(*path);
        let mut summary = Summary {
            files,
            written: files - unchanged,
            unchanged,
            removed: self.previous.ours().filter(is_gone).count(),
            foreign: foreign.iter().filter(|(_, kind)| *kind != EntryKind::EmptyFolder).count(),
            marker: Some(marker),
            left: None,
        };
        taken_over.extend(foreign);
        let is_same = self.previous.manifest.as_ref() == Some(&manifest);
        if summary.written == 0 && is_same && self.previous.markers == [self.marker.as_str()] {
            announce(marker);
            return Ok(summary);
        }
        taken_over.par_iter().try_for_each(|(path, kind)| self.take_over(path, *kind))?;
        self.mark(&manifest)?;
        self.reach(Point::Flush)?;
        flush::volume(&self.staging).map_err(PublishError::io(&self.staging))?;
        announce(marker);
        self.reach(Point::Swap)?;
        swap::swap(&self.target, &*self.faults)?;
        flush::names(&self.target.parent);
        let removed =
            self.faults.reach(Point::Swapped).and_then(|()| repair::discard(&self.staging));
        summary.left = removed.err().map(|_| self.staging.clone());
        Ok(summary)
    }

    /// The claimed files, and those of them that are taken over. Consumes the claims.
    fn claimed(&self) -> Result<(Manifest, TakenOver), PublishError> {
        let (mut manifest, mut taken_over) = (Manifest::default(), TakenOver::new());
        for (path, claim) in std::mem::take(&mut guard(&self.claims).files) {
            let digest = match claim {
                Claim::Open => return Err(Obstacle::Unfinished.at(&*path)),
                Claim::Written(digest) => digest,
                Claim::Unchanged(digest) => {
                    taken_over.push(((&*path).into(), EntryKind::File));
                    digest
                }
            };
            manifest.files.insert(path, digest);
        }
        Ok((manifest, taken_over))
    }

    /// Claims the files of the sites that this build leaves alone.
    fn claim_kept(&self) {
        let mut claims = guard(&self.claims);
        for (path, digest) in std::mem::take(&mut *guard(&self.kept)) {
            if claims.open(&path).is_ok() {
                claims.settle(&path, Claim::Unchanged(digest));
            }
        }
    }

    /// Entries that were put into the output by hand; a file of the build with the same name takes
    /// precedence.
    fn foreign(&self) -> Result<TakenOver, PublishError> {
        let claims = guard(&self.claims);
        let mut foreign = Vec::new();
        for (path, kind) in self.previous.foreign() {
            if let Some(name) = slashed(path) {
                if claims.files.contains_key(&*name) {
                    continue;
                }
                if claims.folders.contains(&*name) && kind != EntryKind::EmptyFolder {
                    return Err(Obstacle::InTheWay.at(self.previous.root.join(path)));
                }
            }
            let is_below_file = path
                .ancestors()
                .skip(1)
                .any(|above| slashed(above).is_some_and(|name| claims.files.contains_key(&*name)));
            if is_below_file {
                return Err(Obstacle::InTheWay.at(self.previous.root.join(path)));
            }
            foreign.push((path.to_path_buf(), kind));
        }
        Ok(foreign)
    }

    fn take_over(&self, path: &Path, kind: EntryKind) -> Result<(), PublishError> {
        let (from, to) = (self.previous.root.join(path), self.staging.join(path));
        let taken = self
            .faults
            .reach(Point::Link)
            .and_then(|()| self.make_folder_of(&to))
            .and_then(|()| transfer::take_over(&from, &to, kind));
        match taken {
            // On a volume that does not tell `CNAME` from `cname`, the build's own file takes
            // precedence.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            taken => taken.map_err(PublishError::io(&from)),
        }
    }

    /// Writes the marker and gives the new folder the old one's permissions.
    fn mark(&self, manifest: &Manifest) -> Result<(), PublishError> {
        self.reach(Point::Marker)?;
        let marker = self.staging.join(&self.marker);
        transfer::create(&marker)
            .and_then(|file| manifest.write(BufWriter::new(file)))
            .map_err(PublishError::io(&marker))?;
        match std::fs::symlink_metadata(&self.previous.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Ok(old) => std::fs::set_permissions(&self.staging, old.permissions()),
            Err(error) => Err(error),
        }
        .map_err(PublishError::io(&self.staging))
    }

    fn reach(&self, point: Point) -> Result<(), PublishError> {
        self.faults.reach(point).map_err(PublishError::io(&self.staging))
    }
}

//! The end of a publication:
//!
//! 1. plan which files are taken over from the old output, which are removed, and the marker;
//! 2. if nothing differs, leave the old output alone;
//! 3. else take over, write the marker, flush, swap, and remove the old output.

use super::claims::Claim;
use super::entry_kind::EntryKind;
use super::error::PublishError;
use super::faults::Point;
use super::manifest::Manifest;
use super::previous::slashed;
use super::publication::{Publication, guard};
use super::summary::Summary;
use super::{flush, repair, swap, transfer};
use crate::base::digest::Digest;
use rayon::prelude::*;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// The work that is left before the swap.
#[derive(Default)]
struct Plan {
    manifest: Manifest,
    /// Leaves of the old output that the new one also holds.
    taken_over: Vec<(PathBuf, EntryKind)>,
    summary: Summary,
}

impl Publication {
    /// Replaces the old output with the new one, in one step. On an error the old output is
    /// unchanged.
    pub fn commit(self) -> Result<Summary, PublishError> {
        self.commit_announced(|_| {})
    }

    /// The same, but calls `announce` before the swap with the digest of the new output's marker.
    pub fn commit_announced(self, announce: impl FnOnce(Digest)) -> Result<Summary, PublishError> {
        let mut plan = Plan::default();
        self.claim_kept();
        let foreign = self.foreign()?;
        self.plan_claims(&mut plan)?;
        plan.summary.foreign =
            foreign.iter().filter(|(_, kind)| *kind != EntryKind::EmptyFolder).count();
        plan.taken_over.extend(foreign);
        let Plan { manifest, taken_over, mut summary } = plan;
        let marker = manifest.digest();
        summary.marker = Some(marker);
        summary.files = manifest.files.len();
        summary.unchanged = summary.files - summary.written;
        summary.removed =
            self.previous.ours().filter(|(path, _)| !manifest.files.contains_key(*path)).count();
        let is_same = self.previous.manifest.as_ref() == Some(&manifest);
        if summary.written == 0 && is_same && self.previous.markers == [self.marker.as_str()] {
            announce(marker);
            return Ok(summary);
        }
        taken_over.par_iter().try_for_each(|(path, kind)| self.take_over(path, *kind))?;
        self.mark(&manifest)?;
        self.reach(Point::Flush)?;
        flush::volume(&self.staging).map_err(|error| PublishError::io(&self.staging, error))?;
        announce(marker);
        self.reach(Point::Swap)?;
        swap::swap(&self.target, &*self.faults)?;
        flush::names(&self.target.parent);
        let removed =
            self.faults.reach(Point::Swapped).and_then(|()| repair::discard(&self.staging));
        summary.left = removed.err().map(|_| self.staging.clone());
        Ok(summary)
    }

    /// Adds each claim to the plan, and consumes the claims.
    fn plan_claims(&self, plan: &mut Plan) -> Result<(), PublishError> {
        for (path, claim) in std::mem::take(&mut guard(&self.claims).files) {
            let digest = match claim {
                Claim::Open => return Err(PublishError::Unfinished { path: path.into() }),
                Claim::Written(digest) => {
                    plan.summary.written += 1;
                    digest
                }
                Claim::Unchanged(digest) => {
                    plan.taken_over.push(((&*path).into(), EntryKind::File));
                    digest
                }
            };
            plan.manifest.files.insert(path, digest);
        }
        Ok(())
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
    fn foreign(&self) -> Result<Vec<(PathBuf, EntryKind)>, PublishError> {
        let claims = guard(&self.claims);
        let mut foreign = Vec::new();
        for (path, kind) in self.previous.foreign() {
            if let Some(name) = slashed(path) {
                if claims.files.contains_key(&*name) {
                    continue;
                }
                if claims.folders.contains(&*name) && kind != EntryKind::EmptyFolder {
                    return Err(PublishError::InTheWay { path: self.previous.root.join(path) });
                }
            }
            let is_below_file = path
                .ancestors()
                .skip(1)
                .any(|above| slashed(above).is_some_and(|name| claims.files.contains_key(&*name)));
            if is_below_file {
                return Err(PublishError::InTheWay { path: self.previous.root.join(path) });
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
            taken => taken.map_err(|error| PublishError::io(&from, error)),
        }
    }

    /// Writes the marker and gives the new folder the old one's permissions.
    fn mark(&self, manifest: &Manifest) -> Result<(), PublishError> {
        self.reach(Point::Marker)?;
        let marker = self.staging.join(&self.marker);
        transfer::create(&marker)
            .and_then(|file| manifest.write(BufWriter::new(file)))
            .map_err(|error| PublishError::io(&marker, error))?;
        match std::fs::symlink_metadata(&self.previous.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Ok(old) => std::fs::set_permissions(&self.staging, old.permissions()),
            Err(error) => Err(error),
        }
        .map_err(|error| PublishError::io(&self.staging, error))
    }

    fn reach(&self, point: Point) -> Result<(), PublishError> {
        self.faults.reach(point).map_err(|error| PublishError::io(&self.staging, error))
    }
}

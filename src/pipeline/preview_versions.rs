//! The good versions of files that a preview has shown, in memory, so that a mistake made before
//! the next build takes nothing away from the page being written.

use super::holds::Replacement;
use super::last_good::LastGood;
use super::project::Project;
use super::versions::{Version, Versions, is_versioned};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_diag::Sink;
use skillweek_source::world::ReadSeek;
use skillweek_source::{DiskWorld, World};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most bytes of unedited files that are remembered, about 20,000 texts. Files beyond that are
/// known as they were last published.
const MOST_REMEMBERED: usize = 64 << 20;

/// A disk whose good versions are remembered.
pub struct PreviewWorld {
    pub disk: Arc<DiskWorld>,
    pub memory: Arc<PreviewVersions>,
}

/// The remembered versions, shared by all snapshots.
pub struct PreviewVersions {
    published: Option<LastGood>,
    kept: Mutex<KeptVersions>,
}

#[derive(Default)]
struct KeptVersions {
    good: BTreeMap<SourcePath, Version>,
    /// Files without mistakes so far; rendering pages shows whether they are good.
    unproved: BTreeMap<SourcePath, Version>,
    /// Versions with which pages could not be made.
    refuted: BTreeSet<Digest>,
    /// The versions read since the last snapshot was settled.
    fresh: BTreeMap<SourcePath, Version>,
    bytes: usize,
}

impl PreviewVersions {
    /// Begins with the last published versions.
    pub fn new(published: Option<LastGood>) -> Self {
        Self { published, kept: Mutex::default() }
    }

    fn kept(&self) -> MutexGuard<'_, KeptVersions> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets deleted files. If a file of that name returns, it is known as it was last published.
    pub fn forget_deleted(&self, disk: &DiskWorld) {
        let mut kept = self.kept();
        kept.good.retain(|path, _| disk.lists(path));
        kept.unproved.retain(|path, _| disk.lists(path));
        kept.fresh.retain(|path, _| disk.lists(path));
    }

    /// Accepts as good the files that no page has refuted since they were read.
    pub fn trust(&self) {
        let mut kept = self.kept();
        for (path, version) in std::mem::take(&mut kept.unproved) {
            if !kept.refuted.contains(&version.digest) {
                kept.good.insert(path, version);
            }
        }
    }

    /// Remembers the versions read for a snapshot that are not held. `is_first` marks the snapshot
    /// that has read everything.
    pub fn settle(&self, project: &Project<'_>, is_first: bool) {
        let mut kept = self.kept();
        for (path, version) in std::mem::take(&mut kept.fresh) {
            match project.holds.stand(&path) {
                Some(Replacement::LastGood(_) | Replacement::Nothing) => {}
                _ if is_first && kept.bytes > MOST_REMEMBERED => {}
                _ => {
                    kept.bytes += version.bytes.len();
                    // The cause of an earlier failure may be mended now.
                    kept.refuted.remove(&version.digest);
                    kept.unproved.insert(path, version);
                }
            }
        }
    }

    /// Notes the current versions of held files: pages could not be made with them.
    pub fn refute(&self, project: &Project<'_>) {
        let held = project.holds.held().map(|(path, _)| path);
        let now: Vec<Digest> = held
            .filter_map(|path| project.origin.world.read(path).ok())
            .map(|bytes| Digest::of(&bytes))
            .collect();
        self.kept().refuted.extend(now);
    }
}

impl Versions for PreviewVersions {
    fn last_good(&self, path: &SourcePath) -> Option<Version> {
        let known = self.kept().good.get(path).cloned();
        known.or_else(|| self.published.as_ref()?.last_good(path))
    }
}

impl World for PreviewWorld {
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
        self.disk.list(sink)
    }

    fn is_complete(&self) -> bool {
        self.disk.is_complete()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let bytes = self.disk.read(path)?;
        if is_versioned(path) {
            let version = Version::from(bytes.clone());
            self.memory.kept().fresh.insert(path.clone(), version);
        }
        Ok(bytes)
    }

    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        self.disk.open_anywhere(path)
    }
}

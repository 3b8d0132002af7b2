//! The files that pages use, looked at once and again only when they change.

use crate::asset::{self, Asset};
use crate::base::path::SourcePath;
use crate::diag::{Diagnostic, Sink};
use crate::source::DiskWorld;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is known of files that pages use, or used before.
#[derive(Default, Clone)]
pub struct Surveyed {
    assets: BTreeMap<SourcePath, Asset>,
    /// Every file that was looked at, with what was amiss.
    looked: BTreeMap<SourcePath, Vec<Diagnostic>>,
}

impl Surveyed {
    /// Looks at the files that are used, except for those that a former look knows and that are not
    /// among what changed.
    pub fn of(
        world: &DiskWorld,
        used: &BTreeSet<SourcePath>,
        before: Option<(&Self, &BTreeSet<SourcePath>)>,
    ) -> Self {
        let mut surveyed = Self::default();
        if let Some((old, changed)) = before {
            let is_same = |path: &SourcePath| {
                used.contains(path) && !changed.iter().any(|folder| path.is_within(folder))
            };
            let looked = old.looked.iter().filter(|(path, _)| is_same(path));
            surveyed.looked = looked.map(|(path, found)| (path.clone(), found.clone())).collect();
            let assets = old.assets.iter().filter(|(path, _)| is_same(path));
            surveyed.assets = assets.map(|(path, asset)| (path.clone(), asset.clone())).collect();
        }
        let unknown = used.iter().filter(|path| !surveyed.looked.contains_key(path)).cloned();
        let unknown = unknown.collect();
        surveyed.look(world, unknown);
        surveyed
    }

    /// The same after some files changed and some may be used that were not; shared if none of them
    /// needs a look.
    pub fn again(
        old: &Arc<Self>,
        world: &DiskWorld,
        used: &BTreeSet<SourcePath>,
        changed: &BTreeSet<SourcePath>,
    ) -> Arc<Self> {
        let known = |path: &&SourcePath| old.looked.contains_key(*path);
        let changed = changed.iter().filter(known);
        let unknown = used.iter().filter(|path| !known(path));
        let stale: BTreeSet<SourcePath> = changed.chain(unknown).cloned().collect();
        if stale.is_empty() {
            return Arc::clone(old);
        }
        let mut next = Self::clone(old);
        next.look(world, stale);
        Arc::new(next)
    }

    fn look(&mut self, world: &DiskWorld, files: BTreeSet<SourcePath>) {
        let mut sink = Sink::new();
        let assets = asset::survey(world, &files, &mut sink);
        for path in files {
            self.assets.remove(&path);
            self.looked.insert(path, Vec::new());
        }
        self.assets.extend(assets);
        for found in sink.into_diagnostics() {
            let file = found.span.as_ref().map(|span| span.file.clone());
            if let Some(of_file) = file.and_then(|file| self.looked.get_mut(&file)) {
                of_file.push(found);
            }
        }
    }

    /// Files by path; some of them may not be in use any more.
    pub fn all(&self) -> &BTreeMap<SourcePath, Asset> {
        &self.assets
    }

    /// What is amiss with the files that are used.
    pub fn found<'a>(
        &'a self,
        used: &'a BTreeSet<SourcePath>,
    ) -> impl Iterator<Item = &'a Diagnostic> {
        let used = self.looked.iter().filter(|(path, _)| used.contains(*path));
        used.flat_map(|(_, found)| found)
    }
}

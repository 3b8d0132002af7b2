//! The files that pages use, inspected once and again only when they change.

use super::uses::Uses;
use skillweek_asset::{self as asset, Asset, ImageCache, Use};
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use std::collections::{BTreeMap, BTreeSet};

/// The results of inspecting the files that pages use.
#[derive(Default)]
pub struct AssetIndex {
    assets: BTreeMap<SourcePath, Asset>,
    /// Every file that was inspected, with its findings.
    looked: BTreeMap<SourcePath, Vec<Diagnostic>>,
    /// The number of pictures that were decoded for it.
    developed: usize,
}

/// The files of a former snapshot, and those that may have changed since.
pub struct FormerAssets<'a> {
    /// The results of inspecting them.
    pub assets: &'a AssetIndex,
    /// Their uses then.
    pub uses: &'a Uses,
    /// Files and folders that may have changed since.
    pub changed: &'a BTreeSet<SourcePath>,
}

impl AssetIndex {
    /// Inspects the used files. Those that a former snapshot knows, whose use is the same and that
    /// did not change are taken over, provided that the recipes are the same.
    pub fn of(
        image_cache: &ImageCache<'_>,
        uses: &Uses,
        former: Option<FormerAssets<'_>>,
        step: &(dyn Fn() + Sync),
    ) -> Self {
        let mut asset_index = Self::default();
        let former = former.filter(|former| former.uses.recipes == uses.recipes);
        if let Some(former) = former {
            let is_same = |path: &SourcePath| {
                let used = uses.files.get(path);
                used.is_some_and(|used| former.uses.files.get(path) == Some(used))
                    && !former.changed.iter().any(|folder| path.is_within(folder))
            };
            let old = former.assets;
            let looked = old.looked.iter().filter(|(path, _)| is_same(path));
            asset_index.looked =
                looked.map(|(path, found)| (path.clone(), found.clone())).collect();
            let assets = old.assets.iter().filter(|(path, _)| is_same(path));
            asset_index.assets =
                assets.map(|(path, asset)| (path.clone(), asset.clone())).collect();
        }
        let unknown = uses.files.iter().filter(|(path, _)| !asset_index.looked.contains_key(*path));
        let unknown = unknown.map(|(path, used)| (path.clone(), used.clone())).collect();
        asset_index.look(image_cache, &unknown, step);
        asset_index.developed = image_cache.developed();
        asset_index
    }

    fn look(
        &mut self,
        image_cache: &ImageCache<'_>,
        files: &BTreeMap<SourcePath, Use>,
        step: &(dyn Fn() + Sync),
    ) {
        let mut sink = Sink::new();
        self.assets.extend(asset::survey(image_cache, files, step, &mut sink));
        for path in files.keys() {
            self.looked.insert(path.clone(), Vec::new());
        }
        for found in sink.into_diagnostics() {
            let file = found.span.as_ref().map(|span| span.file.clone());
            if let Some(of_file) = file.and_then(|file| self.looked.get_mut(&file)) {
                of_file.push(found);
            }
        }
    }

    /// The number of pictures that were decoded for it.
    pub fn developed(&self) -> usize {
        self.developed
    }

    /// Whether one of these files was inspected.
    pub fn knows_any(&self, files: &BTreeSet<SourcePath>) -> bool {
        files.iter().any(|path| self.looked.contains_key(path))
    }

    pub fn all(&self) -> &BTreeMap<SourcePath, Asset> {
        &self.assets
    }

    /// The findings in all inspected files.
    pub fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.looked.values().flatten()
    }
}

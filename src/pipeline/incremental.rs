//! Makes the next snapshot from the one before: takes over everything that the changes since cannot have
//! affected.
//!
//! 1. An edited text is read again; if its page keeps its position, it replaces the former page,
//!    and all the rest is the same.
//! 2. After an edit to a template or style, the themes are resolved again, and the graph is the
//!    same.
//! 3. After any other change, everything is read again except for unchanged used files and themes.

use super::asset_index::AssetIndex;
use super::failure::Failure;
use super::holds::Holds;
use super::project::{Origin, Project, SnapshotUpdate};
use super::themes::Themes;
use super::uses::Uses;
use skillweek_base::path::SourcePath;
use skillweek_site::gather::{FileReading, Made};
use skillweek_site::page::{Page, PageId};
use skillweek_site::{SiteGraph, SiteId, theme_key};
use skillweek_source::{CONTENT, Overlay, SITE_FILE, World};
use skillweek_theme::is_theme_file;
use std::collections::BTreeSet;
use std::sync::Arc;

impl<'w> SnapshotUpdate<'_, 'w> {
    /// The next snapshot, with these files held.
    pub fn next(&self, origin: Origin<'w>, holds: Holds) -> Result<Project<'w>, Failure> {
        let world = Arc::new(holds.overlay(&origin.world));
        let is_listed_alike = !self.is_relisted
            && self.project.world.left_out() == world.left_out()
            && !self.changed.iter().any(|path| self.is_listed_otherwise(&origin, &world, path));
        if is_listed_alike && let Some(next) = self.reread(&origin, &world, &holds) {
            return Ok(next);
        }
        Project::read(origin, holds, Some(*self), &())
    }

    /// Whether a file that is not on the disk has come to be replaced, or is no longer replaced.
    fn is_listed_otherwise(
        &self,
        origin: &Origin<'w>,
        world: &Overlay<'_>,
        path: &SourcePath,
    ) -> bool {
        let is_exchanged = |world: &Overlay<'_>| world.exchanged(path).is_some();
        is_exchanged(world) != is_exchanged(&self.project.world) && origin.world.size(path).is_err()
    }

    /// The project with the changed files read again; `None` if one of them affects others, or a
    /// page does not keep its position.
    fn reread(
        &self,
        origin: &Origin<'w>,
        world: &Arc<Overlay<'w>>,
        holds: &Holds,
    ) -> Option<Project<'w>> {
        let before = self.project;
        let listed = |path: &&SourcePath| before.graph.sources().contains(path);
        let changed: BTreeSet<SourcePath> = self.changed.iter().filter(listed).cloned().collect();
        if changed.iter().any(|path| before.is_structure(path)) {
            return None;
        }
        let next = before.reread(&changed, origin, world, holds)?;
        if !changed.iter().any(is_theme_file) {
            return Some(next);
        }
        let request = &next.origin.request;
        let themes = Themes::load(request, &*next.world, &next.graph, &next.sites);
        Some(Project { themes: Arc::new(themes), ..next }.resurveyed(&changed))
    }

    /// Reads the changed texts as they are on the disk now, each by itself; without attachments.
    pub fn read_alone(&self, origin: &Origin<'w>) -> Vec<(SourcePath, FileReading)> {
        let graph = &self.project.graph;
        let reader = self.project.reader(&*origin.world);
        let is_text = |path: &&SourcePath| {
            graph.sources().contains(path) && path.is_within(&SourcePath::new(CONTENT))
        };
        let texts = self.changed.iter().filter(is_text);
        let mut read: Vec<(SourcePath, FileReading)> =
            texts.map(|path| (path.clone(), reader.file(&graph.sections, path))).collect();
        let claims: BTreeSet<SourcePath> =
            read.iter().flat_map(|(_, reading)| reading.claims.iter().cloned()).collect();
        let before = &self.project.reading.attachments;
        read.retain(|(path, _)| !claims.contains(path) && !before.contains(path));
        read
    }

    /// The themes of the former snapshot, if the next one has the same.
    pub fn themes(&self, graph: &SiteGraph) -> Option<Arc<Themes>> {
        let before = self.project;
        // A folder may have added or removed files of any kind.
        let is_file = |path: &SourcePath| {
            graph.sources().contains(path) || before.graph.sources().contains(path)
        };
        let is_other = |path: &SourcePath| is_file(path) && !is_theme_file(path);
        let is_settings = |path: &SourcePath| path.name() == SITE_FILE;
        let sites = graph.tree.sites().iter();
        let mut keys = sites.map(|site| theme_key(&graph.tree, graph.sources(), site));
        // Settings hold theme parameters, which are checked together with the themes.
        (self.changed.iter().all(|path| is_other(path) && !is_settings(path))
            && keys.all(|key| before.themes.library.get(&key).is_some()))
        .then(|| Arc::clone(&before.themes))
    }
}

impl<'w> Project<'w> {
    /// Whether a file affects other files: settings, or the text of a section or site.
    pub fn is_structure(&self, path: &SourcePath) -> bool {
        let is_index = matches!(path.name(), "_index.md" | "index.md");
        let folder = path.parent().unwrap_or_else(|| SourcePath::new(""));
        let is_place = self.graph.sections.get(&folder).is_some()
            || self.graph.tree.by_folder(&folder).is_some();
        path.name() == SITE_FILE || (is_index && is_place)
    }

    /// The project with some of its files read again; `None` if a page does not keep its position.
    fn reread(
        &self,
        changed: &BTreeSet<SourcePath>,
        origin: &Origin<'w>,
        world: &Arc<Overlay<'w>>,
        holds: &Holds,
    ) -> Option<Self> {
        let graph = &self.graph;
        let reader = self.reader(&**world);
        let mut edits = self.edits.clone();
        let mut pages: Vec<(PageId, Arc<Page>)> = Vec::new();
        let content = SourcePath::new(CONTENT);
        for path in changed.iter().filter(|path| path.is_within(&content)) {
            let old = self.edits.get(path).or_else(|| self.reading.files.get(path))?;
            let mut new = reader.file(&graph.sections, path);
            if self.reading.attachments.contains(path) {
                new = new.as_attachment();
            }
            // Another spreadsheet may be a table now, or no longer.
            if new.claims != old.claims {
                return None;
            }
            pages.extend(self.exchanged(path, &old.made, &new.made)?);
            edits.insert(path.clone(), Arc::new(new));
        }
        let is_used_alike = |(id, page): &(PageId, Arc<Page>)| {
            let old = graph.page(*id);
            old.used_files().eq(page.used_files())
                && old.text.shown == page.text.shown
                && old.text.offered == page.text.offered
        };
        let are_files_same = pages.iter().all(is_used_alike) && !self.assets.knows_any(changed);
        let graph = match pages.is_empty() {
            true => Arc::clone(graph),
            false => Arc::new(graph.with_pages(pages)),
        };
        let (origin, world) = (origin.clone(), Arc::clone(world));
        let holds = Arc::new(holds.clone());
        let next = Self { origin, world, graph, holds, edits, ..self.clone() };
        Some(if are_files_same { next } else { next.resurveyed(changed) })
    }

    /// The same snapshot with the files that pages use now inspected again.
    fn resurveyed(self, changed: &BTreeSet<SourcePath>) -> Self {
        let shown: Vec<SiteId> = self.sites.iter().chain(&*self.proved).copied().collect();
        let uses = Uses::of(&self.graph, &self.themes.library, &shown);
        let image_cache = self.origin.image_cache(&*self.world, &uses);
        let since = SnapshotUpdate { project: &self, changed, is_relisted: false };
        let assets = AssetIndex::of(&image_cache, &uses, Some(since.assets()), &|| {});
        drop(image_cache);
        Self { assets: Arc::new(assets), uses: Arc::new(uses), ..self }
    }

    /// The pages that replace a file's former ones; `None` if one does not keep its position.
    fn exchanged(
        &self,
        path: &SourcePath,
        old: &Made,
        new: &Made,
    ) -> Option<Vec<(PageId, Arc<Page>)>> {
        let Made::Pages(new) = new else { return (old == new).then(Vec::new) };
        let site = self.graph.tree.site_of(path)?;
        let ids = self.graph.pages_from(site, path);
        let stands = |(id, page): (&PageId, &Arc<Page>)| self.graph.page(*id).same_position(page);
        (ids.len() == new.len() && ids.iter().zip(new).all(stands))
            .then(|| ids.into_iter().zip(new.iter().cloned()).collect())
    }
}

//! A project as far as it is known before anything is rendered, and how it becomes the next one.

use super::cards::KeptCards;
use super::failure::Failure;
use super::request::Request;
use super::surveyed::{Before, Surveyed};
use super::themes::Themes;
use super::uses::Uses;
use super::{fonts, rules, stages};
use crate::asset::{Darkroom, Intent};
use crate::base::path::SourcePath;
use crate::diag::emit::arrange;
use crate::diag::{Diagnostic, Sink};
use crate::render::minify::Minifier;
use crate::render::site::{Materials, SiteParts, SiteRenderer};
use crate::site::gather::{FileReading, Made, Reader, Reading};
use crate::site::page::{Page, PageId};
use crate::site::{SiteGraph, SiteId, SiteTree, check as site_check, theme_key};
use crate::source::{CONTENT, DiskWorld, SITE_FILE, Sources};
use crate::store::Store;
use crate::theme::{Theme, is_theme_file};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that is known before the first page is rendered. What is in it is shared with the
/// snapshots before and after.
pub struct Analysis {
    pub request: Arc<Request>,
    pub world: Arc<DiskWorld>,
    pub graph: Arc<SiteGraph>,
    /// The sites that are shown.
    pub sites: Arc<[SiteId]>,
    pub themes: Arc<Themes>,
    pub assets: Arc<Surveyed>,
    uses: Arc<Uses>,
    store: Arc<Store>,
    minifier: Arc<Minifier>,
    reading: Arc<Reading>,
    /// Files that were read again since.
    edits: BTreeMap<SourcePath, Arc<FileReading>>,
    /// What listing the files, reading the settings and building the graph have found.
    found: Arc<[Diagnostic]>,
}

impl Analysis {
    /// Reads the whole project.
    pub fn read(request: Arc<Request>) -> Result<Self, Failure> {
        let world = DiskWorld::new(&request.root);
        Self::of(request, Arc::new(world), None)
    }

    /// Reads the whole project, except for what a former snapshot knows and no change can have touched.
    fn of(
        request: Arc<Request>,
        world: Arc<DiskWorld>,
        before: Option<(&Self, &BTreeSet<SourcePath>)>,
    ) -> Result<Self, Failure> {
        let mut sink = Sink::new();
        let sources = Sources::scan(&*world, &mut sink);
        if !sources.contains(&SourcePath::new(CONTENT).join(SITE_FILE)) {
            return Err(Failure::NoProject(request.root.clone()));
        }
        let mut tree = SiteTree::load(&*world, &sources, &mut sink);
        if let Some(url) = &request.url {
            tree.set_root_url(url).ok_or_else(|| Failure::BadUrl(url.clone()))?;
        }
        let sites = stages::chosen(&tree, &request.sites)?;
        let cards = KeptCards::of(&request);
        let reader = Reader {
            world: &*world,
            sources: &sources,
            tree: &tree,
            drafts: request.drafts,
            articles: None,
            cards: KeptCards::as_cards(&cards),
        };
        let reading = reader.read(&|| {});
        let content = reading.gathered();
        let graph = SiteGraph::new(Arc::new(tree), Arc::new(sources), content, &mut sink);
        let kept = before.and_then(|(old, changed)| old.kept_themes(&world, &graph, changed));
        let themes =
            kept.unwrap_or_else(|| Arc::new(Themes::load(&request, &world, &graph, &sites)));
        let uses = Uses::of(&graph, &themes.library, &sites);
        let store = match before {
            Some((old, _)) => Arc::clone(&old.store),
            None => Arc::new(request.store().map_err(Failure::NoRoom)?),
        };
        let minifier = before.map(|(old, _)| Arc::clone(&old.minifier)).unwrap_or_default();
        let before = before.map(|(old, changed)| old.looked(changed));
        let darkroom = Darkroom::new(&*world, &store, uses.recipes.clone(), Intent::Publish);
        let assets = Surveyed::of(&darkroom, &uses, before);
        Ok(Self {
            request,
            world,
            graph: Arc::new(graph),
            sites: sites.into(),
            themes,
            assets: Arc::new(assets),
            uses: Arc::new(uses),
            store,
            minifier,
            reading: Arc::new(reading),
            edits: BTreeMap::new(),
            found: sink.into_diagnostics().into(),
        })
    }

    /// The project after some files and folders changed.
    pub fn refreshed(&self, real: &[PathBuf]) -> Result<Self, Failure> {
        let mut changed: BTreeSet<SourcePath> =
            real.iter().map(|path| self.world.source_path(path)).collect();
        if let Some(world) = self.world.relisted(real) {
            return Self::of(Arc::clone(&self.request), Arc::new(world), Some((self, &changed)));
        }
        changed.retain(|path| self.world.lists(path));
        let themes = changed.iter().any(is_theme_file);
        let is_structure = changed.iter().any(|path| self.is_structure(path));
        match (!is_structure).then(|| self.reread(&changed)).flatten() {
            Some(next) if themes => {
                let themes =
                    Arc::new(Themes::load(&next.request, &next.world, &next.graph, &next.sites));
                Ok(Self { themes, ..next }.resurveyed(&changed))
            }
            Some(next) => Ok(next),
            None => {
                let world = Arc::clone(&self.world);
                Self::of(Arc::clone(&self.request), world, Some((self, &changed)))
            }
        }
    }

    /// Whether a file says something about other files: settings, the text of a section or a site.
    fn is_structure(&self, path: &SourcePath) -> bool {
        let is_index = matches!(path.name(), "_index.md" | "index.md");
        let folder = path.parent().unwrap_or_else(|| SourcePath::new(""));
        let is_place = self.graph.sections.get(&folder).is_some()
            || self.graph.tree.by_folder(&folder).is_some();
        path.name() == SITE_FILE || (is_index && is_place)
    }

    /// The project with some of its files read again; `None` if a page does not stand where it stood.
    fn reread(&self, changed: &BTreeSet<SourcePath>) -> Option<Self> {
        let graph = &self.graph;
        let drafts = self.request.drafts;
        let reader = Reader {
            world: &*self.world,
            sources: graph.sources(),
            tree: &graph.tree,
            drafts,
            articles: None,
            cards: None,
        };
        let mut edits = self.edits.clone();
        let mut pages: Vec<(PageId, Arc<Page>)> = Vec::new();
        let content = SourcePath::new(CONTENT);
        for path in changed.iter().filter(|path| path.is_within(&content)) {
            let old = self.edits.get(path).or_else(|| self.reading.files.get(path))?;
            let new = reader.file(&graph.sections, path);
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
        let next = Self { graph, edits, ..self.shared() };
        Some(if are_files_same { next } else { next.resurveyed(changed) })
    }

    /// The same snapshot once more.
    fn shared(&self) -> Self {
        Self {
            request: Arc::clone(&self.request),
            world: Arc::clone(&self.world),
            graph: Arc::clone(&self.graph),
            sites: Arc::clone(&self.sites),
            themes: Arc::clone(&self.themes),
            assets: Arc::clone(&self.assets),
            uses: Arc::clone(&self.uses),
            store: Arc::clone(&self.store),
            minifier: Arc::clone(&self.minifier),
            reading: Arc::clone(&self.reading),
            edits: self.edits.clone(),
            found: Arc::clone(&self.found),
        }
    }

    /// The same with a new look at the files that pages use now.
    fn resurveyed(self, changed: &BTreeSet<SourcePath>) -> Self {
        let uses = Uses::of(&self.graph, &self.themes.library, &self.sites);
        let darkroom =
            Darkroom::new(&*self.world, &self.store, uses.recipes.clone(), Intent::Publish);
        let assets = Arc::new(Surveyed::of(&darkroom, &uses, Some(self.looked(changed))));
        Self { assets, uses: Arc::new(uses), ..self }
    }

    fn looked<'a>(&'a self, changed: &'a BTreeSet<SourcePath>) -> Before<'a> {
        Before { surveyed: &self.assets, uses: &self.uses, changed }
    }

    /// A darkroom for the pictures of this snapshot.
    pub fn darkroom(&self) -> Darkroom<'_> {
        Darkroom::new(&*self.world, &self.store, self.uses.recipes.clone(), Intent::Publish)
    }

    /// The pages that take the places of a file's former ones.
    fn exchanged(
        &self,
        path: &SourcePath,
        old: &Made,
        new: &Made,
    ) -> Option<Vec<(PageId, Arc<Page>)>> {
        let Made::Pages(new) = new else { return (old == new).then(Vec::new) };
        let site = self.graph.tree.site_of(path)?;
        let ids = self.graph.pages_from(site, path);
        let stands = |(id, page): (&PageId, &Arc<Page>)| self.graph.page(*id).stands_like(page);
        (ids.len() == new.len() && ids.iter().zip(new).all(stands))
            .then(|| ids.into_iter().zip(new.iter().cloned()).collect())
    }

    /// The themes of this snapshot, if the next one has the same.
    fn kept_themes(
        &self,
        world: &DiskWorld,
        graph: &SiteGraph,
        changed: &BTreeSet<SourcePath>,
    ) -> Option<Arc<Themes>> {
        // A folder may have brought or taken anything.
        let is_file = |path: &SourcePath| world.lists(path) || self.world.lists(path);
        let is_other = |path: &SourcePath| is_file(path) && !is_theme_file(path);
        let is_settings = |path: &SourcePath| path.name() == SITE_FILE;
        let sites = graph.tree.sites().iter();
        let mut keys = sites.map(|site| theme_key(&graph.tree, graph.sources(), site));
        // Settings give parameters, which are checked together with the themes.
        (changed.iter().all(|path| is_other(path) && !is_settings(path))
            && keys.all(|key| self.themes.library.get(&key).is_some()))
        .then(|| Arc::clone(&self.themes))
    }

    /// Whether every page stands where it stands in another snapshot, under the same themes.
    pub fn shares_places_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading) && Arc::ptr_eq(&self.themes, &other.themes)
    }

    /// A renderer of a site.
    pub fn renderer<'a>(
        &'a self,
        site: SiteId,
        theme: &'a Theme,
        parts: &'a SiteParts,
        darkroom: &'a Darkroom<'a>,
    ) -> SiteRenderer<'a> {
        let materials = Materials {
            graph: &self.graph,
            world: &*self.world,
            assets: self.assets.all(),
            darkroom,
            recipes: &self.uses.of_site,
            fonts: self.themes.fonts.as_deref(),
            articles: None,
            minifier: &self.minifier,
        };
        SiteRenderer::new(materials, site, theme, parts)
    }

    /// Where a file of the project lies.
    pub fn file(&self, path: &SourcePath) -> Option<PathBuf> {
        self.world.real(path).ok()
    }

    /// Everything that is amiss, with what rendering has found; arranged by file and place.
    pub fn diagnostics(&self, rendering: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut sink = Sink::new();
        let files = self.reading.files.iter();
        let read = files.flat_map(|(path, file)| &self.edits.get(path).unwrap_or(file).found);
        let known = self.found.iter().chain(&self.reading.found).chain(read);
        known.cloned().for_each(|found| sink.push(found));
        site_check::check(&self.graph, &mut sink);
        self.themes.found.iter().cloned().for_each(|found| sink.push(found));
        stages::check_blocks(&self.graph, &self.themes.library, &mut sink);
        if let Some(fonts) = &self.themes.fonts {
            fonts::check_titles(&self.graph, &self.sites, fonts, &mut sink);
        }
        self.assets.found().cloned().for_each(|found| sink.push(found));
        rendering.into_iter().for_each(|found| sink.push(found));
        arrange(rules::apply(&self.graph, &self.sites, sink.into_diagnostics()))
    }
}

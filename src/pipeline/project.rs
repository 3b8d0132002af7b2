//! A project before rendering: the snapshot from which every command begins.
//!
//! 1. The files are listed, settings are inherited, every text is read.
//! 2. All of it becomes one graph.
//! 3. Themes are resolved, and the files that pages use are inspected.
//!
//! The files may be an overlay of those on the disk: files with mistakes are held (`judge`).

use super::asset_index::{AssetIndex, FormerAssets};
use super::choice::{self, Choice, PublishedOutput};
use super::failure::Failure;
use super::fonts;
use super::holds::{Holds, Replacement};
use super::last_good::Versioned;
use super::reading_cache::ReadingCache;
use super::recording_world::RecordingWorld;
use super::request::{Progress, Request, Stage};
use super::themes::Themes;
use super::uses::Uses;
use super::versions::{Versions, is_versioned};
use skillweek_asset::{ImageCache, Intent};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Severity, Sink};
use skillweek_render::site::{RenderInputs, SiteParts, SiteRenderer};
use skillweek_site::articles::Articles;
use skillweek_site::gather::{Cards, FileReading, Made, Reader};
use skillweek_site::reading::Reading;
use skillweek_site::section::Section;
use skillweek_site::{SiteGraph, SiteId, SiteTree, check_themes};
use skillweek_source::{CONTENT, Overlay, SITE_FILE, Sources, World};
use skillweek_store::Store;
use skillweek_theme::Theme;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The size limit of articles that are kept from reading to rendering, in bytes; some 3,000 pages.
const ROOM_FOR_ARTICLES: usize = 16 << 20;

/// The sources of a project, the same for every snapshot of it.
#[derive(Clone)]
pub struct Origin<'w> {
    pub request: Arc<Request>,
    /// The files as they are on the disk.
    pub world: Arc<dyn World + 'w>,
    pub store: Arc<Store>,
    /// The last good versions of files.
    pub versions: Arc<dyn Versions + 'w>,
    /// The purpose for which pictures are inspected.
    pub intent: Intent,
    /// The records of the output folder, if sites are built into one.
    pub output: Option<PublishedOutput<'w>>,
    /// The cards of texts that need not be read again.
    pub cards: Option<Arc<ReadingCache>>,
    /// The articles that need not be parsed again for rendering.
    pub articles: Option<Arc<Articles>>,
}

/// A project before rendering. Its parts are shared with the snapshots before and after.
#[derive(Clone)]
pub struct Project<'w> {
    pub origin: Origin<'w>,
    /// The files, with held ones replaced or left out.
    pub world: Arc<Overlay<'w>>,
    pub graph: Arc<SiteGraph>,
    /// The sites that were asked for.
    pub asked: Arc<[SiteId]>,
    /// The sites that are rendered: those asked for, and the ones above that list their pages.
    pub sites: Arc<[SiteId]>,
    /// The sites above that list pages of these and are left as they are.
    pub stale: Arc<[SiteId]>,
    /// The sites of other machines, rendered here only to find out which templates fail.
    pub proved: Arc<[SiteId]>,
    pub themes: Arc<Themes>,
    pub assets: Arc<AssetIndex>,
    pub holds: Arc<Holds>,
    pub uses: Arc<Uses>,
    pub reading: Arc<Reading>,
    /// Files that were read again since `reading`.
    pub edits: BTreeMap<SourcePath, Arc<FileReading>>,
    /// The findings of listing the files, reading the settings and building the graph.
    pub found: Arc<[Diagnostic]>,
}

/// A former snapshot, and the files that may have changed since.
#[derive(Clone, Copy)]
pub struct SnapshotUpdate<'a, 'w> {
    pub project: &'a Project<'w>,
    pub changed: &'a BTreeSet<SourcePath>,
    /// Whether files or folders were added or removed.
    pub is_relisted: bool,
}

impl<'a> SnapshotUpdate<'a, '_> {
    /// The assets of the former snapshot.
    pub fn assets(&self) -> FormerAssets<'a> {
        let Project { assets, uses, .. } = self.project;
        FormerAssets { assets, uses, changed: self.changed }
    }
}

impl<'w> Project<'w> {
    /// Reads everything, except for themes and pictures that a former snapshot knows.
    pub fn read(
        origin: Origin<'w>,
        holds: Holds,
        since: Option<SnapshotUpdate<'_, 'w>>,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        let world = Arc::new(holds.overlay(&origin.world));
        let request = &origin.request;
        let mut sink = Sink::new();
        let (graph, reading) = read_graph(&origin, &world, progress, &mut sink)?;
        let asked = choice::chosen(&graph.tree, world.left_out(), &request.sites)?;
        let Choice { asked, sites, stale } =
            choice::with_lists_above(&graph, &world, asked, request.shard, origin.output);
        let themes = since.and_then(|since| since.themes(&graph));
        let themes =
            themes.unwrap_or_else(|| Arc::new(Themes::load(request, &*world, &graph, &sites)));
        let proved = match request.shard {
            Some(_) => themes.unproved(&graph, &*origin.world, &*origin.versions),
            None => BTreeSet::new(),
        };
        let proved: Vec<SiteId> = proved.into_iter().filter(|id| !sites.contains(id)).collect();
        let looked_for: Vec<SiteId> = sites.iter().chain(&proved).copied().collect();
        let uses = Uses::of(&graph, &themes.library, &looked_for);
        progress.begin(Stage::Looking, uses.files.len());
        let image_cache = origin.image_cache(&*world, &uses);
        let former = since.map(|since| since.assets());
        let assets = AssetIndex::of(&image_cache, &uses, former, &|| progress.step());
        drop(image_cache);
        Ok(Self {
            world,
            graph: Arc::new(graph),
            asked: asked.into(),
            sites: sites.into(),
            stale: stale.into(),
            proved: proved.into(),
            themes,
            assets: Arc::new(assets),
            holds: Arc::new(holds),
            uses: Arc::new(uses),
            reading: Arc::new(reading),
            edits: BTreeMap::new(),
            found: sink.into_diagnostics().into(),
            origin,
        })
    }

    /// An image cache for the pictures of this snapshot.
    pub fn image_cache(&self) -> ImageCache<'_> {
        self.origin.image_cache(&*self.world, &self.uses)
    }

    /// All inputs of rendering.
    pub fn render_inputs<'a>(&'a self, image_cache: &'a ImageCache<'a>) -> RenderInputs<'a> {
        RenderInputs {
            graph: &self.graph,
            world: &*self.world,
            assets: self.assets.all(),
            image_cache,
            recipes: &self.uses.of_site,
            fonts: self.themes.fonts.as_deref(),
            articles: self.origin.articles.as_deref(),
        }
    }

    /// A renderer of a site.
    pub fn renderer<'a>(
        &'a self,
        site: SiteId,
        theme: &'a Theme,
        parts: &'a SiteParts,
        image_cache: &'a ImageCache<'a>,
    ) -> SiteRenderer<'a> {
        SiteRenderer::new(self.render_inputs(image_cache), site, theme, parts)
    }

    /// Whether all sites are rendered.
    pub fn is_whole(&self) -> bool {
        self.sites.len() == self.graph.tree.sites().len()
    }

    /// Whether an output file, made or removed, belongs to a site that is rendered.
    pub fn makes(&self, path: &str) -> bool {
        let site = self.graph.tree.site_of_output(path);
        site.is_some_and(|site| self.sites.binary_search(&site).is_ok())
    }

    /// The digest of the machine's fonts, if share pictures are set in them.
    pub fn machine_fonts(&self) -> Option<Digest> {
        fonts::of_machine(&self.graph, &self.sites, self.origin.request.fonts)
    }

    /// The versions of all files that are published now, given those published before. Held files,
    /// and files of sites that are not rendered, keep theirs.
    pub fn published(&self, recording: &RecordingWorld<'_>, before: &Versioned) -> Versioned {
        let (tree, sources) = (&self.graph.tree, self.graph.sources());
        let is_rendered = |path: &SourcePath| {
            let owner = tree.site_of(path);
            owner.is_none_or(|owner| self.sites.binary_search(&owner).is_ok())
        };
        let is_held =
            |path: &SourcePath| matches!(self.holds.stand(path), Some(Replacement::LastGood(_)));
        let is_there = |path: &SourcePath| sources.contains(path) || sources.is_left_out(path);
        let mut published = before.clone();
        published.retain(|path, _| is_there(path) || !is_rendered(path));
        let read = sources.iter().filter(|path| is_versioned(path) && !is_held(path));
        let read = read.filter(|path| is_rendered(path));
        published.extend(read.filter_map(|path| Some((path.clone(), recording.digest(path)?))));
        published
    }

    /// Whether the writer of a file has withdrawn it by making it a draft.
    pub fn is_withdrawn(&self, path: &SourcePath) -> bool {
        let folder = path.parent();
        let section = folder.and_then(|folder| self.graph.sections.get(&folder));
        let is_text_of =
            |it: &Section| it.options.draft && it.options.source.as_ref() == Some(path);
        self.made_of(path) == Some(&Made::Draft) || section.is_some_and(is_text_of)
    }

    /// The result of reading a file; `None` if it was not read.
    pub fn made_of(&self, path: &SourcePath) -> Option<&Made> {
        Some(&self.read_of(path)?.made)
    }

    /// The digest of the inputs of a file's reading; `None` if it has not been read.
    pub fn reading_key(&self, path: &SourcePath) -> Option<Digest> {
        self.read_of(path)?.key
    }

    /// Whether there are mistakes in a file as it was read; faulty rows of a table make no pages.
    pub fn has_mistakes(&self, path: &SourcePath) -> bool {
        let found = self.read_of(path).map(|file| file.found.as_slice()).unwrap_or_default();
        found.iter().any(|found| found.severity == Severity::Error)
    }

    fn read_of(&self, path: &SourcePath) -> Option<&Arc<FileReading>> {
        self.edits.get(path).or_else(|| self.reading.files.get(path))
    }

    /// Whether the two come from one reading, apart from single edited texts.
    pub fn shares_reading_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading)
    }

    /// Whether every page has the same position in both snapshots, under the same themes.
    pub fn shares_places_with(&self, other: &Self) -> bool {
        self.shares_reading_with(other) && Arc::ptr_eq(&self.themes, &other.themes)
    }
}

/// Lists the files, reads every text and puts all of it into one graph.
fn read_graph(
    origin: &Origin<'_>,
    world: &Overlay<'_>,
    progress: &dyn Progress,
    sink: &mut Sink,
) -> Result<(SiteGraph, Reading), Failure> {
    let request = &origin.request;
    let sources = Sources::scan(world, sink).without(world.left_out());
    if !sources.contains(&SourcePath::new(CONTENT).join(SITE_FILE)) {
        return Err(Failure::NoProject(request.root.clone()));
    }
    let mut tree = SiteTree::load(world, &sources, sink);
    if let Some(url) = &request.url {
        tree.set_root_url(url).ok_or_else(|| Failure::BadUrl(url.clone()))?;
    }
    // An unknown site name is reported before everything is read.
    choice::chosen(&tree, world.left_out(), &request.sites)?;
    progress.begin(Stage::Reading, sources.iter().count());
    let reader = Reader {
        world,
        sources: &sources,
        tree: &tree,
        drafts: request.drafts,
        articles: origin.articles.as_deref(),
        cards: origin.cards.as_deref().map(|cards| -> &dyn Cards { cards }),
    };
    let reading = reader.read(&|| progress.step());
    let content = reading.gathered();
    let graph = SiteGraph::new(Arc::new(tree), Arc::new(sources), content, sink);
    check_themes(&graph.tree, graph.sources(), sink);
    Ok((graph, reading))
}

impl<'w> Origin<'w> {
    /// The sources of a project that is not built into an output folder.
    pub fn new(
        request: &Request,
        world: Arc<dyn World + 'w>,
        versions: Arc<dyn Versions + 'w>,
        intent: Intent,
    ) -> Result<Self, Failure> {
        Ok(Self {
            request: Arc::new(request.clone()),
            world,
            store: Arc::new(request.store().map_err(Failure::NoRoom)?),
            versions,
            intent,
            output: None,
            cards: ReadingCache::of(request, intent).map(Arc::new),
            articles: Some(Arc::new(Articles::with_room(ROOM_FOR_ARTICLES))),
        })
    }

    pub fn image_cache<'a>(&'a self, world: &'a dyn World, uses: &Uses) -> ImageCache<'a> {
        ImageCache::new(world, &self.store, uses.recipes.clone(), self.intent)
    }
}

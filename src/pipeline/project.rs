//! A project as far as it is known before anything is rendered: the snapshot that every command
//! begins from.
//!
//! 1. the files are listed, settings flow down, every text is read;
//! 2. all of it becomes one graph;
//! 3. themes are resolved, and the files that pages use are looked at.
//!
//! What is read may be an overlay of what lies on the disk: files with mistakes are held (`judge`).

use super::asset_index::{AssetIndex, Before};
use super::choice;
use super::choice::{Choice, PublishedOutput};
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
use crate::asset::{ImageCache, Intent};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::{Diagnostic, Sink};
use crate::render::minify::Minifier;
use crate::render::site::{RenderInputs, SiteParts, SiteRenderer};
use crate::site::articles::Articles;
use crate::site::gather::{Cards, FileReading, Made, Reader};
use crate::site::reading::Reading;
use crate::site::section::Section;
use crate::site::{SiteGraph, SiteId, SiteTree, check_themes};
use crate::source::{CONTENT, Overlay, SITE_FILE, Sources, World};
use crate::store::Store;
use crate::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a project is read from, the same for every snapshot of it.
#[derive(Clone)]
pub struct Origin<'w> {
    pub request: Arc<Request>,
    /// The files as they are on the disk.
    pub world: Arc<dyn World + 'w>,
    pub store: Arc<Store>,
    /// What files were when they were good.
    pub versions: Arc<dyn Versions + 'w>,
    /// What is wanted of pictures.
    pub intent: Intent,
    /// What lies in the output folder already.
    pub output: Arc<dyn PublishedOutput + 'w>,
    /// Texts that need not be read again.
    pub cards: Option<Arc<ReadingCache>>,
    /// Articles that need not be parsed again for rendering.
    pub articles: Option<Arc<Articles>>,
    /// Sites of all snapshots have much in common, so they share it.
    pub minifier: Arc<Minifier>,
}

/// A project before anything is rendered. What is in it is shared with the snapshots before and after.
pub struct Project<'w> {
    pub origin: Origin<'w>,
    /// The files, with those exchanged that are held.
    pub world: Arc<Overlay<'w>>,
    pub graph: Arc<SiteGraph>,
    /// The sites that were asked for.
    pub asked: Arc<[SiteId]>,
    /// The sites that are rendered: those, and the ones above that list what they hold.
    pub sites: Arc<[SiteId]>,
    /// The sites above that list what these hold and are left as they are.
    pub stale: Arc<[SiteId]>,
    /// The sites that other machines render, and that are looked at here to know which templates fail.
    pub proved: Arc<[SiteId]>,
    pub themes: Arc<Themes>,
    pub assets: Arc<AssetIndex>,
    pub holds: Arc<Holds>,
    pub uses: Arc<Uses>,
    pub reading: Arc<Reading>,
    /// Files that were read again since.
    pub edits: BTreeMap<SourcePath, Arc<FileReading>>,
    /// What listing the files, reading the settings and building the graph have found.
    pub found: Arc<[Diagnostic]>,
}

/// Gives the themes of a graph where they are known.
type KnownThemes<'a> = dyn Fn(&SiteGraph) -> Option<Arc<Themes>> + 'a;

/// What is known of a project before it is read.
#[derive(Default)]
pub struct Known<'a> {
    pub themes: Option<&'a KnownThemes<'a>>,
    pub looked: Option<Before<'a>>,
}

impl<'w> Project<'w> {
    /// Reads everything, except for themes and pictures that are known.
    pub fn read(
        origin: Origin<'w>,
        holds: Holds,
        known: Known<'_>,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        let world = Arc::new(holds.overlay(&origin.world));
        let request = &origin.request;
        let mut sink = Sink::new();
        let (graph, reading) = read_graph(&origin, &world, progress, &mut sink)?;
        let asked = choice::chosen(&graph.tree, world.left_out(), &request.sites)?;
        let Choice { asked, sites, stale } =
            choice::with_lists_above(&graph, &world, asked, request.shard, &*origin.output);
        let themes = known.themes.and_then(|known| known(&graph));
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
        let assets = AssetIndex::of(&image_cache, &uses, known.looked, &|| progress.step());
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

    /// Everything that rendering reads.
    pub fn render_inputs<'a>(&'a self, image_cache: &'a ImageCache<'a>) -> RenderInputs<'a> {
        RenderInputs {
            graph: &self.graph,
            world: &*self.world,
            assets: self.assets.all(),
            image_cache,
            recipes: &self.uses.of_site,
            fonts: self.themes.fonts.as_deref(),
            articles: self.origin.articles.as_deref(),
            minifier: &self.origin.minifier,
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

    /// Whether all sites are wanted.
    pub fn is_whole(&self) -> bool {
        self.sites.len() == self.graph.tree.sites().len()
    }

    /// Whether a file of the output belongs to a site that is rendered, be it made or removed.
    pub fn makes(&self, path: &str) -> bool {
        let site = self.graph.tree.site_of_output(path);
        site.is_some_and(|site| self.sites.binary_search(&site).is_ok())
    }

    /// The digest of the machine's fonts, where share pictures are set in them.
    pub fn machine_fonts(&self) -> Option<Digest> {
        fonts::of_machine(&self.graph, &self.sites, self.origin.request.fonts)
    }

    /// The versions of all files that are published now, given those that were before. Of files that are
    /// held, and of sites that are not rendered, these stay.
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

    /// Whether the writer of a file has taken it off the site.
    pub fn is_withdrawn(&self, path: &SourcePath) -> bool {
        let folder = path.parent();
        let section = folder.and_then(|folder| self.graph.sections.get(&folder));
        let is_text_of =
            |it: &Section| it.options.draft && it.options.source.as_ref() == Some(path);
        self.made_of(path) == Some(&Made::Draft) || section.is_some_and(is_text_of)
    }

    /// What was made of a file.
    pub fn made_of(&self, path: &SourcePath) -> Option<&Made> {
        Some(&self.read_of(path)?.made)
    }

    /// The digest of what was made of a file from; none if it has not been read.
    pub fn reading_key(&self, path: &SourcePath) -> Option<Digest> {
        self.read_of(path)?.key
    }

    fn read_of(&self, path: &SourcePath) -> Option<&Arc<FileReading>> {
        self.edits.get(path).or_else(|| self.reading.files.get(path))
    }

    /// Whether the two were read together, but for some texts.
    pub fn shares_reading_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading)
    }

    /// Whether every page stands where it stands in another snapshot, under the same themes.
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
    // A name that no site has is told before everything is read for it.
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

impl Origin<'_> {
    pub fn image_cache<'a>(&'a self, world: &'a dyn World, uses: &Uses) -> ImageCache<'a> {
        ImageCache::new(world, &self.store, uses.recipes.clone(), self.intent)
    }
}

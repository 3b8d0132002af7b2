//! A project as far as it is known before anything is rendered: the snapshot that every command
//! begins from.
//!
//! 1. the files are listed and read, as they are on the disk;
//! 2. a file with a mistake is held: exchanged for its last good version, or left out;
//! 3. what is left is read again, until nothing more has to be held.
//!
//! `build` and `check` read a project once, `serve` reads the next snapshot from the one before.

use super::cards::KeptCards;
use super::failure::Failure;
use super::held::{Holds, Stand, judge};
use super::request::{Progress, Request, Stage};
use super::surveyed::{Before, Surveyed};
use super::themes::Themes;
use super::uses::Uses;
use super::versions::{Versions, is_versioned};
use super::witness::Witness;
use super::{choice, fonts, rules};
use crate::asset::{Darkroom, Intent};
use crate::base::digest::Digest;
use crate::base::path::{OutputPath, SourcePath};
use crate::diag::emit::arrange;
use crate::diag::{Diagnostic, Sink};
use crate::markdown;
use crate::render::minify::Minifier;
use crate::render::site::{Materials, SiteParts, SiteRenderer};
use crate::site::articles::Articles;
use crate::site::cards::Cards;
use crate::site::gather::{FileReading, Made, Reader, Reading};
use crate::site::page::{Page, PageId};
use crate::site::section::Section;
use crate::site::{SiteGraph, SiteId, SiteTree, check as site_check, theme_key};
use crate::source::{CONTENT, Overlay, SITE_FILE, Sources, World};
use crate::store::Store;
use crate::theme::{Theme, is_theme_file};
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
    /// Whether a site above those that are asked for is renewed with them, by the path of its home page.
    pub above: Arc<dyn Fn(&OutputPath) -> bool + Send + Sync + 'w>,
    /// Texts that need not be read again.
    pub cards: Option<Arc<KeptCards>>,
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
    pub themes: Arc<Themes>,
    pub assets: Arc<Surveyed>,
    pub holds: Arc<Holds>,
    uses: Arc<Uses>,
    reading: Arc<Reading>,
    /// Files that were read again since.
    edits: BTreeMap<SourcePath, Arc<FileReading>>,
    /// What listing the files, reading the settings and building the graph have found.
    found: Arc<[Diagnostic]>,
}

/// A former snapshot, and the files that may have changed since.
#[derive(Clone, Copy)]
pub struct Since<'a, 'w> {
    pub project: &'a Project<'w>,
    pub changed: &'a BTreeSet<SourcePath>,
    /// Whether files or folders have come or gone.
    pub is_relisted: bool,
}

impl<'w> Project<'w> {
    /// Reads a project, except for what a former snapshot knows and no change can have touched.
    pub fn read(
        origin: Origin<'w>,
        since: Option<Since<'_, 'w>>,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        let Some(since) = since else {
            return Self::pass(origin, Holds::default(), None, progress)?.settled();
        };
        let holds = since.project.holds.still_good(&since);
        let let_go = since.project.holds.differing(&holds);
        let changed = since.changed.union(&let_go).cloned().collect();
        let since = Since { changed: &changed, ..since };
        Self::pass(origin, holds, Some(since), progress)?.settled()
    }

    /// Holds what has to be held, until nothing more has to be.
    pub fn settled(self) -> Result<Self, Failure> {
        let mut project = self;
        loop {
            let holds = judge(&project);
            if holds == *project.holds {
                return Ok(project);
            }
            project = project.holding(holds)?;
        }
    }

    /// The same project with other files held.
    pub fn holding(&self, holds: Holds) -> Result<Self, Failure> {
        let changed = self.holds.differing(&holds);
        if let Some(articles) = &self.origin.articles {
            changed.iter().for_each(|path| drop(articles.take(path)));
        }
        let since = Since { project: self, changed: &changed, is_relisted: false };
        Self::pass(self.origin.clone(), holds, Some(since), &())
    }

    /// Reads with these files held.
    fn pass(
        origin: Origin<'w>,
        holds: Holds,
        since: Option<Since<'_, 'w>>,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        let world = Arc::new(holds.overlay(&origin.world));
        let kept = since.filter(|since| {
            !since.is_relisted && since.project.world.left_out() == world.left_out()
        });
        if let Some(since) = kept
            && let Some(next) = since.reread(&world, &holds)
        {
            return Ok(next);
        }
        Self::whole(origin, world, holds, since, progress)
    }

    /// Reads everything, except for themes and pictures that cannot have changed.
    fn whole(
        origin: Origin<'w>,
        world: Arc<Overlay<'w>>,
        holds: Holds,
        since: Option<Since<'_, 'w>>,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        let request = &origin.request;
        let mut sink = Sink::new();
        let sources = Sources::scan(&*world, &mut sink).without(world.left_out());
        if !sources.contains(&SourcePath::new(CONTENT).join(SITE_FILE)) {
            return Err(Failure::NoProject(request.root.clone()));
        }
        let mut tree = SiteTree::load(&*world, &sources, &mut sink);
        if let Some(url) = &request.url {
            tree.set_root_url(url).ok_or_else(|| Failure::BadUrl(url.clone()))?;
        }
        let asked = choice::chosen(&tree, &request.sites)?;
        progress.begin(Stage::Reading, sources.iter().count());
        let reader = Reader {
            world: &*world,
            sources: &sources,
            tree: &tree,
            drafts: request.drafts,
            articles: origin.articles.as_deref(),
            cards: origin.cards.as_deref().map(|cards| -> &dyn Cards { cards }),
        };
        let reading = reader.read(&|| progress.step());
        let content = reading.gathered();
        let graph = SiteGraph::new(Arc::new(tree), Arc::new(sources), content, &mut sink);
        let (asked, sites) = match request.share {
            Some(share) => {
                let own = super::share::sites(&graph, &asked, share);
                (own.clone(), own)
            }
            None => {
                let sites = choice::with_those_above(&graph.tree, &asked, &*origin.above);
                (asked, sites)
            }
        };
        let kept = since.and_then(|since| since.themes(&world, &graph));
        let themes =
            kept.unwrap_or_else(|| Arc::new(Themes::load(request, &*world, &graph, &sites)));
        let uses = Uses::of(&graph, &themes.library, &sites);
        progress.begin(Stage::Looking, uses.files.len());
        let darkroom = origin.darkroom(&*world, &uses);
        let looked = since.map(|since| since.project.looked(since.changed));
        let assets = Surveyed::of(&darkroom, &uses, looked, &|| progress.step());
        drop(darkroom);
        Ok(Self {
            world,
            graph: Arc::new(graph),
            asked: asked.into(),
            sites: sites.into(),
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

    /// A darkroom for the pictures of this snapshot.
    pub fn darkroom(&self) -> Darkroom<'_> {
        self.origin.darkroom(&*self.world, &self.uses)
    }

    /// Everything that rendering reads.
    pub fn materials<'a>(&'a self, darkroom: &'a Darkroom<'a>) -> Materials<'a> {
        Materials {
            graph: &self.graph,
            world: &*self.world,
            assets: self.assets.all(),
            darkroom,
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
        darkroom: &'a Darkroom<'a>,
    ) -> SiteRenderer<'a> {
        SiteRenderer::new(self.materials(darkroom), site, theme, parts)
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

    /// The versions of the files of rendered sites that are published now. Of files that are held the
    /// older versions stay known.
    pub fn published(&self, witness: &Witness<'_>) -> BTreeMap<SourcePath, Digest> {
        let tree = &self.graph.tree;
        let is_rendered = |path: &SourcePath| {
            let owner = tree.site_of(path);
            owner.is_none_or(|owner| self.sites.binary_search(&owner).is_ok())
        };
        let is_held =
            |path: &SourcePath| matches!(self.holds.stand(path), Some(Stand::LastGood(_)));
        let files = self.graph.sources().iter();
        files
            .filter(|path| is_versioned(path) && !is_held(path) && is_rendered(path))
            .filter_map(|path| Some((path.clone(), witness.digest(path)?)))
            .collect()
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
    fn made_of(&self, path: &SourcePath) -> Option<&Made> {
        let reading = self.edits.get(path).or_else(|| self.reading.files.get(path))?;
        Some(&reading.made)
    }

    /// The files of which no page could be made.
    pub fn failed(&self) -> impl Iterator<Item = &SourcePath> {
        let files = self.reading.files.iter();
        let now = files.map(|(path, file)| (path, self.edits.get(path).unwrap_or(file)));
        now.filter(|(_, file)| file.made == Made::Failed).map(|(path, _)| path)
    }

    /// Whether every page stands where it stands in another snapshot, under the same themes.
    pub fn shares_places_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading) && Arc::ptr_eq(&self.themes, &other.themes)
    }

    /// What is amiss with files by themselves: their text, their settings, their templates, and two of
    /// them that want one address.
    pub fn own_findings(&self) -> impl Iterator<Item = &Diagnostic> {
        let files = self.reading.files.iter();
        let read = files.flat_map(|(path, file)| &self.edits.get(path).unwrap_or(file).found);
        let known = self.found.iter().chain(&self.reading.found).chain(read);
        known.chain(&self.themes.found)
    }

    /// Everything that is amiss, with what rendering has found; arranged by file and place.
    pub fn diagnostics(&self, rendering: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
        let mut sink = Sink::new();
        self.own_findings().cloned().for_each(|found| sink.push(found));
        site_check::check(&self.graph, &mut sink);
        check_blocks(&self.graph, &self.themes, &mut sink);
        if let Some(fonts) = &self.themes.fonts {
            fonts::check_titles(&self.graph, &self.asked, fonts, &mut sink);
        }
        self.assets.found().cloned().for_each(|found| sink.push(found));
        rendering.into_iter().for_each(|found| sink.push(found));
        let mut found = rules::apply(&self.graph, &self.asked, sink.into_diagnostics());
        // Of a held file its own text is spoken of, which is not the one that was read.
        found.retain(|found| !self.holds.speaks_for(found));
        found.extend(rules::concerning(&self.graph, &self.asked, self.holds.findings()));
        arrange(found)
    }
}

impl Origin<'_> {
    fn darkroom<'a>(&'a self, world: &'a dyn World, uses: &Uses) -> Darkroom<'a> {
        Darkroom::new(world, &self.store, uses.recipes.clone(), self.intent)
    }
}

impl<'w> Since<'_, 'w> {
    /// The project with the changed files read again; `None` if one of them says something about
    /// others, or a page does not stand where it stood.
    fn reread(&self, world: &Arc<Overlay<'w>>, holds: &Holds) -> Option<Project<'w>> {
        let before = self.project;
        let listed = |path: &&SourcePath| before.graph.sources().contains(path);
        let changed: BTreeSet<SourcePath> = self.changed.iter().filter(listed).cloned().collect();
        if changed.iter().any(|path| before.is_structure(path)) {
            return None;
        }
        let next = before.reread(&changed, world, holds)?;
        if !changed.iter().any(is_theme_file) {
            return Some(next);
        }
        let request = &next.origin.request;
        let themes = Themes::load(request, &*next.world, &next.graph, &next.sites);
        Some(Project { themes: Arc::new(themes), ..next }.resurveyed(&changed))
    }

    /// The themes of the former snapshot, if the next one has the same.
    fn themes(&self, world: &Overlay<'w>, graph: &SiteGraph) -> Option<Arc<Themes>> {
        let before = self.project;
        // A folder may have brought or taken anything.
        let is_file = |path: &SourcePath| {
            graph.sources().contains(path) || before.graph.sources().contains(path)
        };
        let is_other = |path: &SourcePath| is_file(path) && !is_theme_file(path);
        let is_settings = |path: &SourcePath| path.name() == SITE_FILE;
        let sites = graph.tree.sites().iter();
        let mut keys = sites.map(|site| theme_key(&graph.tree, graph.sources(), site));
        // Settings give parameters, which are checked together with the themes.
        (world.left_out() == before.world.left_out()
            && self.changed.iter().all(|path| is_other(path) && !is_settings(path))
            && keys.all(|key| before.themes.library.get(&key).is_some()))
        .then(|| Arc::clone(&before.themes))
    }
}

impl<'w> Project<'w> {
    /// Whether a file says something about other files: settings, the text of a section or a site.
    pub fn is_structure(&self, path: &SourcePath) -> bool {
        let is_index = matches!(path.name(), "_index.md" | "index.md");
        let folder = path.parent().unwrap_or_else(|| SourcePath::new(""));
        let is_place = self.graph.sections.get(&folder).is_some()
            || self.graph.tree.by_folder(&folder).is_some();
        path.name() == SITE_FILE || (is_index && is_place)
    }

    /// The project with some of its files read again; `None` if a page does not stand where it stood.
    fn reread(
        &self,
        changed: &BTreeSet<SourcePath>,
        world: &Arc<Overlay<'w>>,
        holds: &Holds,
    ) -> Option<Self> {
        let graph = &self.graph;
        let reader = Reader {
            world: &**world,
            sources: graph.sources(),
            tree: &graph.tree,
            drafts: self.origin.request.drafts,
            articles: self.origin.articles.as_deref(),
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
        let (world, holds) = (Arc::clone(world), Arc::new(holds.clone()));
        let next = Self { graph, edits, world, holds, ..self.shared() };
        Some(if are_files_same { next } else { next.resurveyed(changed) })
    }

    /// The same snapshot once more.
    fn shared(&self) -> Self {
        Self {
            origin: self.origin.clone(),
            world: Arc::clone(&self.world),
            graph: Arc::clone(&self.graph),
            asked: Arc::clone(&self.asked),
            sites: Arc::clone(&self.sites),
            themes: Arc::clone(&self.themes),
            assets: Arc::clone(&self.assets),
            holds: Arc::clone(&self.holds),
            uses: Arc::clone(&self.uses),
            reading: Arc::clone(&self.reading),
            edits: self.edits.clone(),
            found: Arc::clone(&self.found),
        }
    }

    /// The same with a new look at the files that pages use now.
    fn resurveyed(self, changed: &BTreeSet<SourcePath>) -> Self {
        let uses = Uses::of(&self.graph, &self.themes.library, &self.sites);
        let darkroom = self.origin.darkroom(&*self.world, &uses);
        let assets = Surveyed::of(&darkroom, &uses, Some(self.looked(changed)), &|| {});
        drop(darkroom);
        Self { assets: Arc::new(assets), uses: Arc::new(uses), ..self }
    }

    fn looked<'a>(&'a self, changed: &'a BTreeSet<SourcePath>) -> Before<'a> {
        Before { surveyed: &self.assets, uses: &self.uses, changed }
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
}

/// Whether the themes know the `:::` blocks that texts use.
fn check_blocks(graph: &SiteGraph, themes: &Themes, sink: &mut Sink) {
    for (_, page) in graph.pages().filter(|(_, page)| !page.text.blocks.is_empty()) {
        let site = graph.tree.site(page.site);
        if !site.is_known {
            continue;
        }
        let theme = themes.library.get(&theme_key(&graph.tree, graph.sources(), site));
        let names = theme.map(|theme| theme.engine.blocks()).unwrap_or_default();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        markdown::check_blocks(&page.text.blocks, &names, sink);
    }
}

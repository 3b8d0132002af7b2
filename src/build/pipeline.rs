//! The pipeline: sources, sites, pages, themes, files, outputs. Every command runs it; they differ
//! only in where the outputs go.
//!
//! 1. list the project's files;
//! 2. read every `site.yaml`, let settings flow down;
//! 3. read every page once, keep a card of each;
//! 4. put them into one graph and check what only the whole can tell;
//! 5. resolve the themes, look at the files that pages use;
//! 6. render site by site, each output handed over as it is made.

use super::archive::{Ledgers, out_name};
use super::cards::KeptCards;
use super::failure::Failure;
use super::fonts;
use super::last::{Last, Left};
use super::publish::DiskOutlet;
use super::request::{Outcome, Progress, Request, Stage};
use super::uses::Uses;
use super::witness::Witness;
use super::{rules, share, stages};
use crate::asset::{self, Darkroom, Intent};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::emit::arrange;
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::publish::{Options, Publication, PublishError, Wait, check_place};
use crate::render::ledger::Archive;
use crate::render::minify::Minifier;
use crate::render::outlet::{Nowhere, Outlet};
use crate::render::run::{Counts, Run};
use crate::render::site::Materials;
use crate::site::articles::Articles;
use crate::site::{SiteGraph, SiteId, SiteTree, check as site_check, gather};
use crate::source::{CONTENT, DiskWorld, SITE_FILE, Sources, World};
use crate::store::Store;
use crate::text;
use std::path::Path;
use std::sync::Arc;

/// What is kept between builds, at most. Bytes; the renditions of some 5,000 photos.
const LARGEST_STORE: u64 = 2 << 30;

/// Texts that are parsed once and not twice, about. Bytes; those of some 3,000 pages.
const ROOM_FOR_ARTICLES: usize = 16 << 20;

/// Builds the sites and publishes them, unless the content has errors: then what was published
/// before stays as it is.
pub fn build(request: &Request, out: &Path, progress: &dyn Progress) -> Result<Outcome, Failure> {
    check_place(out, &request.root)?;
    // Before anything is read: who has waited shall publish what is there now.
    let publication = begin(request, out, progress)?;
    let disk = DiskWorld::new(&request.root);
    let witness = Witness::new(&disk);
    if let Some(outcome) = unchanged(request, out, &publication, &witness) {
        return Ok(outcome);
    }
    request.cache.as_deref().inspect(|cache| Last::forget(cache));
    // What a build reads is of interest only where something is kept for the next.
    let world: &dyn World = if request.cache.is_some() { &witness } else { &disk };
    let plan = Plan::make(request, world, progress)?;
    if plan.has_errors() {
        // Nothing will be published; the rest is rendered for what else it tells.
        return plan.render(request, world, (&Nowhere, &()), progress);
    }
    if !plan.is_whole() {
        publication.keep_where(|path| !plan.makes(path));
    }
    let fonts = request.cache.as_ref().and_then(|_| plan.machine_fonts(request));
    let outlet = DiskOutlet { publication: &publication, world: &disk };
    let name = out_name(&request.root, out);
    let ledgers = request.cache.as_deref().map(|cache| Ledgers::below(cache, &name));
    let archive: &dyn Archive = ledgers.as_ref().map_or(&(), |ledgers| ledgers);
    let mut outcome = plan.render(request, world, (&outlet, archive), progress)?;
    ledgers.iter().for_each(Ledgers::trim);
    if outcome.errors() == 0 {
        progress.begin(Stage::Publishing, 1);
        let summary = publication.commit()?;
        outcome.files = summary.files;
        outcome.written = summary.written;
        outcome.unchanged = summary.unchanged;
        outcome.removed = summary.removed;
        if let Some((cache, marker)) = request.cache.as_deref().zip(summary.marker) {
            Last::keep(cache, request, &witness, Left { marker, fonts }, &outcome);
        }
        progress.step();
    }
    Ok(outcome)
}

/// Takes the output folder, when no other build holds it.
fn begin(
    request: &Request,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Publication, PublishError> {
    let options = |wait| Options { wait, share: request.share, ..Options::default() };
    match Publication::begin_with(out, options(Wait::No)) {
        Err(PublishError::Busy { .. }) if request.waits => {
            progress.begin(Stage::Waiting, 0);
            Publication::begin_with(out, options(Wait::Forever))
        }
        begun => begun,
    }
}

/// What a build would report, where nothing has changed since the last one.
fn unchanged(
    request: &Request,
    out: &Path,
    publication: &Publication,
    witness: &Witness<'_>,
) -> Option<Outcome> {
    let cache = request.cache.as_deref()?;
    let mut last = Last::unchanged(cache, request, witness)?;
    if !publication.is_intact(&last.marker) {
        return None;
    }
    last.keep_quiet(cache, &out_name(&request.root, out));
    Some(last.outcome())
}

/// Does everything that a build does and publishes nothing.
pub fn check(request: &Request, progress: &dyn Progress) -> Result<Outcome, Failure> {
    run(request, &DiskWorld::new(&request.root), &Nowhere, progress)
}

/// The pipeline between any two ends: from a world of files to an outlet for finished ones.
pub fn run<R>(
    request: &Request,
    world: &dyn World,
    outlet: &dyn Outlet<Refusal = R>,
    progress: &dyn Progress,
) -> Result<Outcome, Failure>
where
    R: Send + Into<Failure>,
{
    Plan::make(request, world, progress)?.render(request, world, (outlet, &()), progress)
}

/// Everything that is known before the first page is rendered.
struct Plan {
    graph: SiteGraph,
    /// The sites to render, sorted.
    sites: Vec<SiteId>,
    articles: Articles,
    sink: Sink,
}

impl Plan {
    fn make(
        request: &Request,
        world: &dyn World,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        let mut sink = Sink::new();
        let sources = Sources::scan(world, &mut sink);
        if !sources.contains(&SourcePath::new(CONTENT).join(SITE_FILE)) {
            return Err(Failure::NoProject(request.root.clone()));
        }
        let mut tree = SiteTree::load(world, &sources, &mut sink);
        if let Some(url) = &request.url {
            tree.set_root_url(url).ok_or_else(|| Failure::BadUrl(url.clone()))?;
        }
        let sites = stages::chosen(&tree, &request.sites)?;
        progress.begin(Stage::Reading, sources.iter().count());
        let articles = Articles::with_room(ROOM_FOR_ARTICLES);
        let cards = KeptCards::of(request);
        let read = gather::Reader {
            world,
            sources: &sources,
            tree: &tree,
            drafts: request.drafts,
            articles: Some(&articles),
            cards: KeptCards::as_cards(&cards),
        };
        let reading = read.read(&|| progress.step());
        reading.diagnostics().cloned().for_each(|found| sink.push(found));
        let content = reading.gathered();
        drop(reading);
        let graph = SiteGraph::new(Arc::new(tree), Arc::new(sources), content, &mut sink);
        site_check::check(&graph, &mut sink);
        let sites = match request.share {
            Some(share) => share::sites(&graph, &sites, share),
            None => sites,
        };
        Ok(Self { graph, sites, articles, sink })
    }

    /// Whether the content has errors already.
    fn has_errors(&self) -> bool {
        let found = self.sink.diagnostics().to_vec();
        let judged = rules::apply(&self.graph, &self.sites, found);
        judged.iter().any(|found| found.severity == Severity::Error)
    }

    /// The digest of the machine's fonts, where share pictures are set in them.
    fn machine_fonts(&self, request: &Request) -> Option<Digest> {
        fonts::of_machine(&self.graph, &self.sites, request.fonts)
    }

    /// Whether all sites are built.
    fn is_whole(&self) -> bool {
        self.sites.len() == self.graph.tree.sites().len()
    }

    /// Whether a file of the output belongs to a site that is built, be it made or removed.
    fn makes(&self, path: &str) -> bool {
        let site = self.graph.tree.site_of_output(path);
        site.is_some_and(|site| self.sites.binary_search(&site).is_ok())
    }

    fn render<R>(
        mut self,
        request: &Request,
        world: &dyn World,
        (outlet, archive): (&dyn Outlet<Refusal = R>, &dyn Archive),
        progress: &dyn Progress,
    ) -> Result<Outcome, Failure>
    where
        R: Send + Into<Failure>,
    {
        let (graph, sites) = (&self.graph, &self.sites);
        let fonts = fonts::find(world, graph, sites, request.fonts, &mut self.sink);
        let library = stages::themes(world, graph, fonts.as_ref(), &mut self.sink);
        stages::check_blocks(graph, &library, &mut self.sink);
        if let Some(fonts) = &fonts {
            fonts::check_titles(graph, sites, fonts, &mut self.sink);
        }
        let Uses { files, recipes, of_site } = Uses::of(&self.graph, &library, &self.sites);
        let store = request.store().map_err(Failure::NoRoom)?;
        let intent = if outlet.keeps() { Intent::Publish } else { Intent::Look };
        let darkroom = Darkroom::new(world, &store, recipes, intent);
        progress.begin(Stage::Looking, files.len());
        let assets = asset::survey(&darkroom, &files, &|| progress.step(), &mut self.sink);
        let materials = Materials {
            graph: &self.graph,
            world,
            assets: &assets,
            darkroom: &darkroom,
            recipes: &of_site,
            fonts: fonts.as_deref(),
            articles: Some(&self.articles),
            minifier: &Minifier::default(),
        };
        progress.begin(Stage::Rendering, self.sites.len());
        let done = || progress.step();
        let run = Run { materials, library: &library, outlet, archive, done: &done };
        // What a site looks like whose settings nobody knows, nobody can tell.
        let is_known = |id: &SiteId| self.graph.tree.site(*id).is_known;
        let known: Vec<SiteId> = self.sites.iter().copied().filter(is_known).collect();
        let counts = run.sites(&known, &mut self.sink).map_err(Into::into)?;
        store.trim(LARGEST_STORE);
        if let Some(found) = request.cache.as_deref().and_then(|cache| unwritable(cache, &store)) {
            self.sink.push(found);
        }
        Ok(Outcome { developed: darkroom.developed(), ..self.outcome(counts) })
    }

    fn outcome(self, counts: Counts) -> Outcome {
        let found = self.sink.into_diagnostics();
        let judged = rules::apply(&self.graph, &self.sites, found);
        let diagnostics = arrange(judged);
        Outcome {
            sites: self.sites.len(),
            pages: counts.pages,
            rendered: counts.rendered,
            images: counts.images,
            diagnostics,
            ..Outcome::default()
        }
    }
}

/// The one warning where nothing can be kept for the next build.
fn unwritable(folder: &Path, store: &Store) -> Option<Diagnostic> {
    let (folder, reason) = (folder.display(), store.refusal()?);
    let message = text!(
        "缓存文件夹 {folder} 写不进去（{reason}），图片下次还要重新处理",
        "nothing can be kept in {folder} ({reason}): the next build makes all pictures again"
    );
    let mut found = Diagnostic::new(Code::UnreadableFile, message);
    found.severity = Severity::Warning;
    Some(found.help(text!(
        "请检查这个文件夹的权限和磁盘空间；不需要缓存就加上 --no-cache",
        "check its permissions and the space left; add --no-cache to do without"
    )))
}

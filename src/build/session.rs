//! A project kept in memory: what a dev server shows.
//!
//! A session is a snapshot. After files changed, `refresh` makes the next one, which shares with it
//! whatever cannot have changed:
//!
//! 1. an edited text is read again; if its page stands where it stood, the graph, the columns and
//!    the themes are the same, and only that page is exchanged;
//! 2. an edited template or style: the themes are resolved again, the graph is the same;
//! 3. anything else (a file more or less, a setting, a section's own text): all is read again.
//!
//! Outputs are made when they are asked for and remembered under the digest of all that they depend
//! on, so nothing is ever declared stale: what changed has another key. A template that turns out to be
//! wrong when a page is made is held like any other file, so a session shows what a build would publish.

use super::cards::KeptCards;
use super::failure::Failure;
use super::held::{Rendered, judge_rendering};
use super::last_good::LastGood;
use super::outputs::Outputs;
use super::project::{Origin, Project, Since};
use super::request::{Held, Request};
use super::seen::{Memory, Seen};
use super::site_work::{SiteWork, Works};
use super::themes::Themes;
use crate::asset::Intent;
use crate::base::path::{OutputPath, SourcePath};
use crate::diag::{Diagnostic, Sink};
use crate::picture::{self, Telling};
use crate::render::job::{Draft, Job};
use crate::render::parcel::Parcel;
use crate::render::run::Counts;
use crate::render::site::SiteRenderer;
use crate::site::{SiteGraph, SiteId, theme_key};
use crate::source::{DiskWorld, World};
use crate::theme::Theme;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// What happened to a project's files.
#[derive(Debug, Clone)]
pub enum Changes {
    /// Nobody knows: everything is read again.
    Everything,
    /// Files and folders as they lie on disk, each of which may have been made, written, renamed or
    /// removed. A folder stands for what came, moved or went with it, not for edits inside of it.
    Paths(Vec<PathBuf>),
}

/// What is served at a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Served {
    /// The bytes that a build would write.
    Bytes(Arc<[u8]>),
    /// A file of the project, which a build would copy.
    File(PathBuf),
    /// There would be an output if it had not failed.
    Failed(Vec<Diagnostic>),
}

/// A site as a list of sites shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteState {
    pub title: String,
    /// Its folder below `content`; empty for the root.
    pub name: String,
    /// The path of its home page.
    pub home: OutputPath,
    /// How many sites lie above it.
    pub depth: usize,
    /// Whether its pages name folders (`./`) where others name files (`index.html`).
    pub is_pretty: bool,
    /// Pages that readers find, as a build counts them.
    pub pages: usize,
    pub drafts: usize,
    pub errors: usize,
    pub warnings: usize,
}

/// A project kept in memory.
pub struct Session {
    memory: Arc<Memory>,
    outputs: Arc<Outputs>,
    /// What is shown. Another one takes its place when a page cannot be made as it is.
    state: RwLock<Arc<State>>,
}

/// A snapshot with what has been made of it.
struct State {
    disk: Arc<DiskWorld>,
    project: Project<'static>,
    works: Arc<Works>,
    /// How many pages each shown site has.
    pages: Arc<OnceLock<Vec<usize>>>,
    outputs: Arc<Outputs>,
    diagnostics: OnceLock<Arc<[Diagnostic]>>,
}

impl Session {
    /// Reads a project.
    pub fn open(request: Request) -> Result<Self, Failure> {
        let store = Arc::new(request.store().map_err(Failure::NoRoom)?);
        let memory = Arc::new(Memory::new(request.cache.as_deref().map(LastGood::below)));
        let disk = Arc::new(DiskWorld::new(&request.root));
        let cards = KeptCards::of(&request).map(Arc::new);
        let origin = Origin {
            cards,
            request: Arc::new(request),
            world: Arc::new(Seen::new(Arc::clone(&disk), Arc::clone(&memory))),
            store,
            versions: Arc::clone(&memory) as _,
            intent: Intent::Publish,
            above: Arc::new(|_| false),
            articles: None,
            minifier: Arc::default(),
        };
        let project = Project::read(origin, None, &())?;
        memory.settle(&project, true);
        Ok(Self::of(memory, State::new(disk, project, Arc::default())))
    }

    fn of(memory: Arc<Memory>, state: State) -> Self {
        let outputs = Arc::clone(&state.outputs);
        Self { memory, outputs, state: RwLock::new(Arc::new(state)) }
    }

    /// The project as it is after some changes.
    pub fn refresh(&self, changes: &Changes) -> Result<Self, Failure> {
        let state = self.state();
        let (disk, project) = match changes {
            Changes::Everything => {
                let disk = Arc::new(DiskWorld::new(state.disk.root()));
                let project = Project::read(self.origin(&disk), None, &())?;
                (disk, project)
            }
            Changes::Paths(paths) => {
                let relisted = state.disk.relisted(paths).map(Arc::new);
                let is_relisted = relisted.is_some();
                relisted.iter().for_each(|disk| self.memory.forget_deleted(disk));
                let disk = relisted.unwrap_or_else(|| Arc::clone(&state.disk));
                let changed: BTreeSet<SourcePath> =
                    paths.iter().map(|path| disk.source_path(path)).collect();
                let since = Since { project: &state.project, changed: &changed, is_relisted };
                let project = Project::read(self.origin(&disk), Some(since), &())?;
                (disk, project)
            }
        };
        self.memory.settle(&project, false);
        self.outputs.next_generation();
        Ok(Self::of(Arc::clone(&self.memory), state.next(disk, project)))
    }

    /// What the next snapshot is read from.
    fn origin(&self, disk: &Arc<DiskWorld>) -> Origin<'static> {
        let seen = Seen::new(Arc::clone(disk), Arc::clone(&self.memory));
        Origin { world: Arc::new(seen), ..self.state().project.origin.clone() }
    }

    fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What a build would write at a path; `None` if nothing.
    pub fn output(&self, path: &OutputPath) -> Option<Served> {
        let mut state = self.state();
        loop {
            let served = state.output(path);
            let Some(Served::Failed(found)) = &served else { return served };
            match self.amended(&state, path, found) {
                Some(next) => state = next,
                None => return served,
            }
        }
    }

    /// The snapshot in which what keeps a page from being made is held; `None` if that does not help.
    fn amended(
        &self,
        state: &Arc<State>,
        path: &OutputPath,
        found: &[Diagnostic],
    ) -> Option<Arc<State>> {
        let failed = vec![state.source_of(path)];
        let counts = Counts { failed, ..Counts::default() };
        let rendered = Rendered { counts, found: found.to_vec(), developed: 0 };
        let holds = judge_rendering(&state.project, &rendered)?;
        let project = state.project.holding(holds).and_then(Project::settled).ok()?;
        let next = Arc::new(state.next(Arc::clone(&state.disk), project));
        let mut shown = self.state.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&shown, state) {
            *shown = Arc::clone(&next);
            self.outputs.next_generation();
        }
        Some(Arc::clone(&shown))
    }

    /// The paths of everything that a build would write, besides the files of the project that pages
    /// use.
    pub fn paths(&self) -> Vec<OutputPath> {
        let state = self.state();
        state.project.sites.iter().flat_map(|id| state.paths_of(*id)).collect()
    }

    /// The same for the site that has its home page at a path.
    pub fn paths_beside(&self, home: &OutputPath) -> Vec<OutputPath> {
        let state = self.state();
        state.site_at(home).map(|id| state.paths_of(id)).unwrap_or_default()
    }

    /// The sites that are shown, each with its figures.
    pub fn sites(&self) -> Vec<SiteState> {
        let state = self.state();
        state.project.site_states(state.pages(), &state.diagnostics())
    }

    /// Everything that is amiss, as far as it is known without rendering what nobody has asked for.
    pub fn diagnostics(&self) -> Arc<[Diagnostic]> {
        self.state().diagnostics()
    }

    /// The files with mistakes that are held.
    pub fn held(&self) -> Vec<Held> {
        self.state().project.holds.held().map(Into::into).collect()
    }

    /// The project's files as they are shown.
    pub fn world(&self) -> impl World + 'static {
        self.state().project.world.as_ref().clone()
    }

    /// The project as one graph, with its themes.
    pub(super) fn parts(&self) -> (Arc<SiteGraph>, Arc<Themes>) {
        let state = self.state();
        (Arc::clone(&state.project.graph), Arc::clone(&state.project.themes))
    }

    /// The file of the project that an output is made of: a page's text, a photo, what is copied.
    pub fn source_of(&self, path: &OutputPath) -> Option<SourcePath> {
        self.state().source_of(path)
    }
}

impl State {
    fn new(disk: Arc<DiskWorld>, project: Project<'static>, outputs: Arc<Outputs>) -> Self {
        let diagnostics = OnceLock::new();
        Self { disk, project, works: Arc::default(), pages: Arc::default(), outputs, diagnostics }
    }

    /// Another snapshot with what has been made of this one and is as good for it.
    fn next(&self, disk: Arc<DiskWorld>, project: Project<'static>) -> Self {
        let (works, pages) = match project.shares_places_with(&self.project) {
            true => (Arc::clone(&self.works), Arc::clone(&self.pages)),
            false => (Arc::default(), Arc::default()),
        };
        Self { works, pages, ..Self::new(disk, project, Arc::clone(&self.outputs)) }
    }

    /// What a build would write at a path; `None` if nothing.
    fn output(&self, path: &OutputPath) -> Option<Served> {
        let (id, theme, work) = self.work_at(path)?;
        let darkroom = self.project.darkroom();
        let renderer = self.project.renderer(id, theme, &work.parts, &darkroom);
        let served = match work.jobs.get(path) {
            // What a site looks like whose settings nobody knows, nobody can tell.
            Some(_) if !renderer.site.is_known => Some(Served::Failed(Vec::new())),
            Some(job) => self.make(job, &renderer),
            None => self.parcel(path, &work, &renderer),
        };
        self.note(&renderer);
        served
    }

    fn make(&self, job: &Job, renderer: &SiteRenderer<'_>) -> Option<Served> {
        let (draft, found) = Outputs::watch(|sink| job.draft(renderer, sink));
        match draft {
            Some(Draft::Page(page)) => Some(self.outputs.page(job, &page, renderer, found)),
            Some(Draft::Bytes(bytes)) => Some(Served::Bytes(bytes.into())),
            Some(Draft::Copy(source)) => self.copied(&source),
            Some(Draft::Blanked(source, telling)) => self.blanked(&source, &telling),
            None => (!found.is_empty()).then_some(Served::Failed(found)),
        }
    }

    /// A file of the project as it is; a held one as it was.
    fn copied(&self, source: &SourcePath) -> Option<Served> {
        let world = &self.project.world;
        match world.exchanged(source) {
            Some(bytes) => Some(Served::Bytes(bytes)),
            None => self.disk.real(source).ok().map(Served::File),
        }
    }

    /// A film or a PDF without what it tells about people. A build copies it in pieces; whoever looks at
    /// a page at home looks at few of them at a time.
    fn blanked(&self, source: &SourcePath, telling: &[Telling]) -> Option<Served> {
        let mut bytes = self.project.world.read(source).ok()?;
        picture::blank(telling, 0, &mut bytes);
        Some(Served::Bytes(bytes.into()))
    }

    /// A file of the project under its published name: whatever pages were seen to publish. Whoever
    /// asks has seen such a page; if that was before this session began, all pages of the site are
    /// looked through once.
    fn parcel(
        &self,
        path: &OutputPath,
        work: &SiteWork,
        renderer: &SiteRenderer<'_>,
    ) -> Option<Served> {
        let seen = self.parcel_at(path, work, renderer)?;
        let name = path.as_str().strip_prefix(renderer.site.output("assets/").as_str())?;
        self.make(&Job::parcel(renderer.site, name, seen), renderer)
    }

    fn parcel_at(
        &self,
        path: &OutputPath,
        work: &SiteWork,
        renderer: &SiteRenderer<'_>,
    ) -> Option<Parcel> {
        path.as_str().strip_prefix(renderer.site.output("assets/").as_str())?;
        self.project.assets.parcel(path).or_else(|| {
            self.project.assets.first_search(renderer.site.id).then(|| {
                work.jobs.values().for_each(|job| drop(job.draft(renderer, &mut Sink::new())));
                self.note(renderer);
            });
            self.project.assets.parcel(path)
        })
    }

    /// Remembers what the pages that were just drafted publish.
    fn note(&self, renderer: &SiteRenderer<'_>) {
        let published = renderer.published().into_iter();
        let at = |name: &str| renderer.site.output(&format!("assets/{name}"));
        self.project.assets.note(published.map(|(name, parcel)| (at(&name), parcel)));
    }

    /// The site of an output, with all that it is rendered from.
    fn work_at(&self, path: &OutputPath) -> Option<(SiteId, &Theme, Arc<SiteWork>)> {
        let id = self.site_at(path)?;
        let theme = self.theme(id)?;
        let work = self.works.of(id, || SiteWork::new(&self.project, id, theme));
        Some((id, theme, work))
    }

    /// The site that an output belongs to: the nearest one upwards.
    fn site_at(&self, path: &OutputPath) -> Option<SiteId> {
        let id = self.project.graph.tree.site_of_output(path.as_str())?;
        self.project.sites.contains(&id).then_some(id)
    }

    fn is_known(&self, id: SiteId) -> bool {
        self.project.graph.tree.site(id).is_known
    }

    fn theme(&self, id: SiteId) -> Option<&Theme> {
        let graph = &self.project.graph;
        let key = theme_key(&graph.tree, graph.sources(), graph.tree.site(id));
        self.project.themes.library.get(&key).map(AsRef::as_ref)
    }

    fn paths_of(&self, id: SiteId) -> Vec<OutputPath> {
        let Some(theme) = self.theme(id) else { return Vec::new() };
        let work = self.works.of(id, || SiteWork::new(&self.project, id, theme));
        work.jobs.keys().cloned().collect()
    }

    /// How many pages each shown site has. All sites are planned for it, of which few are ever kept.
    fn pages(&self) -> &[usize] {
        let count = |id: &SiteId| {
            let theme = self.theme(*id);
            theme.map_or(0, |theme| SiteWork::new(&self.project, *id, theme).pages())
        };
        self.pages.get_or_init(|| self.project.sites.par_iter().map(count).collect())
    }

    /// Everything that is amiss, as far as it is known without rendering what nobody has asked for.
    fn diagnostics(&self) -> Arc<[Diagnostic]> {
        let found = self.diagnostics.get_or_init(|| {
            for path in self.outputs.doubtful() {
                let is_known = self.site_at(&path).is_some_and(|id| self.is_known(id));
                if !is_known || self.output(&path).is_none() {
                    self.outputs.forget(&path);
                }
            }
            self.project.diagnostics(self.outputs.found()).into()
        });
        Arc::clone(found)
    }

    /// The file of the project that an output is made of: a page's text, a photo, what is copied.
    fn source_of(&self, path: &OutputPath) -> Option<SourcePath> {
        let (id, theme, work) = self.work_at(path)?;
        let darkroom = self.project.darkroom();
        let renderer = self.project.renderer(id, theme, &work.parts, &darkroom);
        let Some(job) = work.jobs.get(path) else {
            return self.parcel_at(path, &work, &renderer)?.source().cloned();
        };
        match job.draft(&renderer, &mut Sink::new())? {
            Draft::Page(page) => page.source().cloned(),
            Draft::Copy(source) | Draft::Blanked(source, _) => Some(source),
            Draft::Bytes(_) => None,
        }
    }
}

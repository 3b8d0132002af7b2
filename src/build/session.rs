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
//! on, so nothing is ever declared stale: what changed has another key.

use super::analysis::Analysis;
use super::failure::Failure;
use super::outputs::{Outputs, Served};
use super::request::Request;
use super::site_work::{Jobs, SiteWork, Works, of_texts};
use crate::base::path::{OutputPath, SourcePath};
use crate::diag::{Diagnostic, Severity};
use crate::picture::{self, Telling};
use crate::render::job::{Draft, Job, OutputKind};
use crate::render::site::SiteRenderer;
use crate::site::{SiteId, theme_key};
use crate::source::World;
use crate::theme::{Theme, describes_theme};
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// What happened to a project's files.
#[derive(Debug, Clone)]
pub enum Changes {
    /// Nobody knows: everything is read again.
    Everything,
    /// Files and folders as they lie on disk, each of which may have been made, written, renamed or
    /// removed. A folder stands for what came, moved or went with it, not for edits inside of it.
    Paths(Vec<PathBuf>),
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
    analysis: Analysis,
    works: Arc<Works<SiteWork>>,
    /// What follows from the texts of this snapshot.
    of_texts: Works<Jobs>,
    /// How many pages each shown site has.
    pages: Arc<OnceLock<Vec<usize>>>,
    outputs: Arc<Outputs>,
    diagnostics: OnceLock<Vec<Diagnostic>>,
}

impl Session {
    /// Reads a project.
    pub fn open(request: Request) -> Result<Self, Failure> {
        let analysis = Analysis::read(Arc::new(request))?;
        Ok(Self {
            analysis,
            works: Arc::default(),
            of_texts: Works::default(),
            pages: Arc::default(),
            outputs: Arc::default(),
            diagnostics: OnceLock::new(),
        })
    }

    /// The project as it is after some changes.
    pub fn refresh(&self, changes: &Changes) -> Result<Self, Failure> {
        let analysis = match changes {
            Changes::Everything => Analysis::read(Arc::clone(&self.analysis.request))?,
            Changes::Paths(paths) => self.analysis.refreshed(paths)?,
        };
        let (works, pages) = match analysis.shares_places_with(&self.analysis) {
            true => (Arc::clone(&self.works), Arc::clone(&self.pages)),
            false => (Arc::default(), Arc::default()),
        };
        let outputs = Arc::clone(&self.outputs);
        outputs.next_generation();
        let of_texts = Works::default();
        Ok(Self { analysis, works, of_texts, pages, outputs, diagnostics: OnceLock::new() })
    }

    /// What a build would write at a path; `None` if nothing.
    pub fn output(&self, path: &OutputPath) -> Option<Served> {
        self.planned(path, |job, renderer| match renderer.site.is_known {
            true => self.make(job, renderer),
            // What a site looks like whose settings nobody knows, nobody can tell.
            false => Some(Served::Failed(Vec::new())),
        })?
    }

    /// Gives the job of an output to a task; `None` if nothing is planned at that path.
    fn planned<T>(
        &self,
        path: &OutputPath,
        task: impl FnOnce(&Job, &SiteRenderer<'_>) -> T,
    ) -> Option<T> {
        let id = self.site_at(path)?;
        let theme = self.theme(id)?;
        let work = self.works.of(id, || SiteWork::new(&self.analysis, id, theme));
        let darkroom = self.analysis.darkroom();
        let renderer = self.analysis.renderer(id, theme, &work.parts, &darkroom);
        if let Some(job) = work.jobs.get(path) {
            return Some(task(job, &renderer));
        }
        let of_texts = self.of_texts.of(id, || of_texts(&renderer));
        of_texts.get(path).map(|job| task(job, &renderer))
    }

    fn make(&self, job: &Job, renderer: &SiteRenderer<'_>) -> Option<Served> {
        let (draft, found) = Outputs::watch(|sink| job.draft(renderer, sink));
        match draft {
            Some(Draft::Page(page)) => Some(self.outputs.page(job, &page, renderer, found)),
            Some(Draft::Bytes(bytes)) => Some(Served::Bytes(bytes.into())),
            Some(Draft::Copy(source)) => self.analysis.file(&source).map(Served::File),
            Some(Draft::Blanked(source, telling)) => self.blanked(&source, &telling),
            None => (!found.is_empty()).then_some(Served::Failed(found)),
        }
    }

    /// A film or a PDF without what it tells about people. A build copies it in pieces; whoever looks at
    /// a page at home looks at few of them at a time.
    fn blanked(&self, source: &SourcePath, telling: &[Telling]) -> Option<Served> {
        let mut bytes = self.world().read(source).ok()?;
        picture::blank(telling, 0, &mut bytes);
        Some(Served::Bytes(bytes.into()))
    }

    /// The site that an output belongs to: the nearest one upwards.
    fn site_at(&self, path: &OutputPath) -> Option<SiteId> {
        let id = self.analysis.graph.tree.site_of_output(path.as_str())?;
        self.analysis.sites.contains(&id).then_some(id)
    }

    fn is_known(&self, id: SiteId) -> bool {
        self.analysis.graph.tree.site(id).is_known
    }

    /// Whether all settings could be read, those of sites and what describes their themes: where some
    /// could not, the snapshot before this one shows better what the project is.
    pub fn has_all_settings(&self) -> bool {
        let is_broken = |found: &Diagnostic| {
            let file = found.span.as_ref().map(|span| &span.file);
            found.severity == Severity::Error && file.is_some_and(describes_theme)
        };
        self.analysis.graph.tree.sites().iter().all(|site| site.is_known)
            && !self.analysis.themes.found.iter().any(is_broken)
    }

    fn theme(&self, id: SiteId) -> Option<&Theme> {
        let graph = &self.analysis.graph;
        let key = theme_key(&graph.tree, graph.sources(), graph.tree.site(id));
        self.analysis.themes.library.get(&key).map(AsRef::as_ref)
    }

    /// The paths of everything that a build would write, besides the files of the project that pages
    /// use. Goes from site to site as it is asked.
    pub fn paths(&self) -> impl Iterator<Item = OutputPath> + '_ {
        self.analysis.sites.iter().flat_map(|id| self.paths_of(*id))
    }

    /// The same for the site that has its home page at a path.
    pub fn paths_beside(&self, home: &OutputPath) -> Vec<OutputPath> {
        self.site_at(home).map(|id| self.paths_of(id)).unwrap_or_default()
    }

    fn paths_of(&self, id: SiteId) -> Vec<OutputPath> {
        let Some(theme) = self.theme(id) else { return Vec::new() };
        let work = self.works.of(id, || SiteWork::new(&self.analysis, id, theme));
        work.jobs.keys().cloned().collect()
    }

    /// The sites that are shown, each with its figures.
    pub fn sites(&self) -> Vec<SiteState> {
        self.analysis.site_states(self.pages(), self.diagnostics())
    }

    /// How many pages each shown site has. All sites are planned for it, of which few are ever kept.
    fn pages(&self) -> &[usize] {
        let count = |id: &SiteId| {
            let theme = self.theme(*id);
            theme.map_or(0, |theme| SiteWork::new(&self.analysis, *id, theme).pages())
        };
        self.pages.get_or_init(|| self.analysis.sites.par_iter().map(count).collect())
    }

    /// Everything that is amiss, as far as it is known without rendering what nobody has asked for.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.diagnostics.get_or_init(|| {
            for path in self.outputs.doubtful() {
                let is_known = self.site_at(&path).is_some_and(|id| self.is_known(id));
                if !is_known || self.output(&path).is_none() {
                    self.outputs.forget(&path);
                }
            }
            self.analysis.diagnostics(self.outputs.found())
        })
    }

    /// All that is known of the project.
    pub(super) fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// The project's files.
    pub fn world(&self) -> &dyn World {
        &*self.analysis.world
    }

    /// The file of the project that an output is made of: a page's text, a photo, what is copied.
    pub fn source_of(&self, path: &OutputPath) -> Option<SourcePath> {
        self.planned(path, |job, _| job.source.clone())?
    }

    /// What the output at a path is; `None` if a build makes none.
    pub fn kind_of(&self, path: &OutputPath) -> Option<OutputKind> {
        self.planned(path, |job, _| job.kind)
    }
}

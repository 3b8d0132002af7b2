//! A snapshot of a project with the outputs made from it, as a session shows it.

use super::outputs::{Outputs, Served};
use super::project::Project;
use super::site_states::SiteState;
use super::site_work::{Jobs, SiteWork, Works, of_texts};
use rayon::prelude::*;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_diag::Diagnostic;
use skillweek_picture::{self as picture, Redaction};
use skillweek_render::job::{Draft, Job, OutputKind};
use skillweek_render::site::SiteRenderer;
use skillweek_site::{SiteId, theme_key};
use skillweek_source::{DiskWorld, World};
use skillweek_theme::Theme;
use std::sync::{Arc, OnceLock};

/// A snapshot with the outputs made from it.
pub struct View {
    pub disk: Arc<DiskWorld>,
    pub project: Project<'static>,
    works: Arc<Works<SiteWork>>,
    /// The jobs that follow from the texts of this snapshot.
    of_texts: Works<Jobs>,
    /// The number of pages of each rendered site.
    pages: Arc<OnceLock<Vec<usize>>>,
    pub outputs: Arc<Outputs>,
    diagnostics: OnceLock<Arc<[Diagnostic]>>,
    /// Computed on request, since the figures need all findings and a page need not wait for them.
    sites: OnceLock<Arc<[SiteState]>>,
}

impl View {
    pub fn new(disk: Arc<DiskWorld>, project: Project<'static>, outputs: Arc<Outputs>) -> Self {
        Self {
            disk,
            project,
            works: Arc::default(),
            of_texts: Works::default(),
            pages: Arc::default(),
            outputs,
            diagnostics: OnceLock::new(),
            sites: OnceLock::new(),
        }
    }

    /// Another snapshot, with everything of this one that is still valid for it.
    pub fn next(&self, disk: Arc<DiskWorld>, project: Project<'static>) -> Self {
        let (works, pages) = match project.shares_places_with(&self.project) {
            true => (Arc::clone(&self.works), Arc::clone(&self.pages)),
            false => (Arc::default(), Arc::default()),
        };
        Self { works, pages, ..Self::new(disk, project, Arc::clone(&self.outputs)) }
    }

    /// The output that a build would write at a path; `None` if it would write none.
    pub fn output(&self, path: &OutputPath) -> Option<Served> {
        self.planned(path, |job, renderer| match renderer.site.is_known {
            true => self.make(job, renderer),
            // Sites with unreadable settings are not rendered.
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
        let work = self.works.of(id, || SiteWork::new(&self.project, id, theme));
        let image_cache = self.project.image_cache();
        let renderer = self.project.renderer(id, theme, &work.parts, &image_cache);
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
            Some(Draft::Copy(source, redactions)) => self.copied(&source, &redactions),
            None => (!found.is_empty()).then_some(Served::Failed(found)),
        }
    }

    /// A project file as it is, or the version that replaces a held one. A film or a PDF with
    /// personal data to be redacted, which a build copies in pieces, is served from memory: a
    /// preview serves few of them at a time.
    fn copied(&self, source: &SourcePath, redactions: &[Redaction]) -> Option<Served> {
        let world = &self.project.world;
        match world.exchanged(source) {
            _ if !redactions.is_empty() => {
                let mut bytes = world.read(source).ok()?;
                picture::redact(redactions, 0, &mut bytes);
                Some(Served::Bytes(bytes.into()))
            }
            Some(bytes) => Some(Served::Bytes(bytes)),
            None => self.disk.real(source).ok().map(Served::File),
        }
    }

    /// The site that an output belongs to: the nearest one upwards.
    pub fn site_at(&self, path: &OutputPath) -> Option<SiteId> {
        let id = self.project.graph.tree.site_of_output(path.as_str())?;
        self.project.sites.contains(&id).then_some(id)
    }

    fn theme(&self, id: SiteId) -> Option<&Theme> {
        let graph = &self.project.graph;
        let key = theme_key(&graph.tree, graph.sources(), graph.tree.site(id));
        self.project.themes.library.get(&key).map(AsRef::as_ref)
    }

    pub fn paths_of(&self, id: SiteId) -> Vec<OutputPath> {
        let Some(theme) = self.theme(id) else { return Vec::new() };
        let work = self.works.of(id, || SiteWork::new(&self.project, id, theme));
        work.jobs.keys().cloned().collect()
    }

    /// The number of pages of each rendered site. All sites are planned for it, of which few are
    /// kept.
    pub fn pages(&self) -> &[usize] {
        let count = |id: &SiteId| {
            let theme = self.theme(*id);
            theme.map_or(0, |theme| SiteWork::new(&self.project, *id, theme).pages())
        };
        self.pages.get_or_init(|| self.project.sites.par_iter().map(count).collect())
    }

    /// The rendered sites, the root first, each with its figures.
    pub fn sites(&self) -> Arc<[SiteState]> {
        let count = || self.project.site_states(self.pages(), &self.diagnostics()).into();
        Arc::clone(self.sites.get_or_init(count))
    }

    /// All findings that are known without rendering outputs that were not requested.
    pub fn diagnostics(&self) -> Arc<[Diagnostic]> {
        let found = self.diagnostics.get_or_init(|| {
            for path in self.outputs.to_recheck() {
                let tree = &self.project.graph.tree;
                let is_known = self.site_at(&path).is_some_and(|id| tree.site(id).is_known);
                if !is_known || self.output(&path).is_none() {
                    self.outputs.forget(&path);
                }
            }
            self.project.diagnostics(self.outputs.found()).into()
        });
        Arc::clone(found)
    }

    /// The project file that an output is made from: a page's text, a photo, a copied file.
    pub fn source_of(&self, path: &OutputPath) -> Option<SourcePath> {
        self.planned(path, |job, _| job.source.clone())?
    }

    /// The kind of the output at a path; `None` if a build makes none.
    pub fn kind_of(&self, path: &OutputPath) -> Option<OutputKind> {
        self.planned(path, |job, _| job.kind)
    }
}

//! A project kept in memory for the dev server.
//!
//! A session is a snapshot. After changes to files, `refresh` makes the next one, which shares
//! everything with it that cannot have changed:
//!
//! 1. An edited text is read again; if its page keeps its position, the graph, the columns and the
//!    themes are the same, and only that page is replaced.
//! 2. After an edit to a template or style, the themes are resolved again, and the graph is the
//!    same.
//! 3. After any other change (a file added or removed, a setting, a section's own text), everything
//!    is read again.
//!
//! Outputs are rendered on request and remembered under the digest of all their inputs, so nothing
//! is ever invalidated: what has changed has another key. A template that turns out to be wrong
//! when a page is rendered is held like any other file, so a session shows what a build would
//! publish.

use super::failure::Failure;
use super::hold_rendering::{Rendered, judge_rendering};
use super::outputs::{Outputs, Served};
use super::preview_versions::{PreviewVersions, PreviewWorld};
use super::project::{Origin, SnapshotUpdate};
use super::request::{Held, Request};
use super::settle;
use super::site_states::SiteState;
use super::themes::Themes;
use super::view::View;
use skillweek_asset::Intent;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_diag::Diagnostic;
use skillweek_render::job::OutputKind;
use skillweek_render::run::{Counts, Unmade};
use skillweek_site::SiteGraph;
use skillweek_source::{DiskWorld, World};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// The changes to a project's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Unknown: everything is read again.
    Everything,
    /// Paths of files and folders on disk that may have been created, written, renamed or removed.
    /// A folder stands for what was added, moved or removed with it, not for edits inside it.
    Paths(BTreeSet<PathBuf>),
}

/// A project kept in memory.
pub struct Session {
    memory: Arc<PreviewVersions>,
    outputs: Arc<Outputs>,
    /// The current snapshot. Another one replaces it when a page cannot be made as it is.
    view: RwLock<Arc<View>>,
}

impl Session {
    /// Reads a project.
    pub fn open(request: Request) -> Result<Self, Failure> {
        let memory = Arc::new(PreviewVersions::new(request.last_good(&request.output())));
        let disk = Arc::new(DiskWorld::new(&request.root));
        let world = PreviewWorld { disk: Arc::clone(&disk), memory: Arc::clone(&memory) };
        let versions = Arc::clone(&memory) as _;
        let origin = Origin::new(&request, Arc::new(world), versions, Intent::Publish)?;
        let origin = Origin { articles: None, ..origin };
        let project = settle::read(origin, &())?;
        memory.settle(&project, true);
        Ok(Self::of(memory, View::new(disk, project, Arc::default())))
    }

    fn of(memory: Arc<PreviewVersions>, view: View) -> Self {
        let outputs = Arc::clone(&view.outputs);
        Self { memory, outputs, view: RwLock::new(Arc::new(view)) }
    }

    /// The project after some changes.
    pub fn refresh(&self, changes: &Changes) -> Result<Self, Failure> {
        let view = self.view();
        self.memory.trust();
        let (disk, project) = match changes {
            Changes::Everything => {
                let disk = Arc::new(DiskWorld::new(view.disk.root()));
                let project = settle::read(self.origin(&disk), &())?;
                (disk, project)
            }
            Changes::Paths(paths) => {
                let relisted = view.disk.relisted(paths).map(Arc::new);
                let is_relisted = relisted.is_some();
                relisted.iter().for_each(|disk| self.memory.forget_deleted(disk));
                let disk = relisted.unwrap_or_else(|| Arc::clone(&view.disk));
                let changed: BTreeSet<SourcePath> =
                    paths.iter().map(|path| disk.source_path(path)).collect();
                let since =
                    SnapshotUpdate { project: &view.project, changed: &changed, is_relisted };
                let project = settle::read_since(self.origin(&disk), since)?;
                (disk, project)
            }
        };
        self.memory.settle(&project, false);
        self.outputs.next_generation();
        Ok(Self::of(Arc::clone(&self.memory), view.next(disk, project)))
    }

    /// The sources of the next snapshot.
    fn origin(&self, disk: &Arc<DiskWorld>) -> Origin<'static> {
        let seen = PreviewWorld { disk: Arc::clone(disk), memory: Arc::clone(&self.memory) };
        Origin { world: Arc::new(seen), ..self.view().project.origin.clone() }
    }

    fn view(&self) -> Arc<View> {
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The output that a build would write at a path; `None` if it would write none.
    pub fn output(&self, path: &OutputPath) -> Option<Served> {
        let mut view = self.view();
        loop {
            let served = view.output(path);
            let Some(Served::Failed(found)) = &served else { return served };
            match self.amended(&view, path, found) {
                Some(next) => view = next,
                None => return served,
            }
        }
    }

    /// The snapshot in which the files that keep a page from being made are held; `None` if that
    /// does not help.
    fn amended(
        &self,
        view: &Arc<View>,
        path: &OutputPath,
        found: &[Diagnostic],
    ) -> Option<Arc<View>> {
        let failed = vec![Unmade { path: path.clone(), source: view.source_of(path) }];
        let counts = Counts { failed, ..Counts::default() };
        let rendered = Rendered { counts, found: found.to_vec(), developed: 0 };
        let holds = judge_rendering(&view.project, &rendered)?;
        let project = settle::holding(&view.project, holds).ok()?;
        self.memory.refute(&project);
        let next = Arc::new(view.next(Arc::clone(&view.disk), project));
        let mut shown = self.view.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&shown, view) {
            *shown = Arc::clone(&next);
            self.outputs.next_generation();
        }
        Some(Arc::clone(&shown))
    }

    /// The paths of everything that a build would write, except for the project files that pages
    /// use.
    pub fn paths(&self) -> Vec<OutputPath> {
        let view = self.view();
        view.project.sites.iter().flat_map(|id| view.paths_of(*id)).collect()
    }

    /// The same for the site whose home page has that path.
    pub fn paths_beside(&self, home: &OutputPath) -> Vec<OutputPath> {
        let view = self.view();
        view.site_at(home).map(|id| view.paths_of(id)).unwrap_or_default()
    }

    /// The sites that are rendered, the root first, each with its figures.
    pub fn sites(&self) -> Arc<[SiteState]> {
        self.view().sites()
    }

    /// The number of pages that readers find on all of them.
    pub fn pages(&self) -> usize {
        self.view().pages().iter().sum()
    }

    /// All findings that are known without rendering outputs that were not requested.
    pub fn diagnostics(&self) -> Arc<[Diagnostic]> {
        self.view().diagnostics()
    }

    /// The files with mistakes that are held.
    pub fn held(&self) -> Vec<Held> {
        self.view().project.held()
    }

    /// The project's files, with held ones replaced or left out.
    pub fn world(&self) -> impl World + 'static {
        self.view().project.world.as_ref().clone()
    }

    /// The project's graph and its themes.
    pub fn parts(&self) -> (Arc<SiteGraph>, Arc<Themes>) {
        let view = self.view();
        (Arc::clone(&view.project.graph), Arc::clone(&view.project.themes))
    }

    /// The project file that an output is made from: a page's text, a photo, a copied file.
    pub fn source_of(&self, path: &OutputPath) -> Option<SourcePath> {
        self.view().source_of(path)
    }

    /// The kind of the output at a path; `None` if a build makes none.
    pub fn kind_of(&self, path: &OutputPath) -> Option<OutputKind> {
        self.view().kind_of(path)
    }
}

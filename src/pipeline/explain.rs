//! The purpose of each project file, and the origin of each output file.

use super::build_history::{BuildHistory, BuiltPage};
use super::failure::Failure;
use super::request::{Held, Request};
use super::session::Session;
use super::themes::Themes;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_publish::{Condition, Previous};
use skillweek_render::job::OutputKind;
use skillweek_site::{Site, SiteGraph, theme_key};
use skillweek_source::{SITE_FILE, World};
use skillweek_theme::is_theme_file;
use std::path::Path;

/// A project with its last build and its output folder.
pub struct Explainer {
    /// The pages as the last build left them.
    pub last: BuildHistory,
    session: Session,
    published: Option<Previous>,
}

/// An output file that is not a rendered page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its kind; `None` if an earlier build published it and the current content no longer makes
    /// it.
    pub kind: Option<OutputKind>,
    /// The project file that it is made from, if it is made from exactly one.
    pub source: Option<SourcePath>,
    /// Its condition in the output folder; `None` if it has not been published yet.
    pub condition: Option<Condition>,
}

/// The purpose of a project file.
pub enum Source<'a> {
    /// Pages are made from it.
    Made(Vec<BuiltPage<'a>>),
    /// It is the settings of a site.
    Settings {
        /// The number of sites that it affects: its own and all below it.
        sites: usize,
        /// The number of pages of these sites in the last build.
        pages: usize,
    },
    /// It is a template in use, with the pages that depend on it.
    Template(Vec<BuiltPage<'a>>),
    /// It is another file of a theme.
    Theme,
    /// These texts and settings use it.
    Used(Vec<SourcePath>),
    /// Nothing uses it.
    Unused,
}

impl Explainer {
    /// Reads a project, with the records of its last build into `out`.
    pub fn read(request: Request, out: &Path) -> Result<Self, Failure> {
        let last = BuildHistory::read(&request, out)?;
        // In a folder that belongs to someone else nothing was published.
        let published = Previous::read(out).ok();
        Ok(Self { last, session: Session::open(request)?, published })
    }

    /// The replacement for a project file, if it is held because of mistakes.
    pub fn held(&self, file: &SourcePath) -> Option<Held> {
        self.session.held().into_iter().find(|held| held.file == *file)
    }

    /// Describes an output; `None` if no build makes it and none has made it.
    pub fn output(&self, path: &str) -> Option<Output> {
        let output = OutputPath::new(path);
        let condition = self.published.as_ref().and_then(|published| published.condition(path));
        let (kind, source) = (self.session.kind_of(&output), self.session.source_of(&output));
        (kind.is_some() || condition.is_some()).then_some(Output { kind, source, condition })
    }

    /// The purpose of a project file; `None` if no file has that path.
    pub fn source<'a>(&'a self, path: &'a SourcePath) -> Option<Source<'a>> {
        let (graph, _) = self.session.parts();
        if !graph.sources().contains(path) {
            return None;
        }
        let made: Vec<BuiltPage<'_>> = self.last.made_of(path.as_str()).collect();
        Some(if !made.is_empty() {
            Source::Made(made)
        } else if path.name() == SITE_FILE {
            self.settings(path)
        } else if let Some(template) = self.template(path) {
            Source::Template(self.drawing_on(path, &template))
        } else if is_theme_file(path) {
            Source::Theme
        } else {
            let users = users(&graph, path);
            if users.is_empty() { Source::Unused } else { Source::Used(users) }
        })
    }

    fn settings<'a>(&self, path: &SourcePath) -> Source<'a> {
        let (graph, _) = self.session.parts();
        let tree = &graph.tree;
        let Some(site) = path.parent().and_then(|folder| tree.by_folder(&folder)) else {
            return Source::Unused;
        };
        let sites = tree.with_descendants(site.id);
        let is_below = |page: &BuiltPage<'_>| {
            tree.site_of_output(page.path).is_some_and(|owner| sites.contains(&owner))
        };
        Source::Settings { sites: sites.len(), pages: self.last.pages().filter(is_below).count() }
    }

    /// The template name of a theme file; `None` if it is not a template.
    fn template(&self, path: &SourcePath) -> Option<String> {
        let (_, name) = path.as_str().split_once("/templates/")?;
        is_theme_file(path).then(|| name.to_owned())
    }

    /// The pages whose templates reach this one, in the themes that take it from this file.
    fn drawing_on(&self, path: &SourcePath, name: &str) -> Vec<BuiltPage<'_>> {
        let (graph, themes) = self.session.parts();
        let (graph, themes): (&SiteGraph, &Themes) = (&graph, &themes);
        let bytes = self.session.world().read(path).unwrap_or_default();
        let draws = |page: &BuiltPage<'_>| {
            let tree = &graph.tree;
            let site: Option<&Site> = tree.site_of_output(page.path).map(|id| tree.site(id));
            let key = site.map(|site| theme_key(tree, graph.sources(), site));
            let theme = key.and_then(|key| themes.library.get(&key));
            theme.is_some_and(|theme| {
                let Some(reached) = theme.engine.reach().of(page.template) else { return false };
                // The engine puts the theme's layer before the name.
                let is_it = |(full, text): (&str, &str)| {
                    full.ends_with(name) && text.as_bytes() == bytes && reached.names.contains(full)
                };
                theme.engine.templates().any(is_it)
            })
        };
        self.last.pages().filter(draws).collect()
    }

    /// The path of every output, made or published, below the output folder.
    pub fn outputs(&self) -> impl Iterator<Item = String> {
        let pages = self.last.pages().map(|page| page.path.to_owned());
        let published =
            self.published.iter().flat_map(Previous::ours).map(|(path, _)| path.to_owned());
        pages.chain(published)
    }

    /// The path of every project file, from the project's folder.
    pub fn sources(&self) -> impl Iterator<Item = String> {
        let (graph, _) = self.session.parts();
        let sources: Vec<String> = graph.sources().iter().map(ToString::to_string).collect();
        sources.into_iter()
    }
}

/// The texts and site settings that use a file.
fn users(graph: &SiteGraph, path: &SourcePath) -> Vec<SourcePath> {
    let pages = graph.pages().filter(|(_, page)| page.used_files().any(|used| used == path));
    let mut users: Vec<SourcePath> = pages.map(|(_, page)| page.document.source.clone()).collect();
    let shows = |site: &&Site| {
        let Site { settings, .. } = site;
        [&settings.logo, &settings.poster].into_iter().flatten().any(|file| file == path)
    };
    users.extend(graph.tree.sites().iter().filter(shows).map(|site| site.folder.join(SITE_FILE)));
    if graph.index_files().any(|used| used == path) {
        users.extend(path.parent().map(|folder| folder.join("_index.md")));
    }
    users.sort();
    users.dedup();
    users
}

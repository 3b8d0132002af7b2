//! What any file of a project is for, and where any file of an output comes from.

use super::build_history::{BuildHistory, BuiltPage};
use super::failure::Failure;
use super::request::{Held, Request};
use super::session::Session;
use super::themes::Themes;
use crate::base::path::{OutputPath, SourcePath};
use crate::publish::{Condition, Published};
use crate::render::job::OutputKind;
use crate::site::{Site, SiteGraph, theme_key};
use crate::source::{SITE_FILE, World};
use crate::theme::is_theme_file;
use std::path::Path;

/// Knows a project, its last build and its output folder.
pub struct Explainer {
    pub last: BuildHistory,
    session: Session,
    published: Option<Published>,
}

/// A file of the output that is no rendered page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What it is; `None` if an earlier build has published it and it is not made of the content as it
    /// is now.
    pub kind: Option<OutputKind>,
    /// The file of the project that it is made of, where it is one alone.
    pub source: Option<SourcePath>,
    /// What became of it in the output folder; `None` if it was not published there yet.
    pub condition: Option<Condition>,
}

/// A file of the project.
pub enum Source<'a> {
    /// Pages are made of it.
    Made(Vec<BuiltPage<'a>>),
    /// The settings of a site: so many pages of it and of the sites below it.
    Settings {
        sites: usize,
        pages: usize,
    },
    /// A template in use, with the pages that draw on it.
    Template(Vec<BuiltPage<'a>>),
    /// Another file of a theme.
    Theme,
    /// These texts and settings use it.
    Used(Vec<SourcePath>),
    Unused,
}

impl Explainer {
    /// Reads a project, with what is known of its last build into `out`.
    pub fn read(request: Request, out: &Path) -> Result<Self, Failure> {
        let cache = request.cache.clone().unwrap_or_default();
        let last = BuildHistory::read(&request.root, &cache, out)?;
        // In a folder that is someone else's nothing was published.
        let published = Published::read(out).ok();
        Ok(Self { last, session: Session::open(request)?, published })
    }

    /// What stands for a file of the project, if it is held for mistakes.
    pub fn held(&self, file: &SourcePath) -> Option<Held> {
        self.session.held().into_iter().find(|held| held.file == *file)
    }

    /// What an output is; `None` if no build makes it and none has made it.
    pub fn output(&self, path: &str) -> Option<Output> {
        let output = OutputPath::new(path);
        let condition = self.published.as_ref().and_then(|published| published.condition(path));
        let (kind, source) = (self.session.kind_of(&output), self.session.source_of(&output));
        (kind.is_some() || condition.is_some()).then_some(Output { kind, source, condition })
    }

    /// What a file of the project is for; `None` if there is none of that path.
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

    /// The name of the template that a file of a theme is.
    fn template(&self, path: &SourcePath) -> Option<String> {
        let (_, name) = path.as_str().split_once("/templates/")?;
        is_theme_file(path).then(|| name.to_owned())
    }

    /// The pages whose templates draw on that one, in the themes that take it from that file.
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
                // The engine puts the layer before the name.
                let is_it = |(full, text): (&str, &str)| {
                    full.ends_with(name) && text.as_bytes() == bytes && reached.names.contains(full)
                };
                theme.engine.templates().any(is_it)
            })
        };
        self.last.pages().filter(draws).collect()
    }

    /// Every path that can be asked for: outputs, and files of the project.
    pub fn outputs(&self) -> impl Iterator<Item = String> {
        let pages = self.last.pages().map(|page| page.path.to_owned());
        let published = self.published.iter().flat_map(Published::paths).map(ToOwned::to_owned);
        pages.chain(published)
    }

    pub fn sources(&self) -> impl Iterator<Item = String> {
        self.session
            .parts()
            .0
            .sources()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The texts, and the settings of sites, that use a file.
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

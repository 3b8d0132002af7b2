//! The themes available to a project, as far as the command line needs them.

use super::project::Project;
use super::refusal::Refusal;
use super::shell::Shell;
use super::yaml;
use skillweek_base::nearest::most_alike;
use skillweek_base::text;
use skillweek_diag::Sink;
use skillweek_source::settings_in;
use skillweek_theme::files::{self, ThemeFile, ThemeFiles};
use skillweek_theme::manifest::{self, Manifest};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use walkdir::WalkDir;

/// The theme at the end of every chain.
const FOUNDATION: &str = "base";
/// The theme of a site that sets none.
const DEFAULT: &str = "craft";
/// The most parents of a theme; a longer chain is a cycle.
const LONGEST_CHAIN: usize = 8;

/// The available themes: the built-in ones, and those of the project if there is one.
pub struct Themes {
    pub project: Option<Project>,
    own: BTreeSet<String>,
}

impl Themes {
    /// The themes available where the command runs.
    pub fn find(shell: &Shell) -> Result<Self, Refusal> {
        // Without a project there are still the built-in themes; a wrong --root stays an error.
        let project = match shell.project() {
            Err(refusal) if shell.root.is_some() => return Err(refusal),
            found => found.ok(),
        };
        let own = project.as_ref().map(own_names).unwrap_or_default();
        Ok(Self { project, own })
    }

    /// Every theme's name.
    pub fn names(&self) -> BTreeSet<String> {
        let built_in = files::built_in_names().into_iter().map(str::to_owned);
        built_in.chain(self.own.iter().cloned()).collect()
    }

    /// Whether the theme is built in, and whether the project has a folder for it.
    pub fn origin(&self, name: &str) -> (bool, bool) {
        (files::built_in_names().contains(&name), self.own.contains(name))
    }

    /// The themes named by the project's sites, and the root site's theme.
    pub fn used(&self) -> BTreeSet<String> {
        let Some(project) = &self.project else { return BTreeSet::new() };
        let named = |site: &String| named_theme(project, site);
        let mut used: BTreeSet<String> = project.sites().iter().filter_map(named).collect();
        if named_theme(project, ".").is_none() {
            used.insert(DEFAULT.to_owned());
        }
        used
    }

    /// A theme's files; those of the project replace built-in ones of the same path.
    pub fn files(&self, name: &str) -> ThemeFiles {
        let mut files = files::built_in(name);
        if let Some(project) = self.project.as_ref().filter(|_| self.own.contains(name)) {
            files.extend(on_disk(&project.root.join("themes").join(name)));
        }
        files
    }

    pub fn manifest(&self, name: &str) -> Manifest {
        let described = self.files(name).remove("theme.yaml");
        let manifest =
            described.map(|file| manifest::parse(name, &file.text(), None, &mut Sink::new()));
        manifest.unwrap_or_else(|| Manifest { name: name.to_owned(), ..Manifest::default() })
    }

    /// The manifests of a theme and of its ancestors, nearest first.
    pub fn chain(&self, name: &str) -> Vec<(String, Manifest)> {
        let mut chain = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next.filter(|_| chain.len() < LONGEST_CHAIN) {
            let manifest = self.manifest(&name);
            let foundation = (name != FOUNDATION).then(|| FOUNDATION.to_owned());
            next = manifest.extends.clone().or(foundation);
            chain.push((name, manifest));
        }
        chain
    }

    /// The refusal of an unknown theme name.
    pub fn unknown(&self, typed: &str) -> Refusal {
        let why = text!("没有 `{typed}` 这个主题", "there is no theme `{typed}`");
        let names: Vec<String> = self.names().into_iter().collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        match most_alike(typed, names, 1).first() {
            Some(meant) => Refusal::new(why).help(text!(
                "您是不是想写 `{meant}`？\n全部主题：{zh}",
                "did you mean `{meant}`?\nthe themes are: {en}"
            )),
            None => Refusal::new(why).help(text!("主题有：{zh}", "the themes are: {en}")),
        }
    }
}

fn own_names(project: &Project) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(project.root.join("themes")) else {
        return BTreeSet::new();
    };
    let folders = entries.filter_map(Result::ok).filter(|entry| entry.path().is_dir());
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !name.starts_with('.')).collect()
}

/// The theme set in a site's own settings.
fn named_theme(project: &Project, site: &str) -> Option<String> {
    let settings = yaml::glance(&settings_in(&project.folder_of(site))?)?;
    let theme = yaml::under(&settings, &["theme", "外观"])?;
    let name = theme.as_str().or_else(|| yaml::under(theme, &["name", "名称"])?.as_str());
    name.map(str::to_owned)
}

/// The files of a theme's folder by their path in it. An unreadable file counts as empty, so that
/// it is seen and never overwritten.
pub fn on_disk(folder: &Path) -> ThemeFiles {
    let mut files = ThemeFiles::new();
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    for entry in entries.filter(|entry| !entry.file_type().is_dir()) {
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = below.to_string_lossy().replace('\\', "/");
        let bytes = Cow::Owned(std::fs::read(entry.path()).unwrap_or_default());
        files.insert(path, ThemeFile { bytes, source: None });
    }
    files
}

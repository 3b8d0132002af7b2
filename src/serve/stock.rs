//! What is shown: the outputs of a project at one moment.

use crate::base::path::{OutputPath, SourcePath};
use crate::build::{self, Failure, Outcome, Request};
use crate::diag::{Diagnostic, Severity};
use crate::source::{CONTENT, DiskWorld};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What an output is.
#[derive(Debug, Clone)]
pub enum Served {
    /// Finished bytes.
    Bytes(Arc<[u8]>),
    /// A file of the project as it is.
    File(PathBuf),
    /// It has errors and cannot be shown.
    Failed,
}

/// A site of the project, as the list of sites shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteState {
    pub title: String,
    /// Its folder below `content`; empty for the root.
    pub name: String,
    /// Its folder in the output; empty for the root.
    pub output: String,
    pub pages: usize,
    pub drafts: usize,
    pub errors: usize,
    pub warnings: usize,
}

/// A project as it is now.
pub struct Stock {
    request: Request,
    outputs: BTreeMap<OutputPath, Served>,
    outcome: Outcome,
}

impl Stock {
    pub fn open(request: Request) -> Result<Self, Failure> {
        let world = DiskWorld::new(&request.root);
        let shelf = Shelf { world: &world, outputs: Mutex::default() };
        let outcome = build::run(&request, &world, &shelf, &())?;
        let outputs = shelf.outputs.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Self { request, outputs, outcome })
    }

    pub fn refresh(&self) -> Result<Self, Failure> {
        Self::open(self.request.clone())
    }

    pub fn output(&self, path: &str) -> Option<Served> {
        self.outputs.get(&OutputPath::new(path)).cloned()
    }

    pub fn has(&self, path: &str) -> bool {
        self.outputs.contains_key(&OutputPath::new(path))
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.outputs.keys().map(OutputPath::as_str)
    }

    pub fn pages(&self) -> usize {
        self.outcome.pages
    }

    /// The sites, the root first.
    pub fn sites(&self) -> Vec<SiteState> {
        let homes = self.paths().filter_map(|path| path.strip_suffix("404.html"));
        let folders: Vec<String> =
            homes.map(|folder| folder.trim_end_matches('/').to_owned()).collect();
        let mut sites: Vec<SiteState> =
            folders.iter().map(|output| self.site(output, &folders)).collect();
        sites.sort_by(|a, b| a.output.cmp(&b.output));
        sites
    }

    fn site(&self, output: &str, folders: &[String]) -> SiteState {
        let prefix = if output.is_empty() { String::new() } else { format!("{output}/") };
        let is_deeper = |path: &str| {
            folders
                .iter()
                .any(|other| other.len() > output.len() && path.starts_with(&format!("{other}/")))
        };
        let own = |path: &&str| path.starts_with(&prefix) && !is_deeper(path);
        let pages: Vec<&str> =
            self.paths().filter(own).filter(|path| path.ends_with(".html")).collect();
        let text = |path: &str| match self.output(path) {
            Some(Served::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            _ => String::new(),
        };
        let home = text(&format!("{prefix}index.html"));
        let title = home.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        let folder = SourcePath::new(CONTENT).join(output);
        let count = |severity: Severity| {
            let here = self.diagnostics().iter().filter(|found| found.severity == severity);
            here.filter(|found| {
                found.span.as_ref().is_some_and(|span| {
                    let below = span.file.below(&SourcePath::new(CONTENT)).unwrap_or_default();
                    span.file.is_within(&folder) && !is_deeper(below)
                })
            })
            .count()
        };
        SiteState {
            title: title.unwrap_or(output).to_owned(),
            name: output.to_owned(),
            output: output.to_owned(),
            pages: pages.len(),
            drafts: pages.iter().filter(|path| text(path).contains("ribbon-draft")).count(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
        }
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.outcome.diagnostics
    }
}

struct Shelf<'a> {
    world: &'a DiskWorld,
    outputs: Mutex<BTreeMap<OutputPath, Served>>,
}

impl Shelf<'_> {
    fn put(&self, path: &OutputPath, served: Served) {
        let mut outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        outputs.insert(path.clone(), served);
    }
}

impl crate::render::outlet::Outlet for Shelf<'_> {
    type Refusal = Infallible;

    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Infallible> {
        self.put(path, Served::Bytes(bytes.into()));
        Ok(())
    }

    fn copy(&self, path: &OutputPath, source: &SourcePath) -> Result<(), Infallible> {
        if let Ok(real) = self.world.real(source) {
            self.put(path, Served::File(real.to_owned()));
        }
        Ok(())
    }
}

//! What a build is asked for, and what it reports.

use crate::diag::{Diagnostic, Severity};
use std::path::PathBuf;

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The project's folder.
    pub root: PathBuf,
    /// Sites by their folder below `content` (`.` is the root), each with all sites below it; empty for all.
    pub sites: Vec<String>,
    /// Whether drafts are built too.
    pub drafts: bool,
    /// The root site's absolute address, instead of the one in `site.yaml`.
    pub url: Option<String>,
    /// Where the fonts of share pictures may come from.
    pub fonts: FontScope,
}

/// Where fonts may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FontScope {
    /// The project alone, so that the output depends on nothing else.
    #[default]
    Project,
    /// The machine, where the project brings none.
    System,
}

/// What a build did.
#[derive(Debug, Default)]
pub struct Outcome {
    pub sites: usize,
    /// HTML pages.
    pub pages: usize,
    pub files: usize,
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    pub images: usize,
    /// Arranged by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}

/// What a build is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Reading,
    Rendering,
    Publishing,
}

/// Is told how a build gets on; called from many threads.
pub trait Progress: Sync {
    /// A stage begins that has `total` steps.
    fn begin(&self, stage: Stage, total: usize);
    /// One more step of the stage is done.
    fn step(&self);
}

/// Nobody watches.
impl Progress for () {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}

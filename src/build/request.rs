//! What a build is asked for, and what it reports.

use crate::diag::{Diagnostic, Severity};
use crate::publish::Share;
use std::path::PathBuf;

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The project's folder.
    pub root: PathBuf,
    /// Sites by their folder below `content` (`.` is the root), each with all sites below it; empty for all.
    pub sites: Vec<String>,
    /// The share of these sites that this machine builds; `None` for all.
    pub share: Option<Share>,
    /// Whether drafts are built too.
    pub drafts: bool,
    /// The root site's absolute address, instead of the one in `site.yaml`.
    pub url: Option<String>,
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

//! What is shown: a project at one moment, with its list of sites at hand.

use crate::base::path::OutputPath;
use crate::build::{Changes, Failure, Held, Request, Served, Session, SiteState};
use crate::diag::Diagnostic;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// A project as it is now.
pub struct Stock {
    session: Session,
    /// Counted when they are asked for: that takes all findings, and a page need not wait for them.
    sites: OnceLock<Vec<SiteState>>,
}

impl Stock {
    /// Reads a project.
    pub fn open(request: Request) -> Result<Self, Failure> {
        Session::open(request).map(Self::of)
    }

    /// The project after some changes.
    pub fn refresh(&self, changes: &Changes) -> Result<Self, Failure> {
        self.session.refresh(changes).map(Self::of)
    }

    fn of(session: Session) -> Self {
        Self { session, sites: OnceLock::new() }
    }

    /// What a build would write at a path below the base.
    pub fn output(&self, path: &str) -> Option<Served> {
        self.session.output(&OutputPath::new(path))
    }

    /// Every output, besides files that pages use.
    pub fn paths(&self) -> Vec<OutputPath> {
        self.session.paths()
    }

    /// The outputs of one site.
    pub fn paths_of(&self, site: &SiteState) -> Vec<OutputPath> {
        self.session.paths_beside(&site.home)
    }

    /// The sites, the root first.
    pub fn sites(&self) -> &[SiteState] {
        self.sites.get_or_init(|| self.session.sites())
    }

    pub fn pages(&self) -> usize {
        self.sites().iter().map(|site| site.pages).sum()
    }

    pub fn diagnostics(&self) -> Arc<[Diagnostic]> {
        self.session.diagnostics()
    }

    /// What readers see in place of the files with mistakes.
    pub fn held(&self) -> Vec<Diagnostic> {
        self.session.held().iter().map(Held::diagnostic).collect()
    }
}

/// The folder of a site in the output, with its slash; empty for the root.
pub fn folder(site: &SiteState) -> &str {
    site.home.as_str().strip_suffix("index.html").unwrap_or_default()
}

/// The nearest site above a path.
pub fn site_above<'a>(sites: &'a [SiteState], path: &str) -> Option<&'a SiteState> {
    let above = sites.iter().filter(|site| path.starts_with(folder(site)));
    above.max_by_key(|site| folder(site).len())
}

/// A file's name for people: relative to the project, with slashes.
pub fn shown(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

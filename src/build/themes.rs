//! The themes of a snapshot.

use super::request::Request;
use super::{fonts, stages};
use crate::diag::{Diagnostic, Sink};
use crate::share::Fonts;
use crate::site::{SiteGraph, SiteId};
use crate::source::DiskWorld;
use crate::theme::Library;
use std::sync::Arc;

/// The themes of a project, with what resolving them has found.
pub struct Themes {
    pub library: Library,
    /// What share pictures are set in.
    pub fonts: Option<Arc<Fonts>>,
    pub found: Vec<Diagnostic>,
}

impl Themes {
    /// Resolves the themes of a graph.
    pub fn load(request: &Request, world: &DiskWorld, graph: &SiteGraph, sites: &[SiteId]) -> Self {
        let mut sink = Sink::new();
        let fonts = fonts::find(world, graph, sites, request.fonts, &mut sink);
        let library = stages::themes(world, graph, fonts.as_ref(), &mut sink);
        Self { library, fonts, found: sink.into_diagnostics() }
    }
}

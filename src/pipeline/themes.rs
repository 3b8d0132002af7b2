//! The themes of a snapshot.

use super::fonts;
use super::request::Request;
use super::versions::Versions;
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_render::params;
use skillweek_share::Fonts;
use skillweek_site::{SiteGraph, SiteId, theme_key};
use skillweek_source::World;
use skillweek_theme::Library;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The themes of a project, with the findings of resolving them.
pub struct Themes {
    pub library: Library,
    /// The fonts of share pictures; `None` if no site wants any or none were found.
    pub fonts: Option<Arc<Fonts>>,
    pub found: Vec<Diagnostic>,
}

impl Themes {
    /// Resolves the themes of all sites, and checks their parameters in site settings.
    pub fn load(request: &Request, world: &dyn World, graph: &SiteGraph, shown: &[SiteId]) -> Self {
        let mut sink = Sink::new();
        let fonts = fonts::find(world, graph, shown, request.fonts, &mut sink);
        let sites = graph.tree.sites();
        let keys = sites.iter().map(|site| theme_key(&graph.tree, graph.sources(), site));
        let library = Library::load(world, graph.sources(), keys, fonts.as_ref(), &mut sink);
        for site in sites.iter().filter(|site| site.is_known) {
            let key = theme_key(&graph.tree, graph.sources(), site);
            if let Some(theme) = library.get(&key) {
                params::check(theme, &site.settings, &site.folder, &mut sink);
            }
        }
        Self { library, fonts, found: sink.into_diagnostics() }
    }

    /// The sites whose themes contain a project file that is not known to be good: which of their
    /// pages it fails with is known only when all of them have been rendered.
    pub fn unproved(
        &self,
        graph: &SiteGraph,
        world: &dyn World,
        versions: &dyn Versions,
    ) -> BTreeSet<SiteId> {
        let mut proofs: BTreeMap<&SourcePath, bool> = BTreeMap::new();
        let mut is_proved = |file| {
            *proofs.entry(file).or_insert_with(|| {
                let now = world.read(file).ok().map(|bytes| Digest::of(&bytes));
                versions.last_good(file).map(|good| good.digest) == now
            })
        };
        let sites = graph.tree.sites().iter();
        let unproved = sites.filter(|site| {
            let theme = self.library.get(&theme_key(&graph.tree, graph.sources(), site));
            theme.is_some_and(|theme| !theme.engine.files().all(&mut is_proved))
        });
        unproved.map(|site| site.id).collect()
    }
}

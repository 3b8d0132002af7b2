//! The sites of a snapshot as a list of sites shows them.

use super::project::Project;
use crate::base::path::OutputPath;
use crate::config::settings::UrlStyle;
use crate::diag::{Diagnostic, Severity};
use crate::site::SiteId;
use crate::site::page::PageId;
use std::collections::BTreeMap;

/// A site as a list of sites shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteState {
    pub title: String,
    /// Its folder below `content`; empty for the root.
    pub name: String,
    /// The path of its home page.
    pub home: OutputPath,
    /// How many sites lie above it.
    pub depth: usize,
    /// Whether its pages name folders (`./`) where others name files (`index.html`).
    pub is_pretty: bool,
    /// Pages that readers find, as a build counts them.
    pub pages: usize,
    pub drafts: usize,
    pub errors: usize,
    pub warnings: usize,
}

impl Project<'_> {
    /// The sites that are shown, each with its figures; `pages` has a number for each of them.
    pub fn site_states(&self, pages: &[usize], diagnostics: &[Diagnostic]) -> Vec<SiteState> {
        let tree = &self.graph.tree;
        let mut counts: BTreeMap<SiteId, (usize, usize)> = BTreeMap::new();
        for found in diagnostics {
            let Some(span) = &found.span else { continue };
            let Some(site) = tree.site_of(&span.file) else { continue };
            let (errors, warnings) = counts.entry(site).or_default();
            *errors += usize::from(found.severity == Severity::Error);
            *warnings += usize::from(found.severity == Severity::Warning);
        }
        let state = |(id, pages): (&SiteId, &usize)| {
            let site = tree.site(*id);
            let own = self.graph.pages_of(*id);
            let is_draft = |page: &&PageId| self.graph.page(**page).document.front.draft;
            let (errors, warnings) = counts.get(id).copied().unwrap_or_default();
            SiteState {
                title: site.settings.title.clone(),
                name: site.name.clone(),
                home: site.output("index.html"),
                depth: tree.ancestors(*id).count(),
                is_pretty: site.settings.urls == UrlStyle::Pretty,
                pages: *pages,
                drafts: own.iter().filter(is_draft).count() + self.graph.drafts_of(*id),
                errors,
                warnings,
            }
        };
        self.sites.iter().zip(pages).map(state).collect()
    }
}

//! The sites of a snapshot with their figures, for lists of sites.

use super::project::Project;
use skillweek_base::path::OutputPath;
use skillweek_config::values::UrlStyle;
use skillweek_diag::{Diagnostic, Severity};
use skillweek_site::SiteId;
use skillweek_site::page::PageId;
use std::collections::BTreeMap;

/// A site with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteState {
    /// Its title, plain text.
    pub title: String,
    /// Its folder below `content`; empty for the root.
    pub name: String,
    /// The path of its home page in the output folder.
    pub home: OutputPath,
    /// The number of sites above it.
    pub depth: usize,
    /// Whether links lead to folders (`./`) instead of files (`index.html`).
    pub is_pretty: bool,
    /// Pages that readers find, counted as in a build.
    pub pages: usize,
    /// Drafts of the site, whether they are built or not.
    pub drafts: usize,
    /// Errors in the site's own files.
    pub errors: usize,
    /// Warnings in the site's own files.
    pub warnings: usize,
}

impl Project<'_> {
    /// The rendered sites with their figures; `pages` holds the number of pages of each.
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

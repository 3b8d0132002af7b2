//! Queries about the files of a snapshot that decide which of them are held.

use super::holds::Replacement;
use super::project::Project;
use super::request::Held;
use super::rules;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_site::SiteId;
use skillweek_site::gather::Reader;
use skillweek_source::{SITE_FILE, World};
use skillweek_theme::is_theme_file;
use std::collections::BTreeSet;

impl Project<'_> {
    /// A reader that reads single files with the settings of the whole.
    pub fn reader<'a>(&'a self, world: &'a dyn World) -> Reader<'a> {
        Reader {
            world,
            sources: self.graph.sources(),
            tree: &self.graph.tree,
            drafts: self.origin.request.drafts,
            articles: self.origin.articles.as_deref(),
            cards: None,
        }
    }

    /// The files other than texts that outputs are made with: the settings of their sites and of
    /// those above, and their themes.
    pub fn around<'a>(
        &self,
        outputs: impl Iterator<Item = &'a OutputPath>,
    ) -> BTreeSet<SourcePath> {
        let tree = &self.graph.tree;
        let sites: BTreeSet<SiteId> =
            outputs.filter_map(|path| tree.site_of_output(path.as_str())).collect();
        let above = sites.iter().flat_map(|id| tree.ancestors(*id).map(|site| site.id));
        let chain: BTreeSet<SiteId> = sites.iter().copied().chain(above).collect();
        let settings = chain.iter().map(|id| tree.site(*id).folder.join(SITE_FILE));
        let is_of_theme = |path: &&SourcePath| {
            is_theme_file(path) && tree.site_of(path).is_none_or(|owner| chain.contains(&owner))
        };
        settings.chain(self.graph.sources().iter().filter(is_of_theme).cloned()).collect()
    }

    /// The held files that concern the sites asked for. A last good version that was a draft counts
    /// as none.
    pub fn held(&self) -> Vec<Held> {
        let concern = |found: &_| rules::concern(&self.graph, &self.asked, found);
        let held = self.holds.held().filter(|(path, _)| self.holds.has_found(path, concern));
        held.map(|(path, stand)| Held {
            file: path.clone(),
            has_last_good: matches!(stand, Replacement::LastGood(_)) && !self.is_withdrawn(path),
        })
        .collect()
    }
}

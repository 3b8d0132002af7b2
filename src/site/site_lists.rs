//! The columns and the programme of each site, computed when first used.

use super::column::Column;
use super::pages::Pages;
use super::programme::Programme;
use super::roll_up::columns;
use super::tree::SiteId;
use skillweek_content::kinds::Kind;
use std::sync::{Arc, OnceLock};

/// The lists of each site. They depend only on the positions of pages (`Page::same_position`), so
/// they hold for every other reading of the same pages.
#[derive(Debug)]
pub struct SiteLists {
    by_site: Vec<OfSite>,
}

#[derive(Debug, Default)]
struct OfSite {
    columns: OnceLock<Arc<[Column]>>,
    programme: OnceLock<Arc<Programme>>,
}

impl SiteLists {
    /// Empty lists for a number of sites.
    pub fn new(sites: usize) -> Self {
        Self { by_site: (0..sites).map(|_| OfSite::default()).collect() }
    }

    /// The columns of a site that have entries, in their order.
    pub fn columns(&self, pages: &Pages, site: SiteId) -> &Arc<[Column]> {
        self.by_site[site.0].columns.get_or_init(|| columns(pages, site).into())
    }

    /// A site's activities by day and by type.
    pub fn programme(&self, pages: &Pages, site: SiteId) -> &Arc<Programme> {
        self.by_site[site.0].programme.get_or_init(|| {
            let mut columns = self.columns(pages, site).iter();
            let activities = columns.find(|column| column.key == Kind::Activity.folder());
            let entries = activities.map_or(&[][..], |column| &column.entries);
            Arc::new(Programme::new(pages, entries))
        })
    }
}

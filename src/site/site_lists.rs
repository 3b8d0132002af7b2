//! What sites show: the columns and the programme of each, found out once, when first asked for.

use super::column::{Column, columns};
use super::pages::Pages;
use super::programme::Programme;
use super::tree::SiteId;
use crate::content::kinds::Kind;
use std::sync::{Arc, OnceLock};

/// What each site shows. It depends on nothing of a page but where it stands (`Page::same_position`), so
/// it holds for every other reading of the same pages.
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
    /// Room for what so many sites show.
    pub fn new(sites: usize) -> Self {
        Self { by_site: (0..sites).map(|_| OfSite::default()).collect() }
    }

    /// The columns of a site that have something to show, in their order.
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

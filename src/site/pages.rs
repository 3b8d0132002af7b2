//! The project's pages, each placed in its site under an address of its own.

use super::address_clash::AddressClash;
use super::page::{Page, PageId};
use super::section::Sections;
use super::taken_addresses::Addresses;
use super::tree::{Site, SiteId, SiteTree};
use skillweek_base::path::SourcePath;
use skillweek_content::kinds::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The sites with their sections and pages. Its parts are shared, so that a clone is cheap.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The sites and their settings.
    pub tree: Arc<SiteTree>,
    /// The sections of all sites.
    pub sections: Arc<Sections>,
    all: Vec<Arc<Page>>,
    places: Arc<Places>,
}

/// Positions of pages, valid as long as no page changes its position.
#[derive(Debug)]
struct Places {
    by_source: BTreeMap<SourcePath, PageId>,
    /// The pages of each site, in the order of their files.
    by_site: Vec<Vec<PageId>>,
    /// The number of activities in each site and the sites below it.
    activities: Vec<usize>,
}

impl Pages {
    /// Places pages in their sites. A page whose address is taken is left out and added to
    /// `failed`, and the clash is recorded.
    pub(super) fn place(
        tree: Arc<SiteTree>,
        sections: Arc<Sections>,
        pages: Vec<Arc<Page>>,
        failed: &mut BTreeSet<SourcePath>,
        clashes: &mut Vec<AddressClash>,
    ) -> Self {
        let sites = tree.sites().len();
        let mut addresses = Addresses::new(&sections);
        let mut all = Vec::with_capacity(pages.len());
        let mut places = Places {
            by_source: BTreeMap::new(),
            by_site: vec![Vec::new(); sites],
            activities: vec![0; sites],
        };
        for mut page in pages {
            if let Some(holder) = addresses.holder(&tree, &page) {
                // Two rows of a table with the same title are two activities.
                let is_row = page.text.inline.is_some();
                if !is_row || !addresses.number(&tree, Arc::make_mut(&mut page)) {
                    clashes.push(AddressClash::of_page(&page, holder));
                    failed.insert(page.document.source.clone());
                    continue;
                }
            }
            addresses.give(&page);
            places.add(&tree, &page, PageId(all.len()));
            all.push(page);
        }
        Self { tree, sections, all, places: Arc::new(places) }
    }

    /// Replaces a page by another reading of it.
    pub(super) fn exchange(&mut self, id: PageId, page: Arc<Page>) {
        self.all[id.0] = page;
    }

    /// All pages, in the order of their files.
    pub fn pages(&self) -> impl Iterator<Item = (PageId, &Page)> {
        self.all.iter().enumerate().map(|(index, page)| (PageId(index), &**page))
    }

    /// The page with that id.
    pub fn page(&self, id: PageId) -> &Page {
        // Ids are made in `place` only, one for each page.
        &self.all[id.0]
    }

    /// A site's own pages, in the order of their files.
    pub fn pages_of(&self, site: SiteId) -> &[PageId] {
        &self.places.by_site[site.0]
    }

    /// The page made of a text file; `None` for spreadsheets.
    pub fn by_source(&self, source: &SourcePath) -> Option<PageId> {
        self.places.by_source.get(source).copied()
    }

    /// All pages made of a file, which is one of the site's.
    pub fn pages_from(&self, site: SiteId, source: &SourcePath) -> Vec<PageId> {
        if let Some(id) = self.by_source(source) {
            return vec![id];
        }
        let own = self.pages_of(site).iter().copied();
        own.filter(|id| self.page(*id).document.source == *source).collect()
    }

    /// The site that a page belongs to.
    pub fn site_of(&self, page: PageId) -> &Site {
        self.site_of_page(self.page(page))
    }

    /// The site that a page belongs to.
    pub fn site_of_page(&self, page: &Page) -> &Site {
        self.tree.site(page.site)
    }

    /// The number of activities in a site and the sites below it.
    pub fn activity_count(&self, site: SiteId) -> usize {
        self.places.activities[site.0]
    }
}

impl Places {
    fn add(&mut self, tree: &SiteTree, page: &Page, id: PageId) {
        self.by_site[page.site.0].push(id);
        if page.text.inline.is_none() {
            self.by_source.insert(page.document.source.clone(), id);
        }
        if page.document.kind == Kind::Activity {
            let above = tree.ancestors(page.site).map(|site| site.id);
            for site in std::iter::once(page.site).chain(above) {
                self.activities[site.0] += 1;
            }
        }
    }
}

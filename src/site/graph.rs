//! The whole project as one graph: sites, their sections, their pages, and where references lead.

use super::addresses::{Addresses, same_address};
use super::aliases::{self, Alias};
use super::column::columns;
use super::gather::Gathered;
use super::page::{Page, PageId};
use super::reference::Lead;
use super::section::{Section, SectionOptions, Sections};
use super::tree::{Site, SiteId, SiteTree};
use crate::base::path::SourcePath;
use crate::content::kind::Kind;
use crate::diag::{Sink, Span};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Everything that pages are rendered from. What it is made of is shared, so that a copy costs little.
#[derive(Debug, Clone)]
pub struct SiteGraph {
    pub tree: Arc<SiteTree>,
    pub sections: Arc<Sections>,
    sources: Arc<Sources>,
    pages: Vec<Arc<Page>>,
    places: Arc<Places>,
}

/// Where everything stands: as good as long as no page moves.
#[derive(Debug, Default)]
struct Places {
    by_source: BTreeMap<SourcePath, PageId>,
    /// The pages of each site, in the order of their files.
    by_site: Vec<Vec<PageId>>,
    homes: BTreeMap<SourcePath, SectionOptions>,
    loose: Vec<SourcePath>,
    /// Text files of which no page could be made; their mistakes are reported, links to them are not.
    failed: BTreeSet<SourcePath>,
    drafts: BTreeSet<SourcePath>,
    /// How many activities each site and the sites below it have.
    activities: Vec<usize>,
    aliases: BTreeMap<SiteId, Vec<Alias>>,
    /// The folders of each site's sections that have something to list; found out when first asked for.
    listed: Vec<OnceLock<BTreeSet<SourcePath>>>,
}

/// What a reference finally leads to.
#[derive(Debug, Clone, Copy)]
pub enum Destination<'a> {
    Page(PageId),
    Section(&'a Section),
    Site(SiteId),
}

impl SiteGraph {
    /// Puts pages into their sites. A page whose address is taken is left out, and both are named.
    pub fn new(
        tree: Arc<SiteTree>,
        sources: Arc<Sources>,
        gathered: Gathered,
        sink: &mut Sink,
    ) -> Self {
        let Gathered { sections, pages, homes, loose, failed, drafts } = gathered;
        let sites = tree.sites().len();
        let mut addresses = Addresses::new(&sections);
        let mut graph = Self {
            tree,
            sections,
            sources,
            pages: Vec::with_capacity(pages.len()),
            places: Arc::default(),
        };
        let mut places = Places {
            by_site: vec![Vec::new(); sites],
            activities: vec![0; sites],
            homes,
            loose,
            failed,
            drafts,
            listed: (0..sites).map(|_| OnceLock::new()).collect(),
            ..Places::default()
        };
        for page in pages {
            graph.admit(page, &mut places, &mut addresses, sink);
        }
        graph.places = Arc::new(places);
        let aliases = aliases::admit(&graph, sink);
        // Nobody else has the places yet.
        if let Some(places) = Arc::get_mut(&mut graph.places) {
            places.aliases = aliases;
        }
        graph
    }

    fn admit(
        &mut self,
        mut page: Arc<Page>,
        places: &mut Places,
        addresses: &mut Addresses,
        sink: &mut Sink,
    ) {
        let id = PageId(self.pages.len());
        if let Some(holder) = addresses.holder(&self.tree, &page) {
            // Two rows of a list with one title are two activities.
            let is_row = page.text.inline.is_some();
            if !is_row || !addresses.number(&self.tree, Arc::make_mut(&mut page)) {
                sink.push(same_address(self, &page, &holder));
                places.failed.insert(page.document.source.clone());
                return;
            }
        }
        addresses.give(&page, id);
        places.by_site[page.site.0].push(id);
        if page.text.inline.is_none() {
            places.by_source.insert(page.document.source.clone(), id);
        }
        if page.document.kind == Kind::Activity {
            let above = self.tree.ancestors(page.site).map(|site| site.id);
            for site in std::iter::once(page.site).chain(above) {
                places.activities[site.0] += 1;
            }
        }
        self.pages.push(page);
    }

    /// The same graph with another reading of some pages, each of which stands where it stood.
    #[must_use]
    pub fn with_pages(&self, pages: impl IntoIterator<Item = (PageId, Arc<Page>)>) -> Self {
        let mut graph = self.clone();
        for (id, page) in pages {
            graph.pages[id.0] = page;
        }
        graph
    }

    /// The pages that were made of a file.
    pub fn pages_from(&self, site: SiteId, source: &SourcePath) -> Vec<PageId> {
        if let Some(id) = self.places.by_source.get(source) {
            return vec![*id];
        }
        let own = self.pages_of(site).iter().copied();
        own.filter(|id| self.page(*id).document.source == *source).collect()
    }

    /// The folders of a site's sections that have something to list.
    fn listed(&self, site: SiteId) -> &BTreeSet<SourcePath> {
        self.places.listed[site.0].get_or_init(|| {
            let columns = columns(self, site);
            let has_list = |section: &&Arc<Section>| {
                let inside = format!("{}/", section.name);
                columns.iter().filter(|column| column.key == section.top).any(|column| {
                    let mut names = column.entries.iter().map(|entry| &entry.name);
                    section.name == section.top || names.any(|name| name.starts_with(&inside))
                })
            };
            let listed = self.sections.of(site).filter(has_list);
            listed.map(|section| section.folder.clone()).collect()
        })
    }

    /// The old addresses of a site's own pages.
    pub fn aliases_of(&self, site: SiteId) -> &[Alias] {
        self.places.aliases.get(&site).map_or(&[], Vec::as_slice)
    }

    /// The project's files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// How many activities a site and the sites below it have.
    pub fn activity_count(&self, site: SiteId) -> usize {
        self.places.activities[site.0]
    }

    /// What the text of a site's home page says.
    pub fn home(&self, site: SiteId) -> Option<&SectionOptions> {
        self.places.homes.get(&self.tree.site(site).folder)
    }

    /// Files below `content` that are no page.
    pub fn loose_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.places.loose.iter()
    }

    /// The files that the texts of sections and sites show.
    pub fn index_files(&self) -> impl Iterator<Item = &SourcePath> {
        let sections = self.sections.iter().map(|section| &section.options);
        sections.chain(self.places.homes.values()).flat_map(SectionOptions::files)
    }

    /// Where the texts of sections and sites lead.
    pub fn index_references(&self) -> impl Iterator<Item = (&Lead, &Span)> {
        let sections = self.sections.iter().map(|section| &section.options);
        let all =
            sections.chain(self.places.homes.values()).flat_map(|options| &options.references);
        all.map(|(lead, span)| (lead, span))
    }

    /// Whether a page was to be made of that file and could not.
    pub fn has_failed(&self, lead: &Lead) -> bool {
        matches!(lead, Lead::Document { source, .. } if self.places.failed.contains(source))
    }

    /// Whether some page in that folder or below it failed or is a draft.
    pub fn has_unpublished_in(&self, folder: &SourcePath) -> bool {
        self.places.failed.iter().chain(&self.places.drafts).any(|file| file.is_within(folder))
    }

    /// How many of a site's text files are drafts and left out.
    pub fn drafts_of(&self, site: SiteId) -> usize {
        let drafts = self.places.drafts.iter();
        drafts.filter(|file| self.tree.site_of(file) == Some(site)).count()
    }

    pub fn pages(&self) -> impl Iterator<Item = (PageId, &Page)> {
        self.pages.iter().enumerate().map(|(index, page)| (PageId(index), &**page))
    }

    pub fn page(&self, id: PageId) -> &Page {
        // Ids are made in `new` only, one for each page.
        &self.pages[id.0]
    }

    /// A site's own pages, in the order of their files.
    pub fn pages_of(&self, site: SiteId) -> &[PageId] {
        &self.places.by_site[site.0]
    }

    pub fn site_of(&self, page: PageId) -> &Site {
        self.site_of_page(self.page(page))
    }

    pub fn site_of_page(&self, page: &Page) -> &Site {
        self.tree.site(page.site)
    }

    /// What a lead inside the project leads to; `None` for drafts and pages that failed.
    pub fn destination(&self, lead: &Lead) -> Option<Destination<'_>> {
        match lead {
            Lead::Document { source, .. } => {
                self.places.by_source.get(source).copied().map(Destination::Page)
            }
            Lead::Folder { source, .. } => {
                self.tree.by_folder(source).map(|site| Destination::Site(site.id)).or_else(|| {
                    let section = self.sections.get(source)?;
                    self.listed(section.site)
                        .contains(source)
                        .then_some(Destination::Section(section))
                })
            }
            _ => None,
        }
    }
}

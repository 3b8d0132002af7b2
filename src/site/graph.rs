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
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that pages are rendered from.
#[derive(Debug)]
pub struct SiteGraph {
    pub tree: SiteTree,
    pub sections: Sections,
    pages: Vec<Page>,
    by_source: BTreeMap<SourcePath, PageId>,
    /// The pages of each site, in the order of their files.
    by_site: Vec<Vec<PageId>>,
    sources: Sources,
    homes: BTreeMap<SourcePath, SectionOptions>,
    loose: Vec<SourcePath>,
    /// Text files of which no page could be made; their mistakes are reported, links to them are not.
    failed: BTreeSet<SourcePath>,
    drafts: BTreeSet<SourcePath>,
    /// How many activities each site and the sites below it have.
    activities: Vec<usize>,
    aliases: BTreeMap<SiteId, Vec<Alias>>,
    /// The folders of sections that have something to list.
    listed: BTreeSet<SourcePath>,
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
    pub fn new(tree: SiteTree, sources: Sources, gathered: Gathered, sink: &mut Sink) -> Self {
        let Gathered { sections, pages, homes, loose, failed, drafts } = gathered;
        let mut graph = Self {
            by_site: vec![Vec::new(); tree.sites().len()],
            activities: vec![0; tree.sites().len()],
            tree,
            sections,
            pages: Vec::with_capacity(pages.len()),
            by_source: BTreeMap::new(),
            sources,
            homes,
            loose,
            failed,
            drafts,
            aliases: BTreeMap::new(),
            listed: BTreeSet::new(),
        };
        let mut addresses = Addresses::new(&graph.sections);
        for page in pages {
            graph.admit(page, &mut addresses, sink);
        }
        graph.aliases = aliases::admit(&graph, sink);
        graph.listed = graph.with_lists();
        graph
    }

    fn admit(&mut self, mut page: Page, addresses: &mut Addresses, sink: &mut Sink) {
        let id = PageId(self.pages.len());
        if let Some(holder) = addresses.holder(&self.tree, &page) {
            // Two rows of a list with one title are two activities.
            let is_row = page.text.inline.is_some();
            if !is_row || !addresses.number(&self.tree, &mut page) {
                sink.push(same_address(self, &page, &holder));
                self.failed.insert(page.document.source);
                return;
            }
        }
        addresses.give(&page, id);
        self.by_site[page.site.0].push(id);
        if page.text.inline.is_none() {
            self.by_source.insert(page.document.source.clone(), id);
        }
        self.count(&page);
        self.pages.push(page);
    }

    fn with_lists(&self) -> BTreeSet<SourcePath> {
        let of_site = |site: &Site| {
            let columns = columns(self, site.id);
            let has_list = |section: &&Arc<Section>| {
                let inside = format!("{}/", section.name);
                columns.iter().filter(|column| column.key == section.top).any(|column| {
                    let mut names = column.entries.iter().map(|entry| &entry.name);
                    section.name == section.top || names.any(|name| name.starts_with(&inside))
                })
            };
            let listed = self.sections.of(site.id).filter(has_list);
            listed.map(|section| section.folder.clone()).collect::<Vec<_>>()
        };
        self.tree.sites().par_iter().flat_map_iter(of_site).collect()
    }

    /// The old addresses of a site's own pages.
    pub fn aliases_of(&self, site: SiteId) -> &[Alias] {
        self.aliases.get(&site).map_or(&[], Vec::as_slice)
    }

    fn count(&mut self, page: &Page) {
        if page.document.kind == Kind::Activity {
            let above = self.tree.ancestors(page.site).map(|site| site.id);
            for site in std::iter::once(page.site).chain(above) {
                self.activities[site.0] += 1;
            }
        }
    }

    /// The project's files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// How many activities a site and the sites below it have.
    pub fn activity_count(&self, site: SiteId) -> usize {
        self.activities[site.0]
    }

    /// The file with the text of a site's home page.
    pub fn home_text(&self, site: SiteId) -> Option<&SourcePath> {
        self.homes.get(&self.tree.site(site).folder)?.source.as_ref()
    }

    /// Files below `content` that are no page.
    pub fn loose_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.loose.iter()
    }

    /// The files that the texts of sections and sites show.
    pub fn index_files(&self) -> impl Iterator<Item = &SourcePath> {
        let sections = self.sections.iter().map(|section| &section.options);
        sections.chain(self.homes.values()).flat_map(|options| &options.files)
    }

    /// Where the texts of sections and sites lead.
    pub fn index_references(&self) -> impl Iterator<Item = (&Lead, &Span)> {
        let sections = self.sections.iter().map(|section| &section.options);
        let all = sections.chain(self.homes.values()).flat_map(|options| &options.references);
        all.map(|(lead, span)| (lead, span))
    }

    /// Whether a page was to be made of that file and could not.
    pub fn has_failed(&self, lead: &Lead) -> bool {
        matches!(lead, Lead::Document { source, .. } if self.failed.contains(source))
    }

    /// Whether some page in that folder or below it failed or is a draft.
    pub fn has_unpublished_in(&self, folder: &SourcePath) -> bool {
        self.failed.iter().chain(&self.drafts).any(|file| file.is_within(folder))
    }

    pub fn pages(&self) -> impl Iterator<Item = (PageId, &Page)> {
        self.pages.iter().enumerate().map(|(index, page)| (PageId(index), page))
    }

    pub fn page(&self, id: PageId) -> &Page {
        // Ids are made in `new` only, one for each page.
        &self.pages[id.0]
    }

    /// A site's own pages, in the order of their files.
    pub fn pages_of(&self, site: SiteId) -> &[PageId] {
        &self.by_site[site.0]
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
                self.by_source.get(source).copied().map(Destination::Page)
            }
            Lead::Folder { source, .. } => {
                self.tree.by_folder(source).map(|site| Destination::Site(site.id)).or_else(|| {
                    let section = self.sections.get(source)?;
                    self.listed.contains(source).then_some(Destination::Section(section))
                })
            }
            _ => None,
        }
    }
}

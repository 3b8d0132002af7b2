//! The whole project as one graph: sites, sections, pages, and the targets of references.

use super::address_clash::AddressClash;
use super::aliases::{self, Alias};
use super::column::{Column, has_list};
use super::gather::Gathered;
use super::page::{Page, PageId};
use super::pages::Pages;
use super::programme::Programme;
use super::reference::LinkTarget;
use super::section::{Section, SectionOptions};
use super::site_lists::SiteLists;
use super::tree::{SiteId, SiteTree};
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink, Span};
use skillweek_source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

/// The input of rendering: the sites with their pages, to which it dereferences, and everything
/// known about all of them. Its parts are shared, so that a clone is cheap.
#[derive(Debug, Clone)]
pub struct SiteGraph {
    pages: Pages,
    sources: Arc<Sources>,
    known: Arc<Known>,
}

/// Facts besides the pages, valid as long as no page changes its position.
#[derive(Debug)]
struct Known {
    shown: SiteLists,
    aliases: BTreeMap<SiteId, Vec<Alias>>,
    homes: BTreeMap<SourcePath, SectionOptions>,
    loose: Vec<SourcePath>,
    /// Files of which no page could be made. Their mistakes are reported, links to them are not.
    failed: BTreeSet<SourcePath>,
    drafts: BTreeSet<SourcePath>,
    clashes: Vec<AddressClash>,
}

/// The target of a resolved reference.
#[derive(Debug, Clone, Copy)]
pub enum Destination<'a> {
    /// A page.
    Page(PageId),
    /// A section that has a list.
    Section(&'a Section),
    /// The home page of a site.
    Site(SiteId),
}

impl Deref for SiteGraph {
    type Target = Pages;

    fn deref(&self) -> &Pages {
        &self.pages
    }
}

impl SiteGraph {
    /// Places pages in their sites, then old addresses where there is no page.
    pub fn new(
        tree: Arc<SiteTree>,
        sources: Arc<Sources>,
        gathered: Gathered,
        sink: &mut Sink,
    ) -> Self {
        let Gathered { sections, pages, homes, loose, mut failed, drafts } = gathered;
        let mut clashes = Vec::new();
        let pages = Pages::place(tree, sections, pages, &mut failed, &mut clashes);
        let shown = SiteLists::new(pages.tree.sites().len());
        let aliases = aliases::admit(&pages, &shown, &mut clashes, sink);
        clashes.iter().for_each(|clash| sink.push(clash.found.clone()));
        let known = Known { shown, aliases, homes, loose, failed, drafts, clashes };
        Self { pages, sources, known: Arc::new(known) }
    }

    /// The same graph with other readings of some pages, each in the same position.
    #[must_use]
    pub fn with_pages(&self, pages: impl IntoIterator<Item = (PageId, Arc<Page>)>) -> Self {
        let mut graph = self.clone();
        for (id, page) in pages {
            graph.pages.exchange(id, page);
        }
        graph
    }

    /// The columns of a site that have entries, in their order.
    pub fn columns_of(&self, site: SiteId) -> &Arc<[Column]> {
        self.known.shown.columns(&self.pages, site)
    }

    /// A site's activities by day and by type.
    pub fn programme_of(&self, site: SiteId) -> &Arc<Programme> {
        self.known.shown.programme(&self.pages, site)
    }

    /// The old addresses of a site's own pages.
    pub fn aliases_of(&self, site: SiteId) -> &[Alias] {
        self.known.aliases.get(&site).map_or(&[], Vec::as_slice)
    }

    /// The project's files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The options in the `_index.md` of a site, which hold the text's references; `None` without
    /// one.
    pub fn home(&self, site: SiteId) -> Option<&SectionOptions> {
        self.known.homes.get(&self.tree.site(site).folder)
    }

    /// Files below `content` that are no pages.
    pub fn loose_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.known.loose.iter()
    }

    /// The files that the texts of sections and sites show or offer.
    pub fn index_files(&self) -> impl Iterator<Item = &SourcePath> {
        let sections = self.sections.iter().map(|section| &section.options);
        sections.chain(self.known.homes.values()).flat_map(SectionOptions::files)
    }

    /// The references of the texts of sections and sites to other pages.
    pub fn index_references(&self) -> impl Iterator<Item = (&LinkTarget, &Span)> {
        let sections = self.sections.iter().map(|section| &section.options);
        let all = sections.chain(self.known.homes.values()).flat_map(|options| &options.references);
        all.map(|(link_target, span)| (link_target, span))
    }

    /// Whether the target is a file of which a page should have been made and could not.
    pub fn has_failed(&self, link_target: &LinkTarget) -> bool {
        matches!(link_target, LinkTarget::Document { source, .. } if self.is_failed(source))
    }

    /// Whether no page could be made of a file.
    pub fn is_failed(&self, file: &SourcePath) -> bool {
        self.known.failed.contains(file)
    }

    /// Whether anything in that folder or below it failed, is a draft or is left out for a mistake.
    pub fn has_unpublished_in(&self, folder: &SourcePath) -> bool {
        self.sources().is_left_out(folder)
            || self.known.failed.iter().chain(&self.known.drafts).any(|it| it.is_within(folder))
    }

    /// The address clash that a diagnostic reports.
    pub fn clash(&self, found: &Diagnostic) -> Option<&AddressClash> {
        self.known.clashes.iter().find(|clash| clash.found == *found)
    }

    /// Whether a text file is a draft that is left out.
    pub fn is_draft(&self, file: &SourcePath) -> bool {
        self.known.drafts.contains(file)
    }

    /// The number of a site's text files that are drafts and left out.
    pub fn drafts_of(&self, site: SiteId) -> usize {
        let drafts = self.known.drafts.iter();
        drafts.filter(|file| self.tree.site_of(file) == Some(site)).count()
    }

    /// Whether the target of a link has this anchor; always true if the target is no page.
    pub fn has_anchor(&self, destination: Destination<'_>, anchor: &str) -> bool {
        let Destination::Page(target) = destination else { return true };
        let anchors = &self.page(target).text.anchors;
        anchors.binary_search_by(|known| (**known).cmp(anchor)).is_ok()
    }

    /// The target of a link inside the project; `None` for drafts, failed pages and empty sections.
    pub fn destination(&self, link_target: &LinkTarget) -> Option<Destination<'_>> {
        match link_target {
            LinkTarget::Document { source, .. } => self.by_source(source).map(Destination::Page),
            LinkTarget::Folder { source, .. } => {
                self.tree.by_folder(source).map(|site| Destination::Site(site.id)).or_else(|| {
                    let section = self.sections.get(source)?;
                    let columns = self.columns_of(section.site);
                    has_list(columns, section).then_some(Destination::Section(section))
                })
            }
            _ => None,
        }
    }
}

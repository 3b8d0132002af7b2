//! The whole project as one graph: sites, their sections, their pages, and where references lead.

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
use crate::base::path::SourcePath;
use crate::diag::{Diagnostic, Sink, Span};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

/// Everything that pages are rendered from: the sites with their pages, which are read through it, and
/// what is known of them all. What it is made of is shared, so that a copy costs little.
#[derive(Debug, Clone)]
pub struct SiteGraph {
    pages: Pages,
    sources: Arc<Sources>,
    known: Arc<Known>,
}

/// What is known besides the pages: as good as long as none of them moves.
#[derive(Debug)]
struct Known {
    shown: SiteLists,
    aliases: BTreeMap<SiteId, Vec<Alias>>,
    homes: BTreeMap<SourcePath, SectionOptions>,
    loose: Vec<SourcePath>,
    /// Text files of which no page could be made; their mistakes are reported, links to them are not.
    failed: BTreeSet<SourcePath>,
    drafts: BTreeSet<SourcePath>,
    clashes: Vec<AddressClash>,
}

/// What a reference finally leads to.
#[derive(Debug, Clone, Copy)]
pub enum Destination<'a> {
    Page(PageId),
    Section(&'a Section),
    Site(SiteId),
}

impl Deref for SiteGraph {
    type Target = Pages;

    fn deref(&self) -> &Pages {
        &self.pages
    }
}

impl SiteGraph {
    /// Puts pages into their sites, then old addresses where no page is.
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

    /// The same graph with another reading of some pages, each of which stands where it stood.
    #[must_use]
    pub fn with_pages(&self, pages: impl IntoIterator<Item = (PageId, Arc<Page>)>) -> Self {
        let mut graph = self.clone();
        for (id, page) in pages {
            graph.pages.exchange(id, page);
        }
        graph
    }

    /// The columns of a site that have something to show, in their order.
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

    /// What the text of a site's home page says.
    pub fn home(&self, site: SiteId) -> Option<&SectionOptions> {
        self.known.homes.get(&self.tree.site(site).folder)
    }

    /// Files below `content` that are no page.
    pub fn loose_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.known.loose.iter()
    }

    /// The files that the texts of sections and sites show.
    pub fn index_files(&self) -> impl Iterator<Item = &SourcePath> {
        let sections = self.sections.iter().map(|section| &section.options);
        sections.chain(self.known.homes.values()).flat_map(SectionOptions::files)
    }

    /// Where the texts of sections and sites lead.
    pub fn index_references(&self) -> impl Iterator<Item = (&LinkTarget, &Span)> {
        let sections = self.sections.iter().map(|section| &section.options);
        let all = sections.chain(self.known.homes.values()).flat_map(|options| &options.references);
        all.map(|(link_target, span)| (link_target, span))
    }

    /// Whether a page was to be made of that file and could not.
    pub fn has_failed(&self, link_target: &LinkTarget) -> bool {
        matches!(link_target, LinkTarget::Document { source, .. } if self.is_failed(source))
    }

    /// Whether no page could be made of a file.
    pub fn is_failed(&self, file: &SourcePath) -> bool {
        self.known.failed.contains(file)
    }

    /// Whether some page in that folder or below it failed, is a draft or is left out for a mistake.
    pub fn has_unpublished_in(&self, folder: &SourcePath) -> bool {
        self.sources().is_left_out(folder)
            || self.known.failed.iter().chain(&self.known.drafts).any(|it| it.is_within(folder))
    }

    /// The clash of addresses that a finding tells of.
    pub fn clash(&self, found: &Diagnostic) -> Option<&AddressClash> {
        self.known.clashes.iter().find(|clash| clash.found == *found)
    }

    /// Whether a text file is a draft and left out.
    pub fn is_draft(&self, file: &SourcePath) -> bool {
        self.known.drafts.contains(file)
    }

    /// How many of a site's text files are drafts and left out.
    pub fn drafts_of(&self, site: SiteId) -> usize {
        let drafts = self.known.drafts.iter();
        drafts.filter(|file| self.tree.site_of(file) == Some(site)).count()
    }

    /// Whether the target of a link has such an anchor; always true where the target is not a text's page.
    pub fn has_anchor(&self, destination: Destination<'_>, anchor: &str) -> bool {
        let Destination::Page(target) = destination else { return true };
        let anchors = &self.page(target).text.anchors;
        anchors.binary_search_by(|known| (**known).cmp(anchor)).is_ok()
    }

    /// What a lead inside the project leads to; `None` for drafts and pages that failed.
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

//! The whole project as one graph: sites, their sections, their pages, and where references lead.

use super::gather::Gathered;
use super::page::{Page, PageId};
use super::reference::Lead;
use super::reserved::{self, Folder};
use super::section::{Section, SectionOptions, Sections};
use super::tree::{Site, SiteId, SiteTree};
use crate::base::path::SourcePath;
use crate::content::kind::Kind;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::source::Sources;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that pages are rendered from.
#[derive(Debug)]
pub struct SiteGraph {
    pub tree: SiteTree,
    pub sections: Sections,
    pages: Vec<Page>,
    by_source: BTreeMap<SourcePath, PageId>,
    /// The pages of each site, in the order of their files.
    by_site: Vec<Vec<PageId>>,
    /// The folders of each site in which it makes lists.
    folders: Vec<Vec<Folder>>,
    sources: Sources,
    homes: BTreeMap<SourcePath, SectionOptions>,
    loose: Vec<SourcePath>,
    /// Text files of which no page could be made; their mistakes are reported, links to them are not.
    failed: BTreeSet<SourcePath>,
    /// How many activities each site and the sites below it have.
    activities: Vec<usize>,
}

/// What a reference finally leads to.
#[derive(Debug, Clone, Copy)]
pub enum Destination<'a> {
    Page(PageId),
    Section(&'a Section),
    Site(SiteId),
}

impl SiteGraph {
    /// Puts pages into their sites. Of two pages with one address the first keeps it, and both are named.
    pub fn new(tree: SiteTree, sources: Sources, gathered: Gathered, sink: &mut Sink) -> Self {
        let Gathered { sections, pages, homes, loose, failed } = gathered;
        let mut graph = Self {
            by_site: vec![Vec::new(); tree.sites().len()],
            activities: vec![0; tree.sites().len()],
            tree,
            sections,
            pages: Vec::with_capacity(pages.len()),
            by_source: BTreeMap::new(),
            folders: Vec::new(),
            sources,
            homes,
            loose,
            failed,
        };
        let mut names: BTreeMap<(SiteId, String), PageId> = BTreeMap::new();
        graph.folders = graph.folders_by_site(sink);
        for mut page in pages {
            let id = PageId(graph.pages.len());
            if graph.is_taken(page.site, &page.name) {
                sink.push(reserved::taken(&page));
                continue;
            }
            if let Some(first) = names.get(&(page.site, page.name.clone())) {
                if page.text.inline.is_none() {
                    sink.push(same_address(&page, &graph.pages[first.0]));
                    continue;
                }
                // Two rows of a list with one title are two activities.
                page.name = free_name(&names, &page);
            }
            names.insert((page.site, page.name.clone()), id);
            graph.by_site[page.site.0].push(id);
            if page.text.inline.is_none() {
                graph.by_source.insert(page.document.source.clone(), id);
            }
            graph.count(&page);
            graph.pages.push(page);
        }
        graph
    }

    /// The folders of lists of each site; reports sections whose folder in the output is a site's.
    fn folders_by_site(&self, sink: &mut Sink) -> Vec<Vec<Folder>> {
        let mut by_site = vec![reserved::usual_folders(); self.tree.sites().len()];
        for section in self.sections.iter() {
            let output = self.tree.site(section.site).output(&section.name);
            if let Some(site) = self.tree.by_output(output.as_str()) {
                sink.push(reserved::taken_by_site(section, site));
            }
            by_site[section.site.0].push(Folder::from(section));
        }
        by_site
    }

    /// Whether a site makes a page of that name itself.
    pub fn is_taken(&self, site: SiteId, name: &str) -> bool {
        reserved::is_taken(name, self.tree.site(site), &self.folders[site.0], &self.tree)
    }

    /// Whether a site makes lists in that folder, or another site stands there.
    pub fn is_list(&self, site: SiteId, folder: &str) -> bool {
        reserved::is_list(folder, self.tree.site(site), &self.folders[site.0], &self.tree)
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

    /// Whether a page was to be made of that file and could not.
    pub fn has_failed(&self, lead: &Lead) -> bool {
        matches!(lead, Lead::Document { source, .. } if self.failed.contains(source))
    }

    /// Whether a page of that folder could not be made.
    pub fn has_failed_below(&self, folder: &SourcePath) -> bool {
        self.failed.iter().any(|source| source.is_within(folder))
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
            Lead::Folder { source, .. } => self
                .tree
                .by_folder(source)
                .map(|site| Destination::Site(site.id))
                .or_else(|| self.sections.get(source).map(Destination::Section)),
            _ => None,
        }
    }
}

fn free_name(names: &BTreeMap<(SiteId, String), PageId>, page: &Page) -> String {
    let is_free = |name: &String| !names.contains_key(&(page.site, name.clone()));
    let mut numbered = (2..).map(|number| format!("{}-{number}", page.name));
    numbered.find(is_free).unwrap_or_default()
}

fn same_address(page: &Page, first: &Page) -> Diagnostic {
    let name = &page.name;
    Diagnostic::new(
        Code::DuplicateSlug,
        text!("两个页面的网址都是 `{name}`", "two pages have the address `{name}`"),
    )
    .at(Span::whole(&page.document.source))
    .note(
        text!("另一个页面在这里", "the other page is here"),
        Some(Span::whole(&first.document.source)),
    )
    .help(text!(
        "请给其中一个文件改名，或在开头加一行 `slug: 新名字`",
        "rename one of the files, or give it a `slug:` of its own"
    ))
}

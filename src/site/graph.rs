//! The whole project as one graph: sites, their sections, their pages, and where references lead.

use super::page::{Page, PageId};
use super::reference::Lead;
use super::section::{Section, Sections};
use super::tree::{Site, SiteId, SiteTree};
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::text;
use std::collections::BTreeMap;

/// Everything that pages are rendered from.
#[derive(Debug)]
pub struct SiteGraph {
    pub tree: SiteTree,
    pub sections: Sections,
    pages: Vec<Page>,
    by_source: BTreeMap<SourcePath, PageId>,
    /// The pages of each site, in the order of their files.
    by_site: Vec<Vec<PageId>>,
}

/// What a reference finally leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination<'a> {
    Page(PageId),
    Section(&'a Section),
    Site(SiteId),
}

impl SiteGraph {
    /// Puts pages into their sites. Of two pages with one address the first keeps it, and both are named.
    pub fn new(tree: SiteTree, sections: Sections, pages: Vec<Page>, sink: &mut Sink) -> Self {
        let mut graph = Self {
            by_site: vec![Vec::new(); tree.sites().len()],
            tree,
            sections,
            pages: Vec::with_capacity(pages.len()),
            by_source: BTreeMap::new(),
        };
        let mut names: BTreeMap<(SiteId, String), PageId> = BTreeMap::new();
        for mut page in pages {
            let id = PageId(graph.pages.len());
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
            graph.pages.push(page);
        }
        graph
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
        self.tree.site(self.page(page).site)
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
    .note(text!("另一个页面在这里", "the other page is here"), Some(Span::whole(&first.document.source)))
    .help(text!(
        "请给其中一个文件改名，或在开头加一行 `slug: 新名字`",
        "rename one of the files, or give it a `slug:` of its own"
    ))
}

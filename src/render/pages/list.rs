//! The lists of a site's columns and of the folders inside them.

use super::pager::{ListPage, pages};
use crate::assets::share_card::ShareFacts;
use crate::context::{Download, Link, List};
use crate::job::{Draft, Job};
use crate::page_builder::PageBuilder;
use crate::page_builder::frame::PageFacts;
use crate::site::{ACTIVITIES, SiteRenderer};
use skillweek_content::kinds::Kind;
use skillweek_site::column::{Column, Entry};
use skillweek_site::section::Section;
use std::collections::BTreeSet;
use std::sync::Arc;

const PER_PAGE: usize = 20;

/// The jobs that make the lists.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    lists(renderer).into_iter().flat_map(|list| list.jobs(renderer)).collect()
}

/// The contents of the lists' share pictures.
pub fn shared(renderer: &SiteRenderer<'_>) -> Vec<ShareFacts> {
    lists(renderer).iter().map(Listed::share_facts).collect()
}

/// The sections whose texts stand above a list.
pub fn sections(renderer: &SiteRenderer<'_>) -> impl Iterator<Item = Arc<Section>> {
    lists(renderer).into_iter().filter_map(|list| list.section)
}

/// The site's lists: a column's, and one for each folder inside it.
fn lists(renderer: &SiteRenderer<'_>) -> Vec<Listed> {
    let is_listed = |column: &&Column| !column.key.is_empty() && column.key != ACTIVITIES;
    let columns = renderer.columns.iter().filter(is_listed);
    let mut lists: Vec<Listed> = columns.map(|column| of_column(renderer, column)).collect();
    // Two folders with one address (关于 and guan-yu) are one list, just as two such columns are
    // one.
    let mut named = BTreeSet::new();
    for section in renderer.graph.sections.of(renderer.site.id) {
        if section.name != section.top && named.insert(&section.name) {
            lists.extend(of_folder(renderer, section));
        }
    }
    lists
}

fn of_column(renderer: &SiteRenderer<'_>, column: &Column) -> Listed {
    Listed {
        column: column.key.clone(),
        section: column.section.clone(),
        name: column.key.clone(),
        title: renderer.column_title(column),
        entries: (0..column.entries.len()).collect(),
    }
}

/// The list of a folder inside a column; none if it has no pages.
fn of_folder(renderer: &SiteRenderer<'_>, section: &Arc<Section>) -> Option<Listed> {
    let column = renderer.column(&section.top)?;
    let prefix = format!("{}/", section.name);
    let inside =
        |(number, entry): (usize, &Entry)| entry.name.starts_with(&prefix).then_some(number);
    let entries: Vec<usize> = column.entries.iter().enumerate().filter_map(inside).collect();
    (!entries.is_empty()).then(|| Listed {
        column: column.key.clone(),
        section: Some(Arc::clone(section)),
        name: section.name.clone(),
        title: section.title(),
        entries,
    })
}

/// A list of some entries of a column.
struct Listed {
    /// The column's key.
    column: String,
    section: Option<Arc<Section>>,
    name: String,
    title: String,
    /// The entries' numbers in the column.
    entries: Vec<usize>,
}

impl Listed {
    /// One job for each of the list's pages.
    fn jobs(self, renderer: &SiteRenderer<'_>) -> Vec<Job> {
        let list = Arc::new(self);
        let pages = pages(&format!("{}/index", list.name), list.entries.len(), PER_PAGE);
        pages
            .map(|page| {
                let list = Arc::clone(&list);
                let name = page.name.clone();
                Job::page(renderer.site, &name, move |renderer, _| list.draft(renderer, &page))
            })
            .collect()
    }

    /// All pages of a list share one picture.
    fn share_facts(&self) -> ShareFacts {
        let (page, title) = (format!("{}/index", self.name), self.title.clone());
        ShareFacts { page, title, ..ShareFacts::default() }
    }

    fn draft(&self, renderer: &SiteRenderer<'_>, page: &ListPage) -> Option<Draft> {
        let column = renderer.column(&self.column)?;
        let builder = PageBuilder::new(renderer, &page.name);
        let numbers = self.entries.get(page.range.clone()).unwrap_or_default();
        let part: Vec<&Entry> =
            numbers.iter().filter_map(|number| column.entries.get(*number)).collect();
        let described = self.section.as_ref().and_then(|it| it.options.description.clone());
        let is_downloads = column.kind == Kind::Download;
        let frame = builder.frame(PageFacts {
            kind: if is_downloads { "downloads" } else { "list" },
            title: self.title.clone(),
            description: described.clone(),
            column: Some(column.key.clone()),
            share: Some(self.share_facts()),
            trail: if self.name == self.column {
                Vec::new()
            } else {
                vec![builder.column_link(column)]
            },
            ..PageFacts::default()
        });
        let own_text = self.section.as_ref().filter(|_| page.number == 1);
        let list = List {
            frame,
            section: self.name.clone(),
            section_kind: column.kind.code(),
            description: described,
            body: own_text.and_then(|section| builder.section_html(section)),
            cards: builder.cards(part.iter().copied()),
            downloads: part.iter().flat_map(|entry| builder.entry_downloads(entry)).collect(),
            pager: page.pager(&builder),
            total: self.entries.len(),
        };
        let template = if is_downloads { "downloads.html" } else { "list.html" };
        Some(Draft::page(template, &list))
    }
}

impl PageBuilder<'_> {
    /// A link to a column's list.
    pub fn column_link(&self, column: &Column) -> Link {
        let label = self.renderer.column_title(column);
        Link { label, href: self.href(&format!("{}/index", column.key)) }
    }

    fn entry_downloads(&self, entry: &Entry) -> Vec<Download> {
        let page = self.renderer.graph.page(entry.page);
        let group =
            Link { label: page.document.front.title.value.clone(), href: self.entry_href(entry) };
        let mut downloads = self.downloads(page);
        for download in &mut downloads {
            download.group = Some(group.clone());
        }
        downloads
    }
}

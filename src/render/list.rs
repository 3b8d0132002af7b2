//! The lists of a site's columns and of the folders inside them.

use super::context::{Download, Link, List};
use super::frame::PageFacts;
use super::pager::{Page, pages};
use super::run::{File, Job};
use super::sheet::Sheet;
use super::site::{ACTIVITIES, SiteRenderer};
use crate::content::kind::Kind;
use crate::content::page::Facts;
use crate::diag::Sink;
use crate::site::column::{Column, Entry};
use crate::site::page::Page as SitePage;
use crate::site::section::Section;
use std::collections::BTreeSet;

const PER_PAGE: usize = 20;

/// The jobs that make the lists: a column's, and one for each folder inside it.
pub fn jobs<'a>(renderer: &SiteRenderer<'a>) -> Vec<Job<'a>> {
    let is_listed = |column: &&Column<'_>| !column.key.is_empty() && column.key != ACTIVITIES;
    let mut jobs: Vec<Job<'a>> = Vec::new();
    for column in renderer.columns.iter().filter(is_listed) {
        let key = column.key.clone();
        jobs.push(Box::new(move |renderer, sink| column_pages(renderer, &key, sink)));
    }
    // Two folders of one address (关于 and guan-yu) are one list, as two such columns are one.
    let mut named = BTreeSet::new();
    for section in renderer.graph.sections.of(renderer.site.id) {
        if section.name != section.top && named.insert(&section.name) {
            jobs.push(Box::new(move |renderer, sink| folder_pages(renderer, section, sink)));
        }
    }
    jobs
}

fn column_pages(renderer: &SiteRenderer<'_>, key: &str, sink: &mut Sink) -> Vec<File> {
    let Some(column) = renderer.column(key) else { return Vec::new() };
    let entries: Vec<&Entry> = column.entries.iter().collect();
    let list = Listed {
        column,
        section: column.section,
        name: column.key.clone(),
        title: renderer.column_title(column),
        is_top: true,
    };
    list.pages(renderer, &entries, sink)
}

fn folder_pages(renderer: &SiteRenderer<'_>, section: &Section, sink: &mut Sink) -> Vec<File> {
    let Some(column) = renderer.column(&section.top) else { return Vec::new() };
    let prefix = format!("{}/", section.name);
    let entries: Vec<&Entry> =
        column.entries.iter().filter(|entry| entry.name.starts_with(&prefix)).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let title = section.options.title.clone();
    let list = Listed {
        column,
        section: Some(section),
        name: section.name.clone(),
        title: title.unwrap_or_else(|| section.folder.name().to_owned()),
        is_top: false,
    };
    list.pages(renderer, &entries, sink)
}

/// A list of some entries of a column.
struct Listed<'a> {
    column: &'a Column<'a>,
    section: Option<&'a Section>,
    name: String,
    title: String,
    is_top: bool,
}

impl Listed<'_> {
    fn pages(&self, renderer: &SiteRenderer<'_>, entries: &[&Entry], sink: &mut Sink) -> Vec<File> {
        pages(&format!("{}/index", self.name), entries.len(), PER_PAGE)
            .flat_map(|page| self.render(renderer, entries, &page, sink))
            .collect()
    }

    fn render(
        &self,
        renderer: &SiteRenderer<'_>,
        entries: &[&Entry],
        page: &Page,
        sink: &mut Sink,
    ) -> Vec<File> {
        let sheet = Sheet::new(renderer, &page.name);
        let part = entries.get(page.range.clone()).unwrap_or_default();
        let described = self.section.and_then(|section| section.options.description.clone());
        let frame = sheet.frame(PageFacts {
            kind: if self.column.kind == Kind::Download { "downloads" } else { "list" },
            title: self.title.clone(),
            description: described.clone(),
            column: Some(self.column.key.clone()),
            trail: if self.is_top { Vec::new() } else { vec![sheet.column_link(self.column)] },
            ..PageFacts::default()
        });
        let list = List {
            frame,
            section: self.name.clone(),
            section_kind: self.column.kind.code(),
            description: described,
            body: self
                .section
                .filter(|_| page.number == 1)
                .and_then(|section| sheet.section_html(section)),
            cards: sheet.cards(part.iter().copied()),
            downloads: part.iter().flat_map(|entry| sheet.entry_downloads(entry)).collect(),
            pager: page.pager(&sheet),
            total: entries.len(),
        };
        let is_downloads = self.column.kind == Kind::Download;
        let template = if is_downloads { "downloads.html" } else { "list.html" };
        sheet.finish(template, &list, None, sink)
    }
}

impl Sheet<'_> {
    /// A link to a column's list.
    pub fn column_link(&self, column: &Column<'_>) -> Link {
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

    /// The files that a page offers.
    pub fn downloads(&self, page: &SitePage) -> Vec<Download> {
        let Facts::Download(facts) = &page.document.facts else { return Vec::new() };
        let offered = facts.files.iter().filter_map(|file| {
            let (asset, href) = self.file(page.file(&file.path.value)?)?;
            let label = file.label.clone().unwrap_or_else(|| asset.source.stem().to_owned());
            Some(Download {
                preview: self.image(&asset.source, &label),
                label,
                href,
                file_name: asset.source.name().to_owned(),
                format: asset.label(),
                size: asset.readable_size(),
                usage: file.usage.clone(),
                group: None,
            })
        });
        offered.collect()
    }
}

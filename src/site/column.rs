//! What a site shows in one column: its own pages, what it inherits, and what rolls up to it.
//!
//! Laws (tested): a page is in a column at most once; the order depends on dates, weights and
//! names only; `shown(site) = own ∪ inherited ∪ rolled up`.

use super::graph::SiteGraph;
use super::page::{Page, PageId};
use super::section::Section;
use super::tree::{Site, SiteId};
use crate::config::settings::Rollup;
use crate::content::kind::Kind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How a page came into a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    Own,
    /// Rendered again inside this site.
    Inherited,
    /// Listed here, rendered in its own site.
    RolledUp,
}

/// A page in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub page: PageId,
    pub via: Via,
    /// Its name below this site's folder; for what rolled up, below its own site's.
    pub name: String,
}

/// A column of a site.
#[derive(Debug)]
pub struct Column<'a> {
    /// The folder's name in addresses (`activities`).
    pub key: String,
    pub kind: Kind,
    /// The site's own folder for it, where there is one.
    pub section: Option<&'a Section>,
    pub entries: Vec<Entry>,
}

/// The columns of a site that have something to show, known kinds first.
pub fn columns(graph: &SiteGraph, site: SiteId) -> Vec<Column<'_>> {
    let mut gathered = Gathered::default();
    let here = graph.tree.site(site);
    for section in graph.sections.iter().filter(|section| section.site == site) {
        gathered.know(section);
    }
    for id in graph.pages_of(site) {
        gathered.add_own(graph.page(*id), *id);
    }
    for (distance, above) in graph.tree.ancestors(site).enumerate() {
        gathered.inherit(graph, here, above, distance);
    }
    for below in graph.tree.with_descendants(site).into_iter().filter(|below| *below != site) {
        gathered.roll_up(graph, here, below);
    }
    gathered.finish(graph)
}

#[derive(Default)]
struct Gathered<'a> {
    columns: BTreeMap<String, Column<'a>>,
    names: BTreeSet<String>,
}

impl<'a> Gathered<'a> {
    fn column(&mut self, key: &str, kind: Kind) -> &mut Column<'a> {
        self.columns.entry(key.to_owned()).or_insert_with(|| Column {
            key: key.to_owned(),
            kind,
            section: None,
            entries: Vec::new(),
        })
    }

    fn know(&mut self, section: &'a Section) {
        if section.name == section.top {
            self.column(&section.top, section.kind).section = Some(section);
        }
    }

    fn add_own(&mut self, page: &Page, id: PageId) {
        self.names.insert(page.name.clone());
        let entry = Entry { page: id, via: Via::Own, name: page.name.clone() };
        self.column(&page.section, page.document.kind).entries.push(entry);
    }

    fn inherit(&mut self, graph: &SiteGraph, here: &Site, above: &Site, distance: usize) {
        for id in graph.pages_of(above.id) {
            let page = graph.page(*id);
            if !here.settings.inherit.contains(&page.section) {
                continue;
            }
            let name = self.free_name(&page.name, above, distance);
            self.names.insert(name.clone());
            let entry = Entry { page: *id, via: Via::Inherited, name };
            self.column(&page.section, page.document.kind).entries.push(entry);
        }
    }

    /// The page's name, or with the ancestor's behind it where this site has a page of that name.
    fn free_name(&self, name: &str, above: &Site, distance: usize) -> String {
        let suffixes = [String::new(), format!("-{}", above.settings.level.name()), format!("-{distance}")];
        let mut names = suffixes.iter().map(|suffix| format!("{name}{suffix}"));
        names.find(|name| !self.names.contains(name)).unwrap_or_else(|| format!("{name}-above"))
    }

    fn roll_up(&mut self, graph: &SiteGraph, here: &Site, below: SiteId) {
        for id in graph.pages_of(below) {
            let page = graph.page(*id);
            let key = page.document.kind.section().unwrap_or(&page.section);
            let is_shown = match here.settings.rollup.get(key) {
                Some(Rollup::All) => true,
                Some(Rollup::Highlights) => page.document.front.highlight,
                Some(Rollup::None) | None => false,
            };
            if is_shown {
                let entry = Entry { page: *id, via: Via::RolledUp, name: page.name.clone() };
                self.column(&key.to_owned(), page.document.kind).entries.push(entry);
            }
        }
    }

    fn finish(self, graph: &SiteGraph) -> Vec<Column<'a>> {
        let mut columns: Vec<Column<'a>> =
            self.columns.into_values().filter(|column| !column.entries.is_empty()).collect();
        for column in &mut columns {
            let by_time = column.kind == Kind::Activity;
            column.entries.sort_by_cached_key(|entry| Order::of(graph, entry, by_time));
        }
        columns.sort_by_key(|column| {
            let weight = column.section.and_then(|section| section.options.weight);
            (weight.unwrap_or(i64::MAX), column.kind, column.key.clone())
        });
        columns
    }
}

/// What entries are ordered by: weight first, then time, then name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    weight: i64,
    /// Activities: the first comes first. `~` sorts what has no date behind what has.
    start: String,
    /// Everything else: the newest comes first.
    date: Reverse<String>,
    name: String,
    site: String,
}

impl Order {
    fn of(graph: &SiteGraph, entry: &Entry, by_time: bool) -> Self {
        let page = graph.page(entry.page);
        let front = &page.document.front;
        let date = front.date.as_ref().map_or_else(String::new, |date| date.value.to_string());
        let start = page.document.start().map_or_else(|| "~".to_owned(), |start| start.sort_key());
        Self {
            weight: front.weight.unwrap_or(i64::MAX),
            start: if by_time { start } else { String::new() },
            date: Reverse(if by_time { String::new() } else { date }),
            name: page.name.clone(),
            site: graph.tree.site(page.site).name.clone(),
        }
    }
}

//! Gathers the columns of a site: its own pages, pages inherited from the sites above, and pages that
//! roll up from the sites below.
//!
//! Laws (tested): a page is in a column at most once; the order depends on dates, weights and names
//! only; `shown(site) = own ∪ inherited ∪ rolled up`.
//!
//! A dev server keeps columns while a page is edited, as long as `Page::same_position` says that the
//! page keeps its place. So the code here may use nothing of a page that `same_position` does not
//! compare.

use super::column::{Column, Entry, Via};
use super::page::{Page, PageId};
use super::pages::Pages;
use super::section::Section;
use super::tree::{Site, SiteId};
use skillweek_base::date::Moment;
use skillweek_config::values::Rollup;
use skillweek_content::kinds::Kind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The columns of a site that have entries: by weight, then known kinds first.
pub(super) fn columns(pages: &Pages, site: SiteId) -> Vec<Column> {
    let mut gathering = Gathering::default();
    let here = pages.tree.site(site);
    for section in pages.sections.of(site) {
        gathering.know(section);
    }
    for id in pages.pages_of(site) {
        gathering.add_own(pages.page(*id), *id);
    }
    for (distance, above) in pages.tree.ancestors(site).enumerate() {
        gathering.inherit(pages, here, above, distance);
    }
    let below = pages.tree.with_descendants(site).into_iter().filter(|below| *below != site);
    let below: Vec<SiteId> = below.collect();
    below.iter().for_each(|below| gathering.roll_up(pages, here, *below));
    let above = pages.tree.ancestors(site).map(|site| site.id);
    above.chain(below).for_each(|other| gathering.borrow_title(pages, other));
    gathering.finish(pages)
}

#[derive(Default)]
struct Gathering {
    columns: BTreeMap<String, Column>,
    names: BTreeSet<Arc<str>>,
}

impl Gathering {
    fn column(&mut self, key: &str, kind: Kind) -> &mut Column {
        self.columns.entry(key.to_owned()).or_insert_with(|| Column {
            key: key.to_owned(),
            kind,
            section: None,
            title_source: None,
            entries: Vec::new(),
        })
    }

    fn know(&mut self, section: &Arc<Section>) {
        if section.name == section.top {
            self.column(&section.top, section.kind).section = Some(Arc::clone(section));
        }
    }

    fn add_own(&mut self, page: &Page, id: PageId) {
        self.names.insert(Arc::clone(&page.name));
        let entry = Entry { page: id, via: Via::Own, name: Arc::clone(&page.name) };
        self.list(&page.section, page.document.kind, entry);
    }

    /// Puts a page into a column, and an activity of any other column into the programme, too.
    fn list(&mut self, key: &str, kind: Kind, entry: Entry) {
        let programme = Kind::Activity.folder();
        if kind == Kind::Activity && key != programme {
            let via = if entry.via.is_rendered() { Via::Listed } else { entry.via };
            let listed = Entry { via, ..entry.clone() };
            self.column(programme, kind).entries.push(listed);
        }
        self.column(key, kind).entries.push(entry);
    }

    fn inherit(&mut self, pages: &Pages, here: &Site, above: &Site, distance: usize) {
        for id in pages.pages_of(above.id) {
            let page = pages.page(*id);
            if !here.settings.inherit.contains(&page.section) {
                continue;
            }
            let name = self.free_name(&page.name, above, distance);
            self.names.insert(Arc::clone(&name));
            let entry = Entry { page: *id, via: Via::Inherited, name };
            self.list(&page.section, page.document.kind, entry);
        }
    }

    /// The page's name, with the ancestor's level or a number behind it if this site has a page of
    /// that name.
    fn free_name(&self, name: &Arc<str>, above: &Site, distance: usize) -> Arc<str> {
        let level = std::iter::once_with(|| format!("{name}-{}", above.settings.level.name()));
        let numbered = (distance..).map(|number| format!("{name}-{number}"));
        let changed = level.chain(numbered).map(Into::into);
        let mut names = std::iter::once(Arc::clone(name)).chain(changed);
        names.find(|name| !self.names.contains(name)).unwrap_or_default()
    }

    fn roll_up(&mut self, pages: &Pages, here: &Site, below: SiteId) {
        for id in pages.pages_of(below) {
            let page = pages.page(*id);
            // A rule for this section takes precedence over a rule for its kind.
            let rules = &here.settings.rollup;
            let kind = page.document.kind;
            let key = match rules.contains_key(&page.section) || kind == Kind::Page {
                true => page.section.as_str(),
                false => kind.folder(),
            };
            let is_shown = match rules.get(key) {
                Some(Rollup::All) => true,
                Some(Rollup::Highlights) => page.document.front.highlight,
                Some(Rollup::None) | None => false,
            };
            if is_shown {
                let entry = Entry { page: *id, via: Via::RolledUp, name: Arc::clone(&page.name) };
                self.list(key, kind, entry);
            }
        }
    }

    /// Takes titles from another site's folders for columns that have none of their own.
    fn borrow_title(&mut self, pages: &Pages, other: SiteId) {
        for section in pages.sections.of(other).filter(|section| section.name == section.top) {
            let is_usual = Kind::ALL.iter().any(|kind| kind.folder() == section.top);
            if let Some(column) = self.columns.get_mut(&section.top)
                && !is_usual
                && column.section.as_ref().is_none_or(|own| own.options.title.is_none())
                && column.title_source.as_ref().is_none_or(|first| first.options.title.is_none())
            {
                column.title_source = Some(Arc::clone(section));
            }
        }
    }

    fn finish(self, pages: &Pages) -> Vec<Column> {
        let mut columns: Vec<Column> =
            self.columns.into_values().filter(|column| !column.entries.is_empty()).collect();
        for column in &mut columns {
            let by_time = column.kind == Kind::Activity;
            // The lists stay in memory and grew one by one.
            column.entries.shrink_to_fit();
            column.entries.sort_by_cached_key(|entry| Order::of(pages, entry, by_time));
        }
        columns.sort_by_key(|column| {
            (column.weight().unwrap_or(i64::MAX), column.kind, column.key.clone())
        });
        columns
    }
}

/// The sort key of entries: weight first, then time, then name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    weight: i64,
    /// For activities: the earliest first. `~` sorts activities without a date last, those that name
    /// a part of a month or the week before the others.
    start: String,
    /// For all other kinds: the newest first.
    date: Reverse<String>,
    name: Arc<str>,
    site: String,
}

impl Order {
    fn of(pages: &Pages, entry: &Entry, by_time: bool) -> Self {
        let page = pages.page(entry.page);
        let front = &page.document.front;
        let sortable = |moment: Moment| moment.first_instant().to_string();
        let date = front.date.as_ref().map_or_else(String::new, |date| sortable(date.value));
        let about = page.document.activity().and_then(|activity| activity.about);
        let undated = || about.map_or_else(|| "~~".to_owned(), |day| format!("~{}", sortable(day)));
        let start = page.document.start().map_or_else(undated, sortable);
        // Weights apply within a site: they do not move its pages up in the lists of the sites
        // above.
        let weight = front.weight.filter(|_| entry.via != Via::RolledUp);
        Self {
            weight: weight.unwrap_or(i64::MAX),
            start: if by_time { start } else { String::new() },
            date: Reverse(if by_time { String::new() } else { date }),
            name: Arc::clone(&page.name),
            site: pages.tree.site(page.site).name.clone(),
        }
    }
}

//! Columns of a site: its own pages, inherited pages and pages that roll up, section by section.

use super::page::PageId;
use super::section::Section;
use skillweek_content::kinds::Kind;
use std::sync::Arc;

/// The way in which a page came into a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// A page of this site, rendered in this column.
    Own,
    /// A page of a site above, rendered again inside this site.
    Inherited,
    /// Listed here and rendered in another column of this site.
    Listed,
    /// A page of a site below, listed here and rendered in its own site.
    RolledUp,
}

impl Via {
    /// Whether the column renders the page.
    pub fn is_rendered(self) -> bool {
        matches!(self, Self::Own | Self::Inherited)
    }
}

/// A page in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The page, which may belong to another site.
    pub page: PageId,
    /// The way in which it came here.
    pub via: Via,
    /// Its name below this site's folder; for a page that rolled up, below its own site's folder.
    pub name: Arc<str>,
}

/// A column of a site.
#[derive(Debug)]
pub struct Column {
    /// The folder's name in addresses (`activities`); empty for the pages directly in the site.
    pub key: String,
    /// The kind of the column's pages.
    pub kind: Kind,
    /// The site's own folder for the column; `None` if all its pages come from other sites.
    pub section: Option<Arc<Section>>,
    /// Another site's folder of the same name, whose title the column takes if it has none itself.
    pub title_source: Option<Arc<Section>>,
    /// The pages in the order of the list.
    pub entries: Vec<Entry>,
}

impl Column {
    /// The title from the site's own `_index.md`, else from that of the other site; `None` without
    /// one.
    pub fn title(&self) -> Option<&str> {
        self.sections().find_map(|section| section.options.title.as_deref())
    }

    /// The description from the site's own `_index.md`.
    pub fn description(&self) -> Option<String> {
        self.section.as_ref()?.options.description.clone()
    }

    pub(super) fn weight(&self) -> Option<i64> {
        self.sections().find_map(|section| section.options.weight)
    }

    fn sections(&self) -> impl Iterator<Item = &Section> {
        let sections = self.section.iter().chain(&self.title_source);
        sections.map(AsRef::as_ref)
    }
}

/// Whether a section has anything to list, judging by the columns of its site.
pub(super) fn has_list(columns: &[Column], section: &Section) -> bool {
    let inside = format!("{}/", section.name);
    columns.iter().filter(|column| column.key == section.top).any(|column| {
        let mut names = column.entries.iter().map(|entry| &entry.name);
        section.name == section.top || names.any(|name| name.starts_with(&inside))
    })
}

//! The navigation: the columns that have content, in the order and under the labels of the
//! settings.

use super::PageBuilder;
use crate::context::Link;
use skillweek_config::options::NavEntry;
use skillweek_site::column::Via;
use skillweek_site::navigation::{self, Named};

/// Name, label and address of an entry.
type Item = (String, String, String);

impl PageBuilder<'_> {
    /// The entries of the navigation.
    pub fn nav_entries(&self) -> Vec<Item> {
        let offered = self.offered();
        let wanted = &self.renderer.settings().nav;
        if wanted.is_empty() {
            return offered.into_iter().filter(|(key, ..)| !self.is_kept_out(key)).collect();
        }
        wanted.iter().filter_map(|entry| self.wanted(entry, &offered)).collect()
    }

    /// The entries that the site offers: its columns, then the pages that stand directly in it.
    fn offered(&self) -> Vec<Item> {
        let renderer = self.renderer;
        let mut items = Vec::new();
        for column in renderer.columns.iter().filter(|column| !column.key.is_empty()) {
            let Link { label, href } = self.column_link(column);
            items.push((column.key.clone(), label, href));
        }
        let own = renderer.column("").into_iter().flat_map(|column| &column.entries);
        for entry in own.filter(|entry| entry.via == Via::Own) {
            let title = renderer.graph.title(entry.page).to_owned();
            items.push((entry.name.to_string(), title, self.href(&entry.name)));
        }
        items
    }

    /// Whether the `_index.md` of a column keeps it out of the navigation.
    fn is_kept_out(&self, column: &str) -> bool {
        let section = self.renderer.column(column).and_then(|column| column.section.as_ref());
        section.is_some_and(|section| section.options.nav == Some(false))
    }

    fn wanted(&self, entry: &NavEntry, offered: &[Item]) -> Option<Item> {
        let label = entry.label.clone();
        if let Some(url) = &entry.url {
            return Some((url.clone(), label.unwrap_or_else(|| url.clone()), url.clone()));
        }
        let wanted = entry.name.as_deref()?;
        let keys = navigation::keys(wanted);
        let found = offered.iter().find(|(key, title, _)| keys.contains(key) || title == wanted);
        let found = found.cloned().or_else(|| self.elsewhere(wanted));
        found.map(|(key, title, href)| (key, label.unwrap_or(title), href))
    }

    /// A folder inside a column, or a site below this one.
    fn elsewhere(&self, wanted: &str) -> Option<Item> {
        let renderer = self.renderer;
        match renderer.graph.named(renderer.site, wanted)? {
            Named::Site(id) => {
                let link = self.site_as_link(id);
                Some((wanted.to_owned(), link.label, link.href))
            }
            Named::Section(section) => {
                let prefix = format!("{}/", section.name);
                let column = renderer.column(&section.top)?;
                // A folder without pages has no list.
                column.entries.iter().find(|entry| entry.name.starts_with(&prefix))?;
                let href = self.href(&format!("{}/index", section.name));
                Some((section.name.clone(), section.title(), href))
            }
        }
    }
}

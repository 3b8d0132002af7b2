//! The navigation: the columns that have content, in the order and under the labels that the site wants.

use super::sheet::Sheet;
use crate::base::slug::slug;
use crate::config::options::NavEntry;
use crate::site::column::Via;
use crate::content::kind::folder_slug;

/// Name, label and address of an entry.
type Item = (String, String, String);

impl Sheet<'_> {
    /// The entries of the navigation.
    pub fn nav_entries(&self) -> Vec<Item> {
        let offered = self.offered();
        let wanted = &self.renderer.settings().nav;
        if wanted.is_empty() {
            return offered;
        }
        wanted.iter().filter_map(|entry| self.wanted(entry, &offered)).collect()
    }

    /// What the site has: its columns, then the pages that stand directly in it.
    fn offered(&self) -> Vec<Item> {
        let renderer = self.renderer;
        let mut items = Vec::new();
        for column in renderer.columns.iter().filter(|column| !column.key.is_empty()) {
            let href = self.href(&format!("{}/index", column.key));
            items.push((column.key.clone(), renderer.column_title(column), href));
        }
        let own = renderer.column("").into_iter().flat_map(|column| &column.entries);
        for entry in own.filter(|entry| entry.via == Via::Own) {
            let title = renderer.graph.page(entry.page).document.front.title.clone();
            items.push((entry.name.clone(), title, self.href(&entry.name)));
        }
        items
    }

    fn wanted(&self, entry: &NavEntry, offered: &[Item]) -> Option<Item> {
        let label = entry.label.clone();
        if let Some(url) = &entry.url {
            return Some((url.clone(), label.unwrap_or_else(|| url.clone()), url.clone()));
        }
        let wanted = entry.name.as_deref()?;
        let name = [folder_slug(wanted), slug(wanted.trim_end_matches(".md"))];
        let found = offered.iter().find(|(key, title, _)| name.contains(key) || title == wanted);
        found.map(|(key, title, href)| {
            (key.clone(), label.unwrap_or_else(|| title.clone()), href.clone())
        })
    }
}

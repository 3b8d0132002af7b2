//! Which theme a site uses, with the folders in which it and the sites above it override the theme.

use super::tree::{Site, SiteTree};
use crate::source::Sources;
use crate::theme::ThemeKey;
use crate::theme::library::SITE_FOLDER;

/// The key of a site's theme.
pub fn theme_key(tree: &SiteTree, sources: &Sources, site: &Site) -> ThemeKey {
    let folders = std::iter::once(site).chain(tree.ancestors(site.id));
    let overrides = folders
        .map(|site| site.folder.join(SITE_FOLDER))
        .filter(|folder| sources.below(folder).next().is_some())
        .collect();
    ThemeKey { name: site.settings.theme.clone(), overrides }
}

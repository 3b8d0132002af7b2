//! The theme of a site, with the folders in which it and the sites above it override the theme.

use super::tree::{Site, SiteTree};
use skillweek_diag::{Code, Diagnostic, Sink};
use skillweek_source::{SITE_FILE, Sources};
use skillweek_theme::ThemeKey;
use skillweek_theme::library::{self, SITE_FOLDER};

/// The key of a site's theme.
pub fn theme_key(tree: &SiteTree, sources: &Sources, site: &Site) -> ThemeKey {
    let folders = std::iter::once(site).chain(tree.ancestors(site.id));
    let overrides = folders
        .map(|site| site.folder.join(SITE_FOLDER))
        .filter(|folder| sources.below(folder).next().is_some())
        .collect();
    ThemeKey { name: site.settings.theme.clone(), overrides }
}

/// Reports unknown theme names, each where it was written.
pub fn check(tree: &SiteTree, sources: &Sources, sink: &mut Sink) {
    let known = library::names(sources);
    for site in tree.sites().iter().filter(|site| !known.contains(&site.settings.theme)) {
        let Some(origin) = &site.settings.theme_origin else { continue };
        // A site that inherits the name does not report it again.
        if origin.file == site.folder.join(SITE_FILE) {
            let (message, help) = library::unknown(&site.settings.theme, sources);
            sink.push(Diagnostic::new(Code::UnknownTheme, message).at(origin.clone()).help(help));
        }
    }
}

//! Names and addresses of sites and files.

use crate::preview::Preview;
use skillweek_pipeline::SiteState;
use std::path::Path;

/// The folder of a site in the output, with its slash; empty for the root.
pub fn folder(site: &SiteState) -> &str {
    site.home.as_str().strip_suffix("index.html").unwrap_or_default()
}

/// The address of a site's home page.
pub fn home(preview: &Preview, site: &SiteState) -> String {
    format!("{}{}", preview.settings.base, site.home)
}

/// The nearest site above a path.
pub fn site_above<'a>(sites: &'a [SiteState], path: &str) -> Option<&'a SiteState> {
    let above = sites.iter().filter(|site| path.starts_with(folder(site)));
    above.max_by_key(|site| folder(site).len())
}

/// A file's name for people: relative to the project, with slashes.
pub fn shown(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

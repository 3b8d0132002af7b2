//! Decides which file of the output a page is.

use super::tree::Site;
use skillweek_base::path::OutputPath;
use skillweek_config::values::UrlStyle;

/// A page's output below its site's folder, in the site's URL style: `news/launch` becomes
/// `news/launch.html` or `news/launch/index.html`.
pub fn page_output(site: &Site, name: &str) -> OutputPath {
    let is_index = name == "index" || name.ends_with("/index");
    // Hosts ask for the error page by this name, whatever the style. The others would otherwise
    // take the place of a folder of their name.
    let is_own = matches!(name, "404" | "accessibility" | "search" | "sitemap");
    if is_index || is_own || site.settings.urls == UrlStyle::Portable {
        site.output(&format!("{name}.html"))
    } else {
        site.output(&format!("{name}/index.html"))
    }
}

//! The addresses of pages and files, as written on one particular page.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use skillweek_base::path::OutputPath;
use skillweek_config::values::UrlStyle;
use skillweek_site::{Site, SiteId, SiteTree};

/// Characters that must be encoded in the path of a URL (RFC 3986, `pchar`).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The location of a page: all that its addresses depend on.
#[derive(Debug, Clone)]
pub struct Location {
    pub site: SiteId,
    pub output: OutputPath,
}

/// The address of another page as written on this one: relative, or absolute where the other page's
/// site states an address of its own.
pub fn href(tree: &SiteTree, from: &Location, to: &Location) -> String {
    if from.site != to.site
        && tree.site(to.site).settings.url.is_some()
        && let Some(address) = absolute(tree, to)
    {
        return address;
    }
    let address = from.output.relative_to(&to.output);
    match tree.site(to.site).settings.urls {
        UrlStyle::Portable => encoded(&address),
        UrlStyle::Pretty => encoded(directory(&address)),
    }
}

/// The absolute address of a page; `None` where neither its site nor one above it states one.
pub fn absolute(tree: &SiteTree, to: &Location) -> Option<String> {
    let site = tree.site(to.site);
    let base = tree.base_url(to.site)?;
    let below = to.output.as_str().strip_prefix(&site.output)?.trim_start_matches('/');
    Some(format!("{base}{}", encoded(public_path(site, below))))
}

/// The path of a page below its site's address, given its file's path: empty for the home page, a
/// folder where the site's URLs are pretty.
pub fn public_path<'a>(site: &Site, below: &'a str) -> &'a str {
    match (below, site.settings.urls) {
        ("index.html", _) => "",
        (below, UrlStyle::Portable) => below,
        (below, UrlStyle::Pretty) => below.strip_suffix("index.html").unwrap_or(below),
    }
}

/// The relative path from a page to its site's home folder: empty, `../` or `../../`.
pub fn root(tree: &SiteTree, from: &Location) -> String {
    let site = tree.site(from.site);
    let own = if site.output.is_empty() { 0 } else { site.output.matches('/').count() + 1 };
    "../".repeat(from.output.depth() - own)
}

fn directory(address: &str) -> &str {
    match address.strip_suffix("index.html") {
        Some("") => "./",
        Some(folder) => folder,
        None => address,
    }
}

fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

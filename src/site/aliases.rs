//! Old addresses of pages.

use super::graph::SiteGraph;
use super::page::PageId;
use super::tree::SiteId;

/// An old address with the page that it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    pub page: PageId,
    /// The file at the old address, below the site's folder.
    pub file: String,
}

/// The old addresses of a site's own pages.
pub fn aliases(graph: &SiteGraph, site: SiteId) -> Vec<Alias> {
    let mut found = Vec::new();
    for id in graph.pages_of(site) {
        let written = &graph.page(*id).document.front.aliases;
        let files = written.iter().filter_map(|alias| file(&alias.value));
        found.extend(files.map(|file| Alias { page: *id, file }));
    }
    found
}

/// The file that a host shows at an address: `/old/` and `/old` are `old/index.html`. `None` for
/// what cannot be a file of the output on every system.
pub fn file(alias: &str) -> Option<String> {
    let path = alias.trim().trim_start_matches('/');
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let is_file = path.rsplit('/').next().is_some_and(|last| last.ends_with(".html"));
    let path = path.trim_end_matches('/');
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with(['.', '-', '_'])
            && !part.ends_with('.')
            && !crate::source::world::is_reserved(part)
            && part.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.~".contains(&byte)
            })
    };
    path.split('/').all(is_plain).then(|| {
        if is_file { path.to_owned() } else { format!("{path}/index.html") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_become_files() {
        let cases = [
            ("/2022/launch.html", Some("2022/launch.html")),
            ("old/page/", Some("old/page/index.html")),
            ("/old?x=1", Some("old/index.html")),
            ("../x.html", None),
            ("/a//b.html", None),
            ("/旧闻.html", None),
            ("/", None),
        ];
        for (alias, expected) in cases {
            assert_eq!(file(alias).as_deref(), expected, "{alias}");
        }
    }
}

//! Old addresses of pages.

use super::column::{Via, columns};
use super::graph::SiteGraph;
use super::page::PageId;
use super::tree::SiteId;
use crate::config::settings::UrlStyle;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span};
use crate::record::Spanned;
use crate::text;
use std::collections::BTreeSet;

/// An old address with the page that it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    pub page: PageId,
    /// The file at the old address, below the site's folder.
    pub file: String,
}

/// The old addresses of a site's own pages, without those at which there is something else.
pub fn aliases(graph: &SiteGraph, site: SiteId) -> Vec<Alias> {
    sorted(graph, site).0
}

/// Reports old addresses at which there is something else.
pub(super) fn check(graph: &SiteGraph, site: SiteId, sink: &mut Sink) {
    for (page, alias) in sorted(graph, site).1 {
        let written = &alias.value;
        let source = &graph.page(page).document.source;
        let message =
            text!("旧网址 `{written}` 上已有别的页面", "at `{written}` there is another page");
        let help = text!("请删去这个旧网址", "remove this old address");
        let span = Span { file: source.clone(), place: alias.place.clone() };
        let mut found = Diagnostic::new(Code::DuplicateSlug, message).at(span).help(help);
        // Nothing is lost: the page itself is published.
        found.severity = Severity::Warning;
        sink.push(found);
    }
}

/// What a site's pages say about their old addresses: which are free, and which are not.
fn sorted(graph: &SiteGraph, site: SiteId) -> (Vec<Alias>, Vec<(PageId, &Spanned<String>)>) {
    let is_portable = graph.tree.site(site).settings.urls == UrlStyle::Portable;
    let named = |name: &str| match is_portable {
        true => format!("{name}.html"),
        false => format!("{name}/index.html"),
    };
    let columns = columns(graph, site);
    let entries = columns.iter().flat_map(|column| &column.entries);
    let shown = entries.filter(|entry| entry.via != Via::RolledUp);
    let mut files: BTreeSet<String> = shown.map(|entry| named(&entry.name)).collect();
    let is_made = |file: &str| {
        let name = file.strip_suffix(".html").unwrap_or(file);
        let folder = name.strip_suffix("/index");
        let is_list = |folder: &str| graph.is_list(site, folder);
        name == "index"
            || folder.is_some_and(is_list)
            || (folder.is_none() && graph.is_taken(site, name))
    };
    let (mut free, mut taken) = (Vec::new(), Vec::new());
    for id in graph.pages_of(site) {
        for alias in &graph.page(*id).document.front.aliases {
            match file(&alias.value) {
                Some(file) if is_made(&file) || !files.insert(file.clone()) => {
                    taken.push((*id, alias));
                }
                Some(file) => free.push(Alias { page: *id, file }),
                None => {}
            }
        }
    }
    (free, taken)
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
    path.split('/')
        .all(is_plain)
        .then(|| if is_file { path.to_owned() } else { format!("{path}/index.html") })
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

//! Resolves entries of the navigation: a column, a page, a folder inside a column, or a site.

use super::column::Column;
use super::graph::SiteGraph;
use super::section::Section;
use super::tree::{Site, SiteId};
use skillweek_base::nearest::nearest;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_content::kinds::{Kind, folder_slug};
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};
use std::sync::Arc;

/// Names of the home page, which is in every navigation anyway.
const HOME: [&str; 4] = ["首页", "home", "index", "."];

/// Targets of entries other than columns with content and pages of the site itself.
#[derive(Debug, Clone, Copy)]
pub enum Named<'a> {
    /// A section of the site itself.
    Section(&'a Section),
    /// A site below.
    Site(SiteId),
}

/// The names below a site's folder that an entry of `nav` may stand for.
pub fn keys(written: &str) -> [String; 2] {
    let path = written.trim().trim_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    let parts = |name: fn(&str) -> String| path.split('/').map(name).collect::<Vec<_>>().join("/");
    [parts(folder_slug), parts(slug)]
}

/// The section or site of that name.
pub fn named<'a>(graph: &'a SiteGraph, here: &Site, written: &str) -> Option<Named<'a>> {
    let keys = keys(written);
    let is_it = |section: &&Arc<Section>| {
        keys.contains(&section.name) || section.options.title.as_deref() == Some(written)
    };
    if let Some(section) = graph.sections.of(here.id).find(is_it) {
        return Some(Named::Section(section));
    }
    let below = graph.tree.with_descendants(here.id).into_iter().map(|id| graph.tree.site(id));
    let mut below = below.filter(|site| site.id != here.id);
    let is_it = |site: &&Site| {
        let folder = site.output.strip_prefix(&here.output).unwrap_or(&site.output);
        keys.contains(&folder.trim_start_matches('/').to_owned()) || site.settings.title == written
    };
    below.find(is_it).map(|site| Named::Site(site.id))
}

/// Warns of entries that name nothing.
pub(super) fn check(graph: &SiteGraph, here: &Site, columns: &[Column], sink: &mut Sink) {
    if here.settings.nav.is_empty() {
        return;
    }
    let shown = shown(graph, columns);
    for entry in &here.settings.nav {
        let Some(written) = entry.name.as_deref().filter(|_| entry.url.is_none()) else { continue };
        let keys = keys(written);
        let is_shown = shown.iter().any(|(key, title)| keys.contains(key) || *title == written);
        // A usual section without content is left out, which is what sites want.
        let is_usual = Kind::from_word(written).is_some() || HOME.contains(&written);
        if !is_shown && !is_usual && named(graph, here, written).is_none() {
            sink.push(unknown(written, &shown, entry.origin.clone()));
        }
    }
}

/// The names and titles of a site's columns and of the pages directly in the site.
fn shown<'a>(graph: &'a SiteGraph, columns: &'a [Column]) -> Vec<(String, &'a str)> {
    let of_column = |column: &'a Column| (column.key.clone(), column.title().unwrap_or_default());
    let single = columns.iter().filter(|column| column.key.is_empty());
    let pages = single.flat_map(|column| &column.entries).map(|entry| {
        (entry.name.to_string(), graph.page(entry.page).document.front.title.value.as_str())
    });
    columns.iter().map(of_column).chain(pages).collect()
}

fn unknown(written: &str, shown: &[(String, &str)], at: Option<Span>) -> Diagnostic {
    let near = nearest(written, shown.iter().map(|(key, _)| key.as_str()));
    Diagnostic::new(
        Code::InvalidValue,
        text!(
            "导航里的 `{written}` 既不是栏目，也不是页面或站点",
            "`{written}` in the navigation is no section, page or site"
        ),
    )
    .graded(Severity::Warning)
    .at(at)
    .help(match near {
        Some(near) => text!("是不是想写 `{near}`？", "did you mean `{near}`?"),
        None => text!(
            "请写文件夹或文件的名称；外部网址写成 网址: https://…",
            "write the name of a folder or file; other addresses as `url: https://…`"
        ),
    })
}

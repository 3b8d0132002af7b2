//! Addresses that a site makes itself, which no page, section or site of the project may take.

use super::page::Page;
use super::section::Section;
use super::tree::{Site, SiteTree};
use crate::config::settings::UrlStyle;
use crate::content::kind::Kind;
use crate::diag::{Code, Diagnostic, Span};
use crate::text;

/// Pages that stand in every site's own folder.
const OWN: [&str; 5] = ["index", "404", "accessibility", "search", "sitemap"];

/// A folder with a list of pages.
#[derive(Debug, Clone)]
pub struct Folder {
    name: String,
    kind: Kind,
}

/// The folders that every site may have, because its pages roll up or are inherited.
pub fn usual_folders() -> Vec<Folder> {
    let folder = |kind: &Kind| Folder { name: kind.folder().to_owned(), kind: *kind };
    Kind::ALL.iter().filter(|kind| **kind != Kind::Page).map(folder).collect()
}

impl From<&Section> for Folder {
    fn from(section: &Section) -> Self {
        Self { name: section.name.clone(), kind: section.kind }
    }
}

/// Whether a page's name is that of a page that its site makes itself: the home page, a list, a day.
pub fn is_taken(name: &str, site: &Site, folders: &[Folder], tree: &SiteTree) -> bool {
    if OWN.contains(&name) || name.ends_with("/index") {
        return true;
    }
    let is_home = site.settings.urls == UrlStyle::Pretty
        && tree.by_output(site.output(name).as_str()).is_some();
    is_home || folders.iter().any(|folder| is_lists(name, folder, site))
}

/// Whether a folder is one with lists or pages of lists, or a site's.
pub fn is_list(folder: &str, site: &Site, folders: &[Folder], tree: &SiteTree) -> bool {
    let is_below = |list: &Folder| {
        let below = folder.strip_prefix(list.name.as_str());
        below.is_some_and(|below| below.is_empty() || is_lists(&format!("{folder}/x"), list, site))
    };
    tree.by_output(site.output(folder).as_str()).is_some() || folders.iter().any(is_below)
}

/// Whether a list, or its pages of days, types and numbers, has that address.
fn is_lists(name: &str, list: &Folder, site: &Site) -> bool {
    let Some(below) = name.strip_prefix(list.name.as_str()) else { return false };
    let Some(below) = below.strip_prefix('/') else {
        return below.is_empty() && site.settings.urls == UrlStyle::Pretty;
    };
    let folder = below.split_once('/').map(|(folder, _)| folder);
    match (list.kind, folder) {
        (Kind::Activity, Some("day" | "type")) | (_, Some("page")) => true,
        // The column's calendar stands beside those of its activities.
        (Kind::Activity, None) => below == "calendar",
        _ => false,
    }
}

/// The sentence for a page that takes such an address.
pub fn taken(page: &Page) -> Diagnostic {
    let name = &page.name;
    Diagnostic::new(
        Code::DuplicateSlug,
        text!(
            "网址 `{name}` 已由网站自己的页面使用（首页、栏目、日期、类型等）",
            "the address `{name}` belongs to a page that the site makes itself, such as a list or a day"
        ),
    )
    .at(Span::whole(&page.document.source))
    .help(text!(
        "请给文件改名，或在开头加一行 `slug: 新名字`",
        "rename the file, or give it a `slug:` of its own"
    ))
}

/// The sentence for a section whose folder in the output is a site's.
pub fn taken_by_site(section: &Section, site: &Site) -> Diagnostic {
    let name = &section.name;
    Diagnostic::new(
        Code::DuplicateSlug,
        text!(
            "栏目的网址文件夹 `{name}` 已由一个站点使用",
            "a site is published in the folder `{name}` of this section"
        ),
    )
    .at(Span::whole(section.options.source.as_ref().unwrap_or(&section.folder)))
    .note(text!("那个站点在这里", "the site is here"), Some(Span::whole(&site.folder)))
    .help(text!("请给其中一个文件夹改名", "rename one of the two folders"))
}

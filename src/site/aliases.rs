//! Old addresses of pages.

use super::address_clash::AddressClash;
use super::column::{Column, Via};
use super::page::PageId;
use super::pages::Pages;
use super::site_lists::SiteLists;
use super::taken_addresses::is_open;
use super::tree::SiteId;
use skillweek_base::output_name::objection;
use skillweek_base::text;
use skillweek_config::values::UrlStyle;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};
use skillweek_record::Spanned;
use std::collections::BTreeMap;

/// An old address and the page that it redirects to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The page, one of the site's own.
    pub page: PageId,
    /// The file at the old address, relative to the site's folder in the output.
    pub file: String,
}

/// The old addresses that pages name, by site. An address that cannot be a file of the output, or
/// is in use, is reported and left out.
pub(super) fn admit(
    pages: &Pages,
    shown: &SiteLists,
    clashes: &mut Vec<AddressClash>,
    sink: &mut Sink,
) -> BTreeMap<SiteId, Vec<Alias>> {
    let mut admitted: BTreeMap<SiteId, Vec<Alias>> = BTreeMap::new();
    for site in pages.tree.sites() {
        let own = pages.pages_of(site.id).iter();
        let written: Vec<(PageId, &Spanned<String>)> = own
            .flat_map(|id| pages.page(*id).document.front.aliases.iter().map(|it| (*id, it)))
            .collect();
        if !written.is_empty() {
            let used = shown_files(pages, shown.columns(pages, site.id), site.id);
            admitted.insert(
                site.id,
                admit_in(pages, site.id, used, &written, (&mut *clashes, &mut *sink)),
            );
        }
    }
    admitted
}

fn admit_in(
    pages: &Pages,
    site: SiteId,
    mut used: BTreeMap<String, Option<Span>>,
    written: &[(PageId, &Spanned<String>)],
    (clashes, sink): (&mut Vec<AddressClash>, &mut Sink),
) -> Vec<Alias> {
    let mut admitted = Vec::new();
    for (page, alias) in written {
        let span = alias.span(&pages.page(*page).document.source);
        let Some(file) = file(&alias.value) else {
            sink.push(unusable(&alias.value, span));
            continue;
        };
        let name = file.strip_suffix(".html").unwrap_or(&file);
        let holder = used.get(&file);
        if holder.is_some() || !is_open(&pages.tree, site, name) {
            clashes.push(AddressClash::of_alias(
                &alias.value,
                &file,
                span,
                holder.cloned().flatten(),
            ));
            continue;
        }
        used.insert(file.clone(), Some(span));
        admitted.push(Alias { page: *page, file });
    }
    admitted
}

/// The files of everything that a site renders: its own pages, each with its source, inherited
/// pages, and lists.
fn shown_files(pages: &Pages, columns: &[Column], site: SiteId) -> BTreeMap<String, Option<Span>> {
    let is_pretty = pages.tree.site(site).settings.urls == UrlStyle::Pretty;
    let entries = columns.iter().flat_map(|column| &column.entries);
    let names = entries.filter(|entry| entry.via.is_rendered()).map(|entry| {
        let ending = if is_pretty { "/index.html" } else { ".html" };
        let source = || Span::whole(&pages.page(entry.page).document.source);
        (format!("{}{ending}", entry.name), (entry.via == Via::Own).then(source))
    });
    let sections = pages.sections.of(site);
    let folders = sections.map(|section| &section.name);
    let lists = columns.iter().map(|column| &column.key).chain(folders);
    lists.map(|name| (format!("{name}/index.html"), None)).chain(names).collect()
}

fn unusable(alias: &str, span: Span) -> Diagnostic {
    let leaves = alias.split(['/', '\\']).any(|part| part == "..");
    let (code, severity) = match leaves {
        true => (Code::PathEscapes, Severity::Error),
        false => (Code::InvalidValue, Severity::Warning),
    };
    Diagnostic::new(
        code,
        text!("旧网址 `{alias}` 不能用", "the old address `{alias}` cannot be used"),
    )
    .graded(severity)
    .at(span)
    .help(text!(
        "写本站内的路径，只用小写英文字母、数字和 - _ .，如 /2022/launch.html",
        "write a path inside this site in lower-case letters, digits and - _ ., as in /2022/launch.html"
    ))
}

/// Extensions of the files that sites have.
const FILES: [&str; 8] = [".html", ".txt", ".xml", ".ics", ".json", ".csv", ".config", ".example"];

/// The file that a host serves at an address: `/old/` and `/old` are `old/index.html`. `None` if it
/// cannot be a file of the output on every system.
pub fn file(alias: &str) -> Option<String> {
    let path = alias.trim().trim_start_matches('/');
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let is_file = path.rsplit('/').next().is_some_and(|last| last.ends_with(".html"));
    let path = path.trim_end_matches('/');
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with(['.', '-', '_'])
            && !part.ends_with('.')
            && !skillweek_source::world::is_reserved(part)
            && part.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.~".contains(&byte)
            })
    };
    let folders = match (is_file, path.rsplit_once('/')) {
        (true, Some((folders, _))) => folders,
        (true, None) => "",
        (false, _) => path,
    };
    // A folder must not be named like a file that the site may have.
    let is_file_name = |part: &str| FILES.iter().any(|ending| part.ends_with(ending));
    (path.split('/').all(is_plain) && !folders.split('/').any(is_file_name))
        .then(|| if is_file { path.to_owned() } else { format!("{path}/index.html") })
        .filter(|file| objection(file).is_none())
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
            ("/robots.txt", None),
            ("/a.html/b.html", None),
            ("/com0.html", None),
            ("/show.aspx", Some("show.aspx/index.html")),
        ];
        for (alias, expected) in cases {
            assert_eq!(file(alias).as_deref(), expected, "{alias}");
        }
    }
}

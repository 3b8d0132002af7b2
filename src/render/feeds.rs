//! The site's feed, its site map for search engines, and `robots.txt`.

use super::formats::atom::{self, Feed};
use super::formats::base_url::BaseUrl;
use super::formats::{robots, sitemap};
use super::run::{File, Job};
use super::sheet::Sheet;
use super::site::SiteRenderer;
use super::{calendars, data};
use crate::base::date::Moment;
use crate::base::path::OutputPath;
use crate::site::column::{Entry, Via};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Entries in the feed.
const NEWEST: usize = 40;
/// The columns whose pages are news to a subscriber.
const NEWS: [&str; 4] = ["notices", "news", "cases", "media"];

/// The jobs that make calendars, open data and the feed.
pub fn jobs<'a>() -> [Job<'a>; 3] {
    [
        Box::new(|renderer, _| calendars::calendars(renderer)),
        Box::new(|renderer, _| data::open_data(renderer)),
        Box::new(|renderer, _| feed(renderer)),
    ]
}

/// The feed; none where the site does not know its address, because a feed's links are absolute.
fn feed(renderer: &SiteRenderer<'_>) -> Vec<File> {
    let sheet = Sheet::at(renderer, "feed.xml");
    let Some(base) = sheet.base() else { return Vec::new() };
    let news = newest(renderer);
    let addressed: Vec<(Moment, &Entry, String, Option<String>)> = news
        .into_iter()
        .filter_map(|(updated, entry)| {
            let page = renderer.graph.page(entry.page);
            let url = sheet.absolute_in(renderer.graph.tree.site(page.site), &page.name)?;
            Some((updated, entry, url, sheet.summary(page)))
        })
        .collect();
    let entries = addressed.iter().map(|(updated, entry, url, summary)| {
        let front = &renderer.graph.page(entry.page).document.front;
        atom::Entry {
            url,
            title: &front.title.value,
            summary: summary.as_deref(),
            author: front.author.as_deref(),
            published: front.date.as_ref().map(|date| date.value),
            updated: *updated,
            categories: front.tags.iter().map(String::as_str).collect(),
        }
    });
    let settings = renderer.settings();
    let feed = Feed {
        base: &base,
        path: "feed.xml",
        home: "",
        title: &settings.title,
        subtitle: settings.description.as_deref(),
        author: settings.organization.as_deref().unwrap_or(&settings.title),
        lang: &settings.lang,
        entries: entries.collect(),
    };
    atom::write(&feed)
        .map(|text| File::plain(renderer.site, "feed.xml", text))
        .into_iter()
        .collect()
}

/// The newest pages with a date, newest first.
fn newest<'a>(renderer: &'a SiteRenderer<'_>) -> Vec<(Moment, &'a Entry)> {
    let columns = NEWS.iter().filter_map(|key| renderer.column(key));
    let mut news: Vec<(Moment, &Entry)> = columns
        .flat_map(|column| &column.entries)
        .filter_map(|entry| Some((changed(renderer, entry)?, entry)))
        .collect();
    news.sort_by_key(|(moment, entry)| (Reverse(moment.first_instant()), &entry.name));
    news.truncate(NEWEST);
    news
}

fn changed(renderer: &SiteRenderer<'_>, entry: &Entry) -> Option<Moment> {
    let front = &renderer.graph.page(entry.page).document.front;
    let date = front.updated.as_ref().or(front.date.as_ref())?;
    Some(date.value)
}

/// Whether the site will have a feed.
pub fn has_feed(renderer: &SiteRenderer<'_>) -> bool {
    let columns = NEWS.iter().filter_map(|key| renderer.column(key));
    let mut entries = columns.flat_map(|column| &column.entries);
    renderer.graph.tree.base_url(renderer.site.id).is_some()
        && entries.any(|entry| changed(renderer, entry).is_some())
}

/// `sitemap.xml` and `robots.txt`, once all pages are known. Pages that are only a copy of an
/// ancestor's are left out: search engines shall find the original.
pub fn for_search_engines(renderer: &SiteRenderer<'_>, pages: &[OutputPath]) -> Vec<File> {
    let site = renderer.site;
    let base = renderer.graph.tree.base_url(site.id).and_then(|url| BaseUrl::parse(&url));
    let mut files = vec![File::plain(site, "robots.txt", robots::write(base.as_ref()))];
    let Some(base) = base else { return files };
    let dates = dates(renderer);
    let listed: Vec<(String, Option<Moment>)> = pages
        .iter()
        .filter(|page| dates.get(page.as_str()).is_none_or(|(via, _)| *via != Via::Inherited))
        .filter_map(|page| {
            let below = page.as_str().strip_prefix(&site.output)?.trim_start_matches('/');
            (below != "404.html").then(|| {
                let updated = dates.get(page.as_str()).and_then(|(_, updated)| *updated);
                (super::address::public_path(site, below).to_owned(), updated)
            })
        })
        .collect();
    let pages: Vec<sitemap::Page<'_>> =
        listed.iter().map(|(path, updated)| sitemap::Page { path, updated: *updated }).collect();
    let written = sitemap::write(&base, &pages);
    files.extend(written.into_iter().map(|file| File::plain(site, &file.name, file.text)));
    files
}

/// How each page of a text came here and when it was changed, by its output.
fn dates(renderer: &SiteRenderer<'_>) -> BTreeMap<String, (Via, Option<Moment>)> {
    let entries = renderer.columns.iter().flat_map(|column| &column.entries);
    entries
        .filter(|entry| entry.via.is_rendered())
        .map(|entry| {
            let output = super::address::page_output(renderer.site, &entry.name);
            (output.to_string(), (entry.via, changed(renderer, entry)))
        })
        .collect()
}

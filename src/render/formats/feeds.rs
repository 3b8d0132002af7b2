//! The site's feed.

use super::atom::{self, Feed, FeedEntry};
use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::PageBuilder;
use crate::site::SiteRenderer;
use skillweek_base::date::Moment;
use skillweek_site::column::Entry;
use std::cmp::Reverse;

/// The most entries of the feed.
const NEWEST: usize = 40;

/// The job that makes the feed; `None` where the site states no address, because a feed's links are
/// absolute, or has no dated news.
pub fn job(renderer: &SiteRenderer<'_>) -> Option<Job> {
    let (kind, site) = (OutputKind::Feed, renderer.site);
    has_feed(renderer).then(|| Job::file(kind, site, atom::PATH, |renderer, _| feed(renderer)))
}

fn feed(renderer: &SiteRenderer<'_>) -> Option<Draft> {
    let builder = PageBuilder::at(renderer, atom::PATH);
    let base = renderer.base()?;
    let entry = |(updated, entry): (Moment, &Entry)| {
        let page = renderer.graph.page(entry.page);
        let front = &page.document.front;
        Some(FeedEntry {
            url: builder.absolute_in(renderer.graph.tree.site(page.site), &page.name)?,
            title: &front.title.value,
            summary: builder.summary(page),
            author: front.author.as_deref(),
            published: front.date.as_ref().map(|date| date.value),
            updated,
            categories: front.tags.iter().map(String::as_str).collect(),
        })
    };
    let settings = renderer.settings();
    let feed = Feed {
        base: &base,
        title: &settings.title,
        subtitle: settings.description.as_deref(),
        author: settings.organization.as_deref().unwrap_or(&settings.title),
        lang: &settings.lang,
        entries: newest(renderer).into_iter().filter_map(entry).collect(),
    };
    atom::write(&feed).map(|text| Draft::Bytes(text.into_bytes()))
}

/// The newest pages with a date, newest first.
fn newest<'a>(renderer: &'a SiteRenderer<'_>) -> Vec<(Moment, &'a Entry)> {
    let mut news: Vec<(Moment, &Entry)> = entries(renderer)
        .filter_map(|entry| Some((renderer.graph.changed(entry.page)?, entry)))
        .collect();
    news.sort_by_key(|(moment, entry)| (Reverse(moment.first_instant()), &entry.name));
    news.truncate(NEWEST);
    news
}

/// Whether the site has a feed.
pub fn has_feed(renderer: &SiteRenderer<'_>) -> bool {
    renderer.base().is_some()
        && entries(renderer).any(|entry| renderer.graph.changed(entry.page).is_some())
}

/// The entries of the columns that the feed lists.
fn entries<'a>(renderer: &'a SiteRenderer<'_>) -> impl Iterator<Item = &'a Entry> {
    let columns = renderer.columns.iter().filter(|column| column.kind.definition().in_feed);
    columns.flat_map(|column| &column.entries)
}

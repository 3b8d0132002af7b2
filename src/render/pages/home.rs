//! A site's home page.

use super::activities::day_group;
use crate::assets::share_card::ShareFacts;
use crate::context::{Counts, DayGroup, Home, Link};
use crate::job::{Draft, Job};
use crate::page_builder::PageBuilder;
use crate::page_builder::frame::PageFacts;
use crate::page_builder::text::AboveFold;
use crate::site::SiteRenderer;
use skillweek_base::city;
use skillweek_site::column::Entry;
use skillweek_site::programme::Phase;
use std::collections::{BTreeMap, BTreeSet};

/// The most entries that each part of the home page shows.
const FEATURED: usize = 8;
const CASES: usize = 6;
const NEWS: usize = 8;
const OTHERS: usize = 6;
const PER_DAY: usize = 6;

/// The job that makes the home page.
pub fn job(renderer: &SiteRenderer<'_>) -> Job {
    Job::page(renderer.site, "index", |renderer, _| Some(draft(renderer)))
}

/// The content of the home page's share picture.
pub fn shared(renderer: &SiteRenderer<'_>) -> ShareFacts {
    let settings = renderer.settings();
    ShareFacts {
        page: "index".to_owned(),
        title: settings.edition.theme.clone().unwrap_or_else(|| settings.title.clone()),
        cover: settings.poster.clone(),
        ..ShareFacts::default()
    }
}

fn draft(renderer: &SiteRenderer<'_>) -> Draft {
    let builder = PageBuilder::new(renderer, "index");
    let settings = renderer.settings();
    let frame = builder.frame(PageFacts {
        kind: "home",
        title: settings.title.clone(),
        description: settings.description.clone(),
        json_ld: builder.site_data(),
        share: Some(shared(renderer)),
        share_image: settings
            .poster
            .as_ref()
            .or(settings.logo.as_ref())
            .and_then(|picture| builder.absolute_picture(picture)),
        ..PageFacts::default()
    });
    let index = renderer.graph.home(renderer.site.id).and_then(|home| home.source.as_ref());
    let home = Home {
        frame,
        body: index.and_then(|index| builder.index_html(index, AboveFold::No)),
        counts: counts(renderer),
        featured: builder.cards(featured(renderer)),
        days: days(&builder),
        types: renderer
            .programme
            .types()
            .iter()
            .map(|(label, _)| builder.type_link(label))
            .collect(),
        cases: builder.cards(highlighted(renderer, "cases", CASES)),
        news: builder.cards(first(renderer, "news", NEWS)),
        notices: builder.cards(first(renderer, "notices", OTHERS)),
        media: builder.cards(first(renderer, "media", OTHERS)),
        videos: builder.cards(first(renderer, "videos", OTHERS)),
        galleries: builder.cards(first(renderer, "galleries", OTHERS)),
        downloads: builder.cards(first(renderer, "downloads", OTHERS)),
        columns: columns(&builder),
        children: renderer.site.children.iter().map(|child| builder.site_link(*child)).collect(),
    };
    Draft::page("home.html", &home)
}

fn entries<'a>(renderer: &'a SiteRenderer<'_>, key: &str) -> &'a [Entry] {
    renderer.column(key).map_or(&[], |column| &column.entries)
}

fn first<'a>(renderer: &'a SiteRenderer<'_>, key: &str, most: usize) -> Vec<&'a Entry> {
    entries(renderer, key).iter().take(most).collect()
}

/// Highlights first, then the rest, each in the column's order.
fn highlighted<'a>(renderer: &'a SiteRenderer<'_>, key: &str, most: usize) -> Vec<&'a Entry> {
    let is_highlight = |entry: &&Entry| renderer.graph.is_highlight(entry.page);
    let (highlights, rest): (Vec<&Entry>, Vec<&Entry>) =
        entries(renderer, key).iter().partition(is_highlight);
    highlights.into_iter().chain(rest).take(most).collect()
}

/// The activities to recommend, highlights first; none that is cancelled.
pub fn featured<'a>(renderer: &'a SiteRenderer<'_>) -> Vec<&'a Entry> {
    let takes_place = |entry: &&Entry| !renderer.graph.traits(entry.page).is_cancelled;
    let all = entries(renderer, "activities").len();
    highlighted(renderer, "activities", all)
        .into_iter()
        .filter(takes_place)
        .take(FEATURED)
        .collect()
}

/// The days of the edition, including those on which nothing is planned yet.
fn days(builder: &PageBuilder<'_>) -> Vec<DayGroup> {
    let renderer = builder.renderer;
    let programme = &renderer.programme;
    let edition = renderer.settings().edition.days();
    let planned = programme.by_day.keys().copied();
    let days: BTreeSet<_> = match edition.is_empty() {
        true => planned.collect(),
        false => edition.into_iter().collect(),
    };
    days.into_iter()
        .map(|date| {
            let going_on = programme.by_day.get(&date).map_or(&[][..], Vec::as_slice);
            day_group(builder, date, going_on, PER_DAY)
        })
        .collect()
}

fn counts(renderer: &SiteRenderer<'_>) -> Counts {
    let graph = &renderer.graph;
    let shown = entries(renderer, "activities");
    let named = shown.iter().filter_map(|entry| graph.city_trait(entry.page));
    let cities: BTreeSet<String> =
        named.filter(|name| !city::is_wider(name)).map(city::key).collect();
    let week =
        |date: &&jiff::civil::Date| Phase::of(**date, &renderer.settings().edition) == Phase::Week;
    Counts {
        activities: shown.len(),
        sites: graph.tree.with_descendants(renderer.site.id).len() - 1,
        days: renderer.programme.by_day.keys().filter(week).count(),
        cases: entries(renderer, "cases").len(),
        cities: cities.len(),
    }
}

fn columns(builder: &PageBuilder<'_>) -> BTreeMap<String, Link> {
    let keyed = builder.renderer.columns.iter().filter(|column| !column.key.is_empty());
    keyed.map(|column| (column.key.clone(), builder.column_link(column))).collect()
}

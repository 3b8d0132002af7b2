//! The programme of activities: the whole of it, by day and by type.

use super::pager::{ListPage, pages};
use crate::assets::share_card::ShareFacts;
use crate::context::{DayGroup, Filters, Programme, Tab};
use crate::job::{Draft, Job};
use crate::page_builder::frame::{PageFacts, theme_day};
use crate::page_builder::{PageBuilder, dates};
use crate::site::{ACTIVITIES as COLUMN, SiteRenderer};
use jiff::civil::Date;
use skillweek_base::city::Cities;
use skillweek_base::date::label;
use skillweek_content::vocabulary::type_slug;
use skillweek_record::key::Vocabulary;
use skillweek_site::column::{Column, Entry};
use skillweek_site::programme::Phase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Activities on one page: about as many as a phone renders without delay.
const PER_PAGE: usize = 200;

/// The selection of activities that a list of the programme shows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scope {
    All,
    Day(Date),
    Type(String),
}

/// A list of the programme: its entries, each with the day under which it stands.
struct Shown {
    scope: Scope,
    entries: Vec<(Option<Date>, usize)>,
}

/// The jobs that make the programme's pages.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let Some(column) = renderer.column(COLUMN) else { return Vec::new() };
    let days = renderer.programme_days().map(Scope::Day);
    let types = renderer.programme.types().iter().map(|(label, _)| Scope::Type(label.clone()));
    let scopes = std::iter::once(Scope::All).chain(days).chain(types);
    scopes.flat_map(|scope| of_scope(renderer, column, scope)).collect()
}

/// One job for each page of a list.
fn of_scope(renderer: &SiteRenderer<'_>, column: &Column, scope: Scope) -> Vec<Job> {
    let name = match &scope {
        Scope::All => format!("{COLUMN}/index"),
        Scope::Day(day) => format!("{COLUMN}/day/{day}"),
        Scope::Type(label) => format!("{COLUMN}/type/{}", type_slug(label)),
    };
    let entries = shown(renderer, column, &scope);
    let list = Arc::new(Shown { scope, entries });
    pages(&name, list.entries.len(), PER_PAGE)
        .map(|page| {
            let list = Arc::clone(&list);
            let name = page.name.clone();
            Job::page(renderer.site, &name, move |renderer, _| draft(renderer, &list, &page))
        })
        .collect()
}

/// The entries of a list, each with the day under which it stands; undated ones last.
fn shown(
    renderer: &SiteRenderer<'_>,
    column: &Column,
    scope: &Scope,
) -> Vec<(Option<Date>, usize)> {
    let programme = &renderer.programme;
    if let Scope::Day(day) = scope {
        let going_on = programme.by_day.get(day).into_iter().flatten();
        return going_on.map(|index| (Some(*day), *index)).collect();
    }
    let wanted: Option<BTreeSet<usize>> = match scope {
        Scope::Type(label) => {
            programme.of_type(label).map(|of_type| of_type.iter().copied().collect())
        }
        _ => None,
    };
    let dated = programme
        .by_first_day
        .iter()
        .flat_map(|(day, entries)| entries.iter().map(|index| (Some(*day), *index)));
    let undated = programme.undated.iter().map(|index| (None, *index));
    dated
        .chain(undated)
        .filter(|(_, index)| *index < column.entries.len())
        .filter(|(_, index)| wanted.as_ref().is_none_or(|wanted| wanted.contains(index)))
        .collect()
}

fn draft(renderer: &SiteRenderer<'_>, list: &Shown, page: &ListPage) -> Option<Draft> {
    let column = renderer.column(COLUMN)?;
    let Shown { scope, entries: shown } = list;
    let builder = PageBuilder::new(renderer, &page.name);
    let part = shown.get(page.range.clone()).unwrap_or_default();
    let mut by_day: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    let mut undated = Vec::new();
    for (day, index) in part {
        match day {
            Some(day) => by_day.entry(*day).or_default().push(*index),
            None => undated.extend(column.entries.get(*index)),
        }
    }
    let is_first = *scope == Scope::All && page.number == 1;
    let section = column.section.as_ref().filter(|_| is_first);
    let facts = facts(&builder, column, scope);
    let kind = facts.kind;
    let entries = part.iter().filter_map(|(_, index)| column.entries.get(*index));
    let (filters, cities) = filters(renderer, entries);
    let mut programme = Programme {
        frame: builder.frame(facts),
        body: section.and_then(|section| builder.section_html(section)),
        days: by_day.iter().map(|(day, of)| day_group(&builder, *day, of, usize::MAX)).collect(),
        undated: builder.rows(undated),
        day_tabs: day_tabs(&builder, scope),
        type_tabs: type_tabs(&builder, scope),
        filters,
        total: shown.len(),
        pager: page.pager(&builder),
        calendar: Some(builder.file_href("activities/calendar.ics")),
        data_json: Some(builder.file_href("data/activities.json")),
        data_csv: Some(builder.file_href("data/activities.csv")),
    };
    let of_days = programme.days.iter_mut().flat_map(|day| &mut day.activities);
    for facts in of_days.chain(&mut programme.undated).filter_map(|card| card.activity.as_mut()) {
        let named = facts.city_group.as_deref().and_then(|city| cities.name(city));
        facts.city_group = named.map(str::to_owned);
    }
    Some(Draft::page(&format!("{kind}.html"), &programme))
}

fn facts(builder: &PageBuilder<'_>, column: &Column, scope: &Scope) -> PageFacts {
    let renderer = builder.renderer;
    let programme = renderer.column_title(column);
    let (kind, title) = match scope {
        Scope::All => ("activities", programme.clone()),
        Scope::Day(day) => ("day", label::day(*day, Some(day.year()), renderer.lang())),
        Scope::Type(label) => ("type", label.clone()),
    };
    PageFacts {
        kind,
        description: column.description().filter(|_| *scope == Scope::All),
        column: Some(column.key.clone()),
        trail: match scope {
            Scope::All => Vec::new(),
            _ => vec![builder.column_link(column)],
        },
        // Days and types share the programme's picture: their content changes too often for one of
        // their own.
        share: Some(share_facts(column, programme)),
        title,
        ..PageFacts::default()
    }
}

/// The content of the programme's share picture.
pub fn shared(renderer: &SiteRenderer<'_>) -> Option<ShareFacts> {
    let column = renderer.column(COLUMN)?;
    Some(share_facts(column, renderer.column_title(column)))
}

fn share_facts(column: &Column, title: String) -> ShareFacts {
    ShareFacts { page: format!("{}/index", column.key), title, ..ShareFacts::default() }
}

/// One day with its activities, at most `most` of them as cards.
pub fn day_group(
    builder: &PageBuilder<'_>,
    date: Date,
    indexes: &[usize],
    most: usize,
) -> DayGroup {
    let renderer = builder.renderer;
    let entries = renderer.column(COLUMN).map_or(&[][..], |column| &column.entries);
    let shown = indexes.iter().filter_map(|index| entries.get(*index)).take(most);
    DayGroup {
        date: dates::date(date, renderer.lang()),
        label: theme_day(renderer.settings(), date),
        phase: Phase::of(date, &renderer.settings().edition).name(),
        href: (!indexes.is_empty() && renderer.programme_days().any(|day| day == date))
            .then(|| builder.href(&format!("{COLUMN}/day/{date}"))),
        count: indexes.len(),
        activities: builder.rows(shown),
    }
}

fn day_tabs(builder: &PageBuilder<'_>, scope: &Scope) -> Vec<Tab> {
    let renderer = builder.renderer;
    let tab = |date: Date| {
        let label = dates::date(date, renderer.lang());
        Tab {
            label: label.short,
            note: theme_day(renderer.settings(), date).or(Some(label.weekday)),
            href: builder.href(&format!("{COLUMN}/day/{date}")),
            count: renderer.activities_on(date),
            current: *scope == Scope::Day(date),
        }
    };
    renderer.programme_days().map(tab).collect()
}

fn type_tabs(builder: &PageBuilder<'_>, scope: &Scope) -> Vec<Tab> {
    let tab = |(label, entries): &(String, Vec<usize>)| Tab {
        label: label.clone(),
        note: None,
        href: builder.href(&format!("{COLUMN}/type/{}", type_slug(label))),
        count: entries.len(),
        current: *scope == Scope::Type(label.clone()),
    };
    builder.renderer.programme.types().iter().map(tab).collect()
}

/// The values by which a list can be narrowed, and the spellings of its cities.
fn filters<'e>(
    renderer: &SiteRenderer<'_>,
    entries: impl Iterator<Item = &'e Entry>,
) -> (Filters, Cities) {
    let mut spellings = Cities::default();
    let mut found: [BTreeSet<String>; 5] = Default::default();
    let [types, audiences, formats, bookings, sites] = &mut found;
    for entry in entries {
        let page = renderer.graph.page(entry.page);
        let Some(activity) = page.document.activity() else { continue };
        types.extend(activity.types.iter().map(|label| label.value.clone()));
        if let Some(city) = renderer.graph.city_of(page) {
            spellings.add(city);
        }
        audiences.extend(activity.audience.iter().cloned());
        formats.insert(renderer.term(activity.format_or_default().term()));
        bookings.extend(renderer.booking_kind(activity));
        sites.insert(renderer.graph.tree.site(page.site).settings.title.clone());
    }
    let [types, audiences, formats, bookings, sites] = found.map(Vec::from_iter);
    let cities = spellings.names();
    (Filters { types, cities, audiences, formats, bookings, sites }, spellings)
}

//! A site's activities by day and by type.

use super::column::Entry;
use super::pages::Pages;
use jiff::civil::Date;
use skillweek_base::date::TimeSpan;
use skillweek_config::values::Edition;
use skillweek_content::vocabulary::type_slug;
use std::collections::{BTreeMap, BTreeSet};

/// The number of days on which a long activity is listed at most.
const LONGEST_SPAN: usize = 62;

/// The position of a day relative to the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Before the first day.
    Before,
    /// From the first to the last day.
    Week,
    /// After the last day.
    After,
}

impl Phase {
    /// The phase of a day; always `Week` if the edition has no dates.
    pub fn of(date: Date, edition: &Edition) -> Self {
        if edition.start.is_some_and(|start| date < start) {
            Self::Before
        } else if edition.end.is_some_and(|end| date > end) {
            Self::After
        } else {
            Self::Week
        }
    }

    /// The name in data and templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Week => "week",
            Self::After => "after",
        }
    }
}

/// Activities by day and by type, as positions in the entries of the column of activities.
#[derive(Debug, Default)]
pub struct Programme {
    /// For each day, everything that takes place on it.
    pub by_day: BTreeMap<Date, Vec<usize>>,
    /// For each day, the activities that begin on it; each activity once.
    pub by_first_day: BTreeMap<Date, Vec<usize>>,
    /// Activities without a date.
    pub undated: Vec<usize>,
    /// Types with their activities: usual types in their usual order, then others by name.
    by_type: Vec<(String, Vec<usize>)>,
    /// The slug of each label.
    slugs: BTreeMap<String, String>,
}

impl Programme {
    /// The programme of the entries of a site's column of activities.
    pub(super) fn new(pages: &Pages, entries: &[Entry]) -> Self {
        let mut programme = Self::default();
        let mut types: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            let Some(activity) = pages.page(entry.page).document.activity() else { continue };
            let days: BTreeSet<Date> = activity
                .sessions
                .iter()
                .flat_map(|session| {
                    let TimeSpan { start, end } = session.span;
                    days_between(start.date, end.unwrap_or(start).date)
                })
                .collect();
            match days.first() {
                Some(first) => programme.by_first_day.entry(*first).or_default().push(index),
                None => programme.undated.push(index),
            }
            for day in days {
                programme.by_day.entry(day).or_default().push(index);
            }
            // Two spellings with the same slug are one type, under the name that came first.
            for label in &activity.types {
                let name = || (label.value.clone(), Vec::new());
                let slug = programme.slug(&label.value);
                let (_, of_type) = types.entry(slug).or_insert_with(name);
                if of_type.last() != Some(&index) {
                    of_type.push(index);
                }
            }
        }
        programme.by_type = in_usual_order(types);
        programme
    }

    /// The types that occur, each with its activities.
    pub fn types(&self) -> &[(String, Vec<usize>)] {
        &self.by_type
    }

    /// The activities of a type, named by its label in any spelling with the same slug.
    pub fn of_type(&self, label: &str) -> Option<&[usize]> {
        let slug = self.slugs.get(label).cloned().unwrap_or_else(|| type_slug(label));
        let is_it = |name: &String| name == label || self.slugs.get(name) == Some(&slug);
        self.by_type.iter().find(|(name, _)| is_it(name)).map(|(_, entries)| entries.as_slice())
    }

    /// The slug of a label, computed once.
    fn slug(&mut self, label: &str) -> String {
        if let Some(slug) = self.slugs.get(label) {
            return slug.clone();
        }
        let slug = type_slug(label);
        self.slugs.insert(label.to_owned(), slug.clone());
        slug
    }
}

fn days_between(first: Date, last: Date) -> impl Iterator<Item = Date> {
    let days = first.series(jiff::Span::new().days(1));
    days.take_while(move |day| *day <= last.max(first)).take(LONGEST_SPAN)
}

fn in_usual_order(types: BTreeMap<String, (String, Vec<usize>)>) -> Vec<(String, Vec<usize>)> {
    let usual = skillweek_content::vocabulary::ACTIVITY_TYPES;
    let rank = |label: &str| usual.iter().position(|word| word.zh == label).unwrap_or(usual.len());
    let mut types: Vec<(String, Vec<usize>)> = types.into_values().collect();
    types.sort_by_cached_key(|(label, _)| (rank(label), label.clone()));
    types
}

//! The settings of one site, complete: what was written, inherited and assumed.

use super::combine::Inherited;
use super::options::{Contact, Footer, Liaison, NavEntry, Options, ParentSite, ThemeDay};
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::picture::RecipeOptions;
use crate::record::node::Node;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The rank of a site's publisher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Nation,
    Province,
    City,
    School,
    Industry,
}

impl Level {
    /// Every level with its name in `site.yaml` and in Chinese.
    pub const ALL: [(Level, &'static str, &'static str); 5] = [
        (Level::Nation, "nation", "国家"),
        (Level::Province, "province", "省"),
        (Level::City, "city", "市"),
        (Level::School, "school", "学校"),
        (Level::Industry, "industry", "行业"),
    ];

    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(level, ..)| *level == self).map_or("", |(_, name, _)| name)
    }

    /// The level of a site that does not say: by how many sites stand above it.
    pub fn by_depth(depth: usize, has_children: bool) -> Self {
        match (depth, has_children) {
            (0, _) => Self::Nation,
            (1, _) => Self::Province,
            (2, true) => Self::City,
            _ => Self::School,
        }
    }
}

/// What a site shows of the sites below it, in one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rollup {
    All,
    Highlights,
    None,
}

/// How addresses are formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlStyle {
    /// `name.html`, links name the file: works everywhere, also from disk.
    Portable,
    /// `name/`.
    Pretty,
}

/// A year's edition of the week; every date was written by somebody.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edition {
    pub year: Option<i16>,
    pub theme: Option<String>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub theme_days: Vec<ThemeDay>,
}

impl Edition {
    /// The days from start to end, both included.
    pub fn days(&self) -> Vec<Date> {
        let (Some(start), Some(end)) = (self.start, self.end) else { return Vec::new() };
        start.series(jiff::Span::new().days(1)).take_while(|day| *day <= end).take(366).collect()
    }

    /// The year that dates without one belong to.
    pub fn year_of_dates(&self) -> Option<i16> {
        self.start.map(Date::year).or(self.year)
    }
}

/// Everything about a site that is not its content.
#[derive(Debug, Clone)]
pub struct Settings {
    pub title: String,
    pub level: Level,
    pub organization: Option<String>,
    pub description: Option<String>,
    pub departments: Vec<String>,
    pub region: Option<String>,
    /// The absolute address of the home page, ending in `/`; what this very site states.
    pub url: Option<String>,
    pub lang: String,
    pub edition: Edition,
    pub theme: String,
    /// Where the theme's name was written.
    pub theme_origin: Option<Span>,
    pub accent: Option<Inherited<String>>,
    /// What `theme:` sets besides, still as written.
    pub params: BTreeMap<String, Inherited<Node>>,
    pub logo: Option<Inherited<SourcePath>>,
    pub poster: Option<Inherited<SourcePath>>,
    pub nav: Vec<NavEntry>,
    pub inherit: Vec<String>,
    /// By section folder; a section that is not named rolls up nothing.
    pub rollup: BTreeMap<String, Rollup>,
    pub contact: Option<Contact>,
    /// For the reporting exports only: no template ever receives it.
    pub liaison: Option<Liaison>,
    pub footer: Footer,
    pub parent_site: Option<ParentSite>,
    pub links_allowed: Option<Vec<String>>,
    pub protected_terms: Vec<String>,
    pub grey: Vec<(Date, Date)>,
    pub archived: bool,
    /// Whether pages get share pictures, where the site knows its address.
    pub share: bool,
    pub urls: UrlStyle,
    pub rules: BTreeMap<Code, Option<Severity>>,
    /// Types of activity besides the usual ones.
    pub activity_types: Vec<String>,
    /// What the site says of its pictures; the theme and the program say the rest.
    pub pictures: RecipeOptions,
}

const DEFAULT_THEME: &str = "craft";

impl Settings {
    /// Completes options that have already taken what flows down to them.
    pub fn new(options: &Options, fallback_title: &str, level: Level) -> Self {
        let own = &options.own;
        let flowing = &options.flowing;
        Self {
            title: own.title.clone().unwrap_or_else(|| fallback_title.to_owned()),
            level: own.level.unwrap_or(level),
            organization: own.organization.clone(),
            description: own.description.clone(),
            departments: value(&flowing.departments).unwrap_or_default(),
            region: value(&flowing.region),
            url: own.url.clone(),
            lang: value(&flowing.lang).unwrap_or_else(|| "zh-CN".to_owned()),
            edition: flowing.edition.resolve(),
            theme: value(&flowing.theme.name).unwrap_or_else(|| DEFAULT_THEME.to_owned()),
            theme_origin: flowing.theme.name.as_ref().map(|name| name.origin.clone()),
            accent: flowing.theme.accent.clone(),
            params: flowing.theme.params.clone(),
            logo: flowing.logo.clone(),
            poster: flowing.poster.clone(),
            nav: own.nav.clone(),
            inherit: value(&flowing.inherit).unwrap_or_else(default_inherit),
            rollup: rollup(&flowing.rollup),
            contact: own.contact.clone(),
            liaison: own.liaison.clone(),
            footer: own.footer.clone(),
            parent_site: own.parent_site.clone(),
            links_allowed: value(&flowing.links_allowed),
            protected_terms: value(&flowing.protected_terms).unwrap_or_default(),
            grey: value(&flowing.grey).unwrap_or_default(),
            archived: value(&flowing.archived).unwrap_or_default(),
            share: value(&flowing.share).unwrap_or(true),
            urls: value(&flowing.urls).unwrap_or(UrlStyle::Portable),
            rules: flowing.rules.clone(),
            activity_types: value(&flowing.activity_types).unwrap_or_default(),
            pictures: flowing.pictures.recipe_options(),
        }
    }

    /// How grave a finding in the site's files is by its rules; `None` if they switch it off.
    pub fn severity_of(&self, found: &Diagnostic) -> Option<Severity> {
        self.rules.get(&found.code).copied().unwrap_or(Some(found.severity))
    }
}

fn value<T: Clone>(inherited: &Option<Inherited<T>>) -> Option<T> {
    inherited.as_ref().map(|inherited| inherited.value.clone())
}

fn default_inherit() -> Vec<String> {
    vec!["notices".to_owned(), "downloads".to_owned()]
}

fn rollup(written: &BTreeMap<String, Inherited<Rollup>>) -> BTreeMap<String, Rollup> {
    let defaults =
        [("activities", Rollup::All), ("cases", Rollup::Highlights), ("news", Rollup::Highlights)];
    let mut rollup: BTreeMap<String, Rollup> =
        defaults.map(|(section, rule)| (section.to_owned(), rule)).into();
    rollup.extend(written.iter().map(|(section, rule)| (section.clone(), rule.value)));
    rollup
}

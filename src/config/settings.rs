//! The complete settings of one site: stated, inherited and default values.

use super::combine::Inherited;
use super::options::{Contact, Footer, NavEntry, Options, ParentSite};
use super::values::{Edition, Level, Rollup, UrlStyle};
use jiff::civil::Date;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Code, Diagnostic, Severity, Span};
use skillweek_picture::RecipeOptions;
use skillweek_record::node::Node;
use std::collections::BTreeMap;

/// All settings of a site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's name, plain text; a fallback where `site.yaml` states none.
    pub title: String,
    /// The publisher's rank, stated or assumed from the site's depth.
    pub level: Level,
    /// The unit that publishes the site, plain text.
    pub organization: Option<String>,
    /// A sentence for search engines and share cards, plain text.
    pub description: Option<String>,
    /// Units that hold the week together with the publisher; may be empty.
    pub departments: Vec<String>,
    /// A region's name, or its administrative-division code where no name is given.
    pub region: Option<String>,
    /// The absolute address of the home folder, ending in `/`, if this site itself states one.
    pub url: Option<String>,
    /// A BCP 47 tag, by default `zh-CN`.
    pub lang: String,
    /// The year's edition, as far as it is stated.
    pub edition: Edition,
    /// The theme's name, by default `craft`.
    pub theme: String,
    /// The place where the theme's name is written; `None` for the default.
    pub theme_origin: Option<Span>,
    /// The main colour as written; `None` leaves it to the theme.
    pub accent: Option<Inherited<String>>,
    /// The other keys of `theme`, as written.
    pub params: BTreeMap<String, Inherited<Node>>,
    /// A listed file.
    pub logo: Option<SourcePath>,
    /// A listed file.
    pub poster: Option<SourcePath>,
    /// Entries of the navigation in their order; empty for the default navigation.
    pub nav: Vec<NavEntry>,
    /// Sections shown from the sites above, as slugs of folders; by default notices and downloads.
    pub inherit: Vec<String>,
    /// By the slug of a section's folder; a section that is absent rolls up nothing.
    pub rollup: BTreeMap<String, Rollup>,
    /// The public contact.
    pub contact: Option<Contact>,
    /// Registration numbers and links.
    pub footer: Footer,
    /// The portal that the site belongs to.
    pub parent_site: Option<ParentSite>,
    /// Hosts that content may link to; `None` checks no host.
    pub links_allowed: Option<Vec<String>>,
    /// First and last day of each grey period, both included.
    pub grey: Vec<(Date, Date)>,
    /// Whether the site is archived.
    pub archived: bool,
    /// Whether pages get share pictures, provided that the site's address is known.
    pub share: bool,
    /// The form of addresses.
    pub urls: UrlStyle,
    /// Severity by code; `None` switches the code off, an absent code keeps its own severity.
    pub rules: BTreeMap<Code, Option<Severity>>,
    /// Types of activity besides the usual ones.
    pub activity_types: Vec<String>,
    /// Stated options for pictures; the theme and the program supply the others.
    pub pictures: RecipeOptions,
}

const DEFAULT_THEME: &str = "craft";

impl Settings {
    /// Completes options that already contain what is inherited.
    pub fn new(options: &Options, fallback_title: &str, level: Level) -> Self {
        let own = &options.own;
        let flowing = &options.flowing;
        let name = flowing.theme.name.as_ref();
        Self {
            title: own.title.clone().unwrap_or_else(|| fallback_title.to_owned()),
            level: own.level.unwrap_or(level),
            organization: own.organization.clone(),
            description: own.description.clone(),
            departments: flowing.departments.clone().unwrap_or_default(),
            region: flowing.region.clone(),
            url: own.url.clone(),
            lang: flowing.lang.clone().unwrap_or_else(|| "zh-CN".to_owned()),
            edition: flowing.edition.clone(),
            theme: name.map_or(DEFAULT_THEME, |name| &name.value).to_owned(),
            theme_origin: name.map(|name| name.origin.clone()),
            accent: flowing.theme.accent.clone(),
            params: flowing.theme.params.clone(),
            logo: flowing.logo.clone(),
            poster: flowing.poster.clone(),
            nav: own.nav.clone(),
            inherit: flowing.inherit.clone().unwrap_or_else(default_inherit),
            rollup: rollup(&flowing.rollup),
            contact: own.contact.clone(),
            footer: own.footer.clone(),
            parent_site: own.parent_site.clone(),
            links_allowed: flowing.links_allowed.clone(),
            grey: flowing.grey.clone().unwrap_or_default(),
            archived: flowing.archived.unwrap_or_default(),
            share: flowing.share.unwrap_or(true),
            urls: flowing.urls.unwrap_or(UrlStyle::Portable),
            rules: flowing.rules.clone(),
            activity_types: flowing.activity_types.clone().unwrap_or_default(),
            pictures: flowing.pictures.clone(),
        }
    }

    /// The severity of a finding after the site's rules; `None` if they switch it off.
    pub fn severity_of(&self, found: &Diagnostic) -> Option<Severity> {
        self.rules.get(&found.code).copied().unwrap_or(Some(found.severity))
    }
}

fn default_inherit() -> Vec<String> {
    vec!["notices".to_owned(), "downloads".to_owned()]
}

fn rollup(written: &BTreeMap<String, Rollup>) -> BTreeMap<String, Rollup> {
    let defaults =
        [("activities", Rollup::All), ("cases", Rollup::Highlights), ("news", Rollup::Highlights)];
    let mut rollup: BTreeMap<String, Rollup> =
        defaults.map(|(section, rule)| (section.to_owned(), rule)).into();
    rollup.extend(written.clone());
    rollup
}

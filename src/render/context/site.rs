//! What templates receive about the site of a page, and about the sites around it.

use super::{Date, Image, Link};
use serde::Serialize;

/// The site that a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    pub title: String,
    /// `nation`, `province`, `city`, `school` or `industry`.
    pub level: &'static str,
    pub organization: Option<String>,
    pub departments: Vec<String>,
    pub region: Option<String>,
    pub description: Option<String>,
    /// The address of the home page.
    pub home: String,
    /// Whether the page being rendered is the home page.
    pub at_home: bool,
    /// The absolute address of the home page, where the site says where it will live.
    pub url: Option<String>,
    pub edition: Option<Edition>,
    pub logo: Option<Image>,
    pub poster: Option<Image>,
    /// The columns in order; at most one is `current`.
    pub nav: Vec<NavItem>,
    pub contact: Option<Contact>,
    pub footer: Footer,
    /// The portal that the site sits under (`parent_site`).
    pub parent_site: Option<Link>,
    /// The site above it in the tree.
    pub parent: Option<SiteLink>,
    /// Dates on which the site is shown in grey, as `from`/`to` in ISO 8601.
    pub grey: Vec<Period>,
    pub archived: bool,
    /// Addresses of the site's feed, calendar, site map and accessibility pages, where they exist.
    pub feed: Option<String>,
    pub calendar: Option<String>,
    pub sitemap: String,
    pub accessibility: Option<String>,
}

/// A year's edition of the week.
#[derive(Debug, Clone, Serialize)]
pub struct Edition {
    pub year: i16,
    pub theme: Option<String>,
    /// ISO 8601 dates, both inclusive.
    pub start: Option<String>,
    pub end: Option<String>,
    /// The span in words: 2023年5月14日—20日.
    pub label: Option<String>,
    /// The days from `start` to `end`.
    pub days: Vec<EditionDay>,
}

/// One day of an edition.
#[derive(Debug, Clone, Serialize)]
pub struct EditionDay {
    pub date: Date,
    /// The label of the day in `theme_days`.
    pub label: Option<String>,
    /// The address of the day's page, where there is an activity on it.
    pub href: Option<String>,
    /// How many activities there are on this day.
    pub count: usize,
}

/// A span of days in ISO 8601, both inclusive.
#[derive(Debug, Clone, Serialize)]
pub struct Period {
    pub from: String,
    pub to: String,
}

/// One entry of the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    /// The folder of the column, or the page's slug (`activities`, `about`).
    pub name: String,
    /// Whether the page being rendered lies in this column.
    pub current: bool,
    /// Whether it is the page that this entry leads to.
    pub here: bool,
}

/// Another site of the tree.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct SiteLink {
    pub title: String,
    pub href: String,
    pub level: &'static str,
    pub region: Option<String>,
    pub logo: Option<Image>,
    /// How many activities this site and its descendants have.
    pub activities: usize,
}

/// How to reach the publisher; public.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
}

/// The foot of every page.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Footer {
    /// The ICP number, linked to the ministry's register.
    pub icp: Option<Link>,
    /// The public security number, linked to its register.
    pub police: Option<Link>,
    pub site_code: Option<String>,
    /// The identity page of a public institution (党政机关/事业单位标识).
    pub conac: Option<String>,
    pub links: Vec<Link>,
}

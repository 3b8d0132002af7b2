//! Template values about the site of a page, and about the sites around it.

use super::{Date, Image, Link};
use serde::Serialize;
/// The public contact details of the publisher: `name`, `phone`, `email` and `address`, each as
/// written. Templates add `mailto:`.
pub use skillweek_config::options::Contact;

/// The site that a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// Plain text.
    pub title: String,
    /// `nation`, `province`, `city`, `school` or `industry`.
    pub level: &'static str,
    /// The organization that publishes the site (主办单位).
    pub organization: Option<String>,
    /// Organizations that join in holding the week (联办单位), in the order written.
    pub departments: Vec<String>,
    /// The region's name; its code where no name is written.
    pub region: Option<String>,
    /// A sentence about the site, plain text.
    pub description: Option<String>,
    /// The address of the home page.
    pub home: String,
    /// Whether the page being rendered is the home page.
    pub at_home: bool,
    /// The absolute address of the home page, ending in `/`; `None` unless the site or one above it
    /// states its address.
    pub url: Option<String>,
    /// `None` where neither a year nor a first day is written.
    pub edition: Option<Edition>,
    /// The site's emblem; `None` where none is set.
    pub logo: Option<Image>,
    /// The week's poster; `None` where none is set.
    pub poster: Option<Image>,
    /// The columns in order; at most one is `current`.
    pub nav: Vec<NavItem>,
    /// `None` where none is written.
    pub contact: Option<Contact>,
    /// Registration numbers and links; its fields are empty where nothing is written.
    pub footer: Footer,
    /// The portal that the site belongs to (`parent_site`), under the address written there.
    pub parent_site: Option<Link>,
    /// The site above it in the tree.
    pub parent: Option<SiteLink>,
    /// Dates on which the site is shown in grey, as `from`/`to` in ISO 8601.
    pub grey: Vec<Period>,
    /// Whether the site is marked as archived (归档).
    pub archived: bool,
    /// The address of the Atom feed; `None` where the site states no address or has no dated news.
    pub feed: Option<String>,
    /// The address of the calendar of all activities; `None` where the site has none.
    pub calendar: Option<String>,
    /// The address of the site map for readers.
    pub sitemap: String,
    /// The address of the accessibility statement, which every site has.
    pub accessibility: Option<String>,
}

/// A year's edition of the week.
#[derive(Debug, Clone, Serialize)]
pub struct Edition {
    /// The year as written, else that of the first day.
    pub year: i16,
    /// The year's theme, word for word as announced.
    pub theme: Option<String>,
    /// The first day, ISO 8601.
    pub start: Option<String>,
    /// The last day, included; ISO 8601.
    pub end: Option<String>,
    /// The span in words: 2023年5月14日—20日.
    pub label: Option<String>,
    /// The days from `start` to `end`; empty where one is missing.
    pub days: Vec<EditionDay>,
}

/// One day of an edition.
#[derive(Debug, Clone, Serialize)]
pub struct EditionDay {
    /// The day in the forms that a page prints.
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
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// One entry of the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    /// Plain text.
    pub label: String,
    /// Relative; absolute where the setting names an address.
    pub href: String,
    /// The folder of the column, or the page's slug (`activities`, `about`); for a setting that
    /// names an address, that address.
    pub name: String,
    /// Whether the page being rendered lies in this column.
    pub current: bool,
    /// Whether the page being rendered is the one that this entry leads to.
    pub here: bool,
}

/// Another site of the tree.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct SiteLink {
    /// The site's title, plain text.
    pub title: String,
    /// The address of its home page.
    pub href: String,
    /// `nation`, `province`, `city`, `school` or `industry`.
    pub level: &'static str,
    /// The region's name; its code where no name is written.
    pub region: Option<String>,
    /// The site's emblem; `None` where none is set.
    pub logo: Option<Image>,
    /// How many activities this site and its descendants have.
    pub activities: usize,
}

/// The footer of every page.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Footer {
    /// The ICP number, linked to the ministry's register.
    pub icp: Option<Link>,
    /// The public security number, linked to its register.
    pub police: Option<Link>,
    /// The code that identifies a government site (网站标识码).
    pub site_code: Option<String>,
    /// The address of the identity page of a public institution (党政机关/事业单位标识).
    pub conac: Option<String>,
    /// In the order written.
    pub links: Vec<Link>,
}

//! `site.yaml` as written: every key optional, inherited values with their place.

use super::combine::Inherited;
use super::values::{Edition, Level, Rollup, UrlStyle};
use crate::combine_fields;
use jiff::civil::Date;
use serde::Serialize;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Code, Severity, Span};
use skillweek_picture::RecipeOptions;
use skillweek_record::node::Node;
use std::collections::BTreeMap;

/// The content of one `site.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The keys that apply to this site alone.
    pub own: Own,
    /// The keys that the sites below inherit.
    pub flowing: Flowing,
    /// The file could not be read: every key is absent, and its real value is unknown.
    pub is_unreadable: bool,
}

/// The keys that apply to one site alone.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// The site's name, plain text; `None` if it is missing, which has been reported.
    pub title: Option<String>,
    /// The publisher's rank; `None` leaves it to the site's depth.
    pub level: Option<Level>,
    /// The unit that publishes the site, plain text.
    pub organization: Option<String>,
    /// A sentence for search engines and share cards, plain text.
    pub description: Option<String>,
    /// The absolute address of the home folder, percent-encoded, ending in `/`.
    pub url: Option<String>,
    /// Entries of the navigation in their order; empty for the default navigation.
    pub nav: Vec<NavEntry>,
    /// The public contact.
    pub contact: Option<Contact>,
    /// Registration numbers and links; empty without `footer`.
    pub footer: Footer,
    /// The portal that the site belongs to; `None` if its title or address is missing.
    pub parent_site: Option<ParentSite>,
}

/// The keys that the sites below inherit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flowing {
    /// Units that hold the week together with the publisher.
    pub departments: Option<Vec<String>>,
    /// A region's name, or its administrative-division code where no name is given.
    pub region: Option<String>,
    /// A BCP 47 tag.
    pub lang: Option<String>,
    /// The year's edition, inherited key by key.
    pub edition: Edition,
    /// The theme and its parameters, inherited key by key.
    pub theme: ThemeOptions,
    /// A listed file; one that does not exist has been reported and is absent.
    pub logo: Option<SourcePath>,
    /// A listed file; one that does not exist has been reported and is absent.
    pub poster: Option<SourcePath>,
    /// Sections that are shown from the sites above, as slugs of folders.
    pub inherit: Option<Vec<String>>,
    /// By the slug of a section's folder; only what is written.
    pub rollup: BTreeMap<String, Rollup>,
    /// Hosts that content may link to; `None` checks no host, an empty list allows none.
    pub links_allowed: Option<Vec<String>>,
    /// First and last day of each grey period, both included.
    pub grey: Option<Vec<(Date, Date)>>,
    /// Whether the site is archived.
    pub archived: Option<bool>,
    /// Whether pages get share pictures.
    pub share: Option<bool>,
    /// The form of addresses.
    pub urls: Option<UrlStyle>,
    /// Severity by code; `None` switches the code off. Fixed codes are never lowered here.
    pub rules: BTreeMap<Code, Option<Severity>>,
    /// Types of activity besides the usual ones.
    pub activity_types: Option<Vec<String>>,
    /// Widths, qualities and formats of pictures, inherited key by key.
    pub pictures: RecipeOptions,
}

combine_fields!(Flowing {
    departments,
    region,
    lang,
    edition,
    theme,
    logo,
    poster,
    inherit,
    rollup,
    links_allowed,
    grey,
    archived,
    share,
    urls,
    rules,
    activity_types,
    pictures,
});

/// The theme's name, main colour and parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ThemeOptions {
    /// The folder's name below `themes/` or a built-in theme's name.
    pub name: Option<Inherited<String>>,
    /// The main colour as written, not yet parsed.
    pub accent: Option<Inherited<String>>,
    /// All other keys of `theme` as written, for the theme's manifest to check.
    pub params: BTreeMap<String, Inherited<Node>>,
}

combine_fields!(ThemeOptions { name, accent, params });

/// An entry of the navigation: a column or page by name, or an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavEntry {
    /// A section's folder, a page's file or a site below, by path or title; `None` for an address.
    pub name: Option<String>,
    /// The text shown; `None` takes the title of what is named.
    pub label: Option<String>,
    /// An absolute web address, for entries that lead out of the site.
    pub url: Option<String>,
    /// The place where the entry is written.
    pub origin: Option<Span>,
}

/// The public contact of the publisher; all plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// A person or office.
    pub name: Option<String>,
    /// A telephone number as written.
    pub phone: Option<String>,
    /// An e-mail address as written.
    pub email: Option<String>,
    /// A postal address.
    pub address: Option<String>,
}

/// The footer of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footer {
    /// The ICP number (ICP备案号) as written, such as `鲁ICP备12345678号-1`.
    pub icp: Option<String>,
    /// The public security number (公安备案号) as written, such as `鲁公网安备37010202000001号`.
    pub police: Option<String>,
    /// The code of a government site (网站标识码) as written, such as `3700000001`.
    pub site_code: Option<String>,
    /// The absolute address of the identity page of a public body (党政机关或事业单位标识).
    pub conac: Option<String>,
    /// Links of which both label and address could be read.
    pub links: Vec<FooterLink>,
}

/// A link in the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FooterLink {
    /// The text of the link, plain.
    pub label: String,
    /// An absolute web address.
    pub href: String,
}

/// The portal that a site belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentSite {
    /// The portal's name, plain text.
    pub title: String,
    /// The absolute address of the portal.
    pub url: String,
}

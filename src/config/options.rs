//! `site.yaml` as it was written: every key optional, every value with its place.

use super::combine::Inherited;
use super::keys;
use super::read::Reading;
use super::settings::{Edition, Level, Rollup, UrlStyle};
use crate::base::path::SourcePath;
use crate::combine_fields;
use crate::diag::{Code, Severity, Sink, Span};
use crate::picture::RecipeOptions;
use crate::record::node::Node;
use crate::record::{Fields, yaml};
use crate::source::{SITE_FILE, Sources, World, decode, decode_report, unreadable_file};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What one `site.yaml` says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub own: Own,
    pub flowing: Flowing,
    /// The file could not be read: all of this is absent, and what it should be is unknown.
    pub is_unreadable: bool,
}

/// What concerns this site alone.
#[derive(Debug, Clone, Default)]
pub struct Own {
    pub title: Option<String>,
    pub level: Option<Level>,
    pub organization: Option<String>,
    pub description: Option<String>,
    pub url: Option<String>,
    pub nav: Vec<NavEntry>,
    pub contact: Option<Contact>,
    pub liaison: Option<Liaison>,
    pub footer: Footer,
    pub parent_site: Option<ParentSite>,
}

/// What flows down to the sites below.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flowing {
    pub departments: Option<Inherited<Vec<String>>>,
    pub region: Option<Inherited<String>>,
    pub lang: Option<Inherited<String>>,
    pub edition: EditionOptions,
    pub theme: ThemeOptions,
    pub logo: Option<Inherited<SourcePath>>,
    pub poster: Option<Inherited<SourcePath>>,
    pub inherit: Option<Inherited<Vec<String>>>,
    pub rollup: BTreeMap<String, Inherited<Rollup>>,
    pub links_allowed: Option<Inherited<Vec<String>>>,
    pub protected_terms: Option<Inherited<Vec<String>>>,
    pub grey: Option<Inherited<Vec<(Date, Date)>>>,
    pub archived: Option<Inherited<bool>>,
    pub share: Option<Inherited<bool>>,
    pub urls: Option<Inherited<UrlStyle>>,
    pub rules: BTreeMap<Code, Option<Severity>>,
    pub activity_types: Option<Inherited<Vec<String>>>,
    pub pictures: PictureOptions,
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
    protected_terms,
    grey,
    archived,
    share,
    urls,
    rules,
    activity_types,
    pictures,
});

/// What is made of pictures; a site may set some and take the rest from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PictureOptions {
    pub widths: Option<Inherited<Vec<u32>>>,
    pub webp_quality: Option<Inherited<u8>>,
    pub jpeg_quality: Option<Inherited<u8>>,
    pub has_webp: Option<Inherited<bool>>,
}

combine_fields!(PictureOptions { widths, webp_quality, jpeg_quality, has_webp });

/// The parts of an edition; a site may set some and take the others from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EditionOptions {
    pub year: Option<Inherited<i16>>,
    pub theme: Option<Inherited<String>>,
    pub start: Option<Inherited<Date>>,
    pub end: Option<Inherited<Date>>,
    pub theme_days: Option<Inherited<Vec<ThemeDay>>>,
}

combine_fields!(EditionOptions { year, theme, start, end, theme_days });

/// A theme's name, main colour and parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ThemeOptions {
    pub name: Option<Inherited<String>>,
    pub accent: Option<Inherited<String>>,
    pub params: BTreeMap<String, Inherited<Node>>,
}

combine_fields!(ThemeOptions { name, accent, params });

/// The label of a single day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeDay {
    pub date: Date,
    pub label: String,
}

/// An entry of the navigation: a column or page by name, or an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavEntry {
    pub name: Option<String>,
    pub label: Option<String>,
    pub url: Option<String>,
    /// Where the entry is written.
    pub origin: Option<Span>,
}

/// How the public reaches the publisher.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
}

/// The person who reports upwards; never published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Liaison {
    pub name: Option<String>,
    pub post: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// The foot of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footer {
    pub icp: Option<String>,
    pub police: Option<String>,
    pub site_code: Option<String>,
    pub conac: Option<String>,
    pub links: Vec<FooterLink>,
}

/// A link in the foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FooterLink {
    pub label: String,
    pub href: String,
}

/// The portal that a site sits under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentSite {
    pub title: String,
    pub url: String,
}

impl PictureOptions {
    /// What somebody stated, without where.
    pub fn recipe_options(&self) -> RecipeOptions {
        RecipeOptions {
            widths: self.widths.as_ref().map(|stated| stated.value.clone()),
            webp_quality: self.webp_quality.as_ref().map(|stated| stated.value),
            jpeg_quality: self.jpeg_quality.as_ref().map(|stated| stated.value),
            has_webp: self.has_webp.as_ref().map(|stated| stated.value),
        }
    }
}

impl EditionOptions {
    /// The edition as far as somebody stated it.
    pub fn resolve(&self) -> Edition {
        fn value<T: Clone>(stated: &Option<Inherited<T>>) -> Option<T> {
            stated.as_ref().map(|stated| stated.value.clone())
        }
        Edition {
            year: value(&self.year),
            theme: value(&self.theme),
            start: value(&self.start),
            end: value(&self.end),
            theme_days: value(&self.theme_days).unwrap_or_default(),
        }
    }
}

/// Reads a site's `site.yaml`; what is wrong is reported and counts as absent.
pub fn read(world: &dyn World, sources: &Sources, folder: &SourcePath, sink: &mut Sink) -> Options {
    let unreadable = || Options { is_unreadable: true, ..Options::default() };
    let file = folder.join(SITE_FILE);
    let bytes = match world.read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            sink.push(unreadable_file(&file, &error));
            return unreadable();
        }
    };
    let decoded = decode::decode(&bytes);
    decode_report::report(&file, &decoded, sink);
    let text = decoded.text;
    let Some(node) = yaml::parse(&file, &text, 0..text.len(), sink) else { return unreadable() };
    let fields = Fields::new(&file, &node, keys::SITE, sink);
    Reading { fields, sources, folder }.read()
}

//! Values of settings: levels, styles of addresses, rules for rolling up, editions.

use crate::combine_fields;
use jiff::civil::Date;
use skillweek_record::key::Vocabulary;
use skillweek_record::vocabulary;

vocabulary! {
    /// The rank of a site's publisher.
    Level {
        /// The whole country.
        Nation "nation" "国家" "nation" [];
        /// A province.
        Province "province" "省" "province" [];
        /// A city.
        City "city" "市" "city" [];
        /// A school, college or other unit.
        School "school" "学校" "school" [];
        /// An industry (行业); never assumed by depth.
        Industry "industry" "行业" "industry" [];
    }
}

impl Level {
    /// The level's name in `site.yaml` and in data, such as `province`.
    pub fn name(self) -> &'static str {
        self.term().code
    }

    /// The level that a word names: `province`, 省 or 省级.
    pub fn named(written: &str) -> Option<Self> {
        let bare = written.strip_suffix('级').unwrap_or(written);
        let is = |level: &Self| written == level.term().code || bare == level.term().zh;
        Self::ALL.iter().copied().find(is)
    }

    /// The level of a site that states none. `depth` counts the sites above it.
    pub fn by_depth(depth: usize, has_children: bool) -> Self {
        match (depth, has_children) {
            (0, _) => Self::Nation,
            (1, _) => Self::Province,
            (2, true) => Self::City,
            _ => Self::School,
        }
    }
}

/// The pages of the sites below that a site lists in one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rollup {
    /// All pages.
    All,
    /// Pages marked as highlights only.
    Highlights,
    /// No pages.
    None,
}

vocabulary! {
    /// The form of addresses.
    UrlStyle {
        /// `name.html`. Links name the file, so they work everywhere, also from disk.
        Portable "portable" "通用" "portable" [];
        /// `name/`, which needs a web server.
        Pretty "pretty" "简洁" "pretty" [];
    }
}

impl UrlStyle {
    /// The form that a word names: `pretty` or 简洁.
    pub fn named(written: &str) -> Option<Self> {
        let is = |style: &Self| [style.term().code, style.term().zh].contains(&written);
        Self::ALL.iter().copied().find(is)
    }
}

/// A year's edition of the week, inherited key by key. Every date is stated by a site; none is
/// computed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edition {
    /// The year as stated; `None` does not mean that the dates have none.
    pub year: Option<i16>,
    /// The year's theme, plain text, exactly as announced.
    pub theme: Option<String>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day, included.
    pub end: Option<Date>,
    /// Labels of single days, in the order of the file; inherited as a whole list.
    pub theme_days: Option<Vec<ThemeDay>>,
}

combine_fields!(Edition { year, theme, start, end, theme_days });

impl Edition {
    /// The days from start to end, both included; empty unless both are known, 366 at most.
    pub fn days(&self) -> Vec<Date> {
        let (Some(start), Some(end)) = (self.start, self.end) else { return Vec::new() };
        start.series(jiff::Span::new().days(1)).take_while(|day| *day <= end).take(366).collect()
    }

    /// The first and the last day; `None` unless both are known, in that order.
    pub fn first_and_last(&self) -> Option<(Date, Date)> {
        self.start.zip(self.end).filter(|(start, end)| start <= end)
    }

    /// The year that dates without a year belong to.
    pub fn year_of_dates(&self) -> Option<i16> {
        self.start.map(Date::year).or(self.year)
    }
}

/// The label of a single day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeDay {
    /// A day of the edition.
    pub date: Date,
    /// The day's label, plain text.
    pub label: String,
}

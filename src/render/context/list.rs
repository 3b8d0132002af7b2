//! Template values for many pages: the programme of activities, and columns.

use super::{Card, Date, Download, Frame};
use serde::Serialize;

/// The activities of one day.
#[derive(Debug, Clone, Serialize)]
pub struct DayGroup {
    /// The day that they are listed under.
    pub date: Date,
    /// The day's label in `theme_days`; `None` where it has none.
    pub label: Option<String>,
    /// `before`, `week` or `after`, relative to the edition's dates; `week` where it has none.
    pub phase: &'static str,
    /// The address of the day's page; `None` where the day has none.
    pub href: Option<String>,
    /// How many activities the group has, including those that the home page leaves out.
    pub count: usize,
    /// All of them on the programme and on the day's page; on the home page at most 6. They have
    /// covers only if `theme.yaml` sets `pictures.programme`.
    pub activities: Vec<Card>,
}

/// The activity programme (`activities.html`), a day (`day.html`) or a type (`type.html`).
#[derive(Debug, Clone, Serialize)]
pub struct Programme {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
    /// The text of the column's `_index.md`, HTML; only on the first page of `activities.html`.
    pub body: Option<String>,
    /// The activities of this page, each under its first day; on a day's page all that take place
    /// on that day.
    pub days: Vec<DayGroup>,
    /// Activities without any date.
    pub undated: Vec<Card>,
    /// All days that have a page, for the day tabs; `current` marks the one shown.
    pub day_tabs: Vec<Tab>,
    /// The types that occur, in the usual order; `current` marks the one shown.
    pub type_tabs: Vec<Tab>,
    /// The choices of the filters: the different values that occur on this page, sorted.
    pub filters: Filters,
    /// How many activities the list has on all its pages.
    pub total: usize,
    /// `None` where the list fits on one page.
    pub pager: Option<Pager>,
    /// The address of the calendar of all activities of the site.
    pub calendar: Option<String>,
    /// The address of the open data of all activities of the site, as JSON.
    pub data_json: Option<String>,
    /// The address of the open data of all activities of the site, as CSV.
    pub data_csv: Option<String>,
}

/// A tab that leads to a list.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    /// The day (5月14日) or the type.
    pub label: String,
    /// A second, smaller line (the weekday, the theme day).
    pub note: Option<String>,
    /// The address of the list.
    pub href: String,
    /// How many activities the list has.
    pub count: usize,
    /// Whether it is the list being shown.
    pub current: bool,
}

/// The values that the programme can be narrowed to.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Filters {
    /// Types of activity, such as 开放校园.
    pub types: Vec<String>,
    /// As written.
    pub cities: Vec<String>,
    /// Groups of people that activities are for.
    pub audiences: Vec<String>,
    /// 线下, 线上 and 混合, in the site's language.
    pub formats: Vec<String>,
    /// 无需预约, 现场预约, 建议预约 and 必须预约, in the site's language.
    pub bookings: Vec<String>,
    /// Titles of the sites that activities belong to.
    pub sites: Vec<String>,
}

/// A column (`list.html`; `downloads.html` for 标识与海报).
#[derive(Debug, Clone, Serialize)]
pub struct List {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
    /// The path of the column or folder in addresses (`news`, `news/week`).
    pub section: String,
    /// The kind of the column's pages, as `Card::kind`.
    pub section_kind: &'static str,
    /// From the `_index.md`, plain text.
    pub description: Option<String>,
    /// The text of the `_index.md`, HTML; only on the first page.
    pub body: Option<String>,
    /// The entries of this page, in the column's order; at most 20.
    pub cards: Vec<Card>,
    /// The files of each download on this page, in the order of `cards`; empty where there are no
    /// downloads.
    pub downloads: Vec<Download>,
    /// `None` where the list fits on one page.
    pub pager: Option<Pager>,
    /// How many entries the list has on all its pages.
    pub total: usize,
}

/// The position of a page among the pages of its list.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// From 1.
    pub number: usize,
    /// How many pages the list has.
    pub total: usize,
    /// The address of the page before; `None` on the first.
    pub previous: Option<String>,
    /// The address of the page after; `None` on the last.
    pub next: Option<String>,
    /// The first, the last and those within two of this one; an ellipsis for each gap.
    pub pages: Vec<PageNumber>,
}

/// A numbered page of a list, or an ellipsis.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumber {
    /// The number, or `…`.
    pub label: String,
    /// `None` for an ellipsis.
    pub href: Option<String>,
    /// Whether it is the page being rendered.
    pub current: bool,
}

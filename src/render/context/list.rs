//! What templates receive to show many pages: the programme of activities, and columns.

use super::{Card, Date, Download, Frame};
use serde::Serialize;

/// The activities of a day.
#[derive(Debug, Clone, Serialize)]
pub struct DayGroup {
    pub date: Date,
    pub label: Option<String>,
    /// `before`, `week` or `after`, seen from the edition.
    pub phase: &'static str,
    pub href: Option<String>,
    pub count: usize,
    /// On the programme and the day's page all; on the home page at most 6. Without covers, unless
    /// `theme.yaml` says that rows show them (`pictures.programme`).
    pub activities: Vec<Card>,
}

/// The activity programme (`activities.html`), a day (`day.html`) or a type (`type.html`).
#[derive(Debug, Clone, Serialize)]
pub struct Programme {
    #[serde(skip)]
    pub frame: Frame,
    pub body: Option<String>,
    /// The activities by day; on a day's page only that day.
    pub days: Vec<DayGroup>,
    /// Activities without any date.
    pub undated: Vec<Card>,
    /// All days that have a page, for the day tabs; `current` marks the one shown.
    pub day_tabs: Vec<Tab>,
    pub type_tabs: Vec<Tab>,
    /// What the filters offer: the distinct values that occur, in order.
    pub filters: Filters,
    /// How many activities the page shows.
    pub total: usize,
    pub pager: Option<Pager>,
    /// Addresses of the calendar and the open data of this list.
    pub calendar: Option<String>,
    pub data_json: Option<String>,
    pub data_csv: Option<String>,
}

/// A tab that leads to a page.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    pub label: String,
    /// A second, smaller line (the weekday, the theme day).
    pub note: Option<String>,
    pub href: String,
    pub count: usize,
    pub current: bool,
}

/// The values that the programme can be narrowed to.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Filters {
    pub types: Vec<String>,
    pub cities: Vec<String>,
    pub audiences: Vec<String>,
    pub formats: Vec<String>,
    pub bookings: Vec<String>,
    pub sites: Vec<String>,
}

/// A column (`list.html`; `downloads.html` for 标识与海报).
#[derive(Debug, Clone, Serialize)]
pub struct List {
    #[serde(skip)]
    pub frame: Frame,
    /// The folder's name and kind.
    pub section: String,
    pub section_kind: &'static str,
    pub description: Option<String>,
    pub body: Option<String>,
    pub cards: Vec<Card>,
    /// The files of each download on this page, in the order of `cards`; empty for other columns.
    pub downloads: Vec<Download>,
    pub pager: Option<Pager>,
    /// How many entries the column has on all its pages.
    pub total: usize,
}

/// Where a page of a list stands among its siblings.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    pub number: usize,
    pub total: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub pages: Vec<PageNumber>,
}

/// A numbered page of a list; `href` is absent for an ellipsis.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumber {
    pub label: String,
    pub href: Option<String>,
    pub current: bool,
}

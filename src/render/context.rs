//! What a template receives: one documented struct for each kind of page.
//!
//! Every address in here is ready to print: relative to the page being rendered, or absolute where
//! the target lives elsewhere. Templates get data, never doors: nothing here reads a site or a disk.

use serde::Serialize;
use std::collections::BTreeMap;

/// What every template receives.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The site's language, BCP 47 (`zh-CN`).
    pub lang: String,
    /// The version of the program, for `<meta name="generator">`.
    pub generator: String,
    /// The theme's own words in the site's language (`words.home` is 首页).
    pub words: BTreeMap<String, String>,
    /// The theme parameters of this site, defaults filled in.
    pub params: BTreeMap<String, serde_json::Value>,
    /// The site that the page belongs to.
    pub site: Site,
    /// Facts about the page itself that the page's head and frame need.
    pub page: Page,
    /// Style, script and icon of the site.
    pub assets: Assets,
}

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
    pub search: Option<String>,
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

/// A calendar day in the forms that a page prints.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Date {
    /// `2023-05-14`.
    pub iso: String,
    pub year: i16,
    pub month: i8,
    pub day: i8,
    /// 2023年5月14日, or May 14, 2023.
    pub label: String,
    /// 5月14日, or May 14.
    pub short: String,
    /// 星期日, or Sunday.
    pub weekday: String,
}

/// A span of days in ISO 8601, both inclusive.
#[derive(Debug, Clone, Serialize)]
pub struct Period {
    pub from: String,
    pub to: String,
}

/// A text with an address.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub href: String,
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

/// Facts about the page that the frame prints.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// What kind of page: `home`, `activities`, `day`, `type`, `activity`, `list`, `article`, `case`,
    /// `media`, `video`, `gallery`, `download`, `downloads`, `page`, `sitemap`, `not_found`, `accessibility`.
    pub kind: &'static str,
    pub title: String,
    /// The text for `<title>`: the page's and the site's.
    pub head_title: String,
    pub description: Option<String>,
    /// The absolute address that search engines shall use.
    pub canonical: Option<String>,
    /// The way to the site's home folder: empty, `../` or `../../`.
    pub root: String,
    /// From the home page down to this page; the last has the page's own title.
    pub breadcrumbs: Vec<Link>,
    /// The `<meta name content>` pairs of the government site standard, in their order.
    pub meta: Vec<Meta>,
    /// An absolute address of a picture for share cards.
    pub share_image: Option<String>,
    /// JSON-LD, already safe to stand inside `<script type="application/ld+json">`.
    pub json_ld: Option<String>,
    /// Whether search engines shall leave the page out.
    pub noindex: bool,
    /// Whether the page is only seen with `--drafts`.
    pub draft: bool,
}

/// A `<meta>` pair.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    pub name: String,
    pub content: String,
}

/// The site's own style, script and icon.
#[derive(Debug, Clone, Serialize)]
pub struct Assets {
    pub style: String,
    pub script: Option<String>,
    pub icon: Option<String>,
    /// Every file of the theme's `static/` folder by its name there, with its fingerprinted address.
    pub files: BTreeMap<String, String>,
}

/// A picture.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Image {
    pub src: String,
    pub alt: String,
    /// Pixels; absent where the file does not tell (an SVG without a size).
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Whether it is an SVG.
    pub vector: bool,
}

/// An entry of a list: enough to show a page without its text.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// `activity`, `case`, `news`, `notice`, `media`, `video`, `gallery`, `download` or `page`.
    pub kind: &'static str,
    pub title: String,
    pub href: String,
    pub summary: Option<String>,
    pub cover: Option<Image>,
    pub date: Option<Date>,
    /// The site that it comes from, where that is not the page's own.
    pub from: Option<Link>,
    pub tags: Vec<String>,
    pub highlight: bool,
    pub draft: bool,
    pub activity: Option<ActivityFacts>,
    pub case: Option<CaseFacts>,
    pub media: Option<MediaFacts>,
    pub video: Option<VideoFacts>,
    /// How many pictures a gallery has, or files a download.
    pub count: Option<usize>,
}

/// What is known of an activity; cards and the activity's page share it.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityFacts {
    /// When, in words: 5月14日（星期日）9:00—11:30.
    pub when: String,
    /// The days alone, where there are several: 5月14日—20日.
    pub days: Option<String>,
    /// The first day.
    pub date: Option<Date>,
    /// ISO 8601 with offset (`2023-05-14T09:00:00+08:00`) or a bare date; of all sessions, the first start and last end.
    pub start: Option<String>,
    pub end: Option<String>,
    pub sessions: Vec<Session>,
    pub types: Vec<TypeLink>,
    pub scope: Option<String>,
    /// 线下, 线上 or 混合.
    pub format: String,
    /// `offline`, `online` or `mixed`.
    pub format_code: &'static str,
    pub venue: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<[f64; 2]>,
    /// Where to open the place in a map, by service.
    pub map_links: Vec<Link>,
    pub organizer: Vec<String>,
    pub undertaker: Vec<String>,
    pub supporter: Vec<String>,
    pub audience: Vec<String>,
    /// 无需预约, 现场预约, 建议预约 or 必须预约.
    pub booking: Option<String>,
    /// `none`, `on_site`, `advised` or `required`.
    pub booking_code: Option<&'static str>,
    pub booking_url: Option<String>,
    pub booking_phone: Option<String>,
    /// The deadline in words and in ISO 8601.
    pub booking_deadline: Option<String>,
    pub booking_deadline_iso: Option<String>,
    pub capacity: Option<u64>,
    pub fee: String,
    pub contact: Option<String>,
    pub livestream: Option<String>,
    pub agenda: Vec<AgendaItem>,
    pub accessibility: Vec<String>,
    /// 正常, 改期, 取消 or 满员.
    pub status: String,
    /// `normal`, `rescheduled`, `cancelled` or `full`.
    pub status_code: &'static str,
    /// The first date, in words, of an activity that was moved.
    pub previous_start: Option<String>,
    pub attendance: Option<u64>,
    /// The activity's own calendar file.
    pub calendar: Option<String>,
}

/// One session of an activity.
#[derive(Debug, Clone, Serialize)]
pub struct Session {
    pub date: Date,
    /// 9:00—11:30, 全天, or empty where only the day is known.
    pub time: String,
    pub start: String,
    pub end: Option<String>,
    /// In words, day and time.
    pub label: String,
    pub venue: Option<String>,
    pub capacity: Option<u64>,
    pub note: Option<String>,
    pub status: Option<String>,
}

/// A type of activity with the page that lists it.
#[derive(Debug, Clone, Serialize)]
pub struct TypeLink {
    pub label: String,
    pub slug: String,
    /// The list of this type in the page's own site; absent where the site shows none.
    pub href: Option<String>,
    /// How many activities of it the site shows.
    pub count: usize,
}

/// A line of an agenda.
#[derive(Debug, Clone, Serialize)]
pub struct AgendaItem {
    pub time: Option<String>,
    pub text: String,
}

/// What is known of a case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFacts {
    /// 典型人物, 典型经验 or 典型事迹.
    pub kind: Option<String>,
    pub person: Option<String>,
    pub school: Option<String>,
    pub honours: Vec<String>,
    pub integration: Vec<String>,
    pub quote: Option<String>,
}

/// What is known of a press report.
#[derive(Debug, Clone, Serialize)]
pub struct MediaFacts {
    pub outlet: Option<String>,
    pub outlet_level: Option<String>,
    pub original_title: Option<String>,
    pub source_url: Option<String>,
}

/// What is known of a video.
#[derive(Debug, Clone, Serialize)]
pub struct VideoFacts {
    /// The page of the video, where it is hosted elsewhere.
    pub url: Option<String>,
    /// The address of the embedded player of a supported service.
    pub embed: Option<String>,
    /// The service's name (哔哩哔哩).
    pub service: Option<String>,
    /// The file, where it is our own.
    pub file: Option<String>,
    pub poster: Option<Image>,
    pub duration: Option<String>,
}

/// The home page. Template `home.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    #[serde(flatten)]
    pub frame: Frame,
    /// The text of the site's `_index.md`, HTML.
    pub body: Option<String>,
    pub counts: Counts,
    /// Highlighted activities first, then the next ones; at most 8.
    pub featured: Vec<Card>,
    /// The activities of each day of the edition, in order.
    pub days: Vec<DayGroup>,
    pub types: Vec<TypeLink>,
    /// Highlighted cases and stories; at most 6.
    pub cases: Vec<Card>,
    /// The newest; at most 8.
    pub news: Vec<Card>,
    pub notices: Vec<Card>,
    pub media: Vec<Card>,
    pub videos: Vec<Card>,
    pub galleries: Vec<Card>,
    pub downloads: Vec<Card>,
    /// The addresses of the columns behind these lists, by folder name; absent where a column has nothing.
    pub columns: BTreeMap<String, Link>,
    /// The sites below this one.
    pub children: Vec<SiteLink>,
}

/// Figures for the home page.
#[derive(Debug, Clone, Serialize)]
pub struct Counts {
    pub activities: usize,
    pub sites: usize,
    pub days: usize,
    pub cases: usize,
    pub cities: usize,
}

/// The activities of a day.
#[derive(Debug, Clone, Serialize)]
pub struct DayGroup {
    pub date: Date,
    pub label: Option<String>,
    /// `before`, `week` or `after`, seen from the edition.
    pub phase: &'static str,
    pub href: Option<String>,
    pub count: usize,
    /// On the programme and the day's page all; on the home page at most 6.
    pub activities: Vec<Card>,
}

/// The activity programme (`activities.html`), a day (`day.html`) or a type (`type.html`).
#[derive(Debug, Clone, Serialize)]
pub struct Programme {
    #[serde(flatten)]
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
    #[serde(flatten)]
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

/// A page with a text: `activity.html`, `case.html`, `article.html` (news, notices, media),
/// `video.html`, `gallery.html`, `download.html`, `page.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    #[serde(flatten)]
    pub frame: Frame,
    /// `activity`, `case`, `news`, `notice`, `media`, `video`, `gallery`, `download` or `page`.
    pub kind: &'static str,
    pub title: String,
    pub summary: Option<String>,
    pub cover: Option<Image>,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub author: Option<String>,
    pub source: Option<String>,
    pub source_url: Option<String>,
    pub editor: Option<String>,
    pub reviewer: Option<String>,
    pub tags: Vec<String>,
    /// The publicity points (宣传重点) 1–5 in words.
    pub focus: Option<String>,
    /// The text, HTML.
    pub body: String,
    /// The headings of the text, for a table of contents.
    pub outline: Vec<Heading>,
    /// The site that the page was inherited from.
    pub from: Option<Link>,
    pub activity: Option<ActivityFacts>,
    pub case: Option<CaseFacts>,
    pub media: Option<MediaFacts>,
    pub video: Option<VideoFacts>,
    /// The transcript of a video, HTML.
    pub transcript: Option<String>,
    pub images: Vec<GalleryImage>,
    pub files: Vec<Download>,
    /// Credits of photos from `photos`.
    pub photo_credit: Option<String>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// Others that a reader may want; at most 4.
    pub related: Vec<Card>,
    /// The front matter's `extra`, as it is.
    pub extra: serde_json::Value,
}

/// A heading of a text.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A picture of a gallery.
#[derive(Debug, Clone, Serialize)]
pub struct GalleryImage {
    pub image: Image,
    /// The address of the large picture.
    pub href: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// A file to take away.
#[derive(Debug, Clone, Serialize)]
pub struct Download {
    pub label: String,
    pub href: String,
    /// The name under which it shall be saved, in Chinese where the file's is.
    pub file_name: String,
    /// SVG, PDF, DOCX …
    pub format: String,
    /// 1.2 MB.
    pub size: String,
    pub usage: Option<String>,
    pub preview: Option<Image>,
    /// The download page that it belongs to (its title and address).
    pub group: Option<Link>,
}

/// The site map for readers (`sitemap.html`).
#[derive(Debug, Clone, Serialize)]
pub struct SiteMap {
    #[serde(flatten)]
    pub frame: Frame,
    pub sections: Vec<SiteMapSection>,
    pub children: Vec<SiteLink>,
}

/// A column in the site map.
#[derive(Debug, Clone, Serialize)]
pub struct SiteMapSection {
    pub label: String,
    pub href: String,
    pub pages: Vec<Link>,
}

/// A page without content of its own: `404.html`, `accessibility.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Plain {
    #[serde(flatten)]
    pub frame: Frame,
}

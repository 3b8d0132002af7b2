//! The values that templates receive: one documented struct for each kind of page.
//!
//! Addresses are ready to print: relative to the page being rendered, or absolute where the
//! target's site states an address of its own. Texts are plain and escaped by the template engine,
//! unless a field says HTML. Templates get data only: nothing here reads a site or the disk.

pub mod facts;
pub mod frame;
pub mod list;
pub mod poster;
pub mod share;
pub mod site;

pub use facts::{
    ActivityFacts, AgendaItem, Card, CaseFacts, MediaFacts, Session, TypeLink, VideoFacts,
};
pub use frame::{Frame, Framed, LayoutContext};
pub use list::{DayGroup, Filters, List, PageNumber, Pager, Programme, Tab};
pub use poster::{Poster, QrCode};
use serde::Serialize;
pub use site::{Contact, Edition, EditionDay, Footer, NavItem, Period, Site, SiteLink};
use std::collections::BTreeMap;

/// A calendar day in the forms that a page prints.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Date {
    /// `2023-05-14`.
    pub iso: String,
    /// Four digits, such as 2023.
    pub year: i16,
    /// From 1 to 12.
    pub month: i8,
    /// From 1 to 31.
    pub day: i8,
    /// 2023年5月14日, or May 14, 2023.
    pub label: String,
    /// 5月14日, or May 14.
    pub short: String,
    /// 星期日, or Sunday.
    pub weekday: String,
}

/// A labelled address.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Link {
    /// Plain text.
    pub label: String,
    /// Relative or absolute; empty for the last of the breadcrumbs, the page itself.
    pub href: String,
}

/// Facts about the page for its head and frame; `page` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// One of `home`, `activities`, `day`, `type`, `activity`, `list`, `article`, `case`, `media`,
    /// `video`, `gallery`, `download`, `downloads`, `page`, `poster`, `sitemap`, `not_found`,
    /// `accessibility`.
    pub kind: &'static str,
    /// The page's own title, plain text; on the home page the site's.
    pub title: String,
    /// The text for `<title>`: the page's title, `_` and the site's; on the home page the site's
    /// alone.
    pub head_title: String,
    /// For `<meta name="description">`, plain text: the page's summary, the column's description
    /// or, on the home page, the site's; `None` where there is none.
    pub description: Option<String>,
    /// The absolute address that search engines should use; `None` where the site states no
    /// address, and on pages with `noindex`.
    pub canonical: Option<String>,
    /// The relative path to the site's home folder: empty, `../`, `../../` and so on.
    pub root: String,
    /// From the home page down to this page; the last has the page's title and an empty address.
    /// Empty on the home page.
    pub breadcrumbs: Vec<Link>,
    /// The `<meta name content>` pairs of the government site standard, in their order.
    pub meta: Vec<Meta>,
    /// The absolute address of a picture for share cards: one that the program drew, else the
    /// page's cover; on the home page, else the site's poster or logo. `None` where there is
    /// neither.
    pub share_image: Option<String>,
    /// Width of `share_image` in pixels; `None` unless the program drew it.
    pub share_width: Option<u16>,
    /// Height of `share_image` in pixels; `None` unless the program drew it.
    pub share_height: Option<u16>,
    /// The address of the square picture for `WeChat`, relative to the page; `None` where none is
    /// drawn.
    pub share_square: Option<String>,
    /// JSON-LD, already escaped for `<script type="application/ld+json">`; `None` where nothing is
    /// described.
    pub json_ld: Option<String>,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// Whether the page is only seen with `--drafts`.
    pub draft: bool,
}

/// A `<meta>` pair.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// The name that the standard gives, such as `SiteName`.
    pub name: String,
    /// Plain text; times as `2023-05-14 09:00`.
    pub content: String,
}

/// The addresses of the theme's files inside the site, and of its icon.
#[derive(Debug, Clone, Serialize)]
pub struct Assets {
    /// The address of the style sheet; its name changes with its bytes.
    pub style: String,
    /// The address of the script; `None` where the theme has none.
    pub script: Option<String>,
    /// The address of the site's logo in its smallest size; `None` without a logo.
    pub icon: Option<String>,
    /// The addresses of the files of the theme's `static/` folder, by their path there; published
    /// names hold a digest of the bytes.
    pub files: BTreeMap<String, String>,
}

/// A picture.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Image {
    /// The address for browsers that choose no size: the smallest of at least 800 pixels in width,
    /// else the largest.
    pub src: String,
    /// The alternative text: the one written for the picture, else a title. Plain text.
    pub alt: String,
    /// Width of the largest version in pixels; `None` for an SVG without a size.
    pub width: Option<u32>,
    /// Height of the largest version in pixels; `None` for an SVG without a size.
    pub height: Option<u32>,
    /// Whether it is an SVG.
    pub vector: bool,
    /// A `srcset` of the sizes in the format of `src`, with their widths; `None` where there is
    /// only one.
    pub srcset: Option<String>,
    /// The same sizes in formats that not every browser shows, the best first.
    pub sources: Vec<ImageSource>,
    /// The address of the largest version, for a link that shows it large.
    pub large: String,
    /// The classes that give it a colour until it has loaded, and keep its subject in view where it
    /// is cropped; separated by blanks.
    pub class: String,
}

/// A picture's sizes in one format.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct ImageSource {
    /// `image/webp`.
    pub media_type: &'static str,
    /// For the `srcset` attribute: addresses with widths, from small to large, or one address
    /// alone.
    pub srcset: String,
}

/// The home page. Template `home.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
    /// The text of the site's `_index.md`, HTML; `None` if it has none.
    pub body: Option<String>,
    /// Figures about what the site shows.
    pub counts: Counts,
    /// Activities that are not cancelled: highlighted ones first, then the others in the column's
    /// order; at most 8.
    pub featured: Vec<Card>,
    /// The days of the edition in order, each with at most 6 activities; where the edition has no
    /// dates, the days on which something takes place.
    pub days: Vec<DayGroup>,
    /// The types of activity that occur, in the usual order, each with the address of its list.
    pub types: Vec<TypeLink>,
    /// Cases and stories, highlighted ones first; at most 6.
    pub cases: Vec<Card>,
    /// The first entries of the column, which is ordered by weight, then newest first; at most 8.
    pub news: Vec<Card>,
    /// The first entries of the column of notices; at most 6.
    pub notices: Vec<Card>,
    /// The first entries of the column of press reports; at most 6.
    pub media: Vec<Card>,
    /// The first entries of the column of videos; at most 6.
    pub videos: Vec<Card>,
    /// The first entries of the column of galleries; at most 6.
    pub galleries: Vec<Card>,
    /// The first entries of the column of downloads; at most 6.
    pub downloads: Vec<Card>,
    /// Links to the site's columns, by folder name (`news`); a column without entries is absent.
    pub columns: BTreeMap<String, Link>,
    /// The sites directly below this one.
    pub children: Vec<SiteLink>,
}

/// Figures for the home page.
#[derive(Debug, Clone, Serialize)]
pub struct Counts {
    /// Entries of the column of activities, with those of sites below where they roll up.
    pub activities: usize,
    /// Sites below this one, at any depth.
    pub sites: usize,
    /// Days of the edition on which something takes place.
    pub days: usize,
    /// Entries of the column of cases.
    pub cases: usize,
    /// Different cities that the activities name.
    pub cities: usize,
}

/// A page with a text: `activity.html`, `case.html`, `article.html` (news, notices, media),
/// `video.html`, `gallery.html`, `download.html`, `page.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
    /// `activity`, `case`, `news`, `notice`, `media`, `video`, `gallery`, `download` or `page`.
    pub kind: &'static str,
    /// Plain text.
    pub title: String,
    /// The `summary` of the front matter, plain text; never the beginning of the text.
    pub summary: Option<String>,
    /// The cover that the page names, else a gallery's first picture or a video's poster.
    pub cover: Option<Image>,
    /// The day of publication.
    pub date: Option<Date>,
    /// The day of the last change, as the front matter states it.
    pub updated: Option<Date>,
    /// Plain text.
    pub author: Option<String>,
    /// The organization or medium that the text comes from.
    pub source: Option<String>,
    /// The address of the original, absolute.
    pub source_url: Option<String>,
    /// The name of the editor (责任编辑).
    pub editor: Option<String>,
    /// The name of the person who approved the text (审核人).
    pub reviewer: Option<String>,
    /// In the order of the front matter.
    pub tags: Vec<String>,
    /// The publicity points (宣传重点) that the page serves, in words, joined by `、`.
    pub focus: Option<String>,
    /// The text, HTML.
    pub body: String,
    /// The headings of the text, for a table of contents.
    pub outline: Vec<Heading>,
    /// The site that the page is inherited from; `None` on the site's own pages.
    pub from: Option<Link>,
    /// Only where `kind` is `activity`.
    pub activity: Option<ActivityFacts>,
    /// Only where `kind` is `case`.
    pub case: Option<CaseFacts>,
    /// Only where `kind` is `media`.
    pub media: Option<MediaFacts>,
    /// Only where `kind` is `video`.
    pub video: Option<VideoFacts>,
    /// The transcript of a video, HTML.
    pub transcript: Option<String>,
    /// The pictures of a gallery, in order; empty for other kinds.
    pub images: Vec<GalleryImage>,
    /// The files of a download page, in order; empty for other kinds.
    pub files: Vec<Download>,
    /// The credit of the page's photos (`photos.credit`).
    pub photo_credit: Option<String>,
    /// The entry before it in its column; `None` for the first and outside columns.
    pub previous: Option<Link>,
    /// The entry after it in its column; `None` for the last and outside columns.
    pub next: Option<Link>,
    /// Similar pages of the column, the most similar first; at most 4.
    pub related: Vec<Card>,
    /// The front matter's `extra` as written; null without one.
    pub extra: serde_json::Value,
}

/// A heading of a text.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// The heading's `id`, for links (`#id`).
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// A picture of a gallery.
#[derive(Debug, Clone, Serialize)]
pub struct GalleryImage {
    /// The picture for display in the page.
    pub image: Image,
    /// The address of the picture's largest version.
    pub href: String,
    /// Plain text.
    pub caption: Option<String>,
    /// The author or source: the picture's own, else the page's `photos.credit`.
    pub credit: Option<String>,
}

/// A file for download.
#[derive(Debug, Clone, Serialize)]
pub struct Download {
    /// The written label, else the file's name without extension.
    pub label: String,
    /// The address of the whole file, published without personal metadata.
    pub href: String,
    /// The file name to save it under: the project file's, often Chinese, with the extension of its
    /// real format.
    pub file_name: String,
    /// For readers: `SVG`, `PDF`, `DOCX` …
    pub format: String,
    /// For readers, with unit: `1.2 MB`.
    pub size: String,
    /// Width and height in pixels of a picture; `None` for other files and for an SVG without a
    /// size.
    pub pixels: Option<(u32, u32)>,
    /// The number of pages of a PDF; `None` for other files.
    pub pages: Option<usize>,
    /// The size of a PDF's first page: `A4`, or `420 × 600 mm`; `None` for other files.
    pub paper: Option<String>,
    /// How the file may or should be used; plain text.
    pub usage: Option<String>,
    /// The picture itself, or the first page of a PDF; `None` for other files.
    pub preview: Option<Image>,
    /// The download page that it belongs to (its title and address); `None` on that page.
    pub group: Option<Link>,
}

/// The site map for readers (`sitemap.html`).
#[derive(Debug, Clone, Serialize)]
pub struct SiteMap {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
    /// The columns in order; a page that stands directly in the site is an entry of its own.
    pub sections: Vec<SiteMapSection>,
    /// The sites directly below this one.
    pub children: Vec<SiteLink>,
}

/// A column in the site map.
#[derive(Debug, Clone, Serialize)]
pub struct SiteMapSection {
    /// The title of the column or page, plain text.
    pub label: String,
    /// The address of the column's list, or of the page.
    pub href: String,
    /// Pages of the column that this site renders, at most 50; empty for a page.
    pub pages: Vec<Link>,
}

/// A page without content of its own: `404.html`, `accessibility.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Plain {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
}

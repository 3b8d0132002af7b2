//! What a template receives: one documented struct for each kind of page.
//!
//! Every address in here is ready to print: relative to the page being rendered, or absolute where
//! the target lives elsewhere. Templates get data, never doors: nothing here reads a site or a disk.

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

/// A text with an address.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub href: String,
}

/// Facts about the page that the frame prints.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// What kind of page: `home`, `activities`, `day`, `type`, `activity`, `list`, `article`, `case`,
    /// `media`, `video`, `gallery`, `download`, `downloads`, `page`, `poster`, `sitemap`, `not_found`,
    /// `accessibility`.
    pub kind: &'static str,
    pub title: String,
    /// The text for `<title>`: the page's and the site's.
    pub head_title: String,
    pub description: Option<String>,
    /// The absolute address that search engines should use.
    pub canonical: Option<String>,
    /// The way to the site's home folder: empty, `../` or `../../`.
    pub root: String,
    /// From the home page down to this page; the last has the page's own title.
    pub breadcrumbs: Vec<Link>,
    /// The `<meta name content>` pairs of the government site standard, in their order.
    pub meta: Vec<Meta>,
    /// An absolute address of a picture for share cards.
    pub share_image: Option<String>,
    /// Its pixels, where it is one that the program drew.
    pub share_width: Option<u16>,
    pub share_height: Option<u16>,
    /// The square picture that `WeChat` takes, an address relative to the page.
    pub share_square: Option<String>,
    /// JSON-LD, already safe to stand inside `<script type="application/ld+json">`.
    pub json_ld: Option<String>,
    /// Whether search engines should leave the page out.
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
    /// `src` and its other sizes with their widths; absent where there is one size only.
    pub srcset: Option<String>,
    /// The same sizes in formats that not every browser shows, the best first.
    pub sources: Vec<ImageSource>,
    /// The address of the largest version, for a link that shows it large.
    pub large: String,
    /// The classes that give it a colour until it is there, and keep its subject in view where it
    /// is cropped.
    pub class: String,
}

/// A picture's sizes in one format.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct ImageSource {
    /// `image/webp`.
    pub media_type: &'static str,
    pub srcset: String,
}

/// The home page. Template `home.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    #[serde(skip)]
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

/// A page with a text: `activity.html`, `case.html`, `article.html` (news, notices, media),
/// `video.html`, `gallery.html`, `download.html`, `page.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    #[serde(skip)]
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
    /// The name under which it should be saved, in Chinese where the file's is.
    pub file_name: String,
    /// SVG, PDF, DOCX …
    pub format: String,
    /// 1.2 MB.
    pub size: String,
    /// Width and height, where it is a picture that tells them.
    pub pixels: Option<(u32, u32)>,
    /// Of a PDF: how many pages it has, and the size of the first: `A4`, or `420 × 600 mm`.
    pub pages: Option<usize>,
    pub paper: Option<String>,
    pub usage: Option<String>,
    pub preview: Option<Image>,
    /// The download page that it belongs to (its title and address).
    pub group: Option<Link>,
}

/// The site map for readers (`sitemap.html`).
#[derive(Debug, Clone, Serialize)]
pub struct SiteMap {
    #[serde(skip)]
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
    #[serde(skip)]
    pub frame: Frame,
}

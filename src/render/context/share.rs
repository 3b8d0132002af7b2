//! Template values of share pictures (`share/card.svg`, `share/square.svg`).

use serde::Serialize;
use std::collections::BTreeMap;

/// A share picture of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ShareCard {
    /// The site's language, BCP 47.
    pub lang: String,
    /// The page's title, plain text; on the home page the year's theme, else the site's title.
    pub title: String,
    /// The title of the column that the page lies in; `None` on the home page, on lists and outside
    /// columns.
    pub label: Option<String>,
    /// The day and time of an activity in words; of other pages the day of publication.
    pub when: Option<String>,
    /// The venue of an activity, else its city.
    pub place: Option<String>,
    /// 改期, 取消 or 满员, in the site's language; `None` for what takes place as announced.
    pub status: Option<String>,
    /// The site that the page belongs to.
    pub site: ShareSite,
    /// The page's cover, to be shown by `<image href>`.
    pub cover: Option<SharePicture>,
    /// Derived from the parameter `accent`, or from grey without one.
    pub colors: ShareColors,
    /// The theme's parameters, defaults filled in.
    pub params: BTreeMap<String, serde_json::Value>,
    /// The font family that share pictures are set in, for `font-family`.
    pub font: String,
}

/// The site that a share picture belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct ShareSite {
    /// Plain text.
    pub title: String,
    /// The organization that publishes the site.
    pub organization: Option<String>,
    /// `nation`, `province`, `city`, `school` or `industry`.
    pub level: &'static str,
    /// The year's theme.
    pub theme: Option<String>,
    /// The days of the edition in words: 2023年5月14日—20日.
    pub dates: Option<String>,
    /// To be shown by `<image href>`.
    pub logo: Option<SharePicture>,
}

/// A picture inside a share picture.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct SharePicture {
    /// The name for `<image href>`; it changes with the picture's bytes.
    pub href: String,
    /// Width in pixels; `None` for an SVG without a size.
    pub width: Option<u32>,
    /// Height in pixels; `None` for an SVG without a size.
    pub height: Option<u32>,
}

/// The site's main colour and the shades that pages derive from it, as `#rrggbb`.
#[derive(Debug, Clone, Serialize)]
pub struct ShareColors {
    /// The main colour, dark enough for white text on it.
    pub accent: String,
    /// A darker shade, readable as text on tinted paper.
    pub strong: String,
    /// A light shade for areas.
    pub soft: String,
    /// The lightest shade, for backgrounds.
    pub tint: String,
}

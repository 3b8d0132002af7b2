//! What the templates of share pictures receive (`share/card.svg`, `share/square.svg`).

use serde::Serialize;
use std::collections::BTreeMap;

/// A share picture of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ShareCard {
    /// The site's language, BCP 47.
    pub lang: String,
    pub title: String,
    /// The column that the page lies in; absent on the home page.
    pub label: Option<String>,
    /// Of an activity: its day and time in words.
    pub when: Option<String>,
    /// Of an activity: its place.
    pub place: Option<String>,
    /// 改期, 取消 or 满员.
    pub status: Option<String>,
    pub site: ShareSite,
    /// The page's cover, to be shown by `<image href>`.
    pub cover: Option<SharePicture>,
    pub colors: ShareColors,
    pub params: BTreeMap<String, serde_json::Value>,
    /// The family in which everything is set.
    pub font: String,
}

/// The site that a share picture speaks for.
#[derive(Debug, Clone, Serialize)]
pub struct ShareSite {
    pub title: String,
    pub organization: Option<String>,
    /// `nation`, `province`, `city`, `school` or `industry`.
    pub level: &'static str,
    /// The year's theme.
    pub theme: Option<String>,
    /// The span of the edition in words.
    pub dates: Option<String>,
    pub logo: Option<SharePicture>,
}

/// A picture inside a share picture.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct SharePicture {
    /// What `<image href>` calls it; it changes with the picture's bytes.
    pub href: String,
    /// Pixels; absent where an SVG does not tell.
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The site's main colour and the shades that pages derive from it, as `#rrggbb`.
#[derive(Debug, Clone, Serialize)]
pub struct ShareColors {
    pub accent: String,
    pub strong: String,
    pub soft: String,
    pub tint: String,
}

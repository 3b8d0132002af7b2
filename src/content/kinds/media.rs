//! Press reports.

use super::{Definition, Facts};
use crate::vocabulary::OutletLevel;
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape, Vocabulary};
use skillweek_record::{Fields, Spanned};

/// The definition of press reports.
pub const DEFINITION: Definition = Definition {
    code: "media",
    folder: "media",
    zh: "媒体报道",
    en: "Media coverage",
    also: &["媒体", "报道"],
    keys: MEDIA,
    decode: |fields, _| Facts::Media(Box::new(Media::decode(fields))),
    template: "article",
    scaffold: [include_str!("media.zh.md"), include_str!("media.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

/// The keys of a press report.
pub const MEDIA: &[Key] = &[
    Key::new("outlet", "媒体", Shape::Text).also(&["媒体名称"]).doc("媒体名称", "the medium"),
    Key::new("outlet_level", "媒体级别", Shape::Choice(OutletLevel::TERMS))
        .doc("媒体级别", "its standing"),
    Key::new("original_title", "原标题", Shape::Text).doc("报道的原标题", "the report's own title"),
];

/// The keys that only press reports have. The report's address is the page's `source_url`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Media {
    /// The name of the newspaper, channel or account, plain text.
    pub outlet: Option<Spanned<String>>,
    /// The standing of the medium.
    pub outlet_level: Option<Spanned<OutletLevel>>,
    /// The report's own title, where the page has another; plain text.
    pub original_title: Option<String>,
}

impl Media {
    /// Decodes a press report.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        Self {
            outlet: fields.spanned_text("outlet"),
            outlet_level: fields.choice("outlet_level"),
            original_title: fields.text("original_title"),
        }
    }
}

//! What every page may say about itself, whatever its kind.

use super::focus_point::{self, FocusPoint};
use super::vocabulary::{Focus, People};
use crate::base::date::Moment;
use crate::base::slug;
use crate::diag::Place;
use crate::record::json::to_json;
use crate::record::scalar::yes_or_no;
use crate::record::{Fields, Spanned, WEB};
use serde::{Deserialize, Serialize};

/// What every page may say about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    pub title: Spanned<String>,
    /// The name in the address, where the writer chose one.
    pub slug: Option<Box<Spanned<String>>>,
    pub date: Option<Spanned<Moment>>,
    pub updated: Option<Box<Spanned<Moment>>>,
    pub summary: Option<Spanned<String>>,
    pub cover: Option<Box<Spanned<String>>>,
    /// What crops of the cover keep in view, where the writer says so.
    pub focus_point: Option<Box<Spanned<FocusPoint>>>,
    pub author: Option<String>,
    pub source: Option<Box<Spanned<String>>>,
    pub source_url: Option<Box<Spanned<String>>>,
    pub editor: Option<String>,
    pub reviewer: Option<String>,
    pub tags: Vec<String>,
    pub focus: Vec<Focus>,
    pub highlight: bool,
    pub draft: bool,
    pub weight: Option<i64>,
    pub aliases: Vec<Spanned<String>>,
    pub template: Option<Box<Spanned<String>>>,
    /// Data that only the theme understands.
    #[serde(with = "crate::record::json_kept")]
    pub extra: Option<Box<serde_json::Value>>,
    /// Personal data approved for publication, or why it may be published.
    pub pii_approved: Vec<Spanned<String>>,
    pub photos: Option<Box<Photos>>,
}

/// Who is on a page's photos, and whether they agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Photos {
    pub people: Option<Spanned<People>>,
    pub minors: Option<bool>,
    /// Whose consent was given; absent where it was not.
    pub consent: Option<Spanned<String>>,
    pub credit: Option<String>,
    pub place: Place,
}

impl FrontMatter {
    /// Whether a page can be made of it.
    pub fn has_title(&self) -> bool {
        !self.title.value.is_empty()
    }

    /// Decodes what every page may have; `None` if the title is missing. A draft may do without: it is
    /// withdrawn whatever else is wrong with it.
    pub fn decode(fields: &mut Fields<'_>, year: Option<i16>) -> Option<Self> {
        let title = fields.required_text("title");
        let front = Self {
            title: title.clone().unwrap_or_else(|| Spanned::new(String::new(), fields.beginning())),
            slug: decode_slug(fields).map(Box::new),
            date: fields.moment("date", year),
            updated: fields.moment("updated", year).map(Box::new),
            summary: fields.spanned_text("summary"),
            cover: fields.spanned_text("cover").map(Box::new),
            focus_point: focus_point::decode(fields, "focus_point").map(Box::new),
            author: fields.text("author"),
            source: fields.spanned_text("source").map(Box::new),
            source_url: fields.url("source_url", WEB).map(Box::new),
            editor: fields.text("editor"),
            reviewer: fields.text("reviewer"),
            tags: fields.texts("tags"),
            focus: fields.choices("focus").into_iter().map(|focus| focus.value).collect(),
            highlight: fields.bool("highlight").unwrap_or(false),
            draft: fields.bool("draft").unwrap_or(false),
            weight: fields.integer("weight"),
            aliases: fields.addresses("aliases"),
            template: fields.spanned_text("template").map(Box::new),
            extra: fields.node("extra").map(|node| Box::new(to_json(node))),
            pii_approved: decode_approval(fields),
            photos: decode_photos(fields).map(Box::new),
        };
        (title.is_some() || front.draft).then_some(front)
    }
}

fn decode_slug(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let chosen = fields.spanned_text("slug")?;
    match slug::check(&chosen.value) {
        Ok(()) => Some(chosen),
        Err(problem) => {
            fields.invalid(&chosen.place, problem, None);
            None
        }
    }
}

/// `pii_approved: false` approves nothing.
fn decode_approval(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let mut approved = fields.spanned_texts("pii_approved");
    approved.retain(|text| yes_or_no(&text.value) != Some(false));
    approved
}

fn decode_photos(fields: &mut Fields<'_>) -> Option<Photos> {
    let place = fields.place("photos");
    let mut photos = fields.map("photos", super::keys::PHOTOS)?;
    let decoded = Photos {
        people: photos.choice("people"),
        minors: photos.bool("minors"),
        consent: photos
            .spanned_text("consent")
            .filter(|text| yes_or_no(&text.value) != Some(false)),
        credit: photos.text("credit"),
        place,
    };
    photos.finish();
    Some(decoded)
}

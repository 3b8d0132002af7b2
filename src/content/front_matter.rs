//! The part of the front matter that is common to all kinds of pages.

use super::focus_point::{self, FocusPoint};
use super::vocabulary::{Focus, People};
use serde::{Deserialize, Serialize};
use skillweek_base::date::Moment;
use skillweek_base::slug;
use skillweek_diag::Place;
use skillweek_record::json::to_json;
use skillweek_record::scalar::yes_or_no;
use skillweek_record::{Fields, Spanned, WEB};

/// The keys that every page may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    /// Plain text; empty only in drafts (`has_title`).
    pub title: Spanned<String>,
    /// The last part of the page's address, if the writer chose one; already checked.
    pub slug: Option<Box<Spanned<String>>>,
    /// The day of publication, possibly with a time.
    pub date: Option<Spanned<Moment>>,
    /// The day of the last change, possibly with a time.
    pub updated: Option<Box<Spanned<Moment>>>,
    /// One or two sentences for lists and sharing, plain text; `None` takes the excerpt.
    pub summary: Option<Spanned<String>>,
    /// The file reference of the cover picture, as written.
    pub cover: Option<Box<Spanned<String>>>,
    /// The point of the cover that crops keep in view; `None` leaves it to the picture.
    pub focus_point: Option<Box<Spanned<FocusPoint>>>,
    /// The author, plain text.
    pub author: Option<String>,
    /// The unit or medium that the text comes from, plain text.
    pub source: Option<Box<Spanned<String>>>,
    /// The absolute web address of the original.
    pub source_url: Option<Box<Spanned<String>>>,
    /// The responsible editor (责任编辑), plain text.
    pub editor: Option<String>,
    /// The person who reviewed the text, plain text.
    pub reviewer: Option<String>,
    /// Tags in the order of the file, plain text.
    pub tags: Vec<String>,
    /// Points of publicity (宣传重点) that the page stands for.
    pub focus: Vec<Focus>,
    /// Whether the page is a highlight, which home pages and the sites above show; by default
    /// false.
    pub highlight: bool,
    /// Whether the page is a draft and not published; by default false.
    pub draft: bool,
    /// Position in lists: smaller numbers come first, pages without one last.
    pub weight: Option<i64>,
    /// Former addresses inside the site, as written.
    pub aliases: Vec<Spanned<String>>,
    /// The name of a template of its own, with or without `.html`.
    pub template: Option<Box<Spanned<String>>>,
    /// Data for the theme, which nothing else reads.
    #[serde(with = "skillweek_record::json_kept")]
    pub extra: Option<Box<serde_json::Value>>,
    /// Approvals for publishing personal data, as written: the data, or the grounds.
    pub pii_approved: Vec<Spanned<String>>,
    /// The people on the page's photos and their consent; `None` if nothing is stated.
    pub photos: Option<Box<Photos>>,
}

/// The people on a page's photos, their consent, and the photographer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Photos {
    /// Whether people can be recognised.
    pub people: Option<Spanned<People>>,
    /// Whether minors are shown; `None` if nothing is stated.
    pub minors: Option<bool>,
    /// Whose consent was given and where it is kept; `None` without consent.
    pub consent: Option<Spanned<String>>,
    /// The photographer or source, plain text.
    pub credit: Option<String>,
    /// The place of `photos` in the file.
    pub place: Place,
}

impl FrontMatter {
    /// Whether the title is there, without which no page can be made.
    pub fn has_title(&self) -> bool {
        !self.title.value.is_empty()
    }

    /// Decodes the keys that every page may have; `None` if the title is missing. A draft may lack
    /// it, because drafts are withdrawn regardless of other mistakes.
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
            highlight: fields.flag("highlight"),
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

/// Drops `pii_approved: false` and the like, which approve nothing.
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

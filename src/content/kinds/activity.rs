//! Activities: what happens when and where, for whom, and how to take part.

pub mod check;
pub mod keys;
pub mod session;

use super::{Context, Definition, Facts};
use crate::base::date::Moment;
use crate::content::vocabulary::{ACTIVITY_TYPES, Booking, Format, SCOPES, Status};
use crate::record::node::{Node, Value};
use crate::record::{Fields, REACH, Spanned, WEB};
use serde::{Deserialize, Serialize};
pub use session::{AgendaItem, Session};
use session::{decode_agenda, decode_sessions};

/// What happens when and where.
pub const DEFINITION: Definition = Definition {
    code: "activity",
    folder: "activities",
    zh: "活动",
    en: "Activities",
    also: &["活动安排", "活动预告"],
    keys: keys::ACTIVITY,
    decode: decode_facts,
    template: "activity",
    scaffold: [include_str!("activity.zh.md"), include_str!("activity.en.md")],
    ..Definition::PLAIN
};

fn decode_facts(fields: &mut Fields<'_>, context: &Context<'_>) -> Facts {
    let activity = Activity::decode(fields, context.year, context.extra_types);
    check::check(&activity, context.has_text, fields);
    Facts::Activity(Box::new(activity))
}

/// What an activity adds to a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// In the order in which they are written; one made from `start` and `end` where none are listed.
    pub sessions: Vec<Session>,
    pub types: Vec<Spanned<String>>,
    pub scope: Option<String>,
    pub format: Option<Spanned<Format>>,
    pub venue: Option<Spanned<String>>,
    pub address: Option<String>,
    pub city: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<Box<Spanned<[f64; 2]>>>,
    pub organizer: Vec<String>,
    pub undertaker: Vec<String>,
    pub supporter: Vec<String>,
    pub audience: Vec<String>,
    pub booking: Option<Spanned<Booking>>,
    pub booking_url: Option<Box<Spanned<String>>>,
    pub booking_phone: Option<Spanned<String>>,
    pub booking_deadline: Option<Box<Spanned<Moment>>>,
    pub capacity: Option<u64>,
    /// 免费 where nothing else is said.
    pub fee: Spanned<String>,
    pub contact: Option<Spanned<String>>,
    pub livestream: Option<Box<Spanned<String>>>,
    pub agenda: Vec<AgendaItem>,
    pub accessibility: Vec<String>,
    pub status: Option<Box<Spanned<Status>>>,
    pub previous_start: Option<Box<Spanned<Moment>>>,
    pub attendance: Option<u64>,
    pub note: Option<String>,
}

impl Activity {
    /// Decodes an activity. Types that `extra_types` lists are known besides the usual ones.
    pub fn decode(fields: &mut Fields<'_>, year: Option<i16>, extra_types: &[String]) -> Self {
        let geo = fields.geo("geo").map(Box::new);
        let capacity = fields.count("capacity");
        Self {
            sessions: decode_sessions(fields, year),
            types: fields.words("type", ACTIVITY_TYPES, extra_types),
            scope: decode_scope(fields),
            format: fields.choice("format"),
            venue: fields.spanned_text("venue"),
            address: fields.text("address"),
            city: fields.text("city"),
            geo,
            organizer: fields.texts("organizer"),
            undertaker: fields.texts("undertaker"),
            supporter: fields.texts("supporter"),
            audience: fields.texts("audience"),
            booking: fields.choice("booking"),
            booking_url: fields.url("booking_url", REACH).map(Box::new),
            booking_phone: fields.spanned_text("booking_phone"),
            booking_deadline: fields.moment("booking_deadline", year).map(Box::new),
            capacity,
            fee: decode_fee(fields),
            contact: decode_contact(fields),
            livestream: fields.url("livestream", WEB).map(Box::new),
            agenda: decode_agenda(fields),
            accessibility: fields.texts("accessibility"),
            status: fields.choice("status").map(Box::new),
            previous_start: fields.moment("previous_start", year).map(Box::new),
            attendance: fields.count("attendance"),
            note: fields.text("note"),
        }
    }

    /// The earliest moment at which a session starts.
    pub fn first_start(&self) -> Option<Moment> {
        self.sessions
            .iter()
            .map(|session| session.span.start)
            .min_by_key(|start| start.first_instant())
    }

    /// The latest moment at which a session ends or, where no end is known, starts.
    pub fn last_end(&self) -> Option<Moment> {
        let ends =
            self.sessions.iter().map(|session| session.span.end.unwrap_or(session.span.start));
        ends.max_by_key(|end| end.last_instant())
    }

    /// Where it takes place: on site unless it says otherwise or is of no other type than 线上活动.
    pub fn format_or_default(&self) -> Format {
        let only_online =
            !self.types.is_empty() && self.types.iter().all(|word| word.value == "线上活动");
        let default =
            if only_online && self.venue.is_none() { Format::Online } else { Format::Offline };
        self.format.as_ref().map_or(default, |format| format.value)
    }

    /// Whether it takes place as announced.
    pub fn status_or_default(&self) -> Status {
        self.status.as_ref().map_or(Status::Normal, |status| status.value)
    }

    /// Whether the fee is none.
    pub fn is_free(&self) -> bool {
        is_free(&self.fee.value)
    }
}

fn decode_scope(fields: &mut Fields<'_>) -> Option<String> {
    let written = fields.text("scope")?;
    let known = SCOPES.iter().find(|term| term.is(&written));
    Some(known.map_or(written, |term| term.zh.to_owned()))
}

fn decode_fee(fields: &mut Fields<'_>) -> Spanned<String> {
    let fee = fields.spanned_text("fee");
    let place = fields.place("fee");
    match fee {
        Some(fee) if !is_free(&fee.value) => fee,
        _ => Spanned::new("免费".to_owned(), place),
    }
}

fn is_free(fee: &str) -> bool {
    let fee = fee.trim().to_lowercase();
    let is_nothing = matches!(
        fee.as_str(),
        "" | "无" | "无费用" | "不收费" | "公益" | "free" | "零" | "否" | "false"
    );
    let is_zero =
        fee.trim_start_matches(['¥', '￥']).trim_end_matches("元").trim().parse::<f64>() == Ok(0.0);
    let says_free = fee.contains("免费") && !fee.contains(|mark: char| mark.is_ascii_digit());
    is_nothing || is_zero || says_free
}

/// One text, or a map of name, telephone and the like, as one line.
fn decode_contact(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let node = fields.node("contact")?;
    let Node { value: Value::Map(_), place } = node else {
        let lines = fields.spanned_texts("contact");
        let place = fields.place("contact");
        if let Value::Scalar { text, .. } = &node.value {
            return Some(Spanned::new(text.trim().to_owned(), place));
        }
        let text = lines.into_iter().map(|line| line.value).collect::<Vec<_>>().join("，");
        return (!text.is_empty()).then(|| Spanned::new(text, place));
    };
    let mut parts = fields.child(node, keys::CONTACT);
    let found: Vec<String> =
        ["name", "phone", "email", "address"].iter().filter_map(|name| parts.text(name)).collect();
    parts.finish();
    (!found.is_empty()).then(|| Spanned::new(found.join(" "), place.clone()))
}

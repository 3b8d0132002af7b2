//! Activities: time, place, audience, and how to take part.

pub mod check;
mod headings;
pub mod keys;
mod schedule;
pub mod session;
mod words;

use super::{Context, Definition, Facts};
use crate::vocabulary::{ACTIVITY_TYPES, Booking, Format, SCOPES, Status};
use serde::{Deserialize, Serialize};
use session::decode_agenda;
pub use session::{AgendaItem, Session};
use skillweek_base::date::Moment;
use skillweek_base::date::times::TimeContext;
use skillweek_record::node::{Node, Value};
use skillweek_record::{Fields, REACH, Spanned, WEB};

/// The definition of activities.
pub const DEFINITION: Definition = Definition {
    code: "activity",
    folder: "activities",
    zh: "活动",
    en: "Activities",
    also: &["活动安排", "活动预告"],
    keys: keys::ACTIVITY,
    table: Some(headings::WORDS),
    decode: decode_facts,
    template: "activity",
    scaffold: [include_str!("activity.zh.md"), include_str!("activity.en.md")],
    ..Definition::PLAIN
};

fn decode_facts(fields: &mut Fields<'_>, context: &Context<'_>) -> Facts {
    let activity = Activity::decode(fields, context);
    check::check(&activity, context.has_text, fields);
    Facts::Activity(Box::new(activity))
}

/// The keys that only activities have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// In the order of the file. Without listed sessions, one is made from `start` and `end`.
    pub sessions: Vec<Session>,
    /// The time as written, where the sessions do not say all of it: it names no hour or no day, or
    /// can be read in several ways.
    pub time_text: Option<String>,
    /// The earliest possible day of an activity without sessions, such as 11 May for 5月中旬.
    pub about: Option<Moment>,
    /// Labels of types, Chinese where the type is a known one.
    pub types: Vec<Spanned<String>>,
    /// The level: a known one in Chinese, otherwise as written.
    pub scope: Option<String>,
    /// On site, online or both; see `format_or_default`.
    pub format: Option<Spanned<Format>>,
    /// The venue, plain text; a session may have its own.
    pub venue: Option<Spanned<String>>,
    /// The postal address of the venue.
    pub address: Option<String>,
    /// The city, plain text.
    pub city: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<Box<Spanned<[f64; 2]>>>,
    /// The organisers (主办).
    pub organizer: Vec<String>,
    /// The units that carry it out (承办).
    pub undertaker: Vec<String>,
    /// The units that support it (协办).
    pub supporter: Vec<String>,
    /// The audiences, as written.
    pub audience: Vec<String>,
    /// Whether visitors must book.
    pub booking: Option<Spanned<Booking>>,
    /// What is written about booking, where it says more than `booking`: 需电话预约, 凭票.
    pub booking_text: Option<String>,
    /// The picture of a code for booking, such as that of a mini-program: a file, as written.
    pub booking_image: Option<Box<Spanned<String>>>,
    /// The address for booking: web, `mailto:` or `tel:`.
    pub booking_url: Option<Box<Spanned<String>>>,
    /// The telephone number for booking, as written.
    pub booking_phone: Option<Spanned<String>>,
    /// The end of booking.
    pub booking_deadline: Option<Box<Spanned<Moment>>>,
    /// What is written instead of a moment: 报满为止.
    pub booking_deadline_text: Option<String>,
    /// The number of visitors; `None` if no number is stated.
    pub capacity: Option<u64>,
    /// What is written instead of a number of visitors: 60-80, 不限.
    pub capacity_text: Option<String>,
    /// As written; `免费` if the fee is zero, absent or called free.
    pub fee: Spanned<String>,
    /// The public contact as one line of plain text.
    pub contact: Option<Spanned<String>>,
    /// The absolute web address of the livestream.
    pub livestream: Option<Box<Spanned<String>>>,
    /// The agenda in the order of the file.
    pub agenda: Vec<AgendaItem>,
    /// Provisions for people with disabilities, as written.
    pub accessibility: Vec<String>,
    /// Whether it takes place as announced; see `status_or_default`.
    pub status: Option<Box<Spanned<Status>>>,
    /// The original start of an activity that was moved.
    pub previous_start: Option<Box<Spanned<Moment>>>,
    /// What is written instead of a moment: 5月10日上午.
    pub previous_start_text: Option<String>,
    /// The number of visits, entered after the event.
    pub attendance: Option<u64>,
    /// What is written instead of a number of visits: 约500.
    pub attendance_text: Option<String>,
    /// A public note, plain text, such as the reason for a cancellation.
    pub note: Option<String>,
}

impl Activity {
    /// Decodes an activity.
    pub fn decode(fields: &mut Fields<'_>, context: &Context<'_>) -> Self {
        let Context { year, edition, extra_types, .. } = *context;
        let geo = fields.geo("geo").map(Box::new);
        let capacity = fields.count("capacity");
        let attendance = fields.count("attendance");
        let booking = words::booking(fields);
        let time_context = TimeContext { year, edition, start: None };
        let schedule = schedule::decode(fields, &time_context);
        let (deadline, deadline_text) = fields.moment_or_words("booking_deadline", &time_context);
        let (previous, previous_text) = fields.moment_or_words("previous_start", &time_context);
        Self {
            sessions: schedule.sessions,
            time_text: schedule.text,
            about: schedule.about,
            types: fields.words("type", ACTIVITY_TYPES, extra_types),
            scope: decode_scope(fields),
            format: words::format(fields),
            venue: fields.spanned_text("venue"),
            address: fields.text("address"),
            city: fields.text("city"),
            geo,
            organizer: fields.texts("organizer"),
            undertaker: fields.texts("undertaker"),
            supporter: fields.texts("supporter"),
            audience: fields.texts("audience"),
            booking: booking.term,
            booking_text: booking.text,
            booking_image: fields.stated("booking_image").map(Box::new),
            booking_url: fields.url("booking_url", REACH).map(Box::new),
            booking_phone: fields.spanned_text("booking_phone"),
            booking_deadline: deadline.map(Box::new),
            booking_deadline_text: deadline_text,
            capacity: capacity.number,
            capacity_text: fields.text("capacity_text").or(capacity.words),
            fee: decode_fee(fields),
            contact: decode_contact(fields),
            livestream: fields.url("livestream", WEB).map(Box::new),
            agenda: decode_agenda(fields),
            accessibility: fields.texts("accessibility"),
            status: words::status(fields).map(Box::new),
            previous_start: previous.map(Box::new),
            previous_start_text: previous_text,
            attendance: attendance.number,
            attendance_text: attendance.words,
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

    /// The stated format. Without one, an activity is online if its only type is 线上活动 and it has no
    /// venue, else on site.
    pub fn format_or_default(&self) -> Format {
        let only_online =
            !self.types.is_empty() && self.types.iter().all(|word| word.value == "线上活动");
        let default =
            if only_online && self.venue.is_none() { Format::Online } else { Format::Offline };
        self.format.as_ref().map_or(default, |format| format.value)
    }

    /// The stated status, by default `Normal`.
    pub fn status_or_default(&self) -> Status {
        self.status.as_ref().map_or(Status::Normal, |status| status.value)
    }

    /// Whether no fee is charged.
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
    let fee = fields.stated("fee");
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
        "" | "无"
            | "无费用"
            | "不收费"
            | "不收"
            | "不收取"
            | "免"
            | "免收"
            | "公益"
            | "free"
            | "零"
            | "否"
            | "false"
            | "no"
            | "×"
            | "✗"
    );
    let is_zero = fee
        .trim_start_matches(['¥', '￥'])
        .trim_end_matches("/人")
        .trim_end_matches("元")
        .trim()
        .parse::<f64>()
        == Ok(0.0);
    let names_price = ["元", "¥", "￥", "费用", "收费"].iter().any(|word| fee.contains(word));
    let says_free = fee.contains("免费") && !names_price;
    is_nothing || is_zero || says_free
}

/// Joins a map of name, phone and the like, or a list, to one line.
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

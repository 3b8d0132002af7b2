//! Checks of an activity whose single values are all valid.

use super::Activity;
use super::Session;
use crate::vocabulary::{Booking, Status};
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Place};
use skillweek_record::Fields;
use skillweek_record::key::Vocabulary;

/// Reports contradictions and missing details that visitors need. `has_body` says whether the page
/// has a text.
pub fn check(activity: &Activity, has_body: bool, fields: &mut Fields<'_>) {
    let found = activity
        .sessions
        .iter()
        .filter_map(|session| end_before_start(session, fields))
        .chain(deadline(activity, fields))
        .chain(booking(activity, fields))
        .chain(coordinates(activity, fields))
        .chain(cancelled(activity, has_body, fields))
        .chain(fee(activity, fields))
        .collect::<Vec<_>>();
    found.into_iter().for_each(|diagnostic| fields.report(diagnostic));
}

fn end_before_start(session: &Session, fields: &Fields<'_>) -> Option<Diagnostic> {
    let (start, end) = (session.span.start, session.span.end?);
    if end.last_instant() >= start.first_instant() {
        return None;
    }
    let (from, to) = (start.plain(), end.plain());
    let diagnostic = Diagnostic::new(
        Code::EndBeforeStart,
        text!("结束时间 {to} 早于开始时间 {from}", "it ends at {to}, before it starts at {from}"),
    )
    .at(fields.span_of(&session.end_place))
    .help(text!(
        "核对两个时间；跨天的活动请写出结束的日期",
        "check both; write the day of the end if it is another"
    ));
    Some(if session.start_place == session.end_place {
        diagnostic
    } else {
        diagnostic.note(
            text!("开始时间写在这里", "the start is here"),
            Some(fields.span_of(&session.start_place)),
        )
    })
}

fn deadline(activity: &Activity, fields: &Fields<'_>) -> Option<Diagnostic> {
    let deadline = activity.booking_deadline.as_deref()?;
    let first =
        activity.sessions.iter().min_by_key(|session| session.span.start.first_instant())?;
    // Each of several sessions may be open for booking until shortly before it starts.
    let last = activity
        .sessions
        .iter()
        .map(|session| session.span.start)
        .max_by_key(|start| start.first_instant())?;
    let is_late = match (deadline.value.time, last.time) {
        (Some(_), Some(_)) => deadline.value.first_instant() > last.first_instant(),
        _ => deadline.value.date > last.date,
    };
    let (until, from) = (deadline.value.plain(), first.span.start.plain());
    is_late.then(|| {
        Diagnostic::new(
            Code::DeadlineAfterStart,
            text!(
                "预约截止时间 {until} 晚于活动开始时间 {from}",
                "booking ends at {until}, after the activity starts at {from}"
            ),
        )
        .at(fields.span_of(&deadline.place))
        .note(
            text!("开始时间写在这里", "the start is here"),
            Some(fields.span_of(&first.start_place)),
        )
    })
}

fn booking(activity: &Activity, fields: &Fields<'_>) -> Option<Diagnostic> {
    let booking = activity.booking.as_ref()?;
    let has_channel = activity.booking_url.is_some()
        || activity.booking_phone.is_some()
        || activity.booking_image.is_some()
        || activity.booking_text.as_deref().is_some_and(names_channel)
        || activity.contact.is_some()
        // An invalid address has already been reported; reporting it again would add nothing.
        || fields.has("booking_url");
    if has_channel || !matches!(booking.value, Booking::Advised | Booking::Required) {
        return None;
    }
    let word = booking.value.term().zh;
    let code = booking.value.term().code;
    Some(
        Diagnostic::new(
            Code::BookingWithoutChannel,
            text!(
                "写了“{word}”，但没有写怎样预约",
                "booking is `{code}`, but nothing says how to book"
            ),
        )
        .at(fields.span_of(&booking.place))
        .help(text!(
            "加上“预约网址”“预约电话”“预约码”或“联系”",
            "add booking_url, booking_phone, booking_image or contact"
        )),
    )
}

/// Whether words about booking hold a number to call or an address.
fn names_channel(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 7 || text.contains("http")
}

fn coordinates(activity: &Activity, fields: &Fields<'_>) -> Option<Diagnostic> {
    // The bounding box of China, with a margin.
    let is_longitude = |number: f64| (73.0..=136.0).contains(&number);
    let is_latitude = |number: f64| (3.0..=54.5).contains(&number);
    let geo = activity.geo.as_deref()?;
    let [lng, lat] = geo.value;
    if is_longitude(lng) && is_latitude(lat) {
        return None;
    }
    let diagnostic = if is_longitude(lat) && is_latitude(lng) {
        Diagnostic::new(
            Code::CoordinatesSwapped,
            text!("坐标的经度和纬度写反了", "longitude and latitude are swapped"),
        )
        .help(text!("改为 [{lat}, {lng}]（经度在前）", "write [{lat}, {lng}], longitude first"))
    } else {
        Diagnostic::new(
            Code::CoordinatesSwapped,
            text!(
                "坐标 [{lng}, {lat}] 不在中国境内",
                "the coordinates [{lng}, {lat}] are not in China"
            ),
        )
        .help(text!(
            "写成 [经度, 纬度]，如 [120.3826, 36.0671]",
            "write [longitude, latitude], as in [120.3826, 36.0671]"
        ))
    };
    Some(diagnostic.at(fields.span_of(&geo.place)))
}

fn cancelled(activity: &Activity, has_body: bool, fields: &Fields<'_>) -> Vec<Diagnostic> {
    if has_body || activity.note.is_some() {
        return Vec::new();
    }
    let is_off = |status: Status| matches!(status, Status::Cancelled | Status::Rescheduled);
    let whole = activity.status.as_deref().into_iter();
    let sessions = activity.sessions.iter().filter(|session| session.note.is_none());
    let stated = whole.chain(sessions.filter_map(|session| session.status.as_deref()));
    stated
        .filter(|status| is_off(status.value))
        .map(|status| without_note(status.value, &status.place, fields))
        .collect()
}

fn without_note(status: Status, place: &Place, fields: &Fields<'_>) -> Diagnostic {
    let word = status.term().zh;
    let code = status.term().code;
    Diagnostic::new(
        Code::CancelledWithoutNote,
        text!("活动“{word}”，但没有任何说明", "the activity is {code}, but nothing explains it"),
    )
    .at(fields.span_of(place))
    .help(text!(
        "在正文或“备注”里写明原因和后续安排",
        "say why and what follows, in the text or under note"
    ))
}

fn fee(activity: &Activity, fields: &Fields<'_>) -> Option<Diagnostic> {
    let fee = &activity.fee.value;
    (!activity.is_free()).then(|| {
        Diagnostic::new(
            Code::FeeCharged,
            text!(
                "活动收费（{fee}），活动周的活动一般免费",
                "a fee is charged ({fee}); the week's activities are free as a rule"
            ),
        )
        .at(fields.span_of(&activity.fee.place))
        .help(text!("免费的话写“免费”或删去这一行", "delete the line if it is free"))
    })
}

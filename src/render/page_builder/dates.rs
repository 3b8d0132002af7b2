//! Dates as templates print them.

use crate::context::Date;
use skillweek_base::date::{TimeSpan, label};
use skillweek_base::text::Lang;
use skillweek_content::kinds::activity::{Activity, Session};

/// A day in all forms that templates print.
pub fn date(day: jiff::civil::Date, lang: Lang) -> Date {
    Date {
        iso: day.to_string(),
        year: day.year(),
        month: day.month(),
        day: day.day(),
        label: label::long(day, lang),
        short: label::short(day, lang),
        weekday: label::weekday(day.weekday(), lang).to_owned(),
    }
}

/// The time of an activity in words: the writer's own, if the sessions do not say all of them; the
/// span of a single session; the days and hours of several, or the days and their number.
pub fn when(activity: &Activity, year: Option<i16>, lang: Lang) -> String {
    if let Some(written) = &activity.time_text {
        return written.clone();
    }
    whole(activity, year, lang).unwrap_or_else(|| counted(activity, year, lang))
}

/// The time of an activity in words that leave out nothing of its sessions' times; `None` if these
/// are too many for a line, or differ in more than their times.
pub fn whole(activity: &Activity, year: Option<i16>, lang: Lang) -> Option<String> {
    let sessions = activity.sessions.as_slice();
    if let [only] = sessions {
        return Some(session(only, label::span(only.span, year, lang), lang));
    }
    let first = sessions.first()?;
    let is_like_first =
        |one: &Session| one.remark == first.remark && one.status.is_none() && one.note.is_none();
    if activity.time_text.is_some() || !sessions.iter().all(is_like_first) {
        return None;
    }
    let spans: Vec<TimeSpan> = sessions.iter().map(|session| session.span).collect();
    let several = label::several(&spans, year, lang)?;
    Some(match &first.remark {
        Some(remark) => label::remarked(&several, remark, lang),
        None => several,
    })
}

/// The days of several sessions, and their number.
fn counted(activity: &Activity, year: Option<i16>, lang: Lang) -> String {
    let (Some(start), Some(end)) = (activity.first_start(), activity.last_end()) else {
        return String::new();
    };
    let days = match start.date == end.date {
        true => label::day(start.date, year, lang),
        false => label::days(start.date, end.date, lang),
    };
    let count = activity.sessions.len();
    match lang {
        Lang::Zh => format!("{days}，共{count}场"),
        Lang::En => format!("{days}, {count} sessions"),
    }
}

/// A label of a session's time with the words beside it: the part of the day instead of hours,
/// others in brackets.
pub fn session(session: &Session, label: String, lang: Lang) -> String {
    match (&session.remark, session.span.start.time) {
        (None, _) => label,
        (Some(remark), None) if label.is_empty() || lang == Lang::Zh => format!("{label}{remark}"),
        (Some(remark), None) => format!("{label}, {remark}"),
        (Some(remark), Some(_)) => label::remarked(&label, remark, lang),
    }
}

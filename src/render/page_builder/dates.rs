//! Dates as templates print them.

use crate::base::date::{Moment, TimeSpan, label};
use crate::base::text::Lang;
use crate::content::kinds::activity::{Activity, Session};
use crate::render::context::Date;

/// A day in all its forms.
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

/// When an activity takes place, in words: its span, or from the first to the last of its sessions.
pub fn when(activity: &Activity, year: Option<i16>, lang: Lang) -> String {
    let sessions = activity.sessions.as_slice();
    if let [only] = sessions {
        return label::span(only.span, year, lang);
    }
    let (Some(start), Some(end)) = (activity.first_start(), activity.last_end()) else {
        return String::new();
    };
    let days = match start.date == end.date {
        true => label::day(start.date, year, lang),
        false => label::days(start.date, end.date, lang),
    };
    let count = sessions.len();
    match lang {
        Lang::Zh => format!("{days}，共{count}场"),
        Lang::En => format!("{days}, {count} sessions"),
    }
}

/// When a session takes place, in words.
pub fn session(session: &Session, year: Option<i16>, lang: Lang) -> String {
    label::span(session.span, year, lang)
}

/// The time of day of a session that begins and ends on one day.
pub fn time(span: TimeSpan, lang: Lang) -> String {
    label::times(span, lang)
}

/// A moment in words.
pub fn moment(moment: Moment, year: Option<i16>, lang: Lang) -> String {
    label::moment(moment, year, lang)
}

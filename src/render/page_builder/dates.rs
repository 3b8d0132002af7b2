//! Dates as templates print them.

use crate::context::Date;
use skillweek_base::date::label;
use skillweek_base::text::Lang;
use skillweek_content::kinds::activity::Activity;

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

/// The time of an activity in words: the span of a single session, or the days and the number of
/// several.
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

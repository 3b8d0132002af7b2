//! Prints days and spans for readers, in Chinese and in English.

use super::{Moment, TimeSpan};
use crate::text::Lang;
use jiff::civil::{Date, Time, Weekday};

/// 2023年5月14日, or May 14, 2023.
pub fn long(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}", date.year(), short(date, lang)),
        Lang::En => format!("{}, {}", short(date, lang), date.year()),
    }
}

/// 5月14日, or May 14.
pub fn short(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        Lang::En => date.strftime("%B %-d").to_string(),
    }
}

/// 星期日, or Sunday.
pub fn weekday(day: Weekday, lang: Lang) -> &'static str {
    let (zh, en) = match day {
        Weekday::Monday => ("星期一", "Monday"),
        Weekday::Tuesday => ("星期二", "Tuesday"),
        Weekday::Wednesday => ("星期三", "Wednesday"),
        Weekday::Thursday => ("星期四", "Thursday"),
        Weekday::Friday => ("星期五", "Friday"),
        Weekday::Saturday => ("星期六", "Saturday"),
        Weekday::Sunday => ("星期日", "Sunday"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// 9:00.
pub fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A span of days: 2023年5月14日—20日, or May 14–20, 2023.
pub fn days(start: Date, end: Date, lang: Lang) -> String {
    let same_year = start.year() == end.year();
    let same_month = same_year && start.month() == end.month();
    match lang {
        _ if start == end => long(start, lang),
        Lang::Zh if same_month => format!("{}—{}日", long(start, lang), end.day()),
        Lang::Zh if same_year => format!("{}—{}", long(start, lang), short(end, lang)),
        Lang::Zh => format!("{}—{}", long(start, lang), long(end, lang)),
        Lang::En if same_month => format!("{}–{}, {}", short(start, lang), end.day(), end.year()),
        Lang::En if same_year => format!("{} – {}", short(start, lang), long(end, lang)),
        Lang::En => format!("{} – {}", long(start, lang), long(end, lang)),
    }
}

/// A span of days without its year: 5月14日—20日, or May 14–20.
pub fn short_days(start: Date, end: Date, lang: Lang) -> String {
    let same_month = start.year() == end.year() && start.month() == end.month();
    match lang {
        Lang::Zh if same_month => format!("{}—{}日", short(start, lang), end.day()),
        Lang::En if same_month => format!("{}–{}", short(start, lang), end.day()),
        Lang::Zh => format!("{}—{}", short(start, lang), short(end, lang)),
        Lang::En => format!("{} – {}", short(start, lang), short(end, lang)),
    }
}

/// A day with its weekday: 5月14日（星期日）, or Sunday, May 14. The year is left out if it is
/// `known`.
pub fn day(date: Date, known: Option<i16>, lang: Lang) -> String {
    let name = if known == Some(date.year()) { short(date, lang) } else { long(date, lang) };
    match lang {
        Lang::Zh => format!("{name}（{}）", weekday(date.weekday(), lang)),
        Lang::En => format!("{}, {name}", weekday(date.weekday(), lang)),
    }
}

/// A moment: 5月14日（星期日）9:00.
pub fn moment(moment: Moment, known: Option<i16>, lang: Lang) -> String {
    let name = day(moment.date, known, lang);
    match (moment.time, lang) {
        (None, _) => name,
        (Some(time), Lang::Zh) => format!("{name}{}", clock(time)),
        (Some(time), Lang::En) => format!("{name}, {}", clock(time)),
    }
}

/// A span: 5月14日（星期日）9:00—11:30, 5月14日（星期日）—5月16日（星期二）.
pub fn span(span: TimeSpan, known: Option<i16>, lang: Lang) -> String {
    let start = moment(span.start, known, lang);
    let Some(end) = span.end.filter(|end| *end != span.start) else {
        return start;
    };
    let dash = match lang {
        Lang::Zh => "—",
        Lang::En => "–",
    };
    match (end.time, ends_same_day(span.start, end)) {
        (Some(time), true) => format!("{start}{dash}{}", end_clock(span.start, end, time)),
        (None, true) => start,
        (_, false) => {
            let blank = if lang == Lang::En { " " } else { "" };
            let known = if span.start.date.year() == end.date.year() {
                Some(end.date.year())
            } else {
                known
            };
            format!("{start}{blank}{dash}{blank}{}", moment(end, known, lang))
        }
    }
}

/// The times alone: 9:00—11:30; empty if only days are known.
pub fn times(span: TimeSpan, lang: Lang) -> String {
    let dash = if lang == Lang::Zh { "—" } else { "–" };
    match (span.start.time, span.end) {
        (None, _) => String::new(),
        (Some(start), Some(end)) if ends_same_day(span.start, end) => match end.time {
            Some(time) if end != span.start => {
                format!("{}{dash}{}", clock(start), end_clock(span.start, end, time))
            }
            _ => clock(start),
        },
        (Some(start), Some(Moment { time: Some(end), .. })) if is_overnight(span) => match lang {
            Lang::Zh => format!("{}{dash}次日{}", clock(start), clock(end)),
            Lang::En => format!("{}{dash}{} the next day", clock(start), clock(end)),
        },
        (Some(start), _) => clock(start),
    }
}

/// Whether a span ends in the night or morning after its only evening: within 24 hours.
pub fn is_overnight(span: TimeSpan) -> bool {
    let Some(end) = span.end else { return false };
    let is_next = span.start.date.tomorrow().is_ok_and(|next| next == end.date);
    is_next && end.time.is_some() && end.time < span.start.time
}

/// Several spans of hours in one text: the same hours on days that follow each other,
/// 2023年5月14日—16日 每天9:00—11:00, or a few on one day, 5月14日（星期日）9:00—11:00、14:00—16:00.
pub fn several(spans: &[TimeSpan], known: Option<i16>, lang: Lang) -> Option<String> {
    /// More hours of a day than these are a list and no text.
    const MOST: usize = 3;
    let (first, last) = (spans.first()?.start, spans.last()?.start);
    let is_plain = |span: &TimeSpan| {
        span.start.time.is_some() && span.end.is_none_or(|end| end.date == span.start.date)
    };
    if spans.len() < 2 || !spans.iter().all(is_plain) {
        return None;
    }
    let hours = |span: &TimeSpan| (span.start.time, span.end.and_then(|end| end.time));
    let follows = |pair: &[TimeSpan]| match pair {
        [one, two] => {
            hours(one) == hours(two) && one.start.date.tomorrow().ok() == Some(two.start.date)
        }
        _ => false,
    };
    if spans.windows(2).all(follows) {
        let (days, each) = (days(first.date, last.date, lang), times(*spans.first()?, lang));
        return Some(match lang {
            Lang::Zh => format!("{days} 每天{each}"),
            Lang::En => format!("{days}, daily {each}"),
        });
    }
    let is_one_day = spans.iter().all(|span| span.start.date == first.date);
    let is_ordered = spans.is_sorted_by_key(|span| span.start.time);
    if !is_one_day || !is_ordered || spans.len() > MOST {
        return None;
    }
    let day = day(first.date, known, lang);
    let each: Vec<String> = spans.iter().map(|span| times(*span, lang)).collect();
    Some(match lang {
        Lang::Zh => format!("{day}{}", each.join("、")),
        Lang::En => format!("{day}, {}", each.join(", ")),
    })
}

/// Words beside a time: 9:00—11:00（暂定）.
pub fn remarked(time: &str, remark: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{time}（{remark}）"),
        Lang::En => format!("{time} ({remark})"),
    }
}

/// Whether a span ends on its first day; midnight counts as that day's end, written 24:00.
fn ends_same_day(start: Moment, end: Moment) -> bool {
    start.date == end.date || is_midnight_after(start, end)
}

fn is_midnight_after(start: Moment, end: Moment) -> bool {
    start.time.is_some()
        && end.time == Some(Time::midnight())
        && start.date.tomorrow().is_ok_and(|next| next == end.date)
}

fn end_clock(start: Moment, end: Moment, time: Time) -> String {
    if is_midnight_after(start, end) { "24:00".to_owned() } else { clock(time) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse_span;
    use jiff::civil::date;

    #[test]
    fn spans_of_days_say_no_more_than_they_must() {
        let cases = [
            ((2023, 5, 14), (2023, 5, 20), "2023年5月14日—20日", "May 14–20, 2023"),
            ((2023, 5, 30), (2023, 6, 2), "2023年5月30日—6月2日", "May 30 – June 2, 2023"),
            (
                (2023, 12, 30),
                (2024, 1, 2),
                "2023年12月30日—2024年1月2日",
                "December 30, 2023 – January 2, 2024",
            ),
            ((2023, 5, 14), (2023, 5, 14), "2023年5月14日", "May 14, 2023"),
        ];
        for ((y, m, d), (z, n, e), zh, en) in cases {
            let (start, end) = (date(y, m, d), date(z, n, e));
            assert_eq!(days(start, end, Lang::Zh), zh);
            assert_eq!(days(start, end, Lang::En), en);
        }
    }

    #[test]
    fn moments_and_spans_read_as_people_write_them() {
        let cases = [
            ("5月14日", "5月14日（星期日）", "Sunday, May 14", ""),
            ("5月14日9:00", "5月14日（星期日）9:00", "Sunday, May 14, 9:00", "9:00"),
            (
                "5月14日9:00-11:30",
                "5月14日（星期日）9:00—11:30",
                "Sunday, May 14, 9:00–11:30",
                "9:00—11:30",
            ),
            (
                "5月14日20:00-24:00",
                "5月14日（星期日）20:00—24:00",
                "Sunday, May 14, 20:00–24:00",
                "20:00—24:00",
            ),
            (
                "5月14日-16日",
                "5月14日（星期日）—5月16日（星期二）",
                "Sunday, May 14 – Tuesday, May 16",
                "",
            ),
            (
                "5月14日9:00至16日12:00",
                "5月14日（星期日）9:00—5月16日（星期二）12:00",
                "Sunday, May 14, 9:00 – Tuesday, May 16, 12:00",
                "9:00",
            ),
            (
                "5月14日19:00至15日1:00",
                "5月14日（星期日）19:00—5月15日（星期一）1:00",
                "Sunday, May 14, 19:00 – Monday, May 15, 1:00",
                "19:00—次日1:00",
            ),
            ("2024-05-12", "2024年5月12日（星期日）", "Sunday, May 12, 2024", ""),
        ];
        for (text, zh, en, clock) in cases {
            let read = parse_span(text, Some(2023)).unwrap();
            assert_eq!(span(read, Some(2023), Lang::Zh), zh);
            assert_eq!(span(read, Some(2023), Lang::En), en);
            assert_eq!(times(read, Lang::Zh), clock);
        }
    }

    #[test]
    fn machines_get_the_offset() {
        let read = parse_span("2023-05-14 9:00", None).unwrap();
        assert_eq!(read.start.iso(), "2023-05-14T09:00:00+08:00");
        assert_eq!(Moment::day(date(2023, 5, 14)).iso(), "2023-05-14");
    }
}

//! Writes iCalendar (RFC 5545).
//!
//! Written without a library, because the file must depend on the content alone: libraries stamp
//! events with the clock and random identifiers. The rest is decided by the programs of
//! subscribers:
//! - Times are in UTC. China has no summer time, so nothing is lost, and Outlook, Apple and the
//!   calendars of Chinese phones all take it, while some of the latter skip a `VTIMEZONE`.
//! - Days are `VALUE=DATE`, and their `DTEND` is the day after the last, as RFC 5545 defines it.
//! - No `GEO`: it is defined in WGS-84, and our coordinates are GCJ-02, some 500 m away from it.
//!   The place is given in words, which map programs find by themselves.
//! - `REFRESH-INTERVAL` is `PT1H`: MIUI refuses the `P1H` that some generators write.

use jiff::ToSpan;
use jiff::civil::Date;
use skillweek_base::base_url;
use skillweek_base::date::Moment;
use skillweek_base::digest::Digest;

/// One appointment: a session of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// For the `UID`.
    pub identity: Identity,
    /// The page's own `updated` or `date`, never the clock.
    pub stamp: Moment,
    /// How often the appointment was moved or cancelled: programs keep the copy with the higher
    /// number.
    pub sequence: u32,
    /// Whether the session or its activity was cancelled.
    pub is_cancelled: bool,
    /// Plain text.
    pub title: String,
    /// A bare day makes an all-day appointment.
    pub start: Moment,
    /// The end. A bare day is the last day, included.
    pub end: Option<Moment>,
    /// Venue and address in words.
    pub location: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// The absolute address of the activity's page.
    pub url: Option<String>,
    /// The types of the activity.
    pub categories: Vec<String>,
}

/// The identity by which programs recognize an appointment when they fetch the calendar again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The site that owns the page: its `url` or, without one, its title and folder.
    pub site: String,
    /// The page's path within that site.
    pub page: String,
    /// Which of the activity's sessions, from 0.
    pub session: usize,
}

impl Identity {
    /// A name that is globally unique if `site` is.
    pub fn uid(&self) -> String {
        let whole = format!("{}\n{}\n{}", self.site, self.page, self.session);
        format!("{}@skillweek", Digest::of(whole.as_bytes()).short(32))
    }
}

/// A calendar as a file, under the name that subscribers see. Its events are written in their order,
/// one at a time: those of a whole country need too much memory at once.
pub fn write(name: &str, events: impl IntoIterator<Item = Event>) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//skillweek//skillweek//ZH");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.put("NAME", &escape(name));
    lines.put("X-WR-CALNAME", &escape(name));
    lines.put("X-WR-TIMEZONE", "Asia/Shanghai");
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    lines.put("X-PUBLISHED-TTL", "PT1H");
    for event in events {
        write_event(&mut lines, &event);
    }
    lines.put("END", "VCALENDAR");
    lines.text
}

fn write_event(lines: &mut Lines, event: &Event) {
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &event.identity.uid());
    lines.put("DTSTAMP", &utc(event.stamp));
    lines.put("SEQUENCE", &event.sequence.to_string());
    lines.put("STATUS", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    write_times(lines, event.start, event.end);
    lines.put("SUMMARY", &escape(&event.title));
    let texts = [("LOCATION", &event.location), ("DESCRIPTION", &event.description)];
    for (name, text) in texts {
        if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
            lines.put(name, &escape(text));
        }
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|name| escape(name)).collect();
        lines.put("CATEGORIES", &categories.join(","));
    }
    if let Some(url) = &event.url {
        lines.put("URL", &base_url::encode(url));
    }
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("END", "VEVENT");
}

/// Writes an all-day appointment if either end is a bare day. An end that is not after the start is
/// left out, because RFC 5545 forbids it.
fn write_times(lines: &mut Lines, start: Moment, end: Option<Moment>) {
    if start.time.is_some() && end.is_none_or(|end| end.time.is_some()) {
        lines.put("DTSTART", &utc(start));
        if let Some(end) = end.filter(|end| end.first_instant() > start.first_instant()) {
            lines.put("DTEND", &utc(end));
        }
        return;
    }
    let last = end.map_or(start.date, |end| end.date.max(start.date));
    lines.put("DTSTART;VALUE=DATE", &compact(start.date));
    if let Ok(after) = last.checked_add(1.day()) {
        lines.put("DTEND;VALUE=DATE", &compact(after));
    }
}

fn utc(moment: Moment) -> String {
    moment.utc().strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Escapes a value of type TEXT.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Content lines, folded.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// The most octets of a line, without its line break.
    const WIDTH: usize = 75;

    fn put(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if width + letter.len_utf8() > Self::WIDTH {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(letter);
            width += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn event() -> Event {
        Event {
            identity: Identity {
                site: "示例".into(),
                page: "activities/launch".into(),
                session: 0,
            },
            stamp: Moment::day(date(2023, 5, 1)),
            sequence: 0,
            is_cancelled: false,
            title: "启动仪式；开幕, 致辞\\合影".into(),
            start: Moment::at(date(2023, 5, 14).at(9, 0, 0, 0)),
            end: Some(Moment::at(date(2023, 5, 14).at(11, 30, 0, 0))),
            location: Some("体育馆".into()),
            description: Some("第一行\n第二行".into()),
            url: Some("https://example.edu.cn/活动.html\r\nX-EVIL:1".into()),
            categories: vec!["开放校园".into()],
        }
    }

    fn written(event: Event) -> String {
        write("活动周", [event])
    }

    #[test]
    fn an_appointment_is_written_as_programs_take_it() {
        let text = written(event());
        for line in [
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
            "DTSTAMP:20230430T160000Z\r\n",
            "DTSTART:20230514T010000Z\r\n",
            "DTEND:20230514T033000Z\r\n",
            "SUMMARY:启动仪式；开幕\\, 致辞\\\\合影\r\n",
            "DESCRIPTION:第一行\\n第二行\r\n",
            "STATUS:CONFIRMED\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(!text.contains("\nX-EVIL"), "{text}");
    }

    #[test]
    fn days_end_on_the_day_after_the_last() {
        let days = Event {
            start: Moment::day(date(2023, 5, 14)),
            end: Some(Moment::day(date(2023, 5, 20))),
            is_cancelled: true,
            ..event()
        };
        let text = written(days.clone());
        assert!(text.contains("DTSTART;VALUE=DATE:20230514\r\nDTEND;VALUE=DATE:20230521\r\n"));
        assert!(text.contains("STATUS:CANCELLED\r\n"));
        let mixed = Event { end: Some(Moment::at(date(2023, 5, 15).at(9, 0, 0, 0))), ..days };
        assert!(written(mixed).contains("DTEND;VALUE=DATE:20230516\r\n"));
    }

    #[test]
    fn an_end_before_the_start_is_left_out() {
        let end = Some(Moment::at(date(2023, 5, 14).at(8, 0, 0, 0)));
        assert!(!written(Event { end, ..event() }).contains("DTEND"));
    }

    #[test]
    fn identities_differ_and_stay() {
        let identity = event().identity;
        assert_eq!(identity.uid(), identity.clone().uid());
        assert_ne!(identity.uid(), Identity { session: 1, ..identity.clone() }.uid());
    }
}

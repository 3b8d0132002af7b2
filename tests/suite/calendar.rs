//! Calendars are read back by a parser that is not ours.

use icalendar::parser::{Component, read_calendar, unfold};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use proptest::prelude::*;
use skillweek::base::date::Moment;
use skillweek::render::formats::calendar::{Event, Identity, write};

fn moment() -> impl Strategy<Value = Moment> {
    let start: Date = date(1999, 12, 30);
    (0..20_000_i64, prop::option::of((0..24_i8, 0..60_i8))).prop_map(move |(days, time)| {
        let day = start.checked_add(days.days()).unwrap();
        match time {
            None => Moment::day(day),
            Some((hour, minute)) => Moment::at(day.at(hour, minute, 0, 0)),
        }
    })
}

/// Texts with everything that the format gives a meaning to, and characters of all widths.
const TEXT: &str = "([\\\\;,:\"\n]|[ -~]|[一-龥]|[𠀀-𠀟]|😀|BEGIN:VEVENT\n){0,60}";

fn event() -> impl Strategy<Value = Event> {
    let texts =
        (TEXT, prop::option::of(TEXT), prop::option::of(TEXT), prop::collection::vec(TEXT, 0..3));
    let times = (moment(), moment(), prop::option::of(moment()));
    (texts, times, any::<u32>(), any::<bool>(), 0..9_usize).prop_map(
        |(
            (title, location, description, categories),
            (stamp, start, end),
            sequence,
            is_cancelled,
            session,
        )| {
            Event {
                identity: Identity { site: "示例".into(), page: title.clone(), session },
                stamp,
                sequence,
                is_cancelled,
                title,
                start,
                end,
                location,
                description,
                url: Some("https://example.edu.cn/活动/a b.html".into()),
                categories,
            }
        },
    )
}

/// A property's value; the parser takes the escapes of texts away.
fn property(component: &Component<'_>, name: &str) -> Option<String> {
    let mut found = component.properties.iter().filter(|property| property.name == name);
    let value = found.next().map(|property| property.val.to_string());
    assert!(found.next().is_none(), "{name} twice");
    value
}

fn read_time(value: &str) -> DateTime {
    match value.strip_suffix('Z') {
        Some(utc) => {
            DateTime::strptime("%Y%m%dT%H%M%S", utc).unwrap().checked_add(8.hours()).unwrap()
        }
        None => Date::strptime("%Y%m%d", value).unwrap().at(0, 0, 0, 0),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_event_is_read_back(event in event(), name in TEXT) {
        let text = write(&name, [event.clone(), event.clone()]);

        for line in text.split_inclusive('\n') {
            prop_assert!(line.ends_with("\r\n") && line.len() <= 77, "{line:?}");
        }
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).map_err(TestCaseError::fail)?;
        prop_assert_eq!(calendar.components.len(), 2);
        let read = &calendar.components[0];
        prop_assert_eq!(property(read, "SUMMARY").unwrap(), event.title);
        let present = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        prop_assert_eq!(property(read, "LOCATION"), present(&event.location));
        prop_assert_eq!(property(read, "DESCRIPTION"), present(&event.description));
        prop_assert_eq!(property(read, "UID").unwrap(), event.identity.uid());
        prop_assert_eq!(property(read, "SEQUENCE").unwrap(), event.sequence.to_string());
        prop_assert_eq!(read_time(&property(read, "DTSTAMP").unwrap()), event.stamp.first_instant());
        let start = read_time(&property(read, "DTSTART").unwrap());
        prop_assert_eq!(start.date(), event.start.date);
        if let Some(end) = property(read, "DTEND") {
            prop_assert!(read_time(&end) > start);
        }
    }
}

//! Writes the activities as open data for users of Excel: CSV.
//!
//! The headings are those that our own reader of tables knows, so a portal's list can be imported
//! by another one unchanged.

use super::open_data::{Activity, Session, room};
use skillweek_base::date::Moment;
use skillweek_content::Kind;

/// A column of the CSV: its key, and the field for a session of an activity, or for one without any.
type Column = (&'static str, fn(&Activity, Option<&Session>) -> Option<String>);

/// The columns in their order, which must not change: new ones come last.
const COLUMNS: &[Column] = &[
    ("title", |activity, _| Some(activity.title.clone())),
    ("start", |_, session| Some(session?.start.plain())),
    ("end", |_, session| session?.end.map(Moment::plain)),
    ("venue", |activity, session| own(session, |own| &own.venue).or(activity.venue.clone())),
    ("address", |activity, _| activity.address.clone()),
    ("city", |activity, _| activity.city.clone()),
    ("type", |activity, _| list(&activity.types)),
    ("scope", |activity, _| activity.scope.clone()),
    ("format", |activity, _| activity.format.clone()),
    ("organizer", |activity, _| list(&activity.organizer)),
    ("undertaker", |activity, _| list(&activity.undertaker)),
    ("supporter", |activity, _| list(&activity.supporter)),
    ("audience", |activity, _| list(&activity.audience)),
    ("booking", |activity, _| activity.booking.clone()),
    ("booking_url", |activity, _| activity.booking_url.clone()),
    ("booking_phone", |activity, _| activity.booking_phone.clone()),
    ("booking_deadline", |activity, _| activity.booking_deadline.clone()),
    ("capacity", |activity, _| activity.capacity.map(|count| count.to_string())),
    ("fee", |activity, _| activity.fee.clone()),
    ("contact", |activity, _| activity.contact.clone()),
    ("livestream", |activity, _| activity.livestream.clone()),
    ("geo", |activity, _| activity.geo.map(|[lng, lat]| format!("{lng}, {lat}"))),
    ("status", |activity, session| own(session, |own| &own.status).or(activity.status.clone())),
    ("previous_start", |activity, _| activity.previous_start.clone()),
    ("summary", |activity, _| activity.summary.clone()),
    ("updated", |activity, _| activity.updated.clone()),
    ("time_text", |activity, session| {
        activity.time_text.clone().or_else(|| own(session, |own| &own.time_text))
    }),
    ("capacity_text", |activity, _| activity.capacity_text.clone()),
];

/// Columns that tell where a row comes from; a reader of our tables leaves them out.
const ORIGIN: [&str; 2] = ["来源门户", "活动网址"];

/// `data/activities.csv`: a row for each session, in UTF-8 with the byte order mark that Excel
/// needs. An activity without a session has a row without dates.
pub fn csv(activities: impl IntoIterator<Item = Activity>) -> String {
    let activities = activities.into_iter();
    let mut text = String::with_capacity(room(&activities, 1024));
    text.push('\u{feff}');
    let columns = Kind::Activity.columns();
    let heading = |key: &'static str| columns.and_then(|columns| columns.heading(key));
    let names = COLUMNS.iter().map(|&(key, _)| heading(key).unwrap_or(key));
    row(&mut text, names.chain(ORIGIN).map(str::to_owned));
    for activity in activities {
        let sessions = activity.sessions.iter().map(Some);
        let undated = activity.sessions.is_empty().then_some(None);
        for session in sessions.chain(undated) {
            let field = |(_, value): &Column| value(&activity, session).unwrap_or_default();
            let origin = [activity.site.clone(), activity.url.clone()];
            row(&mut text, COLUMNS.iter().map(field).chain(origin));
        }
    }
    text
}

/// A value that a session states for itself.
fn own(session: Option<&Session>, value: fn(&Session) -> &Option<String>) -> Option<String> {
    value(session?).clone()
}

/// Writes a record (RFC 4180).
fn row(text: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            text.push(',');
        }
        let field = guard(field);
        if field.contains([',', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ')
        {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

/// Excel takes a text that begins like this for a formula and would run it; an apostrophe keeps it
/// a text.
fn guard(field: String) -> String {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // A text that looks guarded is guarded once more, so that removing the guard restores it.
    let looks_guarded = field
        .strip_prefix('\'')
        .is_some_and(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']));
    if is_formula || looks_guarded { format!("'{field}") } else { field }
}

fn list(values: &[String]) -> Option<String> {
    (!values.is_empty()).then(|| values.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use skillweek_base::path::SourcePath;
    use skillweek_diag::{Severity, Sink};
    use skillweek_record::node::{Entry, Value as NodeValue};
    use skillweek_record::table;
    use skillweek_record::table::columns::is_ignored;

    fn activity(title: &str) -> Activity {
        let start = Moment::at(date(2023, 5, 14).at(9, 0, 0, 0));
        Activity {
            title: title.into(),
            url: "activities/a.html".into(),
            site: "示例学院".into(),
            sessions: vec![Session {
                start,
                end: None,
                time_text: None,
                venue: None,
                status: None,
            }],
            types: vec!["开放校园".into(), "体验课程".into()],
            geo: Some([120.3, 36.1]),
            fee: Some("免费".into()),
            ..Activity::default()
        }
    }

    fn read_back(text: &str) -> Vec<Vec<(String, String)>> {
        let mut sink = Sink::new();
        let file = SourcePath::new("a.csv");
        let columns = Kind::Activity.columns().unwrap();
        let rows = table::read(&file, text.as_bytes(), columns, &mut sink);
        // Where a list comes from is told not to be published.
        assert!(sink.diagnostics().iter().all(|found| found.severity == Severity::Info));
        let pair = |entry: Entry| match entry.node.value {
            NodeValue::Scalar { text, .. } => (entry.key, text),
            other => panic!("{other:?}"),
        };
        rows.into_iter()
            .map(|row| match row.node.value {
                NodeValue::Map(entries) => entries.into_iter().map(pair).collect(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn every_column_has_a_heading_that_is_read_back() {
        let columns = Kind::Activity.columns().unwrap();
        for (key, _) in COLUMNS {
            assert_eq!(columns.key(columns.heading(key).unwrap()), Some(*key));
        }
        assert!(ORIGIN.iter().all(|heading| is_ignored(heading)));
    }

    #[test]
    fn a_list_is_read_back_by_our_own_reader() {
        let undated = Activity { sessions: vec![], types: vec![], geo: None, ..activity("乙") };
        let rows = read_back(&csv([activity("甲"), undated]));
        let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|&(a, b)| (a.into(), b.into())).collect()
        };
        let first = [
            ("title", "甲"),
            ("start", "2023-05-14 09:00"),
            ("type", "开放校园、体验课程"),
            ("fee", "免费"),
            ("geo", "120.3, 36.1"),
        ];
        assert_eq!(rows, [pairs(&first), pairs(&[("title", "乙"), ("fee", "免费")])]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_survives_the_way_through_csv(
            titles in prop::collection::vec("[=+@'\"-]{0,3}[a-z一-三][ -~\n]{0,12}[a-z一-三]", 1..4),
        ) {
            let activities: Vec<Activity> = titles.iter().map(|title| activity(title)).collect();
            let text = csv(activities);
            for record in csv::Reader::from_reader(text.as_bytes()).records() {
                let is_formula = |field: &str| field.starts_with(['=', '+', '-', '@', '\t', '\r']);
                prop_assert!(!record.unwrap().iter().any(is_formula));
            }
            let read: Vec<String> =
                read_back(&text).into_iter().map(|row| row[0].1.clone()).collect();
            prop_assert_eq!(read, titles);
        }
    }
}

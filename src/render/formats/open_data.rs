//! Writes the activities as open data for programs: JSON.

use super::moment::Moment;
use serde::Serialize;

/// An activity as others may use it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Activity {
    pub title: String,
    /// The address of its page: absolute where the site has a `url`, else from the site's folder.
    pub url: String,
    /// The site that it comes from.
    pub site: String,
    pub sessions: Vec<Session>,
    #[serde(rename = "type")]
    pub types: Vec<String>,
    pub scope: Option<String>,
    pub format: Option<String>,
    pub venue: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<[f64; 2]>,
    pub organizer: Vec<String>,
    pub undertaker: Vec<String>,
    pub supporter: Vec<String>,
    pub audience: Vec<String>,
    pub booking: Option<String>,
    pub booking_url: Option<String>,
    pub booking_phone: Option<String>,
    pub booking_deadline: Option<String>,
    pub capacity: Option<u64>,
    pub fee: Option<String>,
    pub contact: Option<String>,
    pub livestream: Option<String>,
    pub status: Option<String>,
    pub previous_start: Option<String>,
    pub summary: Option<String>,
    pub updated: Option<String>,
}

/// When an activity takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub start: Moment,
    pub end: Option<Moment>,
    /// Where they differ from the activity's.
    pub venue: Option<String>,
    pub status: Option<String>,
}

impl Serialize for Session {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Iso<'a> {
            start: String,
            end: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            venue: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<&'a str>,
        }
        let iso = Iso {
            start: self.start.iso(),
            end: self.end.map(Moment::iso),
            venue: self.venue.as_deref(),
            status: self.status.as_deref(),
        };
        iso.serialize(serializer)
    }
}

/// `data/activities.json`: the site's title and its activities, in the order given.
pub fn json(site: &str, activities: impl Iterator<Item = Activity> + Clone) -> Vec<u8> {
    let document = Document {
        title: site,
        timezone: "Asia/Shanghai",
        coordinates: "GCJ-02",
        activities: Each(activities),
    };
    let mut text = Vec::with_capacity(room(&document.activities.0, 2048));
    // Cannot fail: all keys are texts, and a vector takes everything.
    let _ = serde_json::to_writer_pretty(&mut text, &document);
    text.push(b'\n');
    text
}

/// Room for more than a list usually takes, so that a country's is not moved as it grows: what is not
/// written to is no memory yet. `large` are the bytes of a large item.
pub(super) fn room(list: &impl Iterator, large: usize) -> usize {
    let (least, most) = list.size_hint();
    most.unwrap_or(least).saturating_mul(large)
}

#[derive(Serialize)]
struct Document<'a, A: Serialize> {
    title: &'a str,
    timezone: &'static str,
    coordinates: &'static str,
    activities: A,
}

/// A list that is written as it is made.
struct Each<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn activity(title: &str) -> Activity {
        let start = Moment::at(date(2023, 5, 14).at(9, 0, 0, 0));
        Activity {
            title: title.into(),
            url: "activities/a.html".into(),
            site: "示例学院".into(),
            sessions: vec![Session { start, end: None, venue: None, status: None }],
            types: vec!["开放校园".into(), "体验课程".into()],
            geo: Some([120.3, 36.1]),
            fee: Some("免费".into()),
            ..Activity::default()
        }
    }

    #[test]
    fn json_is_plain_and_stable() {
        let text = json("示例", [activity("=1+1")].into_iter());
        let read: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(read["activities"][0]["title"], "=1+1");
        assert_eq!(read["activities"][0]["sessions"][0]["start"], "2023-05-14T09:00:00+08:00");
        assert_eq!(text, json("示例", [activity("=1+1")].into_iter()));
    }
}

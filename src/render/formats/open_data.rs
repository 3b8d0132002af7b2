//! Writes the activities as open data for programs: JSON.

use serde::Serialize;
use skillweek_base::date::Moment;

/// An activity in the open data. Words of vocabularies are Chinese on every site.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Activity {
    /// Plain text.
    pub title: String,
    /// The address of its page: absolute where its site has an address, else relative to the file
    /// of the open data.
    pub url: String,
    /// The title of the site that it belongs to.
    pub site: String,
    /// The time as written, where it names no hour or no day, or can be read in several ways.
    pub time_text: Option<String>,
    /// In the order written; empty where no day is certain.
    pub sessions: Vec<Session>,
    /// In the order written, such as 开放校园.
    #[serde(rename = "type")]
    pub types: Vec<String>,
    /// 全国, 行业, 省级, 市级, 县级, 校级, or another level as written.
    pub scope: Option<String>,
    /// 线下, 线上 or 混合.
    pub format: Option<String>,
    /// The name of the place.
    pub venue: Option<String>,
    /// The street address.
    pub address: Option<String>,
    /// As written.
    pub city: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<[f64; 2]>,
    /// 主办单位, in the order written.
    pub organizer: Vec<String>,
    /// 承办单位, in the order written.
    pub undertaker: Vec<String>,
    /// 协办单位, in the order written.
    pub supporter: Vec<String>,
    /// Groups of people that the activity is for.
    pub audience: Vec<String>,
    /// 无需预约, 现场预约, 建议预约 or 必须预约, or what is written instead; `None` where nothing is
    /// said.
    pub booking: Option<String>,
    /// Absolute: `http`, `https`, `mailto` or `tel`.
    pub booking_url: Option<String>,
    /// As written.
    pub booking_phone: Option<String>,
    /// `2023-05-12`, or `2023-05-12 17:00`; or what is written instead.
    pub booking_deadline: Option<String>,
    /// How many people can take part.
    pub capacity: Option<u64>,
    /// What is written instead of a number of people: 60-80, 不限.
    pub capacity_text: Option<String>,
    /// As written; 免费 where nothing is charged or said.
    pub fee: Option<String>,
    /// Public contact details, as one line of plain text.
    pub contact: Option<String>,
    /// The address of the live stream, absolute.
    pub livestream: Option<String>,
    /// 正常, 改期, 取消 or 满员.
    pub status: Option<String>,
    /// The original date of an activity that was moved, in the form of `booking_deadline`.
    pub previous_start: Option<String>,
    /// The `summary` of the front matter, else the beginning of the text; plain text.
    pub summary: Option<String>,
    /// The page's own date of change, in the form of `booking_deadline`.
    pub updated: Option<String>,
}

/// A session of an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Session {
    /// Written in ISO 8601: `2023-05-14T09:00:00+08:00`, or a bare date.
    #[serde(serialize_with = "iso")]
    pub start: Moment,
    /// In the form of `start`.
    #[serde(serialize_with = "iso")]
    pub end: Option<Moment>,
    /// Words beside the time (暂定), or the part of the day without an hour; otherwise left out of
    /// the JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_text: Option<String>,
    /// The session's own place, if it has one; otherwise left out of the JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The session's own status, if it has one; otherwise left out of the JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

fn iso<S: serde::Serializer>(
    moment: &(impl Copy + Into<Option<Moment>>),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let moment: Option<Moment> = (*moment).into();
    moment.map(Moment::iso).serialize(serializer)
}

/// `data/activities.json`: the site's title and its activities, in the order given.
pub fn json(site: &str, activities: impl Iterator<Item = Activity> + Clone) -> Vec<u8> {
    let mut text = Vec::with_capacity(room(&activities, 2048));
    let document =
        Document { title: site, timezone: "Asia/Shanghai", coordinates: "GCJ-02", activities };
    // Cannot fail: all keys are texts, and a vector takes everything.
    let _ = serde_json::to_writer_pretty(&mut text, &document);
    text.push(b'\n');
    text
}

/// A capacity in bytes that is more than a list usually takes, so that the list of a country is not
/// moved as it grows; memory that is never written to is not used. `large` is the size of a large
/// item in bytes.
pub(super) fn room(list: &impl Iterator, large: usize) -> usize {
    let (least, most) = list.size_hint();
    most.unwrap_or(least).saturating_mul(large)
}

#[derive(Serialize)]
struct Document<'a, I: Iterator<Item = Activity> + Clone> {
    title: &'a str,
    timezone: &'static str,
    coordinates: &'static str,
    #[serde(serialize_with = "one_by_one")]
    activities: I,
}

fn one_by_one<S: serde::Serializer>(
    activities: &(impl Iterator<Item = Activity> + Clone),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(activities.clone())
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

    #[test]
    fn json_is_plain_and_stable() {
        let text = json("示例", [activity("=1+1")].into_iter());
        let read: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(read["activities"][0]["title"], "=1+1");
        assert_eq!(read["activities"][0]["sessions"][0]["start"], "2023-05-14T09:00:00+08:00");
        assert_eq!(text, json("示例", [activity("=1+1")].into_iter()));
    }
}

//! What templates receive about a page without its text: cards, and the facts of each kind.

use super::{Date, Image, Link};
use serde::Serialize;

/// An entry of a list: enough to show a page without its text.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// `activity`, `case`, `news`, `notice`, `media`, `video`, `gallery`, `download` or `page`.
    pub kind: &'static str,
    pub title: String,
    pub href: String,
    pub summary: Option<String>,
    pub cover: Option<Image>,
    pub date: Option<Date>,
    /// The site that it comes from, where that is not the page's own.
    pub from: Option<Link>,
    pub tags: Vec<String>,
    pub highlight: bool,
    pub draft: bool,
    pub activity: Option<ActivityFacts>,
    pub case: Option<CaseFacts>,
    pub media: Option<MediaFacts>,
    pub video: Option<VideoFacts>,
    /// How many pictures a gallery has, or files a download.
    pub count: Option<usize>,
}

/// What is known of an activity; cards and the activity's page share it.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityFacts {
    /// When, in words: 5月14日（星期日）9:00—11:30.
    pub when: String,
    /// The days alone, where there are several: 5月14日—20日.
    pub days: Option<String>,
    /// The first day.
    pub date: Option<Date>,
    /// ISO 8601 with offset (`2023-05-14T09:00:00+08:00`) or a bare date; of all sessions, the first start and last end.
    pub start: Option<String>,
    pub end: Option<String>,
    pub sessions: Vec<Session>,
    pub types: Vec<TypeLink>,
    pub scope: Option<String>,
    /// 线下, 线上 or 混合.
    pub format: String,
    /// `offline`, `online` or `mixed`.
    pub format_code: &'static str,
    pub venue: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<[f64; 2]>,
    /// Where to open the place in a map, by service.
    pub map_links: Vec<Link>,
    pub organizer: Vec<String>,
    pub undertaker: Vec<String>,
    pub supporter: Vec<String>,
    pub audience: Vec<String>,
    /// 无需预约, 现场预约, 建议预约 or 必须预约.
    pub booking: Option<String>,
    /// `none`, `on_site`, `advised` or `required`.
    pub booking_code: Option<&'static str>,
    pub booking_url: Option<String>,
    pub booking_phone: Option<String>,
    /// The deadline in words and in ISO 8601.
    pub booking_deadline: Option<String>,
    pub booking_deadline_iso: Option<String>,
    pub capacity: Option<u64>,
    pub fee: String,
    pub contact: Option<String>,
    pub livestream: Option<String>,
    pub agenda: Vec<AgendaItem>,
    pub accessibility: Vec<String>,
    /// 正常, 改期, 取消 or 满员.
    pub status: String,
    /// `normal`, `rescheduled`, `cancelled` or `full`.
    pub status_code: &'static str,
    /// The first date, in words, of an activity that was moved.
    pub previous_start: Option<String>,
    pub attendance: Option<u64>,
    /// Such as why it is cancelled.
    pub note: Option<String>,
    /// The activity's own calendar file.
    pub calendar: Option<String>,
    /// The page that prints as the activity's poster.
    pub poster: Option<String>,
}

/// One session of an activity.
#[derive(Debug, Clone, Serialize)]
pub struct Session {
    pub date: Date,
    /// 9:00—11:30, 全天, or empty where only the day is known.
    pub time: String,
    pub start: String,
    pub end: Option<String>,
    /// In words, day and time.
    pub label: String,
    pub venue: Option<String>,
    pub capacity: Option<u64>,
    pub note: Option<String>,
    pub status: Option<String>,
    pub status_code: Option<&'static str>,
}

/// A type of activity with the page that lists it.
#[derive(Debug, Clone, Serialize)]
pub struct TypeLink {
    pub label: String,
    pub slug: String,
    /// The list of this type in the page's own site; absent where the site shows none.
    pub href: Option<String>,
    /// How many activities of it the site shows.
    pub count: usize,
}

/// A line of an agenda.
#[derive(Debug, Clone, Serialize)]
pub struct AgendaItem {
    pub time: Option<String>,
    pub text: String,
}

/// What is known of a case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFacts {
    /// 典型人物, 典型经验 or 典型事迹.
    pub kind: Option<String>,
    pub person: Option<String>,
    pub school: Option<String>,
    pub honours: Vec<String>,
    pub integration: Vec<String>,
    pub quote: Option<String>,
}

/// What is known of a press report.
#[derive(Debug, Clone, Serialize)]
pub struct MediaFacts {
    pub outlet: Option<String>,
    pub outlet_level: Option<String>,
    pub original_title: Option<String>,
    pub source_url: Option<String>,
}

/// What is known of a video.
#[derive(Debug, Clone, Serialize)]
pub struct VideoFacts {
    /// The page of the video, where it is hosted elsewhere.
    pub url: Option<String>,
    /// The address of the embedded player of a supported service.
    pub embed: Option<String>,
    /// The service's name (哔哩哔哩).
    pub service: Option<String>,
    /// The file, where it is our own.
    pub file: Option<String>,
    pub poster: Option<Image>,
    pub duration: Option<String>,
}

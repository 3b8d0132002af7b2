//! Template values about a page without its text: cards, and the facts of each kind.

use super::{Date, Image, Link};
use serde::Serialize;
/// A line of an agenda: `time` and `text`, both as written.
pub use skillweek_content::kinds::activity::AgendaItem;

/// An entry of a list: enough to show a page without its text.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// `activity`, `case`, `news`, `notice`, `media`, `video`, `gallery`, `download` or `page`.
    pub kind: &'static str,
    /// Plain text.
    pub title: String,
    /// The address of the page, in its own site if this one does not render it.
    pub href: String,
    /// The `summary` of the front matter, else the beginning of the text; plain text.
    pub summary: Option<String>,
    /// The cover, else a gallery's first picture, a video's poster, a preview of the first file of
    /// a download, or the first photo in the text. Rows of the programme have
    /// one only if the theme sets `pictures.programme`.
    pub cover: Option<Image>,
    /// The day of publication; of an activity see `activity.date`.
    pub date: Option<Date>,
    /// The site that the page belongs to; `None` if that is this site.
    pub from: Option<Link>,
    /// In the order of the front matter.
    pub tags: Vec<String>,
    /// Whether the front matter marks it as a highlight (亮点).
    pub highlight: bool,
    /// Whether it is a draft, which is only seen with `--drafts`.
    pub draft: bool,
    /// Only where `kind` is `activity`.
    pub activity: Option<ActivityFacts>,
    /// Only where `kind` is `case`.
    pub case: Option<CaseFacts>,
    /// Only where `kind` is `media`.
    pub media: Option<MediaFacts>,
    /// Only where `kind` is `video`.
    pub video: Option<VideoFacts>,
    /// The number of pictures of a gallery, or of files of a download; `None` for other kinds.
    pub count: Option<usize>,
}

/// The facts of an activity, for cards and for its own page.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityFacts {
    /// Date and time in words: 5月14日（星期日）9:00—11:30; of several sessions the days and their
    /// number; the writer's own words where no hour or no day is certain. Empty where nothing is
    /// said.
    pub when: String,
    /// Whether `when` says all that there is to say about the times of several sessions.
    pub when_is_whole: bool,
    /// The writer's own words about the time, where `sessions` do not say all of it.
    pub time_text: Option<String>,
    /// The first and the last day in words, where they differ: 5月14日—20日.
    pub days: Option<String>,
    /// The first day; `None` where undated.
    pub date: Option<Date>,
    /// The first start of all sessions, ISO 8601: `2023-05-14T09:00:00+08:00`, or a bare date.
    pub start: Option<String>,
    /// The last end of all sessions, in the form of `start`; a session without an end counts by its
    /// start.
    pub end: Option<String>,
    /// In the order written; a single one made of `start` and `end` where no sessions are listed.
    pub sessions: Vec<Session>,
    /// In the order of the front matter.
    pub types: Vec<TypeLink>,
    /// 全国, 行业, 省级, 市级, 县级, 校级, or another level as written; Chinese in every language.
    pub scope: Option<String>,
    /// 线下, 线上 or 混合, in the site's language.
    pub format: String,
    /// `offline`, `online` or `mixed`.
    pub format_code: &'static str,
    /// The name of the place (地点).
    pub venue: Option<String>,
    /// The street address (地址).
    pub address: Option<String>,
    /// As written (城市).
    pub city: Option<String>,
    /// The city under which lists filter it: one spelling for all, else the region of its site.
    pub city_group: Option<String>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<[f64; 2]>,
    /// Links that open the place in a map, one for each service; empty without `venue` and
    /// `address`.
    pub map_links: Vec<Link>,
    /// 主办单位, in the order written.
    pub organizer: Vec<String>,
    /// 承办单位, in the order written.
    pub undertaker: Vec<String>,
    /// 协办单位, in the order written.
    pub supporter: Vec<String>,
    /// Groups of people that the activity is for (面向对象).
    pub audience: Vec<String>,
    /// 无需预约, 现场预约, 建议预约 or 必须预约, in the site's language, or what is written instead
    /// (需电话预约); `None` where nothing is said.
    pub booking: Option<String>,
    /// The way of booking by which lists are filtered: one of the four words if one of them is
    /// meant, else as `booking`.
    pub booking_kind: Option<String>,
    /// The picture of a code for booking (预约码); `None` without one, and once the activity is full
    /// or cancelled.
    pub booking_image: Option<Image>,
    /// `none`, `on_site`, `advised` or `required`.
    pub booking_code: Option<&'static str>,
    /// Absolute: `http`, `https`, `mailto` or `tel`.
    pub booking_url: Option<String>,
    /// As written.
    pub booking_phone: Option<String>,
    /// The deadline for booking in words: 5月12日（星期五）17:00; as written where it is no moment.
    pub booking_deadline: Option<String>,
    /// The deadline for booking, in the form of `start`; `None` where it is no moment.
    pub booking_deadline_iso: Option<String>,
    /// How many people can take part (名额).
    pub capacity: Option<u64>,
    /// What is written instead of a number: 60-80, 不限.
    pub capacity_text: Option<String>,
    /// As written; 免费 where nothing is charged or said.
    pub fee: String,
    /// Public contact details, as one line of plain text.
    pub contact: Option<String>,
    /// The address of the live stream, absolute.
    pub livestream: Option<String>,
    /// In the order written.
    pub agenda: Vec<AgendaItem>,
    /// Provisions for people with disabilities (无障碍条件).
    pub accessibility: Vec<String>,
    /// 正常, 改期, 取消 or 满员, in the site's language.
    pub status: String,
    /// `normal`, `rescheduled`, `cancelled` or `full`.
    pub status_code: &'static str,
    /// The original date in words, of an activity that was moved (原定时间).
    pub previous_start: Option<String>,
    /// How many people came, stated afterwards (参与人次).
    pub attendance: Option<u64>,
    /// What is written instead of a number: 约500.
    pub attendance_text: Option<String>,
    /// A public remark, such as the reason why it is cancelled.
    pub note: Option<String>,
    /// The address of the activity's own calendar file; `None` where undated or another site's.
    pub calendar: Option<String>,
    /// The address of the page that prints as the activity's poster; `None` for another site's
    /// activity, or if the theme makes no posters.
    pub poster: Option<String>,
}

/// One session of an activity.
#[derive(Debug, Clone, Serialize)]
pub struct Session {
    /// The day on which it starts.
    pub date: Date,
    /// 9:00—11:30, or 9:00 without an end on that day, with a remark in brackets; the part of the
    /// day without an hour; empty where only the day is known.
    pub time: String,
    /// ISO 8601: `2023-05-14T09:00:00+08:00`, or a bare date.
    pub start: String,
    /// In the form of `start`.
    pub end: Option<String>,
    /// Day and time in words: 5月14日（星期日）9:00—11:30.
    pub label: String,
    /// The session's own place; `None` where it is the activity's.
    pub venue: Option<String>,
    /// How many people this session takes (名额).
    pub capacity: Option<u64>,
    /// What is written instead of a number.
    pub capacity_text: Option<String>,
    /// Plain text.
    pub note: Option<String>,
    /// The session's own status, in words as `ActivityFacts::status`; `None` where it is the
    /// activity's.
    pub status: Option<String>,
    /// The session's own status, as `ActivityFacts::status_code`.
    pub status_code: Option<&'static str>,
}

/// A type of activity with the page that lists it.
#[derive(Debug, Clone, Serialize)]
pub struct TypeLink {
    /// As readers know it (开放校园); Chinese in every language for the usual types.
    pub label: String,
    /// The name in addresses: `open-campus`, or pinyin for a type that is not among the usual ones.
    pub slug: String,
    /// The address of this type's list in this site; `None` where the site shows none.
    pub href: Option<String>,
    /// How many activities of it the site shows.
    pub count: usize,
}

/// The facts of a case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFacts {
    /// 典型人物, 典型经验 or 典型事迹, in the site's language.
    pub kind: Option<String>,
    /// The person's name.
    pub person: Option<String>,
    /// The school or other organization.
    pub school: Option<String>,
    /// In the order written.
    pub honours: Vec<String>,
    /// 职普融通, 产教融合 and 科教融汇, those that apply, in the site's language.
    pub integration: Vec<String>,
    /// A sentence to quote (寄语), plain text.
    pub quote: Option<String>,
}

/// The facts of a press report.
#[derive(Debug, Clone, Serialize)]
pub struct MediaFacts {
    /// The name of the medium.
    pub outlet: Option<String>,
    /// 中央, 省级, 市级, 校级 or 自媒体, in the site's language.
    pub outlet_level: Option<String>,
    /// The title under which the medium published it.
    pub original_title: Option<String>,
    /// The address of the report, absolute.
    pub source_url: Option<String>,
}

/// The facts of a video.
#[derive(Debug, Clone, Serialize)]
pub struct VideoFacts {
    /// The address of the video's page, where it is hosted elsewhere.
    pub url: Option<String>,
    /// The address of the embedded player of a supported service.
    pub embed: Option<String>,
    /// The service's name (哔哩哔哩).
    pub service: Option<String>,
    /// The address of the file, where the site publishes it itself.
    pub file: Option<String>,
    /// The picture shown before it plays; `None` where none is named.
    pub poster: Option<Image>,
    /// As written, such as 3:20.
    pub duration: Option<String>,
}

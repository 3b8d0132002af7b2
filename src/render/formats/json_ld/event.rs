//! Describes an activity.

use super::{named, put, put_list, put_values, typed};
use crate::render::formats::moment::Moment;
use serde_json::{Value, json};

/// An activity.
#[derive(Debug, Clone, Default)]
pub struct Event<'a> {
    pub name: &'a str,
    /// The absolute address of its page.
    pub url: Option<&'a str>,
    pub description: Option<&'a str>,
    /// Absolute addresses.
    pub images: Vec<&'a str>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    pub status: Status,
    /// When it was to begin before it was moved.
    pub previous_start: Option<Moment>,
    pub attendance: Attendance,
    pub venue: Option<&'a str>,
    pub address: Option<&'a str>,
    pub city: Option<&'a str>,
    /// The address of its broadcast.
    pub livestream: Option<&'a str>,
    pub organizers: Vec<&'a str>,
    pub audience: Vec<&'a str>,
    /// `None` where nothing says so.
    pub is_free: Option<bool>,
    pub capacity: Option<u64>,
}

/// Whether an activity takes place as announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    #[default]
    Scheduled,
    Rescheduled,
    Cancelled,
}

/// Where people take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attendance {
    #[default]
    Offline,
    Online,
    Mixed,
}

/// An activity as an Event. schema.org asks for a start and a place, so an activity without a start is
/// none.
pub fn event(event: &Event<'_>) -> Option<Value> {
    let start = event.start?;
    let mut object = typed("Event");
    put(&mut object, "name", Some(event.name));
    put(&mut object, "url", event.url);
    put(&mut object, "description", event.description);
    put_list(&mut object, "image", &event.images);
    object.insert("startDate".into(), start.iso().into());
    put(&mut object, "endDate", event.end.map(Moment::iso));
    let status = match event.status {
        Status::Scheduled => "EventScheduled",
        Status::Rescheduled => "EventRescheduled",
        Status::Cancelled => "EventCancelled",
    };
    put(&mut object, "eventStatus", Some(schema(status)));
    put(&mut object, "previousStartDate", event.previous_start.map(Moment::iso));
    let mode = match event.attendance {
        Attendance::Offline => "OfflineEventAttendanceMode",
        Attendance::Online => "OnlineEventAttendanceMode",
        Attendance::Mixed => "MixedEventAttendanceMode",
    };
    put(&mut object, "eventAttendanceMode", Some(schema(mode)));
    put_values(&mut object, "location", locations(event));
    put_values(&mut object, "organizer", named("Organization", &event.organizers));
    if !event.audience.is_empty() {
        let audience = json!({"@type": "Audience", "audienceType": event.audience.join("、")});
        object.insert("audience".into(), audience);
    }
    if let Some(is_free) = event.is_free {
        object.insert("isAccessibleForFree".into(), is_free.into());
    }
    if let Some(capacity) = event.capacity {
        object.insert("maximumAttendeeCapacity".into(), capacity.into());
    }
    Some(Value::Object(object))
}

fn locations(event: &Event<'_>) -> Vec<Value> {
    let mut locations = Vec::new();
    if event.attendance != Attendance::Online
        && let Some(name) = event.venue.or(event.address).or(event.city)
    {
        let mut address = typed("PostalAddress");
        put(&mut address, "streetAddress", event.address.or(event.venue));
        put(&mut address, "addressLocality", event.city);
        put(&mut address, "addressCountry", Some("CN"));
        locations.push(json!({"@type": "Place", "name": name, "address": address}));
    }
    if event.attendance != Attendance::Offline
        && let Some(url) = event.livestream.or(event.url)
    {
        locations.push(json!({"@type": "VirtualLocation", "url": url}));
    }
    locations
}

fn schema(name: &str) -> String {
    format!("https://schema.org/{name}")
}

//! Describes an activity as a schema.org Event.

use super::{named, put, put_list, put_values, typed};
use crate::base::date::Moment;
use serde_json::{Value, json};

/// The facts of an activity.
#[derive(Debug, Clone, Default)]
pub struct Event<'a> {
    /// The title, plain text.
    pub name: &'a str,
    /// The absolute address of its page.
    pub url: Option<&'a str>,
    /// Plain text.
    pub description: Option<&'a str>,
    /// Absolute addresses of pictures.
    pub images: Vec<&'a str>,
    /// The first start of all sessions; there is no Event without one.
    pub start: Option<Moment>,
    /// The last end of all sessions; a bare day is included.
    pub end: Option<Moment>,
    /// For `eventStatus`.
    pub status: Status,
    /// The original start of an activity that was moved.
    pub previous_start: Option<Moment>,
    /// For `eventAttendanceMode`; decides which places are described.
    pub attendance: Attendance,
    /// The name of the place.
    pub venue: Option<&'a str>,
    /// The street address.
    pub address: Option<&'a str>,
    /// For `addressLocality`.
    pub city: Option<&'a str>,
    /// The absolute address of the live stream.
    pub livestream: Option<&'a str>,
    /// Names of organizations.
    pub organizers: Vec<&'a str>,
    /// Groups of people that the activity is for.
    pub audience: Vec<&'a str>,
    /// `None` where it is not known.
    pub is_free: Option<bool>,
    /// How many people can take part.
    pub capacity: Option<u64>,
}

/// Whether an activity takes place as announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Also where it is full.
    #[default]
    Scheduled,
    /// Moved to another date.
    Rescheduled,
    /// Called off.
    Cancelled,
}

/// The way in which people take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attendance {
    /// On site.
    #[default]
    Offline,
    /// Over the Internet.
    Online,
    /// Either way.
    Mixed,
}

/// An activity as an Event; `None` without a start, since schema.org asks for a start and a place.
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

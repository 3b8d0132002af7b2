//! Describes an activity as a schema.org Event.

use super::{Described, known, named};
use serde_json::{Value, json};
use skillweek_base::date::Moment;
use skillweek_content::document::Document;
use skillweek_content::kinds::Activity;
use skillweek_content::vocabulary::{Format, Status};

/// An activity as an Event; `None` without a start, since schema.org asks for a start and a place.
pub fn event(document: &Document, page: &Described) -> Option<Value> {
    let activity = document.activity()?;
    let start = activity.first_start()?;
    let status = match activity.status_or_default() {
        Status::Normal | Status::Full => "EventScheduled",
        Status::Rescheduled => "EventRescheduled",
        Status::Cancelled => "EventCancelled",
    };
    let mode = match activity.format_or_default() {
        Format::Offline => "OfflineEventAttendanceMode",
        Format::Online => "OnlineEventAttendanceMode",
        Format::Mixed => "MixedEventAttendanceMode",
    };
    let organizers = activity.organizer.iter().map(|name| named("Organization", name));
    let audience = activity.audience.join("、");
    let audience = json!({"@type": "Audience", "audienceType": audience});
    Some(known(json!({
        "@type": "Event",
        "name": document.front.title.value,
        "url": page.url,
        "description": page.description,
        "image": page.image,
        "startDate": start.iso(),
        "endDate": activity.last_end().map(Moment::iso),
        "eventStatus": schema(status),
        "previousStartDate": activity.previous_start.as_ref().map(|moment| moment.value.iso()),
        "eventAttendanceMode": schema(mode),
        "location": locations(activity, page),
        "organizer": organizers.collect::<Vec<_>>(),
        "audience": (!activity.audience.is_empty()).then_some(audience),
        "isAccessibleForFree": activity.is_free(),
        "maximumAttendeeCapacity": activity.capacity,
    })))
}

/// The places that the format of an activity speaks of.
fn locations(activity: &Activity, page: &Described) -> Vec<Value> {
    let format = activity.format_or_default();
    let (venue, address) =
        (activity.venue.as_ref().map(|venue| &venue.value), activity.address.as_ref());
    let mut locations = Vec::new();
    if format != Format::Online
        && let Some(name) = venue.or(address).or(activity.city.as_ref())
    {
        let address = known(json!({
            "@type": "PostalAddress",
            "streetAddress": address.or(venue),
            "addressLocality": activity.city,
            "addressCountry": "CN",
        }));
        locations.push(json!({"@type": "Place", "name": name, "address": address}));
    }
    if format != Format::Offline
        && let Some(url) = activity.livestream.as_ref().map(|url| &url.value).or(page.url.as_ref())
    {
        locations.push(json!({"@type": "VirtualLocation", "url": url}));
    }
    locations
}

fn schema(name: &str) -> String {
    format!("https://schema.org/{name}")
}

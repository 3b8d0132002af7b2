//! The facts of an activity, as a page shows them.

use super::PageBuilder;
use super::dates;
use crate::context::{ActivityFacts, Link, Session, TypeLink};
use crate::formats::map_links::{self, MapPlace};
use skillweek_base::date::{Moment, label};
use skillweek_content::kinds::activity::{self, Activity};
use skillweek_content::vocabulary::type_slug;
use skillweek_record::Spanned;
use skillweek_record::key::Vocabulary;
use skillweek_site::page::Page;

/// The text of a value that may be absent.
pub fn text(value: Option<&Spanned<String>>) -> Option<String> {
    value.map(|text| text.value.clone())
}

impl PageBuilder<'_> {
    /// The facts of an activity, with labels in the site's language; `None` for other kinds.
    pub fn activity_facts(&self, page: &Page) -> Option<ActivityFacts> {
        let activity = page.document.activity()?;
        let renderer = self.renderer;
        let (lang, year) = (renderer.lang(), renderer.settings().edition.year_of_dates());
        let (start, end) = (activity.first_start(), activity.last_end());
        let format = activity.format_or_default().term();
        let status = activity.status_or_default().term();
        let booking = activity.booking.as_ref().map(|booking| booking.value.term());
        let deadline = activity.booking_deadline.as_deref().map(|deadline| deadline.value);
        Some(ActivityFacts {
            when: dates::when(activity, year, lang),
            days: start
                .zip(end)
                .filter(|(start, end)| start.date != end.date)
                .map(|(start, end)| label::short_days(start.date, end.date, lang)),
            date: start.map(|start| dates::date(start.date, lang)),
            start: start.map(Moment::iso),
            end: end.map(Moment::iso),
            sessions: activity.sessions.iter().map(|session| self.session(session)).collect(),
            types: activity.types.iter().map(|label| self.type_link(&label.value)).collect(),
            scope: activity.scope.clone(),
            format: renderer.term(format),
            format_code: format.code,
            venue: text(activity.venue.as_ref()),
            address: activity.address.clone(),
            city: activity.city.clone(),
            city_group: self.renderer.graph.city_of(page).map(str::to_owned),
            geo: activity.geo.as_deref().map(|geo| geo.value),
            map_links: map_links(page, activity, self.renderer.graph.city_of(page)),
            organizer: activity.organizer.clone(),
            undertaker: activity.undertaker.clone(),
            supporter: activity.supporter.clone(),
            audience: activity.audience.clone(),
            booking: booking.map(|term| renderer.term(term)),
            booking_code: booking.map(|term| term.code),
            booking_url: text(activity.booking_url.as_deref()),
            booking_phone: text(activity.booking_phone.as_ref()),
            booking_deadline: deadline.map(|deadline| label::moment(deadline, year, lang)),
            booking_deadline_iso: deadline.map(Moment::iso),
            capacity: activity.capacity,
            fee: activity.fee.value.clone(),
            contact: text(activity.contact.as_ref()),
            livestream: text(activity.livestream.as_deref()),
            agenda: activity.agenda.clone(),
            accessibility: activity.accessibility.clone(),
            status: renderer.term(status),
            status_code: status.code,
            previous_start: activity
                .previous_start
                .as_deref()
                .map(|moment| label::moment(moment.value, year, lang)),
            attendance: activity.attendance,
            note: activity.note.clone(),
            calendar: self.activity_calendar(page),
            poster: self.poster_href(page),
        })
    }

    fn session(&self, session: &activity::Session) -> Session {
        let lang = self.renderer.lang();
        let year = self.renderer.settings().edition.year_of_dates();
        Session {
            date: dates::date(session.span.start.date, lang),
            time: label::times(session.span, lang),
            start: session.span.start.iso(),
            end: session.span.end.map(Moment::iso),
            label: label::span(session.span, year, lang),
            venue: text(session.venue.as_deref()),
            capacity: session.capacity,
            note: session.note.clone(),
            status: session.status.as_deref().map(|status| self.renderer.term(status.value.term())),
            status_code: session.status.as_deref().map(|status| status.value.term().code),
        }
    }

    /// A type with the address of its list in this site, if the site shows any activity of it.
    pub fn type_link(&self, label: &str) -> TypeLink {
        let slug = type_slug(label);
        let count = self.renderer.programme.of_type(label).map_or(0, <[usize]>::len);
        let href = (count > 0).then(|| self.href(&format!("activities/type/{slug}")));
        TypeLink { label: label.to_owned(), slug, href, count }
    }

    /// The address of the activity's own calendar file: only in its own site, and only if it has a
    /// date.
    fn activity_calendar(&self, page: &Page) -> Option<String> {
        let is_dated = page.document.start().is_some();
        (is_dated && page.site == self.renderer.site.id)
            .then(|| self.file_href(&format!("{}.ics", page.name)))
    }
}

/// Links that open the place in a map; none for an activity that is only online.
/// `region` narrows the search.
fn map_links(page: &Page, activity: &Activity, region: Option<&str>) -> Vec<Link> {
    if activity.venue.is_none() && activity.address.is_none() {
        return Vec::new();
    }
    let venue = activity.venue.as_ref().unwrap_or(&page.document.front.title);
    let place = MapPlace {
        name: &venue.value,
        address: activity.address.as_deref(),
        city: region,
        geo: activity.geo.as_deref().map(|geo| geo.value),
    };
    map_links::map_links(&place)
}

//! The facts of an activity, as a page shows them.

use super::PageBuilder;
use super::dates;
use crate::context::{ActivityFacts, Image, Link, Session, TypeLink};
use crate::formats::map_links::{self, MapPlace};
use crate::site::SiteRenderer;
use skillweek_base::date::{Moment, label};
use skillweek_base::text::Lang;
use skillweek_content::kinds::activity::{self, Activity};
use skillweek_content::vocabulary::{Status, type_slug};
use skillweek_record::Spanned;
use skillweek_record::key::Vocabulary;
use skillweek_site::page::Page;

/// The text of a value that may be absent.
pub fn text(value: Option<&Spanned<String>>) -> Option<String> {
    value.map(|text| text.value.clone())
}

impl SiteRenderer<'_> {
    /// The way of booking by which lists are filtered: the word of the vocabulary in the site's
    /// language, else what is written.
    pub fn booking_kind(&self, activity: &Activity) -> Option<String> {
        let term = activity.booking.as_ref().map(|booking| self.term(booking.value.term()));
        term.or_else(|| activity.booking_text.clone())
    }
}

impl PageBuilder<'_> {
    /// The facts of an activity, with labels in the site's language; `None` for other kinds.
    pub fn activity_facts(&self, page: &Page) -> Option<ActivityFacts> {
        let activity = page.document.activity()?;
        let renderer = self.renderer;
        let (lang, year) = (renderer.lang(), renderer.settings().edition.year_of_dates());
        let (start, end) = (activity.first_start(), activity.last_end());
        let is_one_night =
            matches!(activity.sessions.as_slice(), [only] if label::is_overnight(only.span));
        let format = activity.format_or_default().term();
        let status = activity.status_or_default().term();
        let booking = activity.booking.as_ref().map(|booking| booking.value.term());
        let deadline = activity.booking_deadline.as_deref().map(|deadline| deadline.value);
        Some(ActivityFacts {
            when: dates::when(activity, year, lang),
            when_is_whole: dates::whole(activity, year, lang).is_some(),
            time_text: activity.time_text.clone(),
            days: start
                .zip(end)
                .filter(|(start, end)| start.date != end.date && !is_one_night)
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
            booking: activity.booking_text.clone().or(booking.map(|term| renderer.term(term))),
            booking_kind: renderer.booking_kind(activity),
            booking_image: self.booking_image(page),
            booking_code: booking.map(|term| term.code),
            booking_url: text(activity.booking_url.as_deref()),
            booking_phone: text(activity.booking_phone.as_ref()),
            booking_deadline: deadline
                .map(|deadline| label::moment(deadline, year, lang))
                .or_else(|| activity.booking_deadline_text.clone()),
            booking_deadline_iso: deadline.map(Moment::iso),
            capacity: activity.capacity,
            capacity_text: activity.capacity_text.clone(),
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
                .map(|moment| label::moment(moment.value, year, lang))
                .or_else(|| activity.previous_start_text.clone()),
            attendance: activity.attendance,
            attendance_text: activity.attendance_text.clone(),
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
            time: dates::session(session, label::times(session.span, lang), lang),
            start: session.span.start.iso(),
            end: session.span.end.map(Moment::iso),
            label: dates::session(session, label::span(session.span, year, lang), lang),
            venue: text(session.venue.as_deref()),
            capacity: session.capacity,
            capacity_text: session.capacity_text.clone(),
            note: session.note.clone(),
            status: session.status.as_deref().map(|status| self.renderer.term(status.value.term())),
            status_code: session.status.as_deref().map(|status| status.value.term().code),
        }
    }

    /// The picture of the code for booking; `None` without one, and once the activity is full or
    /// cancelled.
    fn booking_image(&self, page: &Page) -> Option<Image> {
        let activity = page.document.activity()?;
        let is_open = !matches!(activity.status_or_default(), Status::Cancelled | Status::Full);
        let written = activity.booking_image.as_deref().filter(|_| is_open)?;
        let title = &page.document.front.title.value;
        let alt = match self.renderer.lang() {
            Lang::Zh => format!("“{title}”的预约码"),
            Lang::En => format!("Code for booking “{title}”"),
        };
        self.image(page.file(&written.value)?, &alt, None)
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

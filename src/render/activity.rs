//! What a page shows of an activity.

use super::context::{ActivityFacts, AgendaItem, Session, TypeLink};
use super::formats::map_links;
use super::sheet::Sheet;
use crate::base::date::Moment;
use crate::base::date_label;
use crate::base::slug::slug;
use crate::content::activity::{self, Activity};
use crate::site::page::Page;

impl Sheet<'_> {
    /// The facts of an activity, with labels in the site's language.
    pub fn activity_facts(&self, page: &Page, activity: &Activity) -> ActivityFacts {
        let lang = self.renderer.lang();
        let first = activity.sessions.first();
        let last_end = activity.sessions.iter().map(activity::Session::last).max();
        let day = |moment: &Moment| date_label::day(moment.date, lang);
        ActivityFacts {
            when: date_label::sessions(&activity.sessions, lang),
            date: first.map(|session| day(&session.start)),
            start: first.map(|session| session.start.iso()),
            end: last_end.map(|moment| moment.iso()),
            sessions: activity.sessions.iter().map(|session| self.session(session)).collect(),
            types: activity.types.iter().map(|label| self.type_link(label)).collect(),
            scope: activity.scope.clone(),
            format: activity.format.label(lang).to_owned(),
            format_code: activity.format.name(),
            venue: activity.venue.clone(),
            address: activity.address.clone(),
            city: activity.city.clone(),
            geo: activity.geo,
            map_links: self.map_links(page, activity),
            organizer: activity.organizer.clone(),
            undertaker: activity.undertaker.clone(),
            supporter: activity.supporter.clone(),
            audience: activity.audience.clone(),
            booking: activity.booking.map(|booking| booking.label(lang).to_owned()),
            booking_code: activity.booking.map(activity::Booking::name),
            booking_url: activity.booking_url.clone(),
            booking_phone: activity.booking_phone.clone(),
            booking_deadline: activity
                .booking_deadline
                .as_ref()
                .map(|deadline| date_label::moment(deadline, lang)),
            booking_deadline_iso: activity.booking_deadline.as_ref().map(Moment::iso),
            capacity: activity.capacity,
            fee: activity.fee.clone().unwrap_or_else(|| self.renderer.word("free")),
            contact: activity.contact.clone(),
            livestream: activity.livestream.clone(),
            agenda: activity.agenda.iter().map(agenda_item).collect(),
            accessibility: activity.accessibility.clone(),
            status: activity.status.label(lang).to_owned(),
            status_code: activity.status.name(),
            previous_start: activity
                .previous_start
                .as_ref()
                .map(|moment| date_label::moment(moment, lang)),
            attendance: activity.attendance,
            calendar: self.activity_calendar(page),
        }
    }

    fn session(&self, session: &activity::Session) -> Session {
        let lang = self.renderer.lang();
        Session {
            date: date_label::day(session.start.date, lang),
            time: date_label::time(session, lang),
            start: session.start.iso(),
            end: session.end.as_ref().map(Moment::iso),
            label: date_label::session(session, lang),
            venue: session.venue.clone(),
            capacity: session.capacity,
            note: session.note.clone(),
            status: session.status.clone(),
        }
    }

    /// A type with the list of it in this site, where this site shows any.
    pub fn type_link(&self, label: &str) -> TypeLink {
        let slug = slug(label);
        let count = self.renderer.programme.of_type(label).map_or(0, <[usize]>::len);
        let href = (count > 0).then(|| self.href(&format!("activities/type/{slug}")));
        TypeLink { label: label.to_owned(), slug, href, count }
    }

    fn map_links(&self, page: &Page, activity: &Activity) -> Vec<super::context::Link> {
        let place = activity.venue.as_deref().unwrap_or(&page.document.front.title);
        let address = activity.address.as_deref().unwrap_or_default();
        map_links::map_links(place, address, activity.geo)
    }

    /// The activity's own calendar file: only beside its page, and only if it has a date.
    fn activity_calendar(&self, page: &Page) -> Option<String> {
        let is_dated = page.document.start().is_some();
        (is_dated && page.site == self.renderer.site.id)
            .then(|| self.file_href(&format!("{}.ics", page.name)))
    }
}

fn agenda_item(item: &activity::AgendaItem) -> AgendaItem {
    AgendaItem { time: item.time.clone(), text: item.text.clone() }
}

//! Calendars: one of all a site's activities to subscribe to, and one for each activity to keep.

use super::activity::text;
use super::formats::calendar::{self, Calendar, Event, Identity};
use super::run::File;
use super::sheet::Sheet;
use super::site::SiteRenderer;
use crate::content::activity::{Activity, Session};
use crate::content::vocabulary::Status;
use crate::record::key::Vocabulary;
use crate::site::column::Entry;
use crate::site::page::Page;

/// The site's calendars; none where it has no activities.
pub fn calendars(renderer: &SiteRenderer<'_>) -> Vec<File> {
    let Some(column) = renderer.column(super::site::ACTIVITIES) else { return Vec::new() };
    let sheet = Sheet::at(renderer, "activities/calendar.ics");
    let mut files = Vec::new();
    let mut all = Vec::new();
    for entry in &column.entries {
        let events = events(&sheet, entry);
        let is_own = renderer.graph.page(entry.page).site == renderer.site.id;
        if is_own && !events.is_empty() {
            let name = renderer.graph.page(entry.page).document.front.title.value.clone();
            let calendar = Calendar { name, events: events.clone() };
            let file = format!("{}.ics", entry.name);
            files.push(File::plain(renderer.site, &file, calendar::write(&calendar)));
        }
        all.extend(events);
    }
    let whole = Calendar { name: renderer.settings().title.clone(), events: all };
    let file = "activities/calendar.ics";
    files.push(File::plain(renderer.site, file, calendar::write(&whole)));
    files
}

fn events(sheet: &Sheet<'_>, entry: &Entry) -> Vec<Event> {
    let page = sheet.renderer.graph.page(entry.page);
    let Some(activity) = page.document.activity() else { return Vec::new() };
    let sessions = activity.sessions.iter().enumerate();
    sessions.map(|(index, session)| event(sheet, page, activity, index, session)).collect()
}

fn event(
    sheet: &Sheet<'_>,
    page: &Page,
    activity: &Activity,
    index: usize,
    session: &Session,
) -> Event {
    let tree = &sheet.renderer.graph.tree;
    let origin = tree.site(page.site);
    let front = &page.document.front;
    let title = &front.title.value;
    let changed = front.updated.as_ref().or(front.date.as_ref());
    // A session that is called off is, whatever the others are.
    let own = session.status.as_ref().map(|status| status.value);
    let status = match activity.status_or_default() {
        Status::Cancelled => Status::Cancelled,
        whole => own.unwrap_or(whole),
    };
    let is_cancelled = status == Status::Cancelled;
    let is_moved = status == Status::Rescheduled;
    Event {
        identity: Identity {
            site: tree
                .base_url(page.site)
                .unwrap_or_else(|| format!("{}/{}", origin.settings.title, origin.name)),
            page: page.name.clone(),
            session: index,
        },
        // Without a date of its own the page cannot have changed after the activity began.
        stamp: changed.map_or(session.span.start, |date| date.value),
        sequence: u32::from(is_cancelled || is_moved),
        is_cancelled,
        title: if is_cancelled {
            format!("【{}】{title}", sheet.renderer.term(status.term()))
        } else {
            title.clone()
        },
        start: session.span.start,
        end: session.span.end,
        location: location(activity, session),
        description: sheet.summary(page),
        url: sheet.absolute_in(origin, &page.name),
        categories: activity.types.iter().map(|label| label.value.clone()).collect(),
    }
}

fn location(activity: &Activity, session: &Session) -> Option<String> {
    let venue = text(session.venue.as_ref().or(activity.venue.as_ref()));
    let parts: Vec<String> = [venue, activity.address.clone()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

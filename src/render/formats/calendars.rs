//! Calendars: one of all activities of a site, for subscribers, and one for each activity.

use super::calendar::{self, Event, Identity};
use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::PageBuilder;
use crate::page_builder::activity::text;
use crate::site::{ACTIVITIES, SiteRenderer};
use skillweek_content::kinds::activity::{Activity, Session};
use skillweek_content::vocabulary::Status;
use skillweek_diag::Sink;
use skillweek_record::key::Vocabulary;
use skillweek_site::column::Entry;
use skillweek_site::page::Page;

/// The calendar of all activities, below its site's folder.
const WHOLE: &str = "activities/calendar.ics";

/// The jobs that make the site's calendars; none where it has no activities.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let Some(column) = renderer.column(ACTIVITIES) else { return Vec::new() };
    let mut jobs =
        vec![Job::file(OutputKind::Calendar, renderer.site, WHOLE, |renderer, _| whole(renderer))];
    for (index, entry) in column.entries.iter().enumerate() {
        let page = renderer.graph.page(entry.page);
        let is_dated = page.document.activity().is_some_and(|it| !it.sessions.is_empty());
        if page.site == renderer.site.id && is_dated {
            let file = format!("{}.ics", entry.name);
            let make = move |renderer: &SiteRenderer<'_>, _: &mut Sink| single(renderer, index);
            let job = Job::file(OutputKind::Calendar, renderer.site, &file, make);
            jobs.push(job.made_of(Some(page.document.source.clone())));
        }
    }
    jobs
}

fn whole(renderer: &SiteRenderer<'_>) -> Option<Draft> {
    let builder = PageBuilder::at(renderer, WHOLE);
    let entries = &renderer.column(ACTIVITIES)?.entries;
    let events = entries.iter().flat_map(|entry| events(&builder, entry));
    Some(draft(&renderer.settings().title, events))
}

fn single(renderer: &SiteRenderer<'_>, index: usize) -> Option<Draft> {
    let entry = renderer.column(ACTIVITIES)?.entries.get(index)?;
    let events = events(&PageBuilder::at(renderer, WHOLE), entry);
    Some(draft(renderer.graph.title(entry.page), events))
}

fn draft(name: &str, events: impl IntoIterator<Item = Event>) -> Draft {
    Draft::Bytes(calendar::write(name, events).into())
}

fn events(builder: &PageBuilder<'_>, entry: &Entry) -> Vec<Event> {
    let page = builder.renderer.graph.page(entry.page);
    let Some(activity) = page.document.activity() else { return Vec::new() };
    let sessions = activity.sessions.iter().enumerate();
    sessions.map(|(index, session)| event(builder, page, activity, index, session)).collect()
}

fn event(
    builder: &PageBuilder<'_>,
    page: &Page,
    activity: &Activity,
    index: usize,
    session: &Session,
) -> Event {
    let tree = builder.renderer.graph.tree;
    let origin = tree.site(page.site);
    let front = &page.document.front;
    let title = &front.title.value;
    let changed = front.updated.as_deref().or(front.date.as_ref());
    // A session's own status counts, unless the whole activity is cancelled.
    let own = session.status.as_deref().map(|status| status.value);
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
            page: page.name.to_string(),
            session: index,
        },
        // If the page has no date, it cannot have changed after the activity began.
        stamp: changed.map_or(session.span.start, |date| date.value),
        sequence: u32::from(is_cancelled || is_moved),
        is_cancelled,
        title: if is_cancelled {
            format!("【{}】{title}", builder.renderer.term(status.term()))
        } else {
            title.clone()
        },
        start: session.span.start,
        end: session.span.end,
        location: location(activity, session),
        description: description(activity, session, builder.summary(page)),
        url: builder.absolute_in(origin, &page.name),
        categories: activity.types.iter().map(|label| label.value.clone()).collect(),
    }
}

/// The summary, behind what is written about a time that the appointment itself does not say.
fn description(activity: &Activity, session: &Session, summary: Option<String>) -> Option<String> {
    let has_hours = session.span.start.time.is_some();
    let written = activity.time_text.as_ref().filter(|_| !has_hours);
    let lines: Vec<String> =
        written.or(session.remark.as_ref()).cloned().into_iter().chain(summary).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn location(activity: &Activity, session: &Session) -> Option<String> {
    let venue = text(session.venue.as_deref().or(activity.venue.as_ref()));
    let parts: Vec<String> = [venue, activity.address.clone()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

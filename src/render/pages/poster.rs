//! The poster of an activity: one sheet of paper with codes to scan.

use crate::context::{ActivityFacts, Poster, QrCode};
use crate::formats::qr::Code;
use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::PageBuilder;
use crate::page_builder::frame::PageFacts;
use crate::site::{ACTIVITIES, SiteRenderer};
use skillweek_content::kinds::activity::Activity;
use skillweek_content::vocabulary::Status;
use skillweek_site::column::Via;
use skillweek_site::page::{Page, PageId};

/// The template of posters; a theme without it makes none.
const TEMPLATE: &str = "poster.html";
/// Characters that a line of the list of sessions counts as.
const SESSION: usize = 16;

/// One job for each of the site's own activities: sheets to print, which search engines do not
/// list.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let entries = renderer.columns.iter().flat_map(|column| &column.entries);
    let own = entries.filter(|entry| entry.via == Via::Own).map(|entry| entry.page);
    let is_activity = |page: &PageId| renderer.graph.page(*page).document.activity().is_some();
    let job = |id| {
        let page = renderer.graph.page(id);
        let job = Job::page(renderer.site, &name(page), move |renderer, _| draft(renderer, id));
        job.as_kind(OutputKind::Poster).made_of(Some(page.document.source.clone()))
    };
    let is_made = renderer.theme.engine.has(TEMPLATE);
    own.filter(|page| is_made && is_activity(page)).map(job).collect()
}

fn draft(renderer: &SiteRenderer<'_>, page: PageId) -> Option<Draft> {
    let page = renderer.graph.page(page);
    let activity = page.document.activity()?;
    let builder = PageBuilder::new(renderer, &name(page));
    let front = &page.document.front;
    let frame = builder.frame(PageFacts {
        kind: "poster",
        title: front.title.value.clone(),
        description: builder.summary(page),
        column: Some(ACTIVITIES.to_owned()),
        noindex: true,
        draft: front.draft,
        ..PageFacts::default()
    });
    let facts = builder.activity_facts(page)?;
    let load = load(&front.title.value, builder.summary(page).as_deref(), &facts);
    let context = Poster {
        frame,
        title: front.title.value.clone(),
        summary: builder.summary(page),
        cover: builder.cover(page),
        load,
        rows: rows(load),
        activity: facts,
        back: builder.href(&page.name),
        page_code: builder.absolute_in(renderer.site, &page.name).map(code),
        booking_code: booking(activity).map(code),
    };
    Some(Draft::page(TEMPLATE, &context))
}

/// The rows of tiles for which a text of this amount leaves room.
fn rows(load: usize) -> u8 {
    match load {
        0..110 => 3,
        110..330 => 2,
        _ => 1,
    }
}

/// The amount of text on a poster, by which its template chooses a font size.
fn load(title: &str, summary: Option<&str>, facts: &ActivityFacts) -> usize {
    /// A character of the title takes about three times the space of one in the text.
    const TITLE: usize = 3;
    let length = |text: &str| text.chars().count();
    let texts =
        [summary, facts.venue.as_deref(), facts.address.as_deref(), facts.contact.as_deref()];
    let notes = [
        facts.note.as_deref(),
        facts.previous_start.as_deref(),
        facts.time_text.as_deref(),
        facts.capacity_text.as_deref(),
    ];
    let lists = [
        &facts.audience,
        &facts.organizer,
        &facts.undertaker,
        &facts.supporter,
        &facts.accessibility,
    ];
    let texts: usize = texts.into_iter().chain(notes).flatten().map(length).sum();
    let lists: usize = lists.into_iter().flatten().map(|text| length(text)).sum();
    // A single session is not listed, and of many only the first are.
    let is_listed = facts.sessions.len() > 1 && !facts.when_is_whole;
    let sessions = if is_listed { facts.sessions.len().min(7) } else { 0 };
    TITLE * length(title) + texts + lists + SESSION * sessions
}

/// The address for booking; `None` once the activity is full or cancelled.
fn booking(activity: &Activity) -> Option<String> {
    let is_open = !matches!(activity.status_or_default(), Status::Cancelled | Status::Full);
    activity.booking_url.as_deref().filter(|_| is_open).map(|url| url.value.clone())
}

fn code(address: String) -> QrCode {
    let code = Code::of(&address);
    QrCode {
        address,
        image: code.as_ref().map(Code::data_uri),
        modules: code.map(|code| code.modules),
    }
}

/// The poster's name below the site's folder; `site::addresses` reserves that folder.
fn name(page: &Page) -> String {
    let own =
        page.name.strip_prefix(ACTIVITIES).map_or(&*page.name, |own| own.trim_start_matches('/'));
    format!("{ACTIVITIES}/poster/{own}")
}

impl PageBuilder<'_> {
    /// The address of an activity's poster, which only its own site makes.
    pub fn poster_href(&self, page: &Page) -> Option<String> {
        let is_own = page.site == self.renderer.site.id;
        let is_made = is_own && self.renderer.theme.engine.has(TEMPLATE);
        is_made.then(|| self.href(&name(page)))
    }
}

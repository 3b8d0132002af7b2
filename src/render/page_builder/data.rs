//! Data for programs: schema.org for search engines, and open data of the activities.

use super::PageBuilder;
use super::activity::text;
use super::frame::PageFacts;
use crate::context::Link;
use crate::formats::json_ld::{self, Described};
use crate::formats::{open_data, open_table};
use crate::job::{Draft, Job, OutputKind};
use crate::site::{ACTIVITIES, SiteRenderer};
use serde_json::Value;
use skillweek_content::kinds::Kind;
use skillweek_diag::Sink;
use skillweek_record::key::Vocabulary;
use skillweek_site::page::Page;

/// The path of a site's open data, below its folder.
const DATA: &str = "data/activities.json";

impl PageBuilder<'_> {
    /// The description of the site for search engines, on its home page; empty where the site
    /// states no address.
    pub fn site_data(&self) -> Vec<Value> {
        let Some(base) = self.renderer.base() else { return Vec::new() };
        let settings = self.renderer.settings();
        let logo = settings.logo.as_ref().and_then(|logo| self.absolute_picture(logo));
        let publisher = settings.organization.as_deref();
        vec![json_ld::web_site(&settings.title, base.as_str(), publisher, logo.as_deref())]
    }

    /// The breadcrumbs from the home page to this page; `None` on the home page, and where the site
    /// states no address.
    pub fn breadcrumb_data(&self, facts: &PageFacts) -> Option<Value> {
        let own = self.absolute()?;
        if facts.kind == "home" {
            return None;
        }
        let home = self.absolute_in(self.renderer.site, "index");
        let trail: Vec<(&Link, Option<String>)> = facts
            .trail
            .iter()
            .map(|step| (step, facts.column.as_deref().and_then(|key| self.absolute_column(key))))
            .collect();
        let site = &self.renderer.settings().title;
        let mut steps: Vec<(&str, Option<&str>)> = vec![(site, home.as_deref())];
        steps.extend(trail.iter().map(|(step, url)| (step.label.as_str(), url.as_deref())));
        steps.push((&facts.title, Some(&own)));
        Some(json_ld::breadcrumbs(&steps))
    }

    fn absolute_column(&self, key: &str) -> Option<String> {
        self.absolute_in(self.renderer.site, &format!("{key}/index"))
    }

    /// The description of a page for search engines; empty for plain pages and undated activities.
    pub fn page_data(&self, page: &Page) -> Vec<Value> {
        let publisher = &self.renderer.graph.tree.site(page.site).settings.organization;
        let described = Described {
            url: self.absolute(),
            description: self.summary(page),
            image: self.cover_address(page),
        };
        let data = match page.document.kind {
            Kind::Activity => json_ld::event(&page.document, &described),
            Kind::Page => None,
            _ => Some(json_ld::article(&page.document, &described, publisher.as_deref())),
        };
        data.into_iter().collect()
    }

    /// The absolute address of the cover that a page names, else of the first photo in its text.
    pub fn cover_address(&self, page: &Page) -> Option<String> {
        let cover = page.document.front.cover.as_deref();
        let written = cover.and_then(|cover| page.file(&cover.value));
        self.absolute_picture(written.or_else(|| self.renderer.photo(page))?)
    }
}

/// The jobs that make the open data of a site's activities; none where it has no activities.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    if renderer.column(ACTIVITIES).is_none() {
        return Vec::new();
    }
    let json = |renderer: &SiteRenderer<'_>, _: &mut Sink| {
        let builder = PageBuilder::at(renderer, DATA);
        let title = &renderer.settings().title;
        Some(Draft::Bytes(open_data::json(title, open_activities(&builder)?)))
    };
    let csv = |renderer: &SiteRenderer<'_>, _: &mut Sink| {
        let text = open_table::csv(open_activities(&PageBuilder::at(renderer, DATA))?);
        Some(Draft::Bytes(text.into_bytes()))
    };
    let (kind, site) = (OutputKind::Data, renderer.site);
    vec![Job::file(kind, site, DATA, json), Job::file(kind, site, "data/activities.csv", csv)]
}

/// Activities one at a time: those of a whole country need too much memory at once.
fn open_activities<'a>(
    builder: &'a PageBuilder<'_>,
) -> Option<impl Iterator<Item = open_data::Activity> + Clone + 'a> {
    let entries = &builder.renderer.column(ACTIVITIES)?.entries;
    Some(entries.iter().filter_map(|entry| open_activity(builder, entry)))
}

fn open_activity(
    builder: &PageBuilder<'_>,
    entry: &skillweek_site::column::Entry,
) -> Option<open_data::Activity> {
    let renderer = builder.renderer;
    let page = renderer.graph.page(entry.page);
    let activity = page.document.activity()?;
    let origin = renderer.graph.tree.site(page.site);
    let word = |term: skillweek_record::key::Term| term.zh.to_owned();
    Some(open_data::Activity {
        title: page.document.front.title.value.clone(),
        url: builder.absolute_in(origin, &page.name).unwrap_or_else(|| builder.entry_href(entry)),
        site: origin.settings.title.clone(),
        time_text: activity.time_text.clone(),
        sessions: activity.sessions.iter().map(open_session).collect(),
        types: activity.types.iter().map(|label| label.value.clone()).collect(),
        scope: activity.scope.clone(),
        format: Some(word(activity.format_or_default().term())),
        venue: text(activity.venue.as_ref()),
        address: activity.address.clone(),
        city: activity.city.clone(),
        geo: activity.geo.as_deref().map(|geo| geo.value),
        organizer: activity.organizer.clone(),
        undertaker: activity.undertaker.clone(),
        supporter: activity.supporter.clone(),
        audience: activity.audience.clone(),
        booking: activity
            .booking_text
            .clone()
            .or_else(|| activity.booking.as_ref().map(|booking| word(booking.value.term()))),
        booking_url: text(activity.booking_url.as_deref()),
        booking_phone: text(activity.booking_phone.as_ref()),
        booking_deadline: activity
            .booking_deadline
            .as_deref()
            .map(|at| at.value.plain())
            .or_else(|| activity.booking_deadline_text.clone()),
        capacity: activity.capacity,
        capacity_text: activity.capacity_text.clone(),
        fee: Some(activity.fee.value.clone()),
        contact: text(activity.contact.as_ref()),
        livestream: text(activity.livestream.as_deref()),
        status: Some(word(activity.status_or_default().term())),
        previous_start: activity
            .previous_start
            .as_deref()
            .map(|at| at.value.plain())
            .or_else(|| activity.previous_start_text.clone()),
        summary: builder.summary(page),
        updated: page.document.front.updated.as_deref().map(|date| date.value.plain()),
    })
}

fn open_session(session: &skillweek_content::kinds::activity::Session) -> open_data::Session {
    open_data::Session {
        start: session.span.start,
        end: session.span.end,
        time_text: session.remark.clone(),
        venue: text(session.venue.as_deref()),
        status: session.status.as_deref().map(|status| status.value.term().zh.to_owned()),
    }
}

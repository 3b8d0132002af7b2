//! Checks that need the whole graph. For each text: links, dates far from the week, and what its
//! kind requires. For the whole: empty sections, days without an activity, venue clashes.

use super::check_page;
use super::check_types;
use super::column::{Column, Via, has_list};
use super::graph::{Destination, SiteGraph};
use super::link_checker::broken_anchor;
use super::navigation;
use super::page::Page;
use super::reference::LinkTarget;
use super::section::Section;
use super::tree::Site;
use jiff::civil::{Date, DateTime};
use rayon::prelude::*;
use skillweek_base::date::label;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_content::kinds::Kind;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_source::SITE_FILE;
use std::collections::{BTreeMap, BTreeSet};

/// The number of days from the edition beyond which a date is more likely a slip than preparation
/// or aftermath.
const FAR: i32 = 45;

/// Checks the project as a whole; texts are checked by `check_texts`.
pub fn check_whole(graph: &SiteGraph, sink: &mut Sink) {
    let known = graph.tree.sites().par_iter().filter(|site| site.is_known);
    let found: Vec<Sink> = known.map(|site| check_site(graph, site)).collect();
    for own in found {
        sink.merge(own);
    }
    check_types::check(graph, sink);
    check_loose_files(graph, sink);
}

/// Whether a file is held and was read in its last good version.
type IsEarlier<'a> = dyn Fn(&SourcePath) -> bool + 'a;

/// Checks every text in its place. A link to an anchor of a held file is not reported as broken:
/// the version on disk may have the anchor.
pub fn check_texts(graph: &SiteGraph, is_earlier: &IsEarlier<'_>, sink: &mut Sink) {
    graph.pages().for_each(|(_, page)| check_text(graph, page, is_earlier, sink));
    check_links(graph, graph.index_references(), is_earlier, sink);
}

/// Checks the text of one page in its place.
pub fn check_text(graph: &SiteGraph, page: &Page, is_earlier: &IsEarlier<'_>, sink: &mut Sink) {
    check_links(graph, page.text.page_references(), is_earlier, sink);
    check_dates(graph, page, sink);
    check_page::check(page, sink);
}

fn check_links<'a>(
    graph: &SiteGraph,
    references: impl Iterator<Item = (&'a LinkTarget, &'a Span)>,
    is_earlier: &IsEarlier<'_>,
    sink: &mut Sink,
) {
    for (link_target, span) in references {
        let anchor = match link_target {
            LinkTarget::Document { anchor, .. } | LinkTarget::Folder { anchor, .. } => {
                anchor.as_deref()
            }
            _ => None,
        };
        let destination = graph.destination(link_target);
        match destination {
            Some(Destination::Page(target)) => {
                let is_missing = |anchor: &&str| {
                    !destination.is_some_and(|to| graph.has_anchor(to, anchor))
                        && !is_earlier(&graph.page(target).document.source)
                };
                if let Some(anchor) = anchor.filter(is_missing) {
                    let anchors = graph.page(target).text.anchors.iter().map(AsRef::as_ref);
                    sink.push(broken_anchor(anchor, anchors, span.clone()));
                }
            }
            Some(_) => {}
            None if graph.has_failed(link_target) || is_left_out(graph, link_target) => {}
            None => sink.push(not_built(link_target, span)),
        }
    }
}

/// Whether the target is left out for a mistake; it would exist otherwise.
fn is_left_out(graph: &SiteGraph, link_target: &LinkTarget) -> bool {
    matches!(link_target, LinkTarget::Folder { source, .. } if graph.sources().is_left_out(source))
}

fn not_built(link_target: &LinkTarget, span: &Span) -> Diagnostic {
    let source = match link_target {
        LinkTarget::Document { source, .. } | LinkTarget::Folder { source, .. } => source.as_str(),
        _ => "",
    };
    Diagnostic::new(
        Code::BrokenLink,
        text!(
            "`{source}` 不会发布，链接打不开",
            "`{source}` is not published, so the link is dead"
        ),
    )
    .at(span.clone())
    .help(text!(
        "那一页是草稿，或那个文件夹里没有页面；请去掉草稿标记或删去链接",
        "that page is a draft, or that folder holds no pages; publish it or remove the link"
    ))
}

fn check_dates(graph: &SiteGraph, page: &Page, sink: &mut Sink) {
    let Some(activity) = page.document.activity() else { return };
    let edition = &graph.site_of_page(page).settings.edition;
    let (Some(start), Some(end)) = (edition.start, edition.end) else { return };
    for session in &activity.sessions {
        let day = session.span.start.date;
        let is_far = days(day, start) > FAR || days(end, day) > FAR;
        if !is_far {
            continue;
        }
        let (zh, en) = (label::long(day, Lang::Zh), label::long(day, Lang::En));
        let week_zh = label::days(start, end, Lang::Zh);
        let week_en = label::days(start, end, Lang::En);
        let found = Diagnostic::new(
            Code::OutsideEdition,
            text!(
                "活动时间 {zh} 离活动周（{week_zh}）很远",
                "{en} is far from the week ({week_en})"
            ),
        )
        .at(page.document.span(&session.start_place));
        sink.push(found.help(text!("请核对年份和月份", "check the year and the month")));
    }
}

/// The number of days from the first date to the second.
fn days(first: Date, second: Date) -> i32 {
    first.until(second).map_or(0, |span| span.get_days())
}

fn check_site(graph: &SiteGraph, site: &Site) -> Sink {
    let mut sink = Sink::new();
    let columns = graph.columns_of(site.id);
    for section in graph.sections.of(site.id) {
        // Failed files count as content and have been reported; drafts will be content.
        if !graph.has_unpublished_in(&section.folder) {
            check_section(section, columns, &mut sink);
        }
    }
    navigation::check(graph, site, columns, &mut sink);
    let activities = columns.iter().find(|column| column.key == Kind::Activity.folder());
    check_days(graph, site, activities, &mut sink);
    if let Some(column) = activities {
        check_clashes(graph, column, &mut sink);
    }
    sink
}

fn check_section(section: &Section, columns: &[Column], sink: &mut Sink) {
    if has_list(columns, section) {
        return;
    }
    let file = section.options.source.as_ref().unwrap_or(&section.folder);
    let name = section.folder.name();
    let found = Diagnostic::new(
        Code::EmptySection,
        text!(
            "栏目 `{name}` 没有内容，不会出现在网站上",
            "the section `{name}` has no content and is left out"
        ),
    );
    sink.push(found.at(Span::whole(file)).help(text!(
        "请添加内容，或删去这个文件夹；空栏目是网站检查的扣分项",
        "add content or delete the folder; inspections mark empty columns down"
    )));
}

/// Reports days of the week on which nothing takes place.
fn check_days(graph: &SiteGraph, site: &Site, column: Option<&Column>, sink: &mut Sink) {
    // Sites with few activities cannot cover every day and are exempt, as are sites where the year
    // of some activities is unknown.
    let is_asked = |column: &&Column| column.entries.len() >= 7;
    let Some(column) = column.filter(is_asked).filter(|_| graph.tree.is_known_below(site.id))
    else {
        return;
    };
    let programme = graph.programme_of(site.id);
    let edition = &site.settings.edition;
    let takes_place = |index: &usize| {
        let entry = column.entries.get(*index);
        entry.is_some_and(|entry| !graph.page(entry.page).document.is_cancelled())
    };
    let is_covered = |day: &Date| {
        programme.by_day.get(day).is_some_and(|going_on| going_on.iter().any(takes_place))
    };
    let missing: Vec<Date> = edition.days().into_iter().filter(|day| !is_covered(day)).collect();
    if missing.is_empty() {
        return;
    }
    let list = |lang| {
        let days: Vec<String> = missing.iter().map(|day| label::short(*day, lang)).collect();
        days.join("、")
    };
    let (zh, en) = (list(Lang::Zh), list(Lang::En));
    let found = Diagnostic::new(
        Code::DayWithoutActivity,
        text!("活动周里 {zh} 没有活动", "there is no activity on {en}"),
    );
    sink.push(found.at(Span::whole(&site.folder.join(SITE_FILE))).help(text!(
        "通知要求“天天有活动”：请补充当天的活动，或核对已有活动的日期",
        "the notice asks for something every day: add an activity or check the dates"
    )));
}

/// Reports two activities at one place and time. Each pair is reported once, by the site that owns
/// them.
fn check_clashes(graph: &SiteGraph, column: &Column, sink: &mut Sink) {
    let mut by_venue: BTreeMap<(&str, &str), Vec<Occupied<'_>>> = BTreeMap::new();
    for entry in column.entries.iter().filter(|entry| matches!(entry.via, Via::Own | Via::Listed)) {
        let page = graph.page(entry.page);
        let Some(activity) = page.document.activity() else { continue };
        if page.document.is_cancelled() {
            continue;
        }
        let address = activity.address.as_deref().unwrap_or_default();
        for session in &activity.sessions {
            let venue = session.venue.as_deref().or(activity.venue.as_ref());
            let (Some(venue), Some(end)) = (venue, session.span.end) else { continue };
            let start = session.span.start;
            if start.time.is_none() || end.time.is_none() {
                continue;
            }
            let occupied = Occupied {
                from: start.first_instant(),
                to: end.last_instant(),
                page,
                span: page.document.span(&session.start_place),
            };
            by_venue.entry((address, &venue.value)).or_default().push(occupied);
        }
    }
    for ((_, venue), mut occupied) in by_venue {
        occupied.sort_by_key(|one| (one.from, one.to));
        for pair in occupied.windows(2) {
            if let [first, second] = pair
                && second.from < first.to
                && !std::ptr::eq(first.page, second.page)
            {
                sink.push(clash(venue, first, second));
            }
        }
    }
}

/// A period for which an activity occupies a place.
struct Occupied<'a> {
    from: DateTime,
    to: DateTime,
    page: &'a Page,
    span: Span,
}

fn clash(venue: &str, first: &Occupied<'_>, second: &Occupied<'_>) -> Diagnostic {
    let other = &first.page.document.front.title.value;
    Diagnostic::new(
        Code::VenueClash,
        text!(
            "“{venue}”在同一时间还有“{other}”",
            "at the same time `{other}` takes place in `{venue}`"
        ),
    )
    .at(second.span.clone())
    .note(text!("另一项活动的时间", "the other activity's time"), Some(first.span.clone()))
    .help(text!(
        "请核对时间和地点；确实同时举办时，把地点写得更具体（如“一层东厅”）",
        "check time and place; if both are right, name the places more exactly"
    ))
}

/// Reports Word files among the pages that no page offers: the writer expects them to be published.
fn check_loose_files(graph: &SiteGraph, sink: &mut Sink) {
    let used: BTreeSet<&SourcePath> =
        graph.pages().flat_map(|(_, page)| page.used_files()).collect();
    for path in graph.loose_files() {
        let is_word = matches!(path.extension().as_str(), "doc" | "docx" | "wps" | "rtf");
        if is_word && !used.contains(path) {
            sink.push(super::read_file::word_file(path));
        }
    }
}

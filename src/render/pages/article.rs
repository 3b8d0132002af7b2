//! Pages with a text: activities, cases, news, notices and all others.

use super::related::related;
use crate::assets::share_card::ShareFacts;
use crate::context::{Article, GalleryImage, Heading, Link, Meta};
use crate::job::{Draft, Job};
use crate::page_builder::activity::text;
use crate::page_builder::frame::{PageFacts, meta};
use crate::page_builder::text::AboveFold;
use crate::page_builder::{PageBuilder, dates};
use crate::site::SiteRenderer;
use skillweek_base::date::{Moment, label};
use skillweek_base::text;
use skillweek_content::kinds::Facts;
use skillweek_content::kinds::activity::Activity;
use skillweek_content::vocabulary::{Focus, Status};
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use skillweek_record::Spanned;
use skillweek_record::key::Vocabulary;
use skillweek_site::column::{Column, Entry, Via};
use skillweek_site::page::Page;

/// One job for each page that this site renders: its own, and those it inherits.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (column, entries) in renderer.columns.iter().map(|column| &column.entries).enumerate() {
        for (index, entry) in entries.iter().enumerate() {
            if entry.via.is_rendered() {
                let job = Job::page(renderer.site, &entry.name, move |renderer, sink| {
                    draft(renderer, renderer.columns.get(column)?, index, sink)
                });
                let source = renderer.graph.source(entry.page).clone();
                jobs.push(job.made_of(Some(source)));
            }
        }
    }
    jobs
}

/// The contents of the share pictures of the site's own pages. An inherited page gets none and
/// falls back to its cover.
pub fn shared(renderer: &SiteRenderer<'_>) -> Vec<ShareFacts> {
    let mut shared = Vec::new();
    for column in &*renderer.columns {
        let own = column.entries.iter().filter(|entry| entry.via == Via::Own);
        let pages = own.map(|entry| renderer.graph.page(entry.page));
        shared.extend(pages.map(|page| share_facts(renderer, column, page)));
    }
    shared
}

fn draft(
    renderer: &SiteRenderer<'_>,
    column: &Column,
    index: usize,
    sink: &mut Sink,
) -> Option<Draft> {
    let entry = column.entries.get(index)?;
    let page = renderer.graph.page(entry.page);
    let builder = PageBuilder::new(renderer, &entry.name);
    let article = builder.article(page);
    let front = &page.document.front;
    let lang = renderer.lang();
    let day = |moment: &Spanned<Moment>| dates::date(moment.value.date, lang);
    let neighbour = |index: Option<usize>| {
        let other = column.entries.get(index?)?;
        let label = renderer.graph.title(other.page).to_owned();
        Some(Link { label, href: builder.entry_href(other) })
    };
    let in_column = !column.key.is_empty();
    let cover = builder.own_cover(page);
    let above_fold = if cover.is_none() { AboveFold::Yes } else { AboveFold::No };
    let context = Article {
        frame: builder.frame(facts(&builder, column, entry, page)),
        kind: page.document.kind.code(),
        title: front.title.value.clone(),
        summary: text(front.summary.as_ref()),
        cover,
        date: front.date.as_ref().map(day),
        updated: front.updated.as_deref().map(day),
        author: front.author.clone(),
        source: text(front.source.as_deref()),
        source_url: text(front.source_url.as_deref()),
        editor: front.editor.clone(),
        reviewer: front.reviewer.clone(),
        tags: front.tags.clone(),
        focus: focus(renderer, &front.focus),
        body: builder.html(&article, &page.text.link_targets, above_fold),
        outline: article.outline.iter().map(heading).collect(),
        from: (entry.via == Via::Inherited).then(|| builder.site_as_link(page.site)),
        activity: builder.activity_facts(page),
        case: builder.case_facts(page),
        media: builder.media_facts(page),
        video: builder.video_facts(page),
        transcript: builder.transcript(page),
        images: images(&builder, page),
        files: builder.downloads(page),
        photo_credit: front.photos.as_deref().and_then(|photos| photos.credit.clone()),
        previous: neighbour(index.checked_sub(1)).filter(|_| in_column),
        next: neighbour(index.checked_add(1)).filter(|_| in_column),
        related: builder.cards(related(renderer, column, index)),
        extra: front.extra.as_deref().cloned().unwrap_or_default(),
    };
    check_template(renderer, entry, page, sink);
    Some(Draft::page(&template(renderer, page), &context))
}

/// Reports a template that the theme does not have, once, in the page's own site.
fn check_template(renderer: &SiteRenderer<'_>, entry: &Entry, page: &Page, sink: &mut Sink) {
    let Some(wish) = page.document.front.template.as_deref() else { return };
    if entry.via != Via::Own || renderer.theme.engine.has(&file_of(&wish.value)) {
        return;
    }
    let written = &wish.value;
    let mut found = Diagnostic::new(
        Code::InvalidValue,
        text!(
            "没有模板 `{written}`，已改用通常的模板",
            "there is no template `{written}`; the usual one is used"
        ),
    )
    .at(wish.span(&page.document.source))
    .help(text!(
        "请核对名称，或在主题的 templates 文件夹里加上这个模板；不需要的话删去这一行",
        "check the name, or add the template to the theme's `templates` folder, or delete the line"
    ));
    found.severity = Severity::Warning;
    sink.push(found);
}

fn file_of(wish: &str) -> String {
    if wish.ends_with(".html") { wish.to_owned() } else { format!("{wish}.html") }
}

/// The template that the page names, if the theme has it, else the kind's.
fn template(renderer: &SiteRenderer<'_>, page: &Page) -> String {
    let wish = page.document.front.template.as_deref().map(|wish| file_of(&wish.value));
    wish.filter(|wish| renderer.theme.engine.has(wish)).unwrap_or_else(|| {
        let template = page.document.kind.definition().template;
        format!("{template}.html")
    })
}

fn heading(heading: &skillweek_markdown::Heading) -> Heading {
    Heading { level: heading.level, id: heading.id.clone(), text: heading.text.clone() }
}

fn facts(builder: &PageBuilder<'_>, column: &Column, entry: &Entry, page: &Page) -> PageFacts {
    let front = &page.document.front;
    let renderer = builder.renderer;
    let origin = renderer.graph.tree.site(page.site);
    PageFacts {
        kind: page.document.kind.code(),
        title: front.title.value.clone(),
        description: builder.summary(page),
        column: Some(if column.key.is_empty() {
            entry.name.to_string()
        } else {
            column.key.clone()
        }),
        trail: match column.key.is_empty() {
            true => Vec::new(),
            false => vec![builder.column_link(column)],
        },
        canonical: (entry.via == Via::Inherited)
            .then(|| builder.absolute_in(origin, &page.name))
            .flatten(),
        share: (entry.via == Via::Own).then(|| share_facts(renderer, column, page)),
        share_image: builder.cover_address(page),
        json_ld: builder.page_data(page),
        article_meta: article_meta(builder, page),
        noindex: false,
        draft: front.draft,
    }
}

/// The content of a page's share picture.
fn share_facts(renderer: &SiteRenderer<'_>, column: &Column, page: &Page) -> ShareFacts {
    let front = &page.document.front;
    let lang = renderer.lang();
    let activity = page.document.activity();
    let year = renderer.settings().edition.year_of_dates();
    let status = activity.map(Activity::status_or_default);
    let unusual = status.filter(|status| *status != Status::Normal);
    let written = front.cover.as_deref().and_then(|cover| page.file(&cover.value));
    ShareFacts {
        page: page.name.to_string(),
        title: front.title.value.clone(),
        label: (!column.key.is_empty()).then(|| renderer.column_title(column)),
        // The date of an activity's page is the day of its announcement.
        when: match activity {
            Some(activity) => Some(dates::when(activity, year, lang)),
            None => front.date.as_ref().map(|date| label::long(date.value.date, lang)),
        }
        .filter(|when| !when.is_empty()),
        place: activity
            .and_then(|activity| text(activity.venue.as_ref()).or_else(|| activity.city.clone())),
        status: unusual.map(|status| renderer.term(status.term())),
        cover: written
            .or_else(|| page.text.pictures.first())
            .or_else(|| renderer.photo(page))
            .cloned(),
        source: Some(page.document.source.clone()),
    }
}

/// The publicity points that a page serves, in words.
fn focus(renderer: &SiteRenderer<'_>, points: &[Focus]) -> Option<String> {
    let words: Vec<String> = points.iter().map(|point| renderer.term(point.term())).collect();
    (!words.is_empty()).then(|| words.join("、"))
}

/// The time as the standard demands it: `yyyy-MM-dd HH:mm`, on the 24-hour clock.
fn published(moment: Moment) -> String {
    moment.first_instant().strftime("%Y-%m-%d %H:%M").to_string()
}

/// The article tags of the government site standard.
fn article_meta(builder: &PageBuilder<'_>, page: &Page) -> Vec<Meta> {
    let front = &page.document.front;
    let settings = &builder.renderer.graph.tree.site(page.site).settings;
    let source = text(front.source.as_deref()).or_else(|| settings.organization.clone());
    meta([
        ("ArticleTitle", Some(front.title.value.clone())),
        ("PubDate", front.date.as_ref().map(|date| published(date.value))),
        ("ContentSource", source.or_else(|| Some(settings.title.clone()))),
        ("Keywords", Some(front.tags.join(","))),
        ("Author", front.author.clone()),
    ])
}

fn images(builder: &PageBuilder<'_>, page: &Page) -> Vec<GalleryImage> {
    let title = &page.document.front.title.value;
    let credit = page.document.front.photos.as_deref().and_then(|photos| photos.credit.clone());
    let Facts::Gallery(gallery) = &page.document.facts else { return Vec::new() };
    let picture = |path| {
        let described =
            gallery.images.iter().find(|image| page.file(&image.path.value) == Some(path));
        let caption = described.and_then(|image| image.caption.clone());
        let alt = described.and_then(|image| image.alt.clone()).or_else(|| caption.clone());
        let focus = described.and_then(|image| image.focus_point);
        let image = builder.image(path, alt.as_deref().unwrap_or(title), focus)?;
        Some(GalleryImage {
            href: image.large.clone(),
            image,
            caption,
            credit: described.and_then(|image| image.credit.clone()).or_else(|| credit.clone()),
        })
    };
    page.text.pictures.iter().filter_map(picture).collect()
}

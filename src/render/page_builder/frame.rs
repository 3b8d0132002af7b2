//! The frame around every page's text: head, navigation, breadcrumbs, footer.

use super::PageBuilder;
use super::dates;
use super::shared_layout::SharedLayout;
use crate::assets::share::CARD;
use crate::assets::share_card::ShareFacts;
use crate::context::{
    Assets, Edition, EditionDay, Footer, Frame, LayoutContext, Link, Meta, NavItem, Page, Period,
    Site,
};
use crate::formats::feeds::has_feed;
use crate::formats::{atom, json_ld};
use crate::site::{LayoutKey, NavPosition};
use jiff::civil::Date;
use skillweek_base::date::label;
use skillweek_config::settings::Settings;
use skillweek_site::column::Column;
use std::sync::Arc;

/// The facts that a page hands to its frame.
#[derive(Debug, Clone, Default)]
pub struct PageFacts {
    pub kind: &'static str,
    pub title: String,
    pub description: Option<String>,
    /// The key of the column that it lies in.
    pub column: Option<String>,
    /// The steps between the home page and this page.
    pub trail: Vec<Link>,
    /// Another address that search engines should prefer.
    pub canonical: Option<String>,
    /// The content of the page's share picture; `None` for pages that have none.
    pub share: Option<ShareFacts>,
    /// The absolute address of a picture that stands in for the share picture.
    pub share_image: Option<String>,
    pub json_ld: Vec<serde_json::Value>,
    /// The article tags of the government site standard; empty for pages that are no articles.
    pub article_meta: Vec<Meta>,
    pub noindex: bool,
    pub draft: bool,
}

impl PageBuilder<'_> {
    /// The frame of this page.
    pub fn frame(&self, facts: PageFacts) -> Frame {
        let around = self.around(&facts);
        Frame { page: self.page_context(facts), around }
    }

    /// The layout that this page shares with its neighbours, made once for all of them. Relative
    /// addresses depend on the page's folder; only the error page's depend on the site's own
    /// address.
    fn around(&self, facts: &PageFacts) -> Arc<SharedLayout> {
        let position = position(facts.kind);
        let make = || SharedLayout::new(&self.layout_context(facts.column.as_deref(), position));
        if self.rooted.is_some() {
            return Arc::new(make());
        }
        let folder =
            self.location.output.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        let key = LayoutKey { folder: folder.to_owned(), column: facts.column.clone(), position };
        self.renderer.around(key, make)
    }

    fn layout_context(&self, column: Option<&str>, position: NavPosition) -> LayoutContext<'_> {
        let renderer = self.renderer;
        let files = renderer
            .theme_files
            .others
            .iter()
            .map(|(name, published)| (name.clone(), self.file_href(published)))
            .collect();
        let logo = renderer.settings().logo.as_ref();
        let icon = logo.and_then(|logo| self.small_picture(logo));
        LayoutContext {
            lang: &renderer.settings().lang,
            generator: format!("skillweek {}", env!("CARGO_PKG_VERSION")),
            words: &renderer.words,
            params: &renderer.params,
            site: self.site_context(column, position),
            assets: Assets {
                style: self.file_href(&renderer.theme_files.style),
                script: renderer.theme_files.script.as_ref().map(|script| self.file_href(script)),
                icon,
                files,
            },
        }
    }

    fn site_context(&self, current: Option<&str>, position: NavPosition) -> Site {
        let renderer = self.renderer;
        let settings = renderer.settings();
        let tree = renderer.graph.tree;
        let has_activities = renderer.column("activities").is_some();
        let url = tree.base_url(renderer.site.id);
        Site {
            title: settings.title.clone(),
            level: settings.level.name(),
            organization: settings.organization.clone(),
            departments: settings.departments.clone(),
            region: settings.region.clone(),
            description: settings.description.clone(),
            home: self.href("index"),
            at_home: position == NavPosition::Home,
            edition: self.edition(settings),
            logo: self.setting_image(settings.logo.as_ref(), &settings.title),
            poster: self.setting_image(settings.poster.as_ref(), &renderer.word("poster")),
            nav: self.nav(current, position),
            contact: settings.contact.clone(),
            footer: footer(settings),
            parent_site: settings
                .parent_site
                .as_ref()
                .map(|above| Link { label: above.title.clone(), href: above.url.clone() }),
            parent: renderer.site.parent.map(|parent| self.site_link(parent)),
            grey: settings.grey.iter().map(period).collect(),
            archived: settings.archived,
            feed: has_feed(renderer).then(|| self.file_href(atom::PATH)),
            calendar: has_activities.then(|| self.file_href("activities/calendar.ics")),
            sitemap: self.href("sitemap"),
            accessibility: Some(self.href("accessibility")),
            url,
        }
    }

    fn edition(&self, settings: &Settings) -> Option<Edition> {
        let edition = &settings.edition;
        let year = edition.year.or(edition.start.map(Date::year))?;
        let lang = self.renderer.lang();
        let day = |date: Date| {
            let count = self.renderer.activities_on(date);
            let name = format!("activities/day/{date}");
            EditionDay {
                date: dates::date(date, lang),
                label: theme_day(settings, date),
                href: (count > 0).then(|| self.href(&name)),
                count,
            }
        };
        Some(Edition {
            year,
            theme: edition.theme.clone(),
            start: edition.start.map(|date| date.to_string()),
            end: edition.end.map(|date| date.to_string()),
            label: edition.start.zip(edition.end).map(|(start, end)| label::days(start, end, lang)),
            days: edition.days().into_iter().map(day).collect(),
        })
    }

    fn nav(&self, current: Option<&str>, position: NavPosition) -> Vec<NavItem> {
        let item = |(name, label, href): (String, String, String)| {
            let current = current == Some(name.as_str());
            NavItem { current, here: current && position == NavPosition::Column, name, label, href }
        };
        self.nav_entries().into_iter().map(item).collect()
    }

    fn page_context(&self, facts: PageFacts) -> Page {
        let settings = self.renderer.settings();
        let head_title = if facts.kind == "home" {
            settings.title.clone()
        } else {
            format!("{}_{}", facts.title, settings.title)
        };
        let canonical = facts.canonical.clone().or_else(|| self.absolute());
        let breadcrumbs = self.breadcrumbs(&facts);
        let share = facts.share.as_ref().and_then(|share| self.share(share));
        let mut linked_data = facts.json_ld.clone();
        if let Some(share) = &share {
            linked_data.iter_mut().for_each(|data| json_ld::put_image(data, &share.card));
        }
        linked_data.extend(self.breadcrumb_data(&facts));
        Page {
            meta: self.standard_meta(&facts),
            kind: facts.kind,
            head_title,
            canonical: canonical.filter(|_| !facts.noindex),
            root: self.root(),
            breadcrumbs,
            share_width: share.as_ref().map(|_| CARD.width),
            share_height: share.as_ref().map(|_| CARD.height),
            share_square: share.as_ref().and_then(|share| share.square.clone()),
            share_image: share.map(|share| share.card).or(facts.share_image),
            json_ld: json_ld::script(&linked_data),
            noindex: facts.noindex,
            draft: facts.draft,
            title: facts.title,
            description: facts.description,
        }
    }

    /// From the home page to this page; a home page has none.
    fn breadcrumbs(&self, facts: &PageFacts) -> Vec<Link> {
        if facts.kind == "home" {
            return Vec::new();
        }
        let home = Link { label: self.renderer.word("home"), href: self.href("index") };
        let here = Link { label: facts.title.clone(), href: String::new() };
        let steps = std::iter::once(home).chain(facts.trail.iter().cloned());
        steps.chain(std::iter::once(here)).collect()
    }

    /// The tags of the government site standard: of the site, of the column, of the article.
    fn standard_meta(&self, facts: &PageFacts) -> Vec<Meta> {
        let settings = self.renderer.settings();
        let base = self.renderer.base();
        let host = base.as_ref().and_then(|base| base.host().split(':').next());
        let column = facts.column.as_deref().and_then(|key| self.renderer.column(key));
        let site = [
            ("SiteName", Some(settings.title.clone())),
            ("SiteDomain", host.map(str::to_owned)),
            ("SiteIDCode", settings.footer.site_code.clone()),
        ];
        let mut meta = meta(site);
        meta.extend(column.into_iter().flat_map(|column| self.column_meta(column)));
        meta.extend(facts.article_meta.iter().cloned());
        meta
    }

    fn column_meta(&self, column: &Column) -> Vec<Meta> {
        let title = self.renderer.column_title(column);
        let site = &self.renderer.settings().title;
        let description = column.description().unwrap_or_else(|| format!("{site} {title}"));
        meta([
            ("ColumnName", Some(title.clone())),
            ("ColumnDescription", Some(description)),
            ("ColumnKeywords", Some(title.clone())),
            ("ColumnType", Some(title)),
        ])
    }
}

/// The position in the navigation of a kind of page.
fn position(kind: &str) -> NavPosition {
    match kind {
        "home" => NavPosition::Home,
        "activities" | "downloads" | "list" => NavPosition::Column,
        _ => NavPosition::Inside,
    }
}

/// The pairs of these names that have a content.
pub fn meta<const N: usize>(pairs: [(&str, Option<String>); N]) -> Vec<Meta> {
    let stated = pairs.into_iter().filter_map(|(name, content)| Some((name, content?)));
    let stated = stated.filter(|(_, content)| !content.trim().is_empty());
    stated.map(|(name, content)| Meta { name: name.to_owned(), content }).collect()
}

fn period((from, to): &(Date, Date)) -> Period {
    Period { from: from.to_string(), to: to.to_string() }
}

/// The label of a day in the edition's `theme_days`.
pub fn theme_day(settings: &Settings, date: Date) -> Option<String> {
    let mut days = settings.edition.theme_days.iter().flatten();
    days.find(|day| day.date == date).map(|day| day.label.clone())
}

fn footer(settings: &Settings) -> Footer {
    let written = &settings.footer;
    let police_digits =
        |label: &str| label.chars().filter(char::is_ascii_digit).collect::<String>();
    Footer {
        icp: written
            .icp
            .clone()
            .map(|label| Link { label, href: "https://beian.miit.gov.cn/".to_owned() }),
        police: written.police.clone().map(|label| Link {
            href: format!(
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={}",
                police_digits(&label)
            ),
            label,
        }),
        site_code: written.site_code.clone(),
        conac: written.conac.clone(),
        links: written
            .links
            .iter()
            .map(|link| Link { label: link.label.clone(), href: link.href.clone() })
            .collect(),
    }
}

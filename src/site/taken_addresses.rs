//! The addresses of a site that are taken: by pages, by sections and sites, and by generated pages.

use super::page::Page;
use super::section::Sections;
use super::tree::{SiteId, SiteTree};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_config::{Settings, values::UrlStyle};
use skillweek_content::kinds::Kind;
use skillweek_diag::Span;
use skillweek_source::SITE_FILE;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The holder of a taken address, each with the file that claims it.
pub enum Holder {
    Page(Span),
    Site(Span),
    Section(Span),
    /// A page that the program makes for every site, by its name in messages.
    Program(Text),
}

/// The addresses assigned so far.
#[derive(Default)]
pub struct Addresses {
    pages: BTreeMap<(SiteId, Arc<str>), SourcePath>,
    sections: BTreeMap<(SiteId, Arc<str>), Span>,
}

impl Addresses {
    pub fn new(sections: &Sections) -> Self {
        let named = sections.iter().map(|section| {
            let file = section.options.source.as_ref().unwrap_or(&section.folder);
            ((section.site, section.name.as_str().into()), Span::whole(file))
        });
        Self { pages: BTreeMap::new(), sections: named.collect() }
    }

    pub fn give(&mut self, page: &Page) {
        let source = page.document.source.clone();
        self.pages.insert((page.site, Arc::clone(&page.name)), source);
    }

    /// The holder of the address that a page claims; `None` if it is free.
    pub fn holder(&self, tree: &SiteTree, page: &Page) -> Option<Holder> {
        let key = (page.site, Arc::clone(&page.name));
        if let Some(first) = self.pages.get(&key) {
            return Some(Holder::Page(Span::whole(first)));
        }
        let is_pretty = tree.site(page.site).settings.urls == UrlStyle::Pretty;
        // Portable addresses end in `.html`, so they differ from those of folders.
        let section = self.sections.get(&key).filter(|_| is_pretty);
        section
            .map(|span| Holder::Section(span.clone()))
            .or_else(|| site_holder(tree, page.site, &page.name, is_pretty).map(Holder::Site))
            .or_else(|| made_by_program(&page.name).map(Holder::Program))
            .or_else(|| {
                let is_list =
                    is_pretty && may_be_column(&tree.site(page.site).settings, &page.name);
                is_list.then(|| Holder::Program(text!("同名的栏目", "the section of that name")))
            })
    }

    /// Makes the page's name free by a number behind it. Returns false if none can: inside another
    /// site's folder, or among the lists of days, numbers do not help.
    pub fn number(&self, tree: &SiteTree, page: &mut Page) -> bool {
        let wanted = Arc::clone(&page.name);
        for number in 2..=usize::MAX {
            page.name = format!("{wanted}-{number}").into();
            match self.holder(tree, page) {
                None => return true,
                Some(Holder::Page(_) | Holder::Section(_)) => {}
                Some(Holder::Site(_) | Holder::Program(_)) => break,
            }
        }
        page.name = wanted;
        false
    }
}

/// The site whose folder contains an address.
fn site_holder(tree: &SiteTree, site: SiteId, name: &str, is_pretty: bool) -> Option<Span> {
    let here = tree.site(site);
    let mut children = here.children.iter().map(|child| tree.site(*child));
    let inside = children.find(|child| {
        let folder = child.output.strip_prefix(&here.output).unwrap_or(&child.output);
        let folder = folder.trim_start_matches('/');
        name.strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/') || (is_pretty && rest.is_empty()))
    })?;
    Some(Span::whole(&inside.folder.join(SITE_FILE)))
}

/// Whether a site may have a list of this name, be it only with pages of other sites.
fn may_be_column(settings: &Settings, name: &str) -> bool {
    Kind::ALL.iter().any(|kind| kind.folder() == name)
        || settings.inherit.iter().any(|section| section == name)
        || settings.rollup.contains_key(name)
}

/// The name in messages of the page that every site generates at an address.
fn made_by_program(name: &str) -> Option<Text> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = name.split('/').collect();
    match parts.as_slice() {
        [.., "index"] => Some(text!("首页或栏目首页", "the home page or a list")),
        ["404"] => Some(text!("出错页", "the error page")),
        ["sitemap"] => Some(text!("站点地图", "the site map")),
        ["accessibility"] => Some(text!("无障碍声明", "the accessibility statement")),
        ["search"] => Some(text!("搜索页", "the search page")),
        ["activities", "calendar"] => Some(text!("活动日历", "the calendar")),
        ["activities", "day" | "type", _] => {
            Some(text!("按日期和类型的活动列表", "the activities by day and type"))
        }
        ["activities", "poster", _, ..] => Some(text!("活动海报", "the posters of activities")),
        [.., "page", last] if is_number(last) => {
            Some(text!("列表的后几页", "the further pages of a list"))
        }
        _ => None,
    }
}

/// Whether a name belongs neither to another site nor to a generated page.
pub fn is_open(tree: &SiteTree, site: SiteId, name: &str) -> bool {
    let is_list = name.ends_with("/index");
    site_holder(tree, site, name, true).is_none() && (is_list || made_by_program(name).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_keeps_its_own_addresses() {
        for name in [
            "index",
            "news/index",
            "404",
            "sitemap",
            "activities/calendar",
            "activities/day/2023-05-14",
            "activities/type/forum",
            "activities/poster/launch",
            "activities/poster/rural/launch",
            "news/page/2",
        ] {
            assert!(made_by_program(name).is_some(), "{name}");
        }
        for name in [
            "about",
            "activities/poster",
            "news/poster/launch",
            "news/404",
            "news/sitemap",
            "activities/launch",
            "news/page/two",
        ] {
            assert!(made_by_program(name).is_none(), "{name}");
        }
    }
}

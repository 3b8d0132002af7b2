//! The list of all sites: their kinds, pages, mistakes and drafts.

use super::html::{document, escape};
use super::own::FILTER;
use super::sites;
use crate::http::answer::Answer;
use crate::preview::Preview;
use hyper::StatusCode;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_pipeline::{Session, SiteState};

/// The number of sites from which finding one by eye takes too long.
const MANY: usize = 12;

/// Answers with the list.
pub fn answer(preview: &Preview, session: &Session) -> Answer {
    let sites = &session.sites();
    let list = List { preview, lang: preview.lang() };
    let title = text!("全部站点 · 预览", "All sites · preview");
    let body =
        format!("{}<main>{}{}</main>", list.head(sites), list.filter(sites), list.groups(sites));
    let script = format!("<script defer src=\"{}\"></script>\n", FILTER.address());
    Answer::page(StatusCode::OK, document(preview.lang(), &title, &script, &body))
}

struct List<'a> {
    preview: &'a Preview,
    lang: Lang,
}

impl List<'_> {
    fn say(&self, text: &Text) -> String {
        escape(text.get(self.lang))
    }

    fn head(&self, sites: &[SiteState]) -> String {
        let count = |number: fn(&SiteState) -> usize| sites.iter().map(number).sum::<usize>();
        let (pages, drafts) = (count(|site| site.pages), count(|site| site.drafts));
        let panel = self.preview.panel();
        let (errors, warnings, infos) = (panel.errors, panel.warnings, panel.infos);
        let number = sites.len();
        let root = sites.iter().find(|site| site.name.is_empty()).or(sites.first());
        let title = root.map_or_else(String::new, |root| escape(&root.title));
        let figures = [
            (number, text!("个站点", "sites"), ""),
            (pages, text!("个页面", "pages"), ""),
            (errors, text!("个错误", "errors"), "bad"),
            (warnings, text!("个警告", "warnings"), "warn"),
            (infos, text!("个提示", "notes"), "info"),
            (drafts, text!("篇草稿", "drafts"), "draft"),
        ];
        let shown = figures.iter().filter(|(number, _, kind)| *number > 0 || kind.is_empty());
        let figures: String = shown
            .map(|(number, unit, kind)| {
                format!("<li class=\"{kind}\"><b>{number}</b> {}</li>", self.say(unit))
            })
            .collect();
        let brand = text!("预览 · 全部站点", "Preview · all sites");
        format!(
            "<header class=\"head\"><div class=\"wide\"><p class=\"brand\">{}</p><h1>{title}</h1><ul class=\"figures\">{figures}</ul></div></header>",
            self.say(&brand)
        )
    }

    fn filter(&self, sites: &[SiteState]) -> String {
        if sites.len() < MANY {
            return String::new();
        }
        let label = text!("按名称或文件夹查找站点", "Find a site by name or folder");
        let none = text!("没有这样的站点。", "There is no such site.");
        let troubled = text!("只看有问题的", "Only those with findings");
        format!(
            "<form class=\"filter wide\" role=\"search\" hidden><label>{}<input type=\"search\" name=\"q\" autocomplete=\"off\"></label>\
             <label class=\"tick\"><input type=\"checkbox\" name=\"troubled\">{}</label><p role=\"status\" hidden>{}</p></form>",
            self.say(&label),
            self.say(&troubled),
            self.say(&none)
        )
    }

    /// The root, then one group for each site directly below it with all sites inside.
    fn groups(&self, sites: &[SiteState]) -> String {
        let top = |site: &SiteState| site.name.split('/').next().unwrap_or_default().to_owned();
        let mut groups: Vec<(String, Vec<&SiteState>)> = Vec::new();
        for site in sites {
            let name = top(site);
            match groups.iter_mut().find(|(group, _)| *group == name) {
                Some((_, members)) => members.push(site),
                None => groups.push((name, vec![site])),
            }
        }
        groups.iter().map(|(_, members)| self.group(members)).collect()
    }

    fn group(&self, members: &[&SiteState]) -> String {
        let cards: String =
            members.iter().enumerate().map(|(place, site)| self.card(site, place == 0)).collect();
        format!("<section class=\"group wide\"><ul class=\"sites\">{cards}</ul></section>")
    }

    fn card(&self, site: &SiteState, is_first: bool) -> String {
        let home = escape(&sites::home(self.preview, site));
        let folder = format!("content/{}", site.name);
        let folder = folder.trim_end_matches('/');
        let (title, folder) = (escape(&site.title), escape(folder));
        let pages = site.pages;
        let (errors, warnings, drafts) = (site.errors, site.warnings, site.drafts);
        let state = [
            (pages, text!("{pages} 页", "{pages} pages"), ""),
            (errors, text!("{errors} 个错误", "{errors} errors"), "bad"),
            (warnings, text!("{warnings} 个警告", "{warnings} warnings"), "warn"),
            (drafts, text!("{drafts} 篇草稿", "{drafts} drafts"), "draft"),
        ];
        let state: String = state
            .iter()
            .filter(|(number, _, kind)| *number > 0 || kind.is_empty())
            .map(|(_, said, kind)| format!("<li class=\"{kind}\">{}</li>", self.say(said)))
            .collect();
        let (first, troubled) = (if is_first { " first" } else { "" }, errors + warnings > 0);
        format!(
            "<li class=\"site{first}\" data-troubled=\"{troubled}\"><a href=\"{home}\">{title}</a><code>{folder}</code><ul class=\"state\">{state}</ul></li>"
        )
    }
}

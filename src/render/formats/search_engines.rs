//! The files that search engines read first: `sitemap.xml` and `robots.txt`.

use super::sitemap;
use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::address::public_path;
use crate::site::SiteRenderer;
use skillweek_base::base_url::BaseUrl;
use skillweek_base::date::Moment;
use skillweek_base::path::OutputPath;
use skillweek_diag::Sink;
use skillweek_site::column::Via;
use skillweek_site::output_path::page_output;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The jobs that make them from the site's pages; there is no site map where the site states no
/// address.
pub fn jobs(renderer: &SiteRenderer<'_>, pages: Vec<OutputPath>) -> Vec<Job> {
    let robots = |renderer: &SiteRenderer<'_>, _: &mut Sink| {
        Some(Draft::Bytes(robots_txt(renderer.base().as_ref()).into_bytes()))
    };
    let (kind, site) = (OutputKind::SearchEngines, renderer.site);
    let mut jobs = vec![Job::file(kind, site, "robots.txt", robots)];
    if renderer.base().is_some() {
        let pages = Arc::new(listed(renderer, pages));
        for name in sitemap::names(pages.len()) {
            let pages = Arc::clone(&pages);
            let of_name = name.clone();
            jobs.push(Job::file(kind, site, &name, move |renderer, _| {
                map(renderer, &pages, &of_name)
            }));
        }
    }
    jobs
}

/// The pages that search engines should find, below the site's folder. Pages inherited from an
/// ancestor are left out: engines should find the original.
fn listed(renderer: &SiteRenderer<'_>, pages: Vec<OutputPath>) -> Vec<String> {
    let site = renderer.site;
    let entries = renderer.columns.iter().flat_map(|column| &column.entries);
    let inherited: std::collections::BTreeSet<OutputPath> = entries
        .filter(|entry| entry.via == Via::Inherited)
        .map(|entry| page_output(site, &entry.name))
        .collect();
    let found = pages.iter().filter(|page| !inherited.contains(page));
    let below = found.filter_map(|page| page.as_str().strip_prefix(&site.output));
    let below = below.map(|below| below.trim_start_matches('/').to_owned());
    below.filter(|below| below != "404.html").collect()
}

fn map(renderer: &SiteRenderer<'_>, listed: &[String], name: &str) -> Option<Draft> {
    let dates = dates(renderer);
    let pages: Vec<sitemap::SitemapEntry<'_>> = listed
        .iter()
        .map(|below| sitemap::SitemapEntry {
            path: public_path(renderer.site, below),
            updated: dates.get(&renderer.site.output(below)).copied(),
        })
        .collect();
    let written = sitemap::write(&renderer.base()?, &pages).into_iter();
    let file = written.into_iter().find(|file| file.name == name)?;
    Some(Draft::Bytes(file.text.into_bytes()))
}

/// The date of change of each page with a text, by its output.
fn dates(renderer: &SiteRenderer<'_>) -> BTreeMap<OutputPath, Moment> {
    let entries = renderer.columns.iter().flat_map(|column| &column.entries);
    entries
        .filter(|entry| entry.via.is_rendered())
        .filter_map(|entry| {
            Some((page_output(renderer.site, &entry.name), renderer.graph.changed(entry.page)?))
        })
        .collect()
}

/// `robots.txt`, which search engines read at a host's root only. It allows everything; the site map is named where the site states its address.
fn robots_txt(base: Option<&BaseUrl>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = base {
        text.push_str("\nSitemap: ");
        text.push_str(&base.join("sitemap.xml"));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_map_is_named_where_there_is_one() {
        let base = BaseUrl::parse("https://example.edu.cn/zjz").unwrap();
        assert!(
            robots_txt(Some(&base))
                .ends_with("\nSitemap: https://example.edu.cn/zjz/sitemap.xml\n")
        );
        assert!(!robots_txt(None).contains("Sitemap"));
    }
}

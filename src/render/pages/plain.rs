//! Pages without content of their own: site map, error page, accessibility statement.

use crate::context::{Link, Plain, SiteMap, SiteMapSection};
use crate::job::{Draft, Job};
use crate::page_builder::PageBuilder;
use crate::page_builder::frame::PageFacts;
use crate::site::SiteRenderer;

/// Entries of one column in the site map; the others are found in the column itself.
const LISTED: usize = 50;

/// The jobs that make these pages.
pub fn jobs(renderer: &SiteRenderer<'_>) -> [Job; 3] {
    let site = renderer.site;
    [
        Job::page(site, "sitemap", |renderer, _| Some(site_map(renderer))),
        Job::page(site, "404", |renderer, _| Some(not_found(renderer))),
        Job::page(site, "accessibility", |renderer, _| Some(accessibility(renderer))),
    ]
}

fn site_map(renderer: &SiteRenderer<'_>) -> Draft {
    let builder = PageBuilder::new(renderer, "sitemap");
    let context = SiteMap {
        frame: builder.frame(PageFacts {
            kind: "sitemap",
            title: renderer.word("sitemap"),
            ..PageFacts::default()
        }),
        sections: sections(&builder),
        children: renderer.site.children.iter().map(|child| builder.site_link(*child)).collect(),
    };
    Draft::page("sitemap.html", &context)
}

/// Each column with its own pages; a page that stands directly in the site is an entry of its own.
fn sections(builder: &PageBuilder<'_>) -> Vec<SiteMapSection> {
    let renderer = builder.renderer;
    let mut sections = Vec::new();
    for column in renderer.columns.iter() {
        let shown = column.entries.iter().filter(|entry| entry.via.is_rendered());
        let links = shown.take(LISTED).map(|entry| Link {
            label: renderer.graph.title(entry.page).to_owned(),
            href: builder.entry_href(entry),
        });
        if column.key.is_empty() {
            sections.extend(links.map(|link| SiteMapSection {
                label: link.label,
                href: link.href,
                pages: Vec::new(),
            }));
        } else {
            let Link { label, href } = builder.column_link(column);
            sections.push(SiteMapSection { label, href, pages: links.collect() });
        }
    }
    sections
}

/// The error page is served at addresses of any depth, so its links start at the root of the host
/// if the site states its address.
fn not_found(renderer: &SiteRenderer<'_>) -> Draft {
    plain(renderer, "404", "not_found", "lost")
}

fn accessibility(renderer: &SiteRenderer<'_>) -> Draft {
    plain(renderer, "accessibility", "accessibility", "accessibility_page")
}

fn plain(renderer: &SiteRenderer<'_>, name: &str, kind: &'static str, title: &str) -> Draft {
    let builder = PageBuilder::new(renderer, name);
    let builder = if kind == "not_found" { builder.rooted() } else { builder };
    let frame = builder.frame(PageFacts {
        kind,
        title: renderer.word(title),
        noindex: kind == "not_found",
        ..PageFacts::default()
    });
    Draft::page(&format!("{name}.html"), &Plain { frame })
}

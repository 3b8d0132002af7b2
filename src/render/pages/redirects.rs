//! Pages at old addresses (`aliases`) that lead to the new ones, on any host and from disk.

use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::PageBuilder;
use crate::site::SiteRenderer;
use quick_xml::escape::escape;
use skillweek_site::aliases::Alias;

/// One job for each old address of a page of this site.
pub fn jobs(renderer: &SiteRenderer<'_>) -> impl Iterator<Item = Job> {
    let own = renderer.graph.aliases_of(renderer.site.id);
    own.iter().map(|alias| {
        let of_page = alias.clone();
        Job::file(OutputKind::Redirect, renderer.site, &alias.file, move |renderer, _| {
            Some(page(renderer, &of_page))
        })
    })
}

fn page(renderer: &SiteRenderer<'_>, alias: &Alias) -> Draft {
    let builder = PageBuilder::at(renderer, &alias.file);
    let (name, title) = (renderer.graph.name(alias.page), renderer.graph.title(alias.page));
    let href = escape(builder.href(name));
    let title = escape(title);
    let canonical = builder
        .absolute_in(renderer.site, name)
        .map(|url| format!("<link rel=\"canonical\" href=\"{}\">", escape(url)))
        .unwrap_or_default();
    let lang = escape(renderer.settings().lang.as_str());
    let html = format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url={href}\">\
         {canonical}</head><body><p><a href=\"{href}\">{title}</a></p></body></html>"
    );
    Draft::Bytes(html.into_bytes())
}

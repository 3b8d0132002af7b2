//! The files that tell hosts how to serve a site: headers, redirects, the error page.

use super::hosts::{FILES, Hosting, Redirect};
use crate::job::{Draft, Job, OutputKind};
use crate::site::SiteRenderer;
use skillweek_base::base_url::BaseUrl;
use skillweek_base::path::OutputPath;
use skillweek_site::Site;
use skillweek_site::output_path::page_output;

/// One job for each file. Every site has its own, because every site's folder is complete in
/// itself.
pub fn jobs(renderer: &SiteRenderer<'_>) -> impl Iterator<Item = Job> {
    FILES.into_iter().map(|file| {
        Job::file(OutputKind::Host, renderer.site, file.name, move |renderer, _| {
            Some(Draft::Bytes((file.write)(&hosting(renderer)).into_bytes()))
        })
    })
}

fn hosting(renderer: &SiteRenderer<'_>) -> Hosting {
    let tree = renderer.graph.tree;
    let own = renderer.site;
    let base = renderer.base();
    let mut hosting = Hosting {
        base_path: base.as_ref().map_or("/", BaseUrl::path).to_owned(),
        host: base.as_ref().map(|base| base.host().to_owned()),
        ..Hosting::default()
    };
    for id in tree.with_descendants(own.id) {
        let site = tree.site(id);
        let from_here = |path: &OutputPath| below(own, path);
        if id != own.id {
            hosting.sites.push(below(own, &OutputPath::new(site.output.as_str())));
        }
        for alias in renderer.graph.aliases_of(id) {
            let target = page_output(site, renderer.graph.name(alias.page));
            hosting.redirects.push(Redirect {
                from: from_here(&site.output(&alias.file)),
                to: from_here(&target),
            });
        }
    }
    hosting
}

/// A path of the output as seen from a site's folder.
fn below(site: &Site, path: &OutputPath) -> String {
    let path = path.as_str();
    path.strip_prefix(&site.output).unwrap_or(path).trim_start_matches('/').to_owned()
}

//! Renders sites: many at a time, each output handed over as soon as it is made.
//!
//! Memory holds the sites being rendered and one small card of every page of the tree, never the
//! tree of outputs. Pages of large sites are rendered in parallel too.

use super::job::{Draft, Job};
use super::outlet::Outlet;
use super::site::{Materials, SiteParts, SiteRenderer};
use super::{activities, article, calendars, data, feeds, home, hosting, list, plain, redirects};
use super::{search_engines, theme_files};
use crate::asset::Asset;
use crate::base::path::SourcePath;
use crate::diag::Sink;
use crate::site::{SiteId, theme_key};
use crate::theme::{Library, Theme};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::AddAssign;

/// What rendering made.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub pages: usize,
    pub images: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.images += other.images;
    }
}

/// Everything that a site publishes besides the files of the project that its pages turn out to use.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let mut jobs = theme_files::jobs(renderer);
    jobs.push(home::job(renderer));
    jobs.extend(activities::jobs(renderer));
    jobs.extend(list::jobs(renderer));
    jobs.extend(article::jobs(renderer));
    jobs.extend(plain::jobs(renderer));
    jobs.extend(calendars::jobs(renderer));
    jobs.extend(data::jobs(renderer));
    jobs.extend(feeds::job(renderer));
    jobs.extend(redirects::jobs(renderer));
    jobs.extend(hosting::jobs(renderer));
    let pages = jobs.iter().filter(|job| job.is_page).map(|job| job.path.clone()).collect();
    jobs.extend(search_engines::jobs(renderer, pages));
    jobs
}

/// A run from materials to an outlet.
pub struct Run<'a, R> {
    pub materials: Materials<'a>,
    pub library: &'a Library,
    pub outlet: &'a dyn Outlet<Refusal = R>,
    /// Is told of each site that is finished.
    pub done: &'a (dyn Fn() + Sync),
}

impl<R: Send> Run<'_, R> {
    /// Renders the sites of that list.
    pub fn sites(&self, sites: &[SiteId], sink: &mut Sink) -> Result<Counts, R> {
        let rendered: Vec<Result<(Counts, Sink), R>> = sites
            .par_iter()
            .map(|id| {
                let mut own = Sink::new();
                let graph = self.materials.graph;
                let key = theme_key(&graph.tree, graph.sources(), graph.tree.site(*id));
                let counts = match self.library.get(&key) {
                    Some(theme) => self.site(*id, theme, &mut own)?,
                    None => Counts::default(),
                };
                (self.done)();
                Ok((counts, own))
            })
            .collect();
        let mut total = Counts::default();
        for site in rendered {
            let (counts, own) = site?;
            total += counts;
            sink.merge(own);
        }
        Ok(total)
    }

    fn site(&self, id: SiteId, theme: &Theme, sink: &mut Sink) -> Result<Counts, R> {
        let parts = SiteParts::new(self.materials.graph, id, theme);
        let renderer = SiteRenderer::new(self.materials, id, theme, &parts);
        let pages = self.make(&jobs(&renderer), &renderer, sink)?;
        let published = renderer.published();
        let images: BTreeSet<&SourcePath> = published
            .values()
            .map(|parcel| &parcel.source)
            .filter(|source| renderer.assets.get(source).is_some_and(Asset::is_picture))
            .collect();
        let images = images.len();
        let site = renderer.site;
        let parcels = published.into_iter().map(|(name, parcel)| Job::parcel(site, &name, parcel));
        self.make(&parcels.collect::<Vec<_>>(), &renderer, sink)?;
        Ok(Counts { pages, images })
    }

    /// Makes outputs and hands each over at once; says how many pages were made.
    fn make(&self, jobs: &[Job], renderer: &SiteRenderer<'_>, sink: &mut Sink) -> Result<usize, R> {
        let made: Vec<Result<(bool, Sink), R>> = jobs
            .par_iter()
            .map(|job| {
                let mut own = Sink::new();
                let is_made = self.finish(job, renderer, &mut own)?;
                Ok((is_made && job.is_page, own))
            })
            .collect();
        let mut pages = 0;
        for made in made {
            let (is_page, own) = made?;
            pages += usize::from(is_page);
            sink.merge(own);
        }
        Ok(pages)
    }

    /// Makes one output; `false` if there turned out to be none.
    fn finish(&self, job: &Job, renderer: &SiteRenderer<'_>, sink: &mut Sink) -> Result<bool, R> {
        let Some(draft) = job.draft(renderer, sink) else { return Ok(false) };
        match draft {
            Draft::Page(page) => {
                let Some(bytes) = page.render(renderer, sink) else { return Ok(false) };
                self.outlet.write(&job.path, &bytes)?;
            }
            Draft::Bytes(bytes) => self.outlet.write(&job.path, &bytes)?,
            Draft::Copy(source) => self.outlet.copy(&job.path, &source)?,
            Draft::Film(source, telling) => self.outlet.film(&job.path, &source, &telling)?,
        }
        Ok(true)
    }
}

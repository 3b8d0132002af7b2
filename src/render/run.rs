//! Renders sites: many at a time, each output handed over as soon as it is made.
//!
//! Memory holds the sites being rendered and one small card of every page of the tree, never the
//! tree of outputs. Pages of large sites are rendered in parallel too.

use super::job::{Draft, Job, PageDraft};
use super::ledger::{Archive, Entry, Ledger};
use super::outlet::Outlet;
use super::parcel::Parcel;
use super::site::{Materials, SiteParts, SiteRenderer};
use super::{activities, article, calendars, data, feeds, home, hosting, list, plain, redirects};
use super::{poster, search_engines, theme_files};
use crate::asset::Asset;
use crate::base::path::SourcePath;
use crate::diag::Sink;
use crate::site::{SiteId, theme_key};
use crate::theme::{Library, Theme};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// What rendering made.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Counts {
    pub pages: usize,
    /// Pages that went through their templates; the others were taken over from the last build.
    pub rendered: usize,
    pub images: usize,
    /// The pages whose templates failed, each by the text that it is made of.
    pub failed: Vec<Option<SourcePath>>,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.rendered += other.rendered;
        self.images += other.images;
        self.failed.extend(other.failed);
    }
}

/// Everything that a site publishes besides the files of the project that its pages turn out to use.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let mut jobs = theme_files::jobs(renderer);
    jobs.push(home::job(renderer));
    jobs.extend(activities::jobs(renderer));
    jobs.extend(list::jobs(renderer));
    jobs.extend(article::jobs(renderer));
    jobs.extend(poster::jobs(renderer));
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
    /// What the last build left to know.
    pub archive: &'a dyn Archive,
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
        let folder = &renderer.site.output;
        let last = self.archive.open(folder);
        let mut ledger = Ledger::begin(theme);
        let Finished { pages, entries, failed } =
            self.make(&jobs(&renderer), &renderer, (&last, &ledger), sink)?;
        let rendered = entries.values().filter(|entry| !entry.why.is_empty()).count();
        ledger.entries = entries;
        if ledger != last {
            self.archive.keep(folder, &ledger);
        }
        let published = renderer.published();
        let images: BTreeSet<&SourcePath> = published
            .values()
            .filter_map(Parcel::source)
            .filter(|source| renderer.assets.get(source).is_some_and(Asset::is_picture))
            .collect();
        let images = images.len();
        let site = renderer.site;
        let parcels = published.into_iter().map(|(name, parcel)| Job::parcel(site, &name, parcel));
        self.make(&parcels.collect::<Vec<_>>(), &renderer, (&last, &ledger), sink)?;
        Ok(Counts { pages, rendered, images, failed })
    }

    /// Makes outputs and hands each over at once. `ledgers` are the last build's and this one's.
    fn make(
        &self,
        jobs: &[Job],
        renderer: &SiteRenderer<'_>,
        ledgers: Ledgers<'_>,
        sink: &mut Sink,
    ) -> Result<Finished, R> {
        let made: Vec<Result<(Option<Made>, Sink), R>> = jobs
            .par_iter()
            .map(|job| {
                let mut own = Sink::new();
                let made = self.finish(job, renderer, ledgers, &mut own)?;
                Ok((made, own))
            })
            .collect();
        let mut finished = Finished::default();
        for (job, made) in jobs.iter().zip(made) {
            let (made, own) = made?;
            let is_there = matches!(made, Some(Made::Page(_) | Made::File));
            finished.pages += usize::from(is_there && job.is_page);
            match made {
                Some(Made::Page(entry)) => {
                    finished.entries.insert(job.path.to_string(), *entry);
                }
                Some(Made::Failed(source)) => finished.failed.push(source),
                Some(Made::File) | None => {}
            }
            sink.merge(own);
        }
        Ok(finished)
    }

    /// Makes one output; `None` if there turned out to be none.
    fn finish(
        &self,
        job: &Job,
        renderer: &SiteRenderer<'_>,
        ledgers: Ledgers<'_>,
        sink: &mut Sink,
    ) -> Result<Option<Made>, R> {
        let Some(draft) = job.draft(renderer, sink) else { return Ok(None) };
        match draft {
            Draft::Page(page) => {
                let entry = self.page(job, &page, renderer, ledgers, sink)?;
                return Ok(Some(match entry {
                    Some(entry) => Made::Page(Box::new(entry)),
                    None => Made::Failed(page.source().cloned()),
                }));
            }
            Draft::Bytes(bytes) => self.outlet.write(&job.path, &bytes)?,
            Draft::Copy(source) => match renderer.world.exchanged(&source) {
                Some(bytes) => self.outlet.write(&job.path, &bytes)?,
                None => self.outlet.copy(&job.path, &source)?,
            },
            Draft::Blanked(source, telling) => {
                self.outlet.copy_blanked(&job.path, &source, &telling)?;
            }
        }
        Ok(Some(Made::File))
    }

    /// Renders a page, unless the last build made the same and it still lies where it was published.
    fn page(
        &self,
        job: &Job,
        page: &PageDraft,
        renderer: &SiteRenderer<'_>,
        ledgers: Ledgers<'_>,
        sink: &mut Sink,
    ) -> Result<Option<Entry>, R> {
        let digests = page.digests();
        let key = page.key(renderer.theme, &digests);
        let (last, now) = ledgers;
        let old = last.entries.get(job.path.as_str()).filter(|old| old.key == key);
        if let Some(old) = old
            && self.outlet.take_over(&job.path, &old.bytes)?
        {
            return Ok(Some(Entry { why: Vec::new(), ..old.clone() }));
        }
        let Some(bytes) = page.render(renderer, sink) else { return Ok(None) };
        self.outlet.write(&job.path, &bytes)?;
        let mut entry = Entry::of(page, key, &digests, &bytes);
        entry.why = last.why(job.path.as_str(), &entry, &digests, now, renderer.theme);
        Ok(Some(entry))
    }
}

/// The last build's ledger and this one's.
type Ledgers<'a> = (&'a Ledger, &'a Ledger);

/// What became of a job.
enum Made {
    Page(Box<Entry>),
    File,
    /// Its template failed; with the text that it would have been made of.
    Failed(Option<SourcePath>),
}

/// What became of some jobs.
#[derive(Default)]
struct Finished {
    pages: usize,
    entries: BTreeMap<String, Entry>,
    failed: Vec<Option<SourcePath>>,
}

//! Renders sites: many at a time, each output handed over as soon as it is made.
//!
//! Memory holds the sites being rendered and one small card of every page of the tree, never the
//! tree of outputs. Pages of large sites are rendered in parallel too.

use super::job::{Draft, Job, OutputKind, PageDraft};
use super::ledger::{Archive, Entry, Ledger};
use super::outlet::Outlet;
use super::plan;
use super::site::{Materials, SiteParts, SiteRenderer};
use crate::asset::Asset;
use crate::base::path::{OutputPath, SourcePath};
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
    /// The pages whose templates failed.
    pub failed: Vec<Unmade>,
}

/// A page whose template failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmade {
    pub path: OutputPath,
    /// The text that it would have been made of.
    pub source: Option<SourcePath>,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.rendered += other.rendered;
        self.images += other.images;
        self.failed.extend(other.failed);
    }
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
        let jobs = plan::jobs(&renderer);
        let Finished { pages, entries, failed } =
            self.make(&jobs, &renderer, (&last, &ledger), sink)?;
        let rendered = entries.values().filter(|entry| !entry.why.is_empty()).count();
        ledger.entries = entries;
        if ledger != last {
            self.archive.keep(folder, &ledger);
        }
        let images = images(&jobs, &renderer);
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
            finished.pages += usize::from(is_there && job.is_page());
            match made {
                Some(Made::Page(entry)) => {
                    finished.entries.insert(job.path.to_string(), *entry);
                }
                Some(Made::Failed) => {
                    let (path, source) = (job.path.clone(), job.source.clone());
                    finished.failed.push(Unmade { path, source });
                }
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
                    None => Made::Failed,
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
        let Some(bytes) = page.render(renderer, job.source.as_ref(), sink) else { return Ok(None) };
        self.outlet.write(&job.path, &bytes)?;
        let mut entry = Entry::of((job, page), key, &digests, &bytes);
        entry.why = last.why(job.path.as_str(), &entry, &digests, now, renderer.theme);
        Ok(Some(entry))
    }
}

/// How many pictures of the project are published in any form.
fn images(jobs: &[Job], renderer: &SiteRenderer<'_>) -> usize {
    let is_file = |job: &&Job| matches!(job.kind, OutputKind::Rendition | OutputKind::Original);
    let sources = jobs.iter().filter(is_file).filter_map(|job| job.source.as_ref());
    let is_picture =
        |source: &&SourcePath| renderer.assets.get(source).is_some_and(Asset::is_picture);
    sources.filter(is_picture).collect::<BTreeSet<_>>().len()
}

/// The last build's ledger and this one's.
type Ledgers<'a> = (&'a Ledger, &'a Ledger);

/// What became of a job.
enum Made {
    Page(Box<Entry>),
    File,
    /// Its template failed.
    Failed,
}

/// What became of some jobs.
#[derive(Default)]
struct Finished {
    pages: usize,
    entries: BTreeMap<String, Entry>,
    failed: Vec<Unmade>,
}

//! Renders sites: many at a time, each output handed over as soon as it is made.
//!
//! Whether an output is taken over from the last build is decided in [`super::reuse`].
//!
//! Memory holds the sites being rendered and one small card of every page of the tree, never all
//! outputs. Pages of large sites are rendered in parallel too.

use super::input_digests::InputDigests;
use super::job::{Draft, Job, OutputKind};
use super::ledger::{Archive, Known, Ledger, LedgerEntry};
use super::outlet::Outlet;
use super::plan;
use super::site::{RenderInputs, SiteParts, SiteRenderer};
use rayon::prelude::*;
use skillweek_asset::Asset;
use skillweek_base::digest::Digest;
use skillweek_base::output_name::objection;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_site::{SiteId, theme_key};
use skillweek_theme::{Library, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// The results of rendering.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Pages for readers, including those that were taken over; posters and redirects are not
    /// counted.
    pub pages: usize,
    /// Pages that went through their templates; the others were taken over from the last build.
    pub rendered: usize,
    /// Outputs that had to be drafted; the others were known to be the same without a draft. Files
    /// that are merely copied do not count.
    pub drafted: usize,
    /// Pictures of the project that are published in any form, counted once for each site.
    pub images: usize,
    /// The pages whose templates failed.
    pub failed: Vec<Unmade>,
}

/// A page whose template failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmade {
    /// Relative to the output folder.
    pub path: OutputPath,
    /// The project file that it would have been made of.
    pub source: Option<SourcePath>,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.rendered += other.rendered;
        self.drafted += other.drafted;
        self.images += other.images;
        self.failed.extend(other.failed);
    }
}

/// A run from `render_inputs` to an outlet.
pub struct Run<'a, R> {
    /// The same for all sites.
    pub render_inputs: RenderInputs<'a>,
    /// The themes that sites are rendered with.
    pub library: &'a Library,
    /// Takes each output as soon as it is made.
    pub outlet: &'a dyn Outlet<Refusal = R>,
    /// The ledgers of the last build, replaced by this one's.
    pub archive: &'a dyn Archive,
    /// Digests for the keys that are known without a draft; `None` where no ledgers are kept.
    pub common_inputs: Option<&'a InputDigests>,
    /// Called after each finished site.
    pub done: &'a (dyn Fn() + Sync),
}

impl<R: Send> Run<'_, R> {
    /// Renders these sites.
    pub fn sites(&self, sites: &[SiteId], sink: &mut Sink) -> Result<Counts, R> {
        let rendered: Vec<Result<(Counts, Sink), R>> = sites
            .par_iter()
            .map(|id| {
                let mut own = Sink::new();
                let graph = self.render_inputs.graph;
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
        let parts = SiteParts::new(self.render_inputs.graph, id, theme);
        let renderer = SiteRenderer::new(self.render_inputs, id, theme, &parts);
        let folder = &renderer.site.output;
        let last = self.archive.open(folder);
        let mut ledger = Ledger::begin(theme);
        let jobs = plan::jobs(&renderer);
        let Finished { mut counts, entries, known } =
            self.make(&jobs, &renderer, (&last, &ledger), sink)?;
        counts.rendered = entries.values().filter(|entry| !entry.why.is_empty()).count();
        counts.images = images(&jobs, &renderer);
        (ledger.entries, ledger.known) = (entries, known);
        if ledger != last {
            self.archive.keep(folder, &ledger);
        }
        Ok(counts)
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
            match made {
                Some(Made::Output(output)) => finished.add(job, *output),
                Some(Made::Failed) => {
                    let (path, source) = (job.path.clone(), job.source.clone());
                    finished.counts.failed.push(Unmade { path, source });
                }
                None => {}
            }
            sink.merge(own);
        }
        Ok(finished)
    }

    /// Makes one output, unless it is known to be the same; `None` if there is nothing to make.
    fn finish(
        &self,
        job: &Job,
        renderer: &SiteRenderer<'_>,
        ledgers: Ledgers<'_>,
        sink: &mut Sink,
    ) -> Result<Option<Made>, R> {
        if let Some(reason) = objection(job.path.as_str()) {
            sink.push(unwritable(job, &reason));
            return Ok(None);
        }
        if let Some(same) = self.same(job, ledgers.0)? {
            return Ok(Some(same));
        }
        let own = renderer.for_output();
        let Some(draft) = job.draft(&own, sink) else { return Ok(None) };
        let mut output = Output::default();
        match draft {
            Draft::Page(page) => {
                let Some(entry) = self.page(job, &page, renderer, ledgers, sink)? else {
                    return Ok(Some(Made::Failed));
                };
                output.known = self.known(&own, &entry.bytes, sink);
                output.entry = Some(entry);
                output.is_drafted = true;
            }
            Draft::Bytes(bytes) => {
                self.outlet.write(&job.path, &bytes)?;
                output.known = self.known(&own, &Digest::of(&bytes), sink);
                output.is_drafted = true;
            }
            Draft::Copy(source, redactions) => match renderer.world.exchanged(&source) {
                Some(bytes) if redactions.is_empty() => self.outlet.write(&job.path, &bytes)?,
                _ => self.outlet.copy(&job.path, &source, &redactions)?,
            },
        }
        Ok(Some(Made::Output(Box::new(output))))
    }
}

/// The diagnostic for an output that cannot have its name on every system. It is left out, and the
/// rest is made.
fn unwritable(job: &Job, reason: &Text) -> Diagnostic {
    let (path, Text { zh, en }) = (&job.path, reason);
    let message =
        text!("不能输出名为 `{path}` 的文件：{zh}", "no output can be named `{path}`: {en}");
    Diagnostic::new(Code::ReservedName, message).at(job.source.as_ref().map(Span::whole)).help(
        text!(
            "请给这个文件或它所在的文件夹换一个短一些、普通一些的名字",
            "give this file, or the folder around it, a shorter and plainer name"
        ),
    )
}

/// The number of pictures of the project that are published in any form.
fn images(jobs: &[Job], renderer: &SiteRenderer<'_>) -> usize {
    let is_file = |job: &&Job| matches!(job.kind, OutputKind::Rendition | OutputKind::Original);
    let sources = jobs.iter().filter(is_file).filter_map(|job| job.source.as_ref());
    let is_picture =
        |source: &&SourcePath| renderer.assets.get(source).is_some_and(Asset::is_picture);
    sources.filter(is_picture).collect::<BTreeSet<_>>().len()
}

/// The last build's ledger and this one's.
pub(super) type Ledgers<'a> = (&'a Ledger, &'a Ledger);

/// The outcome of a job.
pub(super) enum Made {
    Output(Box<Output>),
    /// Its template failed.
    Failed,
}

/// An output that was handed over.
#[derive(Default)]
pub(super) struct Output {
    /// Only for a page.
    pub entry: Option<LedgerEntry>,
    pub known: Option<Known>,
    pub is_drafted: bool,
}

/// The outcomes of all jobs of a site.
#[derive(Default)]
struct Finished {
    counts: Counts,
    entries: BTreeMap<String, LedgerEntry>,
    known: BTreeMap<String, Known>,
}

impl Finished {
    fn add(&mut self, job: &Job, output: Output) {
        let Output { entry, known, is_drafted } = output;
        self.counts.pages += usize::from(job.is_page());
        self.counts.drafted += usize::from(is_drafted);
        self.entries.extend(entry.map(|entry| (job.path.to_string(), entry)));
        self.known.extend(known.map(|known| (job.path.to_string(), known)));
    }
}

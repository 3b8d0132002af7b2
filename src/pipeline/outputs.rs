//! The pages that a session has rendered, each under the digest of all its inputs.

use skillweek_base::digest::Digest;
use skillweek_base::path::OutputPath;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_render::job::{Job, PageDraft};
use skillweek_render::site::SiteRenderer;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The size in bytes at which remembered pages are forgotten, except for those with findings.
const MOST_REMEMBERED: usize = 64 << 20;
/// The most outputs with findings that are checked again when all findings are asked for.
const MOST_DOUBTFUL: usize = 50;

/// The response for a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Served {
    /// The bytes that a build would write.
    Bytes(Arc<[u8]>),
    /// A file of the project, which a build would copy.
    File(PathBuf),
    /// A build would write an output here if it had not failed.
    Failed(Vec<Diagnostic>),
}

/// Rendered pages by path. Since each is kept under its key, one memory serves all snapshots.
#[derive(Default)]
pub struct Outputs {
    kept: Mutex<KeptPages>,
    generation: AtomicUsize,
}

#[derive(Default)]
struct KeptPages {
    pages: BTreeMap<OutputPath, RenderedPage>,
    bytes: usize,
}

struct RenderedPage {
    key: Digest,
    /// `None` if it failed.
    bytes: Option<Arc<[u8]>>,
    found: Vec<Diagnostic>,
    /// The last snapshot that it was requested for.
    generation: usize,
}

impl Outputs {
    /// Runs a task with a sink of its own.
    pub fn watch<T>(task: impl FnOnce(&mut Sink) -> T) -> (T, Vec<Diagnostic>) {
        let mut sink = Sink::new();
        let done = task(&mut sink);
        (done, sink.into_diagnostics())
    }

    /// A page, rendered unless it is remembered under the same key. `found` holds the findings of
    /// drafting it.
    pub fn page(
        &self,
        job: &Job,
        page: &PageDraft,
        renderer: &SiteRenderer<'_>,
        found: Vec<Diagnostic>,
    ) -> Served {
        let key = page.key(renderer.theme, &page.digests());
        let generation = self.generation.load(Ordering::Relaxed);
        if let Some(known) = self.kept().pages.get_mut(&job.path).filter(|known| known.key == key) {
            known.generation = generation;
            return known.served();
        }
        let (bytes, more) = Self::watch(|sink| page.render(renderer, job.source.as_ref(), sink));
        let found = found.into_iter().chain(more).collect();
        let bytes = bytes.map(Arc::from);
        let rendered = RenderedPage { key, bytes, found, generation };
        let served = rendered.served();
        self.kept().keep(&job.path, rendered);
        served
    }

    /// Begins the generation of another snapshot.
    pub fn next_generation(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
    }

    /// Pages last requested in earlier snapshots whose findings may have been mended since.
    pub fn to_recheck(&self) -> Vec<OutputPath> {
        let generation = self.generation.load(Ordering::Relaxed);
        let mut kept = self.kept();
        let is_old = |page: &RenderedPage| page.generation != generation && !page.found.is_empty();
        let old = kept.pages.iter().filter(|(_, page)| is_old(page));
        let old: Vec<OutputPath> = old.map(|(path, _)| path.clone()).collect();
        // The others are found again when they are served.
        for path in old.iter().skip(MOST_DOUBTFUL) {
            kept.pages.remove(path);
        }
        old.into_iter().take(MOST_DOUBTFUL).collect()
    }

    pub fn forget(&self, path: &OutputPath) {
        self.kept().pages.remove(path);
    }

    /// The findings of rendering.
    pub fn found(&self) -> Vec<Diagnostic> {
        self.kept().pages.values().flat_map(|page| page.found.iter().cloned()).collect()
    }

    fn kept(&self) -> MutexGuard<'_, KeptPages> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RenderedPage {
    fn served(&self) -> Served {
        match &self.bytes {
            Some(bytes) => Served::Bytes(Arc::clone(bytes)),
            None => Served::Failed(self.found.clone()),
        }
    }
}

impl KeptPages {
    fn keep(&mut self, path: &OutputPath, page: RenderedPage) {
        self.bytes += page.bytes.as_ref().map_or(0, |bytes| bytes.len());
        if self.bytes > MOST_REMEMBERED {
            self.pages.retain(|_, page| !page.found.is_empty());
            self.bytes = page.bytes.as_ref().map_or(0, |bytes| bytes.len());
        }
        self.pages.insert(path.clone(), page);
    }
}

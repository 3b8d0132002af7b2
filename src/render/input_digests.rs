//! Keys of outputs that are known without a draft.
//!
//! Drafting is about half of the work of making an output. So each output notes which pages it read
//! (`render::tracked_graph`). If the common inputs are the same, and so is the content of each
//! of these pages, drafting again would take the same course and give the same result: it is
//! skipped. The common inputs are everything that outputs depend on but the content of pages.

use super::tracked_graph::{PageAspect, PageReads, Traits};
use rayon::prelude::*;
use skillweek_base::digest::{Digest, Digester};
use skillweek_site::graph::SiteGraph;
use skillweek_site::page::{Page, PageId};

/// Digests of everything that outputs depend on: one for all that they share, and those of each
/// page.
pub struct InputDigests {
    /// The digest of the common inputs and of the positions of all pages.
    common: Digest,
    /// By page number.
    pages: Vec<Said>,
}

/// Digests of the content of a page.
struct Said {
    /// `None` where the page's inputs are unknown.
    whole: Option<Digest>,
    title: Digest,
    traits: Digest,
}

impl InputDigests {
    /// The digests of a project. `common` is the digest of all that drafts depend on besides pages;
    /// `whole` returns that of the inputs of a page.
    pub fn new(
        common: &Digest,
        graph: &SiteGraph,
        whole: &(dyn Fn(&Page) -> Option<Digest> + Sync),
    ) -> Self {
        let all: Vec<(PageId, &Page)> = graph.pages().collect();
        let said = all.par_iter().map(|(_, page)| {
            let position = Digest::of_value(&(page.position(), &page.document.source));
            let title = Digest::of(page.document.front.title.value.as_bytes());
            let traits = Digest::of_value(&Traits::of(page));
            (position, Said { whole: whole(page), title, traits })
        });
        let (positions, pages): (Vec<Digest>, Vec<Said>) = said.unzip();
        let mut shared = Digester::default();
        shared.add(common.as_bytes());
        for position in &positions {
            shared.add(position.as_bytes());
        }
        Self { common: shared.finish(), pages }
    }

    /// The key of an output that made these reads; `None` if a page no longer exists or its inputs
    /// are unknown.
    pub fn key(&self, reads: &PageReads) -> Option<Digest> {
        let mut key = Digester::default();
        key.add(self.common.as_bytes());
        for (facet, page) in reads.iter() {
            let said = self.pages.get(page.0)?;
            let digest = match facet {
                PageAspect::Whole => said.whole.as_ref()?,
                PageAspect::Title => &said.title,
                PageAspect::Traits => &said.traits,
            };
            key.add(&[facet as u8]).add(digest.as_bytes());
        }
        Some(key.finish())
    }
}

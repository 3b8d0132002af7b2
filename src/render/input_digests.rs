//! Keys of outputs that are known before anything is gathered for them.
//!
//! Gathering what an output is made from costs about as much as half of making it. So it is noted which
//! pages were looked at for it (`render::tracked_graph`). If the ground is the same and each of them says what it
//! said, gathering it again would run the same way and give the same: it need not be done.

use super::tracked_graph::{PageAspect, PageReads, Traits};
use crate::base::digest::{Digest, Digester};
use crate::site::graph::SiteGraph;
use crate::site::page::{Page, PageId};
use rayon::prelude::*;

/// What outputs depend on: that which is the same for all of them, and what each page says.
pub struct InputDigests {
    /// Of everything but what pages say where they stand.
    common: Digest,
    /// By the numbers of the pages.
    pages: Vec<Said>,
}

/// Digests of what a page says.
struct Said {
    /// Absent where its inputs are unknown.
    whole: Option<Digest>,
    title: Digest,
    traits: Digest,
}

impl InputDigests {
    /// The ground of a project. `common` is the digest of all that drafts depend on besides its pages;
    /// `whole` gives that of what a page was made from.
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
        let said: Vec<(Digest, Said)> = said.collect();
        let mut ground = Digester::default();
        ground.add(common.as_bytes());
        for (stand, _) in &said {
            ground.add(stand.as_bytes());
        }
        let pages = said.into_iter().map(|(_, said)| said).collect();
        Self { common: ground.finish(), pages }
    }

    /// The key of an output for which this was looked at; `None` if there are no such pages, or nobody
    /// knows what they were made from.
    pub fn key(&self, looks: &PageReads) -> Option<Digest> {
        let mut key = Digester::default();
        key.add(self.common.as_bytes());
        for (facet, page) in looks.iter() {
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

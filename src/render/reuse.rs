//! Takes outputs over from the last build if their key is unchanged. A draft is the data that a
//! template receives. Outputs have a key that is known before they are drafted, and pages a second
//! one, the digest of the draft.

use super::job::{Job, PageDraft};
use super::ledger::{Known, Ledger, LedgerEntry};
use super::run::{Ledgers, Made, Output, Run};
use super::site::SiteRenderer;
use skillweek_base::digest::Digest;
use skillweek_diag::Sink;

impl<R: Send> Run<'_, R> {
    /// The output of the last build, if the common inputs and all pages that were read for it are
    /// the same, and it is still where it was published.
    pub(super) fn same(&self, job: &Job, last: &Ledger) -> Result<Option<Made>, R> {
        let path = job.path.as_str();
        let known = self.common_inputs.zip(last.known.get(path));
        let known =
            known.filter(|(common_inputs, old)| common_inputs.key(&old.reads) == Some(old.key));
        let Some((_, known)) = known else { return Ok(None) };
        if !self.outlet.take_over(&job.path, &known.bytes)? {
            return Ok(None);
        }
        let entry = last.entries.get(path);
        let entry = entry.map(|old| LedgerEntry { why: Vec::new(), ..old.clone() });
        let output = Output { entry, known: Some(known.clone()), is_drafted: false };
        Ok(Some(Made::Output(Box::new(output))))
    }

    /// The record for the next build of an output that was drafted through `renderer`; `None` if
    /// anything was reported, since the next build has to report it again.
    pub(super) fn known(
        &self,
        renderer: &SiteRenderer<'_>,
        bytes: &Digest,
        sink: &Sink,
    ) -> Option<Known> {
        let common_inputs = self.common_inputs.filter(|_| sink.diagnostics().is_empty())?;
        let reads = renderer.graph.reads();
        Some(Known { key: common_inputs.key(&reads)?, reads, bytes: *bytes })
    }

    /// Renders a page, unless the last build made the same and it is still where it was published.
    pub(super) fn page(
        &self,
        job: &Job,
        page: &PageDraft,
        renderer: &SiteRenderer<'_>,
        ledgers: Ledgers<'_>,
        sink: &mut Sink,
    ) -> Result<Option<LedgerEntry>, R> {
        let digests = page.digests();
        let key = page.key(renderer.theme, &digests);
        let (last, now) = ledgers;
        let old = last.entries.get(job.path.as_str()).filter(|old| old.key == key);
        if let Some(old) = old
            && self.outlet.take_over(&job.path, &old.bytes)?
        {
            return Ok(Some(LedgerEntry { why: Vec::new(), ..old.clone() }));
        }
        let Some(bytes) = page.render(renderer, job.source.as_ref(), sink) else { return Ok(None) };
        self.outlet.write(&job.path, &bytes)?;
        let mut entry = LedgerEntry::of((job, page), key, &digests, &bytes);
        entry.why = last.why(job.path.as_str(), &entry, &digests, now, renderer.theme);
        Ok(Some(entry))
    }
}

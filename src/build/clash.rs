//! Of the files that want one address the one that came to want it.

use super::holds::Stand;
use super::project::Project;
use super::versions::{Version, is_versioned};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::Diagnostic;
use crate::site::aliases;
use crate::site::gather::{Made, Reader};
use crate::site::page::Page;
use crate::source::{Overlay, SITE_FILE};
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

impl Project<'_> {
    /// The file to hold for a clash of addresses:
    ///
    /// 1. one that has changed, and wanted another address before;
    /// 2. or the settings, if they have changed: they say what addresses look like;
    /// 3. or else one that has changed.
    pub(super) fn newcomer(&self, clash: &Diagnostic) -> Option<SourcePath> {
        let own = &clash.span.as_ref()?.file;
        let others = clash.notes.iter().filter_map(|note| Some(&note.span.as_ref()?.file));
        let others: Vec<&SourcePath> = others.collect();
        let wanted = self.wanted_by_both(own, &others);
        let all = [own].into_iter().chain(others.iter().copied());
        let changed: Vec<&SourcePath> =
            all.filter(|path| is_versioned(path) && self.has_changed(path)).collect();
        let newcomer = changed.iter().find(|path| self.wanted_another(path, &wanted));
        let settings = || {
            let site = self.graph.tree.site_of(own)?;
            let file = self.graph.tree.site(site).folder.join(SITE_FILE);
            Some(file).filter(|file| self.has_changed(file))
        };
        newcomer
            .map(|path| (*path).clone())
            .or_else(settings)
            .or_else(|| changed.first().cloned().cloned())
    }

    /// The addresses for which some files clash; all of the first one's if the others are no files.
    fn wanted_by_both(&self, own: &SourcePath, others: &[&SourcePath]) -> BTreeSet<String> {
        let mut wanted = addresses(self.made_of(own));
        let of_others: BTreeSet<String> =
            others.iter().flat_map(|path| addresses(self.made_of(path))).collect();
        if !of_others.is_empty() {
            wanted.retain(|address| of_others.contains(address));
        }
        wanted
    }

    /// Whether the last good version of a file wanted none of these addresses. A site has the address
    /// that its folder gives it, in whatever version of its settings.
    fn wanted_another(&self, path: &SourcePath, wanted: &BTreeSet<String>) -> bool {
        match self.origin.versions.last_good(path) {
            None => true,
            Some(_) if path.name() == SITE_FILE => false,
            Some(last) => addresses(Some(&self.made_before(path, last))).is_disjoint(wanted),
        }
    }

    /// What is made of another version of a file.
    fn made_before(&self, path: &SourcePath, version: Version) -> Made {
        let exchanged = BTreeMap::from([(path.clone(), version.bytes)]);
        let world = Overlay::new(Arc::clone(&self.origin.world), exchanged, BTreeSet::new());
        let reader = Reader { articles: None, ..self.reader(&world) };
        reader.file(&self.graph.sections, path).made
    }

    /// Whether what is read of a file is not as it was when it was good.
    pub(super) fn has_changed(&self, path: &SourcePath) -> bool {
        if matches!(self.holds.stand(path), Some(Stand::LastGood(_))) {
            return false;
        }
        let good = self.origin.versions.last_good(path);
        good.is_none_or(|good| Some(good.digest) != self.digest_now(path))
    }

    /// The digest of a file as it lies on the disk.
    pub(super) fn digest_now(&self, path: &SourcePath) -> Option<Digest> {
        self.origin.world.read(path).ok().map(|bytes| Digest::of(&bytes))
    }
}

/// The addresses that pages want, old ones among them, below the folder of their site.
fn addresses(made: Option<&Made>) -> BTreeSet<String> {
    let Some(Made::Pages(pages)) = made else { return BTreeSet::new() };
    let old = |page: &Page| {
        let files = page.document.front.aliases.iter().filter_map(|it| aliases::file(&it.value));
        files.map(|file| bare(&file).to_owned()).collect::<Vec<_>>()
    };
    pages.iter().flat_map(|page| old(page).into_iter().chain([page.name.to_string()])).collect()
}

/// A file of the output as pages are named: without what every page's file ends with.
fn bare(file: &str) -> &str {
    file.strip_suffix("/index.html").or_else(|| file.strip_suffix(".html")).unwrap_or(file)
}

/// A clash as it is told where one of its files is held: with that file's place first.
pub(super) fn told_at(mut clash: Diagnostic, file: &SourcePath) -> Diagnostic {
    let is_it = |span: &crate::diag::Span| span.file == *file;
    let note = clash.notes.iter_mut().find(|note| note.span.as_ref().is_some_and(is_it));
    if let Some(note) = note.filter(|_| !clash.span.as_ref().is_some_and(is_it)) {
        mem::swap(&mut note.span, &mut clash.span);
    }
    clash
}

//! Finds the newcomer of a clash: of the files that want one address, the one that came to want it.

use super::holds::Replacement;
use super::project::Project;
use super::versions::{Version, is_versioned};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Diagnostic, Span};
use skillweek_site::address_clash::bare;
use skillweek_site::aliases;
use skillweek_site::gather::{Made, Reader};
use skillweek_site::page::Page;
use skillweek_site::section::is_spreadsheet;
use skillweek_source::{Overlay, SITE_FILE};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Project<'_> {
    /// The file to hold for a clash of addresses:
    ///
    /// 1. one that has changed and did not want the address before;
    /// 2. else the settings, if they have changed, since they determine what addresses look like;
    /// 3. else one that has changed.
    ///
    /// A table is never held for a row: the row or its old address is left out instead.
    pub fn newcomer(&self, found: &Diagnostic) -> Option<SourcePath> {
        let own = &found.span.as_ref()?.file;
        let address = self.graph.clash(found).map(|clash| clash.address.as_str());
        let others = found.notes.iter().filter_map(|note| Some(&note.span.as_ref()?.file));
        let others = others.flat_map(|other| self.wanting(other));
        let all = [own.clone()].into_iter().chain(others);
        let is_changed = |path: &SourcePath| is_versioned(path) && self.has_changed(path);
        let changed: Vec<SourcePath> = all.filter(is_changed).collect();
        let newcomer = changed.iter().find(|path| self.has_come_to_want(path, address)).cloned();
        let newcomer = newcomer.or_else(|| self.changed_settings(own));
        newcomer.or_else(|| changed.into_iter().next()).filter(|path| !is_spreadsheet(path))
    }

    /// The file itself, or the new files in a folder, which made a section of it.
    fn wanting(&self, other: &SourcePath) -> Vec<SourcePath> {
        if is_versioned(other) {
            return vec![other.clone()];
        }
        let is_new = |path: &&SourcePath| self.origin.versions.last_good(path).is_none();
        self.graph.sources().below(other).filter(is_new).cloned().collect()
    }

    /// The changed settings of a file's site, or else of a site above it.
    fn changed_settings(&self, file: &SourcePath) -> Option<SourcePath> {
        let tree = &self.graph.tree;
        let own = tree.site(tree.site_of(file)?);
        let chain = std::iter::once(own).chain(tree.ancestors(own.id));
        chain.map(|site| site.folder.join(SITE_FILE)).find(|file| self.has_changed(file))
    }

    /// Whether a file claims an address that its last good version did not claim. A site claims the
    /// address of its folder in every version of its settings.
    fn has_come_to_want(&self, path: &SourcePath, address: Option<&str>) -> bool {
        let Some(last) = self.origin.versions.last_good(path) else { return true };
        let before = || addresses(&self.made_before(path, last));
        address.is_some_and(|address| path.name() != SITE_FILE && !before().contains(address))
    }

    /// The result of reading another version of a file.
    fn made_before(&self, path: &SourcePath, version: Version) -> Made {
        let exchanged = BTreeMap::from([(path.clone(), version.bytes)]);
        let world = Overlay::new(Arc::clone(&self.origin.world), exchanged, BTreeSet::new());
        let reader = Reader { articles: None, ..self.reader(&world) };
        reader.file(&self.graph.sections, path).made
    }

    /// Whether a file differs from its last good version as it is read now.
    pub fn has_changed(&self, path: &SourcePath) -> bool {
        if matches!(self.holds.stand(path), Some(Replacement::LastGood(_))) {
            return false;
        }
        let good = self.origin.versions.last_good(path);
        good.is_none_or(|good| Some(good.digest) != self.digest_now(path))
    }

    /// The digest of a file as it is on the disk.
    pub fn digest_now(&self, path: &SourcePath) -> Option<Digest> {
        self.origin.world.read(path).ok().map(|bytes| Digest::of(&bytes))
    }

    /// A clash as it is reported when a file other than the one in which it was found is held for
    /// it.
    pub fn clash_at(&self, found: &Diagnostic, file: &SourcePath) -> Diagnostic {
        let is_at = |span: &Option<Span>| span.as_ref().is_some_and(|span| span.file == *file);
        let at_other = self.graph.clash(found).and_then(|clash| clash.at_other.clone());
        if let Some(at_other) = at_other.filter(|other| is_at(&other.span)) {
            return at_other;
        }
        let mut told = found.clone();
        match told.notes.iter_mut().find(|note| is_at(&note.span)) {
            Some(note) => std::mem::swap(&mut note.span, &mut told.span),
            None => {
                let cause = text!(
                    "这是这个文件的改动引起的，所以没有更新它",
                    "what has changed in this file is the cause, so it is held"
                );
                told = told.note(cause, Some(Span::whole(file)));
            }
        }
        told
    }
}

/// The addresses that pages want, including old ones, relative to the folder of their site.
fn addresses(made: &Made) -> BTreeSet<String> {
    let Made::Pages(pages) = made else { return BTreeSet::new() };
    let old = |page: &Page| {
        let files = page.document.front.aliases.iter().filter_map(|it| aliases::file(&it.value));
        files.map(|file| bare(&file).to_owned()).collect::<Vec<_>>()
    };
    pages.iter().flat_map(|page| old(page).into_iter().chain([page.name.to_string()])).collect()
}

//! The project's pages as an output reads them: each read is noted.
//!
//! Outputs reach pages through nothing else, so that no dependency can be missed. The positions of
//! pages are not noted: all outputs depend on them (`render::input_digests`).

use serde::{Deserialize, Serialize};
use skillweek_base::date::Moment;
use skillweek_base::path::SourcePath;
use skillweek_content::kinds::Kind;
use skillweek_site::aliases::Alias;
use skillweek_site::graph::{Destination, SiteGraph};
use skillweek_site::navigation::{self, Named};
use skillweek_site::page::{Page, PageId};
use skillweek_site::reference::LinkTarget;
use skillweek_site::section::{SectionOptions, Sections};
use skillweek_site::{Site, SiteId, SiteTree};
use skillweek_source::Sources;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The part of a page that an output read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PageAspect {
    /// Anything that its file says.
    Whole,
    /// The title alone, as navigation and neighbours show it.
    Title,
    /// The `Traits` alone.
    Traits,
}

/// The properties by which pages are selected where there is no room for all of them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Traits<'a> {
    /// Its tags, and its types if it is an activity.
    pub words: Vec<&'a str>,
    /// As written; `None` for other kinds than activities.
    pub city: Option<&'a str>,
    /// Whether it is an activity whose status is 取消.
    pub is_cancelled: bool,
}

impl<'a> Traits<'a> {
    /// Collects the traits from a page's front matter.
    pub fn of(page: &'a Page) -> Self {
        let activity = page.document.activity();
        let types = activity.into_iter().flat_map(|activity| &activity.types);
        let tags = page.document.front.tags.iter().map(String::as_str);
        Self {
            words: tags.chain(types.map(|label| label.value.as_str())).collect(),
            city: activity.and_then(|activity| activity.city.as_deref()),
            is_cancelled: page.document.is_cancelled(),
        }
    }
}

/// The pages that an output read, as sorted runs: the aspect, the number of the first page, and how
/// many pages in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageReads(Vec<(PageAspect, u32, u32)>);

impl PageReads {
    fn of(mut notes: Vec<Note>) -> Self {
        notes.sort_unstable();
        notes.dedup();
        let mut runs: Vec<(PageAspect, u32, u32)> = Vec::new();
        for (facet, page) in notes {
            match runs.last_mut() {
                Some((of, first, count)) if *of == facet && *first + *count == page => *count += 1,
                _ => runs.push((facet, page, 1)),
            }
        }
        runs.shrink_to_fit();
        Self(runs)
    }

    /// Each aspect with its page.
    pub fn iter(&self) -> impl Iterator<Item = (PageAspect, PageId)> {
        let run = |(facet, first, count): &(PageAspect, u32, u32)| {
            let (facet, pages) = (*facet, *first..first.saturating_add(*count));
            pages.map(move |page| (facet, PageId(page as usize)))
        };
        self.0.iter().flat_map(run)
    }
}

type Note = (PageAspect, u32);

/// The graph, with notes of the pages that were read.
pub struct TrackedGraph<'a> {
    graph: &'a SiteGraph,
    /// Not tracked: every output depends on all settings.
    pub tree: &'a SiteTree,
    /// Not tracked: every output depends on the texts of all sections.
    pub sections: &'a Sections,
    /// `None` where no notes are kept.
    notes: Mutex<Option<Vec<Note>>>,
}

impl<'a> TrackedGraph<'a> {
    /// The city of an activity that has been looked at; without one the region of its site, unless
    /// that is the whole country.
    pub fn city_of<'b>(&'b self, page: &'b Page) -> Option<&'b str> {
        let stated = page.document.activity().and_then(|activity| activity.city.as_deref());
        let region = || self.tree.site(page.site).settings.region.as_deref();
        stated.or_else(|| region().filter(|region| !matches!(region.trim(), "" | "全国" | "中国")))
    }

    /// The graph without notes.
    pub fn quiet(graph: &'a SiteGraph) -> Self {
        let (tree, sections) = (&*graph.tree, &*graph.sections);
        Self { graph, tree, sections, notes: Mutex::default() }
    }

    /// The same graph with notes of its own.
    #[must_use]
    pub fn begin(&self) -> Self {
        Self { notes: Mutex::new(Some(Vec::new())), ..Self::quiet(self.graph) }
    }

    /// The reads noted so far.
    pub fn reads(&self) -> PageReads {
        PageReads::of(self.notes().clone().unwrap_or_default())
    }

    /// Makes a value that several outputs share, and returns the reads that this took. Every output
    /// that uses the value has to note them, too (`add`).
    pub fn watch<T>(&self, make: impl FnOnce() -> T) -> (T, PageReads) {
        let before = self.notes().replace(Vec::new());
        let made = make();
        let reads = PageReads::of(mem::replace(&mut *self.notes(), before).unwrap_or_default());
        (made, reads)
    }

    /// Notes the reads behind a shared value that is used now.
    pub fn add(&self, reads: &PageReads) {
        reads.iter().for_each(|(facet, page)| self.note(facet, page));
    }

    fn note(&self, facet: PageAspect, PageId(page): PageId) {
        if let Some(notes) = &mut *self.notes() {
            // A project of more pages would not fit into memory.
            notes.push((facet, u32::try_from(page).unwrap_or(u32::MAX)));
        }
    }

    fn notes(&self) -> MutexGuard<'_, Option<Vec<Note>>> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The page with that number; notes that all of it was read.
    pub fn page(&self, id: PageId) -> &'a Page {
        self.note(PageAspect::Whole, id);
        self.graph.page(id)
    }

    /// The title, plain text; notes that only the title was read.
    pub fn title(&self, id: PageId) -> &'a str {
        self.note(PageAspect::Title, id);
        &self.graph.page(id).document.front.title.value
    }

    /// The city of an activity, as `city_of`; notes that only the traits were read.
    pub fn city_trait(&self, id: PageId) -> Option<&str> {
        self.note(PageAspect::Traits, id);
        self.city_of(self.graph.page(id))
    }

    /// The traits of a page; notes that only these were read.
    pub fn traits(&self, id: PageId) -> Traits<'a> {
        self.note(PageAspect::Traits, id);
        Traits::of(self.graph.page(id))
    }

    /// Whether the target of a link has that anchor.
    pub fn has_anchor(&self, destination: Destination<'_>, anchor: &str) -> bool {
        if let Destination::Page(page) = destination {
            self.note(PageAspect::Whole, page);
        }
        self.graph.has_anchor(destination, anchor)
    }
}

/// Reads that are not noted, because they follow from the positions of pages, from settings and
/// from the texts of sections.
impl<'a> TrackedGraph<'a> {
    /// The page's name below its site's folder (`activities/launch`).
    pub fn name(&self, id: PageId) -> &'a str {
        &self.graph.page(id).name
    }

    /// The page's kind, part of its position.
    pub fn kind(&self, id: PageId) -> Kind {
        self.graph.page(id).document.kind
    }

    /// Whether the front matter marks the page as a highlight, part of its position.
    pub fn is_highlight(&self, id: PageId) -> bool {
        self.graph.page(id).document.front.highlight
    }

    /// The date of the last change, else of publication.
    pub fn changed(&self, id: PageId) -> Option<Moment> {
        let front = &self.graph.page(id).document.front;
        let date = front.updated.as_deref().or(front.date.as_ref())?;
        Some(date.value)
    }

    /// The file that a page is made of.
    pub fn source(&self, id: PageId) -> &'a SourcePath {
        &self.graph.page(id).document.source
    }

    /// The site that a page belongs to.
    pub fn site_of(&self, id: PageId) -> &'a Site {
        self.graph.site_of(id)
    }

    /// How many activities a site and the sites below it have.
    pub fn activity_count(&self, site: SiteId) -> usize {
        self.graph.activity_count(site)
    }

    /// The old addresses of a site's own pages.
    pub fn aliases_of(&self, site: SiteId) -> &'a [Alias] {
        self.graph.aliases_of(site)
    }

    /// The options in the `_index.md` of a site's home page.
    pub fn home(&self, site: SiteId) -> Option<&'a SectionOptions> {
        self.graph.home(site)
    }

    /// The project's files.
    pub fn sources(&self) -> &'a Sources {
        self.graph.sources()
    }

    /// The target of a link inside the project; `None` for drafts and pages that failed.
    pub fn destination(&self, link_target: &LinkTarget) -> Option<Destination<'a>> {
        self.graph.destination(link_target)
    }

    /// The site or section that an entry of a site's navigation names, besides its columns and own
    /// pages.
    pub fn named(&self, here: &Site, written: &str) -> Option<Named<'a>> {
        navigation::named(self.graph, here, written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_kept_in_runs() {
        let notes = [
            (PageAspect::Title, 7),
            (PageAspect::Whole, 2),
            (PageAspect::Whole, 1),
            (PageAspect::Whole, 2),
        ];
        let reads = PageReads::of(notes.to_vec());
        assert_eq!(reads.0, [(PageAspect::Whole, 1, 2), (PageAspect::Title, 7, 1)]);
        let seen: Vec<(PageAspect, PageId)> = reads.iter().collect();
        let pages = [
            (PageAspect::Whole, PageId(1)),
            (PageAspect::Whole, PageId(2)),
            (PageAspect::Title, PageId(7)),
        ];
        assert_eq!(seen, pages);
    }
}

//! The project's pages as an output sees them: what it looks at is noted.
//!
//! Outputs reach pages through nothing else, so that no dependency can be forgotten.
//! Where pages stand is not noted: all outputs depend on it (`render::input_digests`).

use crate::base::date::Moment;
use crate::base::path::SourcePath;
use crate::content::kinds::Kind;
use crate::site::aliases::Alias;
use crate::site::graph::{Destination, SiteGraph};
use crate::site::navigation::{self, Named};
use crate::site::page::{Page, PageId};
use crate::site::reference::LinkTarget;
use crate::site::section::{SectionOptions, Sections};
use crate::site::{Site, SiteId, SiteTree};
use crate::source::Sources;
use serde::{Deserialize, Serialize};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was looked at of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PageAspect {
    /// Anything that its file says.
    Whole,
    Title,
    /// What pages are chosen by.
    Traits,
}

/// What pages are chosen by where there is not room for all of them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Traits<'a> {
    /// Its tags, and its types if it is an activity.
    pub words: Vec<&'a str>,
    pub city: Option<&'a str>,
    pub is_cancelled: bool,
}

impl<'a> Traits<'a> {
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

/// What an output has looked at: each facet with the first of some pages and how many they are, in
/// their order.
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

    /// Each facet with its page.
    pub fn iter(&self) -> impl Iterator<Item = (PageAspect, PageId)> {
        let run = |(facet, first, count): &(PageAspect, u32, u32)| {
            let (facet, pages) = (*facet, *first..first.saturating_add(*count));
            pages.map(move |page| (facet, PageId(page as usize)))
        };
        self.0.iter().flat_map(run)
    }
}

type Note = (PageAspect, u32);

/// The graph, with notes of what was looked at.
pub struct TrackedGraph<'a> {
    graph: &'a SiteGraph,
    pub tree: &'a SiteTree,
    pub sections: &'a Sections,
    /// `None` where they are not wanted.
    notes: Mutex<Option<Vec<Note>>>,
}

impl<'a> TrackedGraph<'a> {
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

    /// What was looked at until now.
    pub fn looks(&self) -> PageReads {
        PageReads::of(self.notes().clone().unwrap_or_default())
    }

    /// Makes something that is shared with others, and tells what was looked at for it: whoever uses
    /// it has looked at that, too (`add`).
    pub fn watch<T>(&self, make: impl FnOnce() -> T) -> (T, PageReads) {
        let before = self.notes().replace(Vec::new());
        let made = make();
        let looks = PageReads::of(mem::replace(&mut *self.notes(), before).unwrap_or_default());
        (made, looks)
    }

    /// Notes what was looked at for something that is used now.
    pub fn add(&self, looks: &PageReads) {
        looks.iter().for_each(|(facet, page)| self.note(facet, page));
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

    /// The page of that number, with all that it says.
    pub fn page(&self, id: PageId) -> &'a Page {
        self.note(PageAspect::Whole, id);
        self.graph.page(id)
    }

    pub fn title(&self, id: PageId) -> &'a str {
        self.note(PageAspect::Title, id);
        &self.graph.page(id).document.front.title.value
    }

    /// What a page is chosen by.
    pub fn traits(&self, id: PageId) -> Traits<'a> {
        self.note(PageAspect::Traits, id);
        Traits::of(self.graph.page(id))
    }

    /// Whether there is such a place where a link leads.
    pub fn has_anchor(&self, destination: Destination<'_>, anchor: &str) -> bool {
        if let Destination::Page(page) = destination {
            self.note(PageAspect::Whole, page);
        }
        self.graph.has_anchor(destination, anchor)
    }
}

/// What follows from where pages stand, from settings and from the texts of sections.
impl<'a> TrackedGraph<'a> {
    /// Where a page stands in its site.
    pub fn name(&self, id: PageId) -> &'a str {
        &self.graph.page(id).name
    }

    pub fn kind(&self, id: PageId) -> Kind {
        self.graph.page(id).document.kind
    }

    pub fn is_highlight(&self, id: PageId) -> bool {
        self.graph.page(id).document.front.highlight
    }

    /// When a page was changed, or else made.
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

    /// What the text of a site's home page says.
    pub fn home(&self, site: SiteId) -> Option<&'a SectionOptions> {
        self.graph.home(site)
    }

    /// The project's files.
    pub fn sources(&self) -> &'a Sources {
        self.graph.sources()
    }

    /// What a lead inside the project leads to; `None` for drafts and pages that failed.
    pub fn destination(&self, link_target: &LinkTarget) -> Option<Destination<'a>> {
        self.graph.destination(link_target)
    }

    /// What an entry of a site's navigation names besides its columns and own pages.
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
        let looks = PageReads::of(notes.to_vec());
        assert_eq!(looks.0, [(PageAspect::Whole, 1, 2), (PageAspect::Title, 7, 1)]);
        let seen: Vec<(PageAspect, PageId)> = looks.iter().collect();
        let pages = [
            (PageAspect::Whole, PageId(1)),
            (PageAspect::Whole, PageId(2)),
            (PageAspect::Title, PageId(7)),
        ];
        assert_eq!(seen, pages);
    }
}

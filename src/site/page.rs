//! A document placed in the tree: which site and column it belongs to, and its name there.

use super::reference::LinkTarget;
use super::tree::SiteId;
use crate::base::path::SourcePath;
use crate::content::document::Document;
use crate::diag::Span;
use crate::markdown::BlockUse;
use crate::record::Spanned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The number of a page in its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// A page of some site: what lists, links and checks need of it. Its text is read again when it is
/// rendered, so that memory holds only this small card of every page of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub document: Document,
    pub site: SiteId,
    /// The column's key (`activities`); empty for a page that stands directly in its site.
    pub section: String,
    /// The folder that its references start from.
    pub folder: SourcePath,
    /// Its name below the site's folder, without an ending (`activities/launch`).
    pub name: Arc<str>,
    pub text: PageText,
}

/// What the first reading of a page's text found.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// The text itself, where it is not the body of a file of its own (a row of a spreadsheet).
    pub inline: Option<String>,
    /// The beginning, for lists; empty where the front matter sums the page up.
    pub excerpt: String,
    /// Whether there is a paragraph in it.
    pub has_prose: bool,
    /// The ids of its headings and other anchors, sorted.
    pub anchors: Box<[Box<str>]>,
    /// Where each reference leads, in the order of the text.
    pub link_targets: Vec<LinkTarget>,
    /// The `:::` blocks that only a theme can know.
    pub blocks: Vec<BlockUse>,
    /// References to anchors on other pages, to be checked once all pages are known.
    pub anchored: Vec<(usize, Span)>,
    /// Files named in the front matter, by what was written there.
    pub files: Vec<(String, SourcePath)>,
    /// The pictures in the page's own folder, for a gallery.
    pub pictures: Vec<SourcePath>,
    /// The files that are shown as pictures.
    pub shown: BTreeSet<SourcePath>,
    /// The files that may be taken away as they are; some may be shown, too.
    pub offered: BTreeSet<SourcePath>,
}

impl Page {
    /// Whether this is another reading of a page that stands where the other one stood: at the same
    /// address, at the same place of every list and under the same days and types. What a text says
    /// of itself beyond that moves nothing but itself.
    pub fn same_position(&self, other: &Self) -> bool {
        self.position() == other.position()
    }

    /// All that `same_position` compares.
    pub fn position(&self) -> impl PartialEq + Serialize + '_ {
        fn values<T>(written: &[Spanned<T>]) -> Vec<&T> {
            written.iter().map(|one| &one.value).collect()
        }
        let front = &self.document.front;
        let activity = self.document.activity().map(|activity| {
            let spans = activity.sessions.iter().map(|session| session.span);
            (spans.collect::<Vec<_>>(), values(&activity.types))
        });
        let date = front.date.as_ref().map(|date| date.value);
        let updated = front.updated.as_ref().map(|date| date.value);
        let order = (front.weight, date, updated, front.highlight);
        let address = (self.site, &self.section, &self.name, values(&front.aliases));
        (address, self.document.kind, order, activity)
    }

    /// The file that a reference of the front matter means.
    pub fn file(&self, reference: &str) -> Option<&SourcePath> {
        self.text.files.iter().find(|(written, _)| written == reference).map(|(_, path)| path)
    }

    /// Every file that the page shows or offers.
    pub fn used_files(&self) -> impl Iterator<Item = &SourcePath> {
        let named = self.text.files.iter().map(|(_, path)| path);
        let led = self.text.link_targets.iter().filter_map(|link_target| match link_target {
            LinkTarget::File(path) => Some(path),
            _ => None,
        });
        named.chain(led).chain(&self.text.pictures)
    }
}

//! A document placed in the tree: its site, its column, and its name.

use super::reference::LinkTarget;
use super::tree::SiteId;
use serde::{Deserialize, Serialize};
use skillweek_base::path::SourcePath;
use skillweek_content::document::Document;
use skillweek_diag::Span;
use skillweek_markdown::BlockUse;
use skillweek_record::Spanned;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The number of a page in its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// A page of a site as lists, links and checks need it. The text is read again when it is rendered,
/// so that memory holds only this small card of every page of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The front matter and the range of the text.
    pub document: Document,
    /// The site that owns the page.
    pub site: SiteId,
    /// The column's key (`activities`); empty for a page directly in its site.
    pub section: String,
    /// The folder from which its relative references start.
    pub folder: SourcePath,
    /// Its name below the site's folder, without extension (`activities/launch`).
    pub name: Arc<str>,
    /// The findings of the first reading.
    pub text: PageText,
}

/// The findings of the first reading of a page's text.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// The text itself, Markdown, if it is not the body of a text file but of a row of a
    /// spreadsheet.
    pub inline: Option<String>,
    /// The beginning of the text for lists, plain text; empty if the front matter has a summary.
    pub excerpt: String,
    /// Whether the text has a paragraph.
    pub has_prose: bool,
    /// Whether the text describes a picture that it places.
    pub describes_pictures: bool,
    /// The ids of its headings and other anchors, sorted.
    pub anchors: Box<[Box<str>]>,
    /// The target of each reference, in the order of the text.
    pub link_targets: Vec<LinkTarget>,
    /// The `:::` blocks that only a theme can know.
    pub blocks: Vec<BlockUse>,
    /// References to other pages, by their position in `link_targets`, to be checked when all pages
    /// are known.
    pub anchored: Vec<(usize, Span)>,
    /// Files named in the front matter: each reference as written, with its file.
    pub files: Vec<(String, SourcePath)>,
    /// The pictures of a gallery, in the order in which it shows them; empty for other kinds.
    pub pictures: Vec<SourcePath>,
    /// The files that are shown as pictures.
    pub shown: BTreeSet<SourcePath>,
    /// The files that are offered for download or played; some may be shown, too.
    pub offered: BTreeSet<SourcePath>,
}

impl Page {
    /// Whether this is another reading of a page in the same position: at the same address, at the
    /// same place in every list, and under the same days and types. Any other change affects only
    /// the page itself and the pages that show it.
    pub fn same_position(&self, other: &Self) -> bool {
        self.position() == other.position()
    }

    /// Everything that `same_position` compares.
    pub fn position(&self) -> impl PartialEq + Serialize + '_ {
        fn values<T>(written: &[Spanned<T>]) -> Vec<&T> {
            written.iter().map(|one| &one.value).collect()
        }
        let front = &self.document.front;
        let activity = self.document.activity().map(|activity| {
            let spans = activity.sessions.iter().map(|session| session.span);
            (spans.collect::<Vec<_>>(), activity.about, values(&activity.types))
        });
        let date = front.date.as_ref().map(|date| date.value);
        let updated = front.updated.as_ref().map(|date| date.value);
        let order = (front.weight, date, updated, front.highlight);
        let address = (self.site, &self.section, &self.name, values(&front.aliases));
        (address, self.document.kind, order, activity)
    }

    /// The file that a reference in the front matter resolves to.
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

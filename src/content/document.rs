//! A page as a typed record, with the questions that lists, checks and calendars ask of it.

use super::front_matter::FrontMatter;
use super::kinds::activity::Activity;
use super::kinds::{Facts, Kind};
use super::vocabulary::Status;
use serde::{Deserialize, Serialize};
use skillweek_base::date::Moment;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Place, Span};
use skillweek_record::Spanned;
use std::ops::Range;

/// A page read from a file or from a row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The Markdown file or the spreadsheet.
    pub source: SourcePath,
    /// The kind, which decides keys, template and facts.
    pub kind: Kind,
    /// The keys that every page may have.
    pub front: FrontMatter,
    /// The keys that only pages of this kind have; the variant matches `kind`.
    pub facts: Facts,
    /// The range of the Markdown in the file's decoded text, in bytes; empty for a row of a table.
    pub body: Range<usize>,
    /// The place of the record: the front matter, or the row.
    pub place: Place,
}

impl Document {
    /// A place of its file as a span.
    pub fn span(&self, place: &Place) -> Span {
        Span { file: self.source.clone(), place: place.clone() }
    }

    /// The facts of an activity; `None` for other kinds.
    pub fn activity(&self) -> Option<&Activity> {
        match &self.facts {
            Facts::Activity(activity) => Some(activity),
            _ => None,
        }
    }

    /// The earliest start of an activity; `None` for other kinds and without a date.
    pub fn start(&self) -> Option<Moment> {
        self.activity()?.first_start()
    }

    /// Whether it is an activity that is cancelled as a whole.
    pub fn is_cancelled(&self) -> bool {
        self.activity().is_some_and(|activity| activity.status_or_default() == Status::Cancelled)
    }

    /// The addresses outside the project in the front matter: source, booking, livestream, video.
    pub fn outside_links(&self) -> impl Iterator<Item = &Spanned<String>> {
        let activity = self.activity();
        let booking = activity.and_then(|activity| activity.booking_url.as_deref());
        let livestream = activity.and_then(|activity| activity.livestream.as_deref());
        let video = match &self.facts {
            Facts::Video(video) => video.url.as_ref(),
            _ => None,
        };
        [self.front.source_url.as_deref(), booking, livestream, video].into_iter().flatten()
    }

    /// Whether a file of the front matter is shown as a picture, and not only offered or played.
    /// `written` is the reference as it stands there.
    pub fn shows(&self, written: &str) -> bool {
        let is_cover = self.front.cover.as_deref().is_some_and(|cover| cover.value == written);
        is_cover || !self.offers(written)
    }

    /// Whether a file of the front matter may be downloaded or played; it may be shown as well.
    pub fn offers(&self, written: &str) -> bool {
        let is = |file: &Spanned<String>| file.value == written;
        match &self.facts {
            Facts::Download(download) => download.files.iter().any(|file| is(&file.path)),
            Facts::Video(video) => video.file.as_ref().is_some_and(is),
            _ => false,
        }
    }

    /// The files that the front matter names, as written there.
    pub fn named_files(&self) -> Vec<&Spanned<String>> {
        let mut named: Vec<&Spanned<String>> = self.front.cover.as_deref().into_iter().collect();
        match &self.facts {
            Facts::Video(video) => named.extend(video.file.iter().chain(&video.poster)),
            Facts::Download(download) => {
                named.extend(download.files.iter().map(|file| &file.path));
            }
            Facts::Activity(activity) => named.extend(activity.booking_image.as_deref()),
            Facts::Gallery(gallery) => named.extend(gallery.images.iter().map(|image| &image.path)),
            _ => {}
        }
        named
    }
}

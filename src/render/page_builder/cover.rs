//! The picture that represents a page in lists, on posters and where it is shared.
//!
//! The first that there is: the cover that the page names, a gallery's first picture, a video's
//! poster, a preview of the first file that the page offers, the first photo in its text.

use super::PageBuilder;
use crate::context::Image;
use crate::site::SiteRenderer;
use skillweek_asset::Asset;
use skillweek_base::path::SourcePath;
use skillweek_content::focus_point::FocusPoint;
use skillweek_content::kinds::Facts;
use skillweek_site::page::Page;
use skillweek_site::reference::LinkTarget;

/// The width in pixels from which a picture in a text may represent its page.
const WIDE: u32 = 600;

/// A file with the point that a crop of it keeps in view.
pub type Cover<'a> = (&'a SourcePath, Option<FocusPoint>);

impl SiteRenderer<'_> {
    /// The file whose picture represents a page in this site.
    pub fn cover<'p>(&self, page: &'p Page) -> Option<Cover<'p>> {
        let named = named(page).find(|(path, _)| self.can_show(path));
        named.or_else(|| Some((self.previewed(page).or_else(|| self.photo(page))?, None)))
    }

    /// The first file for downloading of which there is a preview.
    fn previewed<'p>(&self, page: &'p Page) -> Option<&'p SourcePath> {
        let Facts::Download(download) = &page.document.facts else { return None };
        let mut files = download.files.iter().filter_map(|file| page.file(&file.path.value));
        files.find(|path| self.can_show(path) || self.has_first_page(path))
    }

    /// Whether the first page of a file can be shown in this site.
    fn has_first_page(&self, path: &SourcePath) -> bool {
        let asset = self.assets.get(path).filter(|asset| asset.document().is_some());
        asset.is_some_and(|asset| self.renditions(asset).is_some())
    }

    /// The first photo in a page's text.
    pub fn photo<'p>(&self, page: &'p Page) -> Option<&'p SourcePath> {
        let mut placed = page.text.link_targets.iter().filter_map(|target| match target {
            LinkTarget::File(path) if page.text.shown.contains(path) => Some(path),
            _ => None,
        });
        placed.find(|path| self.assets.get(*path).is_some_and(|asset| self.is_photo(asset)))
    }

    /// Whether a picture is a photo by its shape: wide enough, no square like a QR code, no strip
    /// like a banner or a screenshot, and without transparent parts like a logo.
    fn is_photo(&self, asset: &Asset) -> bool {
        let still = asset.is_picture() && asset.raster().is_some_and(|it| !it.header.is_animated);
        let Some(renditions) = self.renditions(asset).filter(|_| still) else { return false };
        let Some((width, height)) = asset.pixels() else { return false };
        let is_square = width.abs_diff(height) * 20 <= width.max(height);
        let is_strip = width > height.saturating_mul(3) || height > width.saturating_mul(2);
        let is_opaque = renditions.placeholder.as_ref().is_none_or(|it| it.is_opaque);
        width >= WIDE && !is_square && !is_strip && is_opaque
    }
}

impl PageBuilder<'_> {
    /// The picture that represents a page.
    pub fn cover(&self, page: &Page) -> Option<Image> {
        let title = &page.document.front.title.value;
        let (path, focus) = self.renderer.cover(page)?;
        self.image(path, title, focus).or_else(|| self.first_page(path, title))
    }

    /// The picture at the top of a page. What the page shows further down is not shown there too.
    pub fn own_cover(&self, page: &Page) -> Option<Image> {
        let title = &page.document.front.title.value;
        named(page).find_map(|(path, focus)| self.image(path, title, focus))
    }
}

/// The pictures that a page itself names to represent it, the best first.
fn named(page: &Page) -> impl Iterator<Item = Cover<'_>> {
    let front = &page.document.front;
    let focus = front.focus_point.as_deref().map(|point| point.value);
    let written = front.cover.as_deref().and_then(|cover| page.file(&cover.value));
    let poster = match &page.document.facts {
        Facts::Video(video) => video.poster.as_ref().and_then(|poster| page.file(&poster.value)),
        _ => None,
    };
    let own = written.into_iter().chain(page.text.pictures.first());
    own.map(move |path| (path, focus)).chain(poster.map(|path| (path, None)))
}

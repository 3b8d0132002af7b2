//! The pictures that a page shows, and the files that it offers.

use super::reference::LinkTarget;
use skillweek_base::path::SourcePath;
use skillweek_content::document::Document;
use skillweek_content::kinds::gallery::Gallery;
use skillweek_markdown::{Article, ReferenceKind};
use skillweek_source::Sources;
use std::collections::BTreeSet;

/// Extensions of the files that a gallery shows without listing them.
const PICTURES: [&str; 11] =
    ["bmp", "gif", "heic", "heif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];

/// The files that a page shows as pictures.
pub(super) fn shown_pictures(
    document: &Document,
    article: &Article,
    files: &[(String, SourcePath)],
    link_targets: &[LinkTarget],
    pictures: &[SourcePath],
) -> BTreeSet<SourcePath> {
    let named = files.iter().filter(|(written, _)| document.shows(written)).map(|(_, path)| path);
    let placed = placed_files(article, link_targets, |kind| kind == ReferenceKind::Image);
    named.chain(placed).chain(pictures).cloned().collect()
}

/// The files that a page offers for download: those that its front matter names for that, and those
/// that its text links to.
pub(super) fn offered_files(
    document: &Document,
    article: &Article,
    files: &[(String, SourcePath)],
    link_targets: &[LinkTarget],
) -> BTreeSet<SourcePath> {
    let named = files.iter().filter(|(written, _)| document.offers(written)).map(|(_, path)| path);
    let linked = placed_files(article, link_targets, |kind| kind != ReferenceKind::Image);
    named.chain(linked).cloned().collect()
}

/// The files that references of a kind resolve to.
pub(super) fn placed_files<'a>(
    article: &'a Article,
    link_targets: &'a [LinkTarget],
    is_wanted: impl Fn(ReferenceKind) -> bool + 'a,
) -> impl Iterator<Item = &'a SourcePath> {
    article.references.iter().zip(link_targets).filter_map(move |(reference, link_target)| {
        match link_target {
            LinkTarget::File(path) if is_wanted(reference.kind) => Some(path),
            _ => None,
        }
    })
}

/// The pictures of a gallery, each once: first the listed ones in their order, then the others of
/// its own folder by path.
pub(super) fn gallery_pictures(
    gallery: &Gallery,
    files: &[(String, SourcePath)],
    sources: &Sources,
    path: &SourcePath,
    folder: &SourcePath,
) -> Vec<SourcePath> {
    let listed = gallery.images.iter().filter_map(|image| {
        let mut named = files.iter().filter(|(written, _)| *written == image.path.value);
        named.next().map(|(_, path)| path)
    });
    let is_picture = |path: &&SourcePath| PICTURES.contains(&path.extension().as_str());
    // A folder shared with other pages also contains the others' pictures.
    let has_folder = path.stem() == "index";
    let beside = sources.below(folder).filter(|_| has_folder).filter(is_picture);
    let mut seen = BTreeSet::new();
    listed.chain(beside).filter(|path| seen.insert((*path).clone())).cloned().collect()
}

//! The pictures that a page shows, and the files that it offers.

use super::reference::LinkTarget;
use skillweek_base::path::SourcePath;
use skillweek_content::document::Document;
use skillweek_content::kinds::gallery::Gallery;
use skillweek_markdown::{Article, ReferenceKind};
use skillweek_source::Sources;
use std::collections::BTreeSet;

/// Extensions of the files beside a gallery's pictures that are no pictures themselves: texts,
/// documents, films, sounds, and what phones and photo programs keep beside a photo. Any other name
/// may be a picture's, which only its content tells.
const OTHERS: &[&str] = &[
    "7z", "aac", "aae", "avi", "bat", "bin", "css", "csv", "db", "dll", "doc", "docm", "docx",
    "dps", "eio", "et", "exe", "flv", "gz", "htm", "html", "ini", "js", "json", "jsonl", "lnk",
    "log", "lrv", "m4a", "m4v", "markdown", "md", "mdown", "mht", "mkv", "mov", "mp3", "mp4",
    "mpeg", "mpg", "mts", "odp", "ods", "odt", "ofd", "ogg", "pdf", "ppt", "pptx", "rar", "rtf",
    "srt", "swf", "tar", "tmp", "toml", "tsv", "txt", "url", "vtt", "wav", "webm", "wma", "wmv",
    "wps", "xls", "xlsm", "xlsx", "xml", "xmp", "yaml", "yml", "zip", "3gp",
];
/// Extensions of pictures, before another one that a mail program or a mistake has added.
const PICTURES: &[&str] =
    &["bmp", "gif", "heic", "heif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];

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
    // A folder shared with other pages also contains the others' pictures.
    let has_folder = path.stem() == "index";
    let beside = sources.below(folder).filter(|path| has_folder && may_be_picture(path));
    let mut seen = BTreeSet::new();
    listed.chain(beside).filter(|path| seen.insert((*path).clone())).cloned().collect()
}

/// Whether a file's name does not say that it is something else. The survey of files tells by its
/// content what it is, and reports what is no picture.
fn may_be_picture(path: &SourcePath) -> bool {
    if !OTHERS.contains(&path.extension().as_str()) {
        return true;
    }
    let inner = path.stem().rsplit_once('.').map(|(_, inner)| inner.to_ascii_lowercase());
    inner.is_some_and(|inner| PICTURES.contains(&inner.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_other_kinds_keep_a_file_out_of_a_gallery() {
        let shown = [
            "1.jpg",
            "1.JFIF",
            "1.jpe",
            "1.hif",
            "1.mpo",
            "07",
            "2026.05.12",
            "1.avif",
            "1.jpg.txt",
        ];
        for name in shown {
            assert!(may_be_picture(&SourcePath::new(name)), "{name}");
        }
        for name in ["index.md", "a.docx", "IMG_1.MOV", "IMG_1.AAE", "说明.txt", "v1.2.zip"] {
            assert!(!may_be_picture(&SourcePath::new(name)), "{name}");
        }
    }
}

//! Requirements of kinds of pages: the source of a press report, words for a video.

use super::page::Page;
use super::picture_name::says_something;
use skillweek_base::text;
use skillweek_content::kinds::{Facts, Gallery};
use skillweek_diag::{Code, Diagnostic, Sink};

/// Checks a page for what its kind requires.
pub fn check(page: &Page, sink: &mut Sink) {
    let front = &page.document.front;
    let found = match &page.document.facts {
        Facts::Media(media) if media.outlet.is_none() || front.source_url.is_none() => {
            repost_without_source()
        }
        Facts::Video(video) if video.transcript.is_none() && !page.text.has_prose => {
            video_without_text()
        }
        Facts::Gallery(gallery) if page.text.pictures.len() > 1 && !has_words(gallery, page) => {
            gallery_without_captions(page.text.pictures.len())
        }
        _ => return,
    };
    sink.push(found.at(page.document.span(&front.title.place)));
}

/// Whether a picture has a caption, an alternative text, a description in the text, or a name that serves as one.
fn has_words(gallery: &Gallery, page: &Page) -> bool {
    let is_described = gallery.images.iter().any(|one| one.caption.is_some() || one.alt.is_some());
    is_described
        || page.text.describes_pictures
        || page.text.pictures.iter().any(|path| says_something(path.stem()))
}

fn gallery_without_captions(count: usize) -> Diagnostic {
    let message = text!(
        "图集的 {count} 张照片都没有说明，看不到图的人不知道里面是什么",
        "none of the gallery's {count} pictures has a caption: who cannot see them learns nothing"
    );
    Diagnostic::new(Code::AltMissing, message).help(text!(
        "请在图集的 index.md 里写 图片:，下面每张一行，如 - 01.jpg: 老师示范拉坯",
        "write `images:` in the gallery's index.md with a line for each, such as `- 01.jpg: A teacher throws a bowl`"
    ))
}

fn repost_without_source() -> Diagnostic {
    Diagnostic::new(
        Code::RepostWithoutSource,
        text!(
            "媒体报道没有写明媒体或原文网址",
            "a press report names no outlet or no address of the original"
        ),
    )
    .help(text!(
        "请加上 媒体: 和 来源网址: 两行，让报道可以追溯",
        "add the lines `outlet:` and `source_url:` so that the report can be traced"
    ))
}

fn video_without_text() -> Diagnostic {
    Diagnostic::new(
        Code::VideoWithoutText,
        text!(
            "视频没有文字稿，也没有文字说明",
            "the video has neither a transcript nor a description"
        ),
    )
    .help(text!(
        "请加上 文字稿: 或在正文里写明视频的内容：听不见、流量不够的人也要能看",
        "add a `transcript:` or describe it in the text, for those who cannot hear or load it"
    ))
}

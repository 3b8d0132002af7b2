//! Videos, hosted elsewhere or files of the project.

use super::{Definition, Facts};
use crate::record::key::{Key, Shape};
use crate::record::{Fields, Spanned, WEB};
use serde::{Deserialize, Serialize};

/// A video with words beside it.
pub const DEFINITION: Definition = Definition {
    code: "video",
    folder: "videos",
    zh: "视频",
    en: "Videos",
    also: &["视频专区"],
    keys: VIDEO,
    decode: |fields, _| Facts::Video(Box::new(Video::decode(fields))),
    template: "video",
    scaffold: [include_str!("video.zh.md"), include_str!("video.en.md")],
    hint: Some([
        "它现在是草稿：填好视频的网址，再删去“草稿”一行，就会发布。",
        "It is a draft: fill in the video's address and delete the line `draft`.",
    ]),
    ..Definition::PLAIN
};

/// The keys of a video.
pub const VIDEO: &[Key] = &[
    Key::new("url", "网址", Shape::Url)
        .also(&["视频网址", "链接"])
        .doc("视频所在的网页", "the page of the video"),
    Key::new("file", "文件", Shape::File)
        .also(&["视频文件"])
        .doc("本站的视频文件", "a file of the project"),
    Key::new("poster", "海报", Shape::File)
        .also(&["封面图"])
        .doc("播放前显示的图片", "the picture shown before it plays"),
    Key::new("duration", "时长", Shape::Text).doc("时长，如 3:20", "the duration, as in 3:20"),
    Key::new("transcript", "文字稿", Shape::Text).doc("文字稿", "the transcript"),
];

/// What a video adds to a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Video {
    /// The page of the video, where it is hosted elsewhere.
    pub url: Option<Spanned<String>>,
    /// The file, where it is the project's own.
    pub file: Option<Spanned<String>>,
    pub poster: Option<Spanned<String>>,
    pub duration: Option<String>,
    /// Markdown.
    pub transcript: Option<Spanned<String>>,
}

impl Video {
    /// Decodes a video; one of `url` and `file` must be there.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        if !fields.has("url") && !fields.has("file") {
            fields.missing("url");
        }
        Self {
            url: fields.url("url", WEB),
            file: fields.spanned_text("file"),
            poster: fields.spanned_text("poster"),
            duration: fields.text("duration"),
            transcript: fields.spanned_text("transcript"),
        }
    }
}

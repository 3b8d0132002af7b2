//! Videos, hosted elsewhere or files of the project.

use super::{Definition, Facts, table};
use crate::keys::COMMON_HEADINGS;
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape};
use skillweek_record::table::columns::{Headings, REMARK};
use skillweek_record::{Fields, Spanned, WEB};

/// The definition of videos.
pub const DEFINITION: Definition = Definition {
    code: "video",
    folder: "videos",
    zh: "视频",
    en: "Videos",
    also: &["视频专区"],
    keys: VIDEO,
    table: Some(table(&[HEADINGS, COMMON_HEADINGS], &["file"])),
    decode: |fields, _| Facts::Video(Box::new(Video::decode(fields))),
    template: "video",
    scaffold: [include_str!("video.zh.md"), include_str!("video.en.md")],
    hint: Some([
        "它现在是草稿：填好视频的网址，再删去“草稿”一行，就会发布。",
        "It is a draft: fill in the video's address and delete the line `draft`.",
    ]),
    ..Definition::PLAIN
};

/// The headings of its tables.
const HEADINGS: Headings = &[
    ("title", "视频名称 视频标题 片名 作品名称 视频题目 标题 名称"),
    ("url", "视频链接 视频网址 链接 网址 播放地址 播放链接 视频地址 观看链接 链接地址"),
    ("file", "视频文件 文件 文件名 文件名称"),
    ("poster", "海报 封面 封面图 视频封面"),
    ("duration", "时长 片长 视频时长"),
    ("transcript", "文字稿 字幕 解说词"),
    ("date", "日期 时间 发布日期 发布时间 拍摄时间 拍摄日期"),
    ("author", "作者 拍摄 制作 制作人 拍摄者"),
    ("source", "制作单位 出品单位 拍摄单位 选送单位 来源 单位 学校"),
    ("body", "视频简介 视频内容 视频介绍 内容 正文"),
    (REMARK, "播放平台 播放量 类别 类型 备注 说明"),
];

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

/// The keys that only videos have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Video {
    /// The absolute web address of the video's page, if it is hosted elsewhere.
    pub url: Option<Spanned<String>>,
    /// The file reference as written, if the file is in the project.
    pub file: Option<Spanned<String>>,
    /// The file reference, as written, of the picture shown before the video plays.
    pub poster: Option<Spanned<String>>,
    /// The duration as written, such as `3:20`.
    pub duration: Option<String>,
    /// The transcript, Markdown.
    pub transcript: Option<Spanned<String>>,
}

impl Video {
    /// Decodes a video. Reports a missing key if there is neither `url` nor `file`.
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

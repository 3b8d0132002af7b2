//! Press reports.

use super::{Definition, Facts, table};
use crate::keys::COMMON_HEADINGS;
use crate::vocabulary::OutletLevel;
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape, Vocabulary};
use skillweek_record::table::columns::{Headings, REMARK};
use skillweek_record::{Fields, Spanned};

/// The definition of press reports.
pub const DEFINITION: Definition = Definition {
    code: "media",
    folder: "media",
    zh: "媒体报道",
    en: "Media coverage",
    also: &["媒体", "报道"],
    keys: MEDIA,
    table: Some(table(&[HEADINGS, COMMON_HEADINGS], &["original_title", "body"])),
    decode: |fields, _| Facts::Media(Box::new(Media::decode(fields))),
    template: "article",
    scaffold: [include_str!("media.zh.md"), include_str!("media.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

/// The headings of its tables.
const HEADINGS: Headings = &[
    ("title", "报道标题 新闻标题 标题 报道题目 文章标题 稿件标题 报道名称 题目 名称"),
    ("outlet", "媒体 媒体名称 报道媒体 发布媒体 刊发媒体 刊登媒体 媒体单位 发布平台 平台 报道平台"),
    ("outlet_level", "媒体级别 级别 层级 媒体层级 媒体类别 媒体类型"),
    ("date", "日期 时间 报道日期 报道时间 刊发日期 刊发时间 刊登日期 刊登时间 发布日期 发布时间"),
    ("source_url", "报道链接 报道网址 新闻链接 文章链接 链接 网址"),
    ("author", "记者 作者 通讯员"),
    (REMARK, "版面 版次 栏目 阅读量 点击量 浏览量 播放量 转载情况 备注 说明"),
];

/// The keys of a press report.
pub const MEDIA: &[Key] = &[
    Key::new("outlet", "媒体", Shape::Text).also(&["媒体名称"]).doc("媒体名称", "the medium"),
    Key::new("outlet_level", "媒体级别", Shape::Choice(OutletLevel::TERMS))
        .doc("媒体级别", "its standing"),
    Key::new("original_title", "原标题", Shape::Text).doc("报道的原标题", "the report's own title"),
];

/// The keys that only press reports have. The report's address is the page's `source_url`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Media {
    /// The name of the newspaper, channel or account, plain text.
    pub outlet: Option<Spanned<String>>,
    /// The standing of the medium.
    pub outlet_level: Option<Spanned<OutletLevel>>,
    /// The report's own title, where the page has another; plain text.
    pub original_title: Option<String>,
}

impl Media {
    /// Decodes a press report.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        Self {
            outlet: fields.spanned_text("outlet"),
            outlet_level: fields.choice("outlet_level"),
            original_title: fields.text("original_title"),
        }
    }
}

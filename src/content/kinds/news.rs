//! News.

use super::{Definition, table};
use crate::keys::COMMON_HEADINGS;
use skillweek_record::table::columns::{Headings, REMARK};

/// The definition of news.
pub const DEFINITION: Definition = Definition {
    code: "news",
    folder: "news",
    zh: "活动动态",
    en: "News",
    also: &["新闻", "动态", "新闻动态"],
    table: Some(table(&[HEADINGS, COMMON_HEADINGS], &["body"])),
    template: "article",
    scaffold: [include_str!("news.zh.md"), include_str!("news.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

/// The headings of its tables.
const HEADINGS: Headings = &[
    ("title", "新闻标题 标题 新闻题目 稿件标题 文章标题 信息标题 名称"),
    ("date", "日期 时间 新闻日期 新闻时间 活动时间 活动日期 发布日期 发布时间"),
    ("body", "新闻内容 新闻正文 稿件内容 文章内容 正文 内容"),
    ("source_url", "新闻链接 报道链接 公众号链接 推文链接"),
    ("source", "发布平台 发布单位 报送单位 供稿单位 单位 学校 部门"),
    (REMARK, "阅读量 点击量 浏览量 备注 说明"),
];

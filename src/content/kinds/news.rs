//! News.

use super::Definition;

/// The definition of news.
pub const DEFINITION: Definition = Definition {
    code: "news",
    folder: "news",
    zh: "活动动态",
    en: "News",
    also: &["新闻", "动态", "新闻动态"],
    template: "article",
    scaffold: [include_str!("news.zh.md"), include_str!("news.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

//! Notices.

use super::Definition;

/// The definition of notices.
pub const DEFINITION: Definition = Definition {
    code: "notice",
    folder: "notices",
    zh: "通知公告",
    en: "Notices",
    also: &["通知", "公告", "政策文件"],
    template: "article",
    scaffold: [include_str!("notice.zh.md"), include_str!("notice.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

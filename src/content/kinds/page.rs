//! Plain pages.

use super::Definition;

/// The definition of plain pages, which belong to no known section.
pub const DEFINITION: Definition = Definition {
    code: "page",
    folder: "pages",
    zh: "页面",
    en: "Pages",
    also: &["普通页面", "单页"],
    template: "page",
    scaffold: [include_str!("page.zh.md"), include_str!("page.en.md")],
    ..Definition::PLAIN
};

//! The keys of pages and sections. Reading, suggestions and schemas all use these tables. The keys
//! of a kind of page are defined with the kind (`kinds`).

pub mod common;
pub mod headings;

use super::kinds::Kind;
pub use common::{COMMON, PHOTOS};
pub use headings::COMMON_HEADINGS;
use skillweek_record::key::{Key, Shape};

/// The keys of a section's `_index.md`.
pub const SECTION: &[Key] = &[
    Key::new("title", "标题", Shape::Text).also(&["名称"]).doc("栏目名称", "the section's title"),
    Key::new("weight", "排序", Shape::Integer)
        .also(&["order", "顺序"])
        .doc("数字小的排在前面", "smaller numbers come first"),
    Key::new("description", "描述", Shape::Text)
        .also(&["说明", "summary", "摘要", "简介"])
        .doc("栏目说明", "what the section is about"),
    Key::new("kind", "类型", Shape::Text)
        .also(&["类别"])
        .doc("页面的种类，如 news 或 活动动态", "the kind of its pages"),
    Key::new("nav", "导航", Shape::Bool).doc(
        "写 false 就不出现在导航里，除非 site.yaml 的“导航”列了它",
        "false keeps it out of the navigation, unless `nav` of `site.yaml` names it",
    ),
    Key::new("draft", "草稿", Shape::Bool).doc("草稿不发布", "drafts are not published"),
];

/// The keys that only pages of this kind have.
pub fn own(kind: Kind) -> &'static [Key] {
    kind.definition().keys
}

/// The keys of a page of this kind: its own, then those of every page.
pub fn of(kind: Kind) -> Vec<Key> {
    own(kind).iter().chain(COMMON).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::activity::keys::{AGENDA, CONTACT, SESSION};
    use crate::kinds::download::FILE;
    use crate::kinds::gallery::IMAGE;
    use std::collections::BTreeMap;

    #[test]
    fn no_name_means_two_keys() {
        let subordinate = [SESSION, AGENDA, CONTACT, PHOTOS, IMAGE, FILE, SECTION];
        let tables = Kind::ALL.iter().map(|kind| of(*kind)).chain(subordinate.map(<[Key]>::to_vec));
        for table in tables {
            let mut seen = BTreeMap::new();
            for key in &table {
                for name in key.names() {
                    assert_eq!(seen.insert(name, key.name), None, "{name}");
                }
                assert!(!key.doc.0.is_empty() && !key.doc.1.is_empty(), "{}", key.name);
            }
        }
    }
}

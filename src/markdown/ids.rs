//! Ids of a page: stable, ASCII, unique.

use skillweek_base::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// The ids given so far.
#[derive(Default)]
pub(super) struct Ids {
    given: BTreeSet<String>,
    /// For each id that was taken, the number to try next: many equal headings stay cheap.
    next: BTreeMap<String, usize>,
}

/// Ids that themes use for the parts of a page.
const RESERVED: &[&str] = &["content", "footer", "header", "main", "nav", "search", "top"];

impl Ids {
    /// Gives the wanted id, with a number after it if it is taken.
    pub(super) fn give(&mut self, wish: &str) -> String {
        let is_free =
            |given: &BTreeSet<String>, id: &str| !given.contains(id) && !RESERVED.contains(&id);
        let mut id = wish.to_owned();
        if !is_free(&self.given, wish) {
            let number = self.next.entry(wish.to_owned()).or_insert(2);
            loop {
                id = format!("{wish}-{number}");
                *number += 1;
                if is_free(&self.given, &id) {
                    break;
                }
            }
        }
        self.given.insert(id.clone());
        id
    }

    /// Takes an id that the text itself sets; `false` if it is taken or reserved.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !RESERVED.contains(&id) && !is_footnote(id) && self.given.insert(id.to_owned())
    }

    /// Takes an id of a footnote: no other element can have it.
    pub(super) fn take_footnote(&mut self, id: &str) {
        self.given.insert(id.to_owned());
    }

    pub(super) fn into_set(self) -> BTreeSet<String> {
        self.given
    }
}

/// An id for a heading: its words, and the pinyin of its characters. Ids of footnotes (`fn-1`) are
/// avoided.
pub(super) fn heading_id(text: &str) -> String {
    let slug = slug(text);
    match slug.as_str() {
        footnote if is_footnote(footnote) => format!("h-{slug}"),
        _ => slug,
    }
}

fn is_footnote(id: &str) -> bool {
    id.starts_with("fn-") || id.starts_with("fnref-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_headings_become_pinyin() {
        assert_eq!(heading_id("一、活动时间 2023 GIS"), "yi-huo-dong-shi-jian-2023-gis");
        assert_eq!(heading_id("绿色"), "lv-se");
        assert!(heading_id("🎉").is_ascii() && !heading_id("🎉").is_empty());
        assert_eq!(heading_id("fn 1"), "h-fn-1");
    }

    #[test]
    fn equal_headings_are_numbered() {
        let mut ids = Ids::default();
        assert!(ids.take("a-2"));
        let given: Vec<String> = (0..3).map(|_| ids.give("a")).collect();
        assert_eq!(given, ["a", "a-3", "a-4"]);
        assert_eq!(ids.give("main"), "main-2");
    }
}

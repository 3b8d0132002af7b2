//! Splits long lists into pages.

use crate::context::{PageNumber, Pager};
use crate::page_builder::PageBuilder;
use std::ops::Range;

/// Page numbers shown on either side of the current one.
const AROUND: usize = 2;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage {
    /// The page's name below its site's folder.
    pub name: String,
    /// From 1.
    pub number: usize,
    pub total: usize,
    /// The entries on it.
    pub range: Range<usize>,
    /// The name of the list's first page.
    first: String,
}

/// Splits a list into pages: `news/index`, `news/page/2` …; a list of another name `x` into `x`,
/// `x-2` ….
pub fn pages(
    first: &str,
    entries: usize,
    per_page: usize,
) -> impl Iterator<Item = ListPage> + use<> {
    let total = entries.div_ceil(per_page).max(1);
    let first = first.to_owned();
    (1..=total).map(move |number| ListPage {
        name: name(&first, number),
        number,
        total,
        range: (number - 1) * per_page..(number * per_page).min(entries),
        first: first.clone(),
    })
}

fn name(first: &str, number: usize) -> String {
    match (number, first.strip_suffix("index")) {
        (1, _) => first.to_owned(),
        (_, Some(folder)) => format!("{folder}page/{number}"),
        (_, None) => format!("{first}-{number}"),
    }
}

impl ListPage {
    /// The links to the list's other pages; `None` where there is only one.
    pub fn pager(&self, builder: &PageBuilder<'_>) -> Option<Pager> {
        if self.total == 1 {
            return None;
        }
        let href = |number: usize| builder.href(&name(&self.first, number));
        Some(Pager {
            number: self.number,
            total: self.total,
            previous: (self.number > 1).then(|| href(self.number - 1)),
            next: (self.number < self.total).then(|| href(self.number + 1)),
            pages: self.numbers(href),
        })
    }

    /// The first, the last and those around this one, with an ellipsis for each gap.
    fn numbers(&self, href: impl Fn(usize) -> String) -> Vec<PageNumber> {
        let mut numbers = Vec::new();
        let mut last = 0;
        for number in 1..=self.total {
            let is_near = number.abs_diff(self.number) <= AROUND;
            if !is_near && number != 1 && number != self.total {
                continue;
            }
            if number > last + 1 {
                numbers.push(PageNumber { label: "…".to_owned(), href: None, current: false });
            }
            numbers.push(PageNumber {
                label: number.to_string(),
                href: Some(href(number)),
                current: number == self.number,
            });
            last = number;
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_on_exactly_one_page() {
        for entries in [0, 1, 19, 20, 21, 199] {
            let covered: Vec<usize> =
                pages("news/index", entries, 20).flat_map(|page| page.range).collect();
            assert_eq!(covered, (0..entries).collect::<Vec<_>>());
        }
    }

    #[test]
    fn pages_are_named_after_their_list() {
        let names = |first| pages(first, 3, 1).map(|page| page.name).collect::<Vec<_>>();
        assert_eq!(names("news/index"), ["news/index", "news/page/2", "news/page/3"]);
        assert_eq!(names("a/day/x"), ["a/day/x", "a/day/x-2", "a/day/x-3"]);
    }
}

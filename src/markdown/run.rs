//! A text made of several events, each with its place in the file.

use super::items::{Item, ItemKind};
use pulldown_cmark::Event;
use std::ops::Range;

/// Consecutive texts joined, with the mapping back to the file.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// The start of each part in the run, and its range in the file.
    parts: Vec<(usize, Range<usize>)>,
}

impl Run {
    /// The texts from an item on, and the index of the first item that is not text.
    pub(super) fn texts(items: &[Item<'_>], at: usize) -> (Self, usize) {
        let mut run = Self::default();
        let mut next = at;
        while let Some(Item { kind: ItemKind::Markdown(Event::Text(text)), range, .. }) =
            items.get(next)
        {
            run.push(text, range.clone());
            next += 1;
        }
        (run, next)
    }

    pub(super) fn push(&mut self, text: &str, range: Range<usize>) {
        self.parts.push((self.text.len(), range));
        self.text.push_str(text);
    }

    /// The range of the file for a range of the run.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, at: usize) -> usize {
        let after = self.parts.partition_point(|(start, _)| *start <= at);
        let Some((start, range)) = after.checked_sub(1).and_then(|index| self.parts.get(index))
        else {
            return 0;
        };
        (range.start + at - start).min(range.end)
    }
}

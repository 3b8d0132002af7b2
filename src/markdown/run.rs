//! A text made of several events, each of which stands somewhere in the file.

use super::items::{Item, ItemKind};
use pulldown_cmark::Event;
use std::ops::Range;

/// Consecutive texts joined, with the way back to the file.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// Where each part begins, in the run and in the file.
    parts: Vec<(usize, Range<usize>)>,
}

impl Run {
    /// The texts from an item on, and the index of the first item that is no text.
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

    /// Where a stretch of the run stands in the file.
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

//! Maps positions in a rewritten text back to the original.

use std::ops::Range;

/// A text being rewritten, with the mapping back.
pub(super) struct Rewrite<'a> {
    original: &'a str,
    text: String,
    stretches: Vec<Stretch>,
    /// The byte up to which the original has been consumed.
    taken: usize,
}

/// The mapping from a rewritten text back to the original.
#[derive(Debug, Default)]
pub(super) struct Offsets {
    stretches: Vec<Stretch>,
    end: usize,
}

/// From byte `made` on, the text is a copy of the original from byte `origin` on, or a replacement
/// for it.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    made: usize,
    origin: usize,
    copied: bool,
}

impl<'a> Rewrite<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        Self {
            original,
            text: String::with_capacity(original.len() + 16),
            stretches: Vec::new(),
            taken: 0,
        }
    }

    /// Copies the original up to byte `origin`.
    pub(super) fn copy_to(&mut self, origin: usize) {
        let Some(part) = self.original.get(self.taken..origin).filter(|part| !part.is_empty())
        else {
            return;
        };
        self.stretches.push(Stretch { made: self.text.len(), origin: self.taken, copied: true });
        self.text.push_str(part);
        self.taken = origin;
    }

    /// Replaces a part of the original by `new`; everything before it is copied.
    pub(super) fn replace(&mut self, range: Range<usize>, new: &str) {
        self.copy_to(range.start);
        self.stretches.push(Stretch { made: self.text.len(), origin: range.start, copied: false });
        self.text.push_str(new);
        self.taken = range.end.max(self.taken);
    }

    /// Copies the rest.
    pub(super) fn finish(mut self) -> (String, Offsets) {
        self.copy_to(self.original.len());
        (self.text, Offsets { stretches: self.stretches, end: self.original.len() })
    }
}

impl Offsets {
    /// The range of the original for a range of the rewritten text.
    pub(super) fn range(&self, made: Range<usize>) -> Range<usize> {
        let start = self.origin(made.start, false);
        let end = if made.end > made.start { self.origin(made.end, true) } else { start };
        start..end.max(start)
    }

    /// An offset inside a replacement is moved to the start of the replaced part, or to its end.
    fn origin(&self, made: usize, is_end: bool) -> usize {
        let after = self.stretches.partition_point(|stretch| stretch.made <= made);
        let limit = self.stretches.get(after).map_or(self.end, |next| next.origin);
        let Some(stretch) = after.checked_sub(1).and_then(|index| self.stretches.get(index)) else {
            return made.min(self.end);
        };
        let inside = made - stretch.made;
        match (stretch.copied, is_end && inside > 0) {
            (true, _) => (stretch.origin + inside).min(limit),
            (false, true) => limit,
            (false, false) => stretch.origin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_past_insertions_removals_and_replacements() {
        let original = "甲乙丙丁";
        let mut rewrite = Rewrite::new(original);
        rewrite.replace(3..3, "!");
        rewrite.replace(6..9, "--");
        let (text, offsets) = rewrite.finish();
        assert_eq!(text, "甲!乙--丁");
        assert_eq!(offsets.range(0..3), 0..3);
        assert_eq!(offsets.range(4..7), 3..6);
        assert_eq!(offsets.range(7..9), 6..9);
        assert_eq!(offsets.range(8..12), 6..12);
        assert_eq!(offsets.range(0..12), 0..12);
    }
}

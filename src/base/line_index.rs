//! Lines and columns of a text, as editors count them.

use std::ops::Range;

/// The starts of a text's lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// The first byte of each line; never empty.
    starts: Vec<usize>,
}

/// A position as editors show it: both parts count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl LineIndex {
    /// Finds the lines of a text whose line ends are `\n`.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { starts: std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect() }
    }

    /// The position of a byte; one inside a character counts as that character, one past the text
    /// as its end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let before = text.get(self.start(line)..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The byte range of a line, counted from 1, without its line end.
    pub fn line(&self, text: &str, line: usize) -> Range<usize> {
        let start = self.start(line);
        let rest = text.get(start..).unwrap_or_default();
        start..start + rest.find('\n').unwrap_or(rest.len())
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).or(self.starts.last()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let text = "标题: 好\n\nb\t👩‍🎓x";
        let index = LineIndex::new(text);
        let at = |offset| {
            let Position { line, column } = index.position(text, offset);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(1), (1, 1));
        assert_eq!(at(3), (1, 2));
        assert_eq!(at("标题: 好".len()), (1, 6));
        assert_eq!(at("标题: 好\n".len()), (2, 1));
        assert_eq!(at("标题: 好\n\nb\t".len()), (3, 3));
        assert_eq!(at(text.len()), (3, 7));
        assert_eq!(at(1000), (3, 7));
        assert_eq!(&text[index.line(text, 1)], "标题: 好");
        assert_eq!(&text[index.line(text, 2)], "");
        assert_eq!(&text[index.line(text, 3)], "b\t👩‍🎓x");
        assert_eq!(LineIndex::new("").position("", 0), Position { line: 1, column: 1 });
    }
}

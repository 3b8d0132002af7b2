//! The preparation of a text for the Markdown parser.
//!
//! 1. Noncharacters and control characters are removed: the former are used as marks in this
//!    module.
//! 2. The lines of `:::` blocks become HTML comments that only this module can write. So the parser
//!    itself decides where they are blocks; inside code, the line is restored.
//! 3. A line that opens more containers than [`DEPTH_LIMIT`] is cut short: the parser's time grows
//!    with depth × lines.
//! 4. Runs of `*` and `~` beside Chinese punctuation get markers (see `cjk`).

use super::block_fence;
use super::block_fence::Fence;
use super::cjk;
use super::offsets::{Offsets, Rewrite};
use std::ops::Range;

/// The deepest nesting of quotes, lists, blocks and inline markup; deeper ones are flattened.
pub(super) const DEPTH_LIMIT: usize = 100;

/// The replacement of a `:::` line, before and after its number.
const FENCE_START: &str = "<!--\u{FDD0}";
const FENCE_END: &str = "-->";

/// A prepared text, with the mapping back to the file.
pub(super) struct Prepared {
    pub(super) text: String,
    pub(super) fences: Vec<Fence>,
    /// Lines that open too many containers, as ranges of the file.
    pub(super) too_deep: Vec<Range<usize>>,
    base: usize,
    lines: Offsets,
    emphasis: Offsets,
}

/// Prepares a text; `base` is its first byte in the file.
pub(super) fn prepare(body: &str, base: usize) -> Prepared {
    let mut rewrite = Rewrite::new(body);
    let mut fences = Vec::new();
    let mut too_deep = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let content = content_of(line);
        if content.is_too_deep {
            rewrite.replace(start + content.start..start + content.start, "\u{FDD0}");
            too_deep.push(base + start..base + start + line.len());
        }
        let text = line.get(content.start..).unwrap_or_default();
        match block_fence::read(text, base + start + content.start) {
            Some(fence) => {
                let stand_in = format!("{FENCE_START}{}{FENCE_END}", fences.len());
                rewrite.replace(fence.range.start - base..fence.range.end - base, &stand_in);
                fences.push(fence);
            }
            None => drop_characters(&mut rewrite, line, start),
        }
        start += line.len();
    }
    let (text, lines) = rewrite.finish();
    let (text, emphasis) = cjk::mark_emphasis(&text);
    Prepared { text, fences, too_deep, base, lines, emphasis }
}

impl Prepared {
    /// The range of the file for a range of the prepared text.
    pub(super) fn range(&self, made: Range<usize>) -> Range<usize> {
        let range = self.lines.range(self.emphasis.range(made));
        self.base + range.start..self.base + range.end
    }

    /// The number of the `:::` line for which a line of HTML stands.
    pub(super) fn fence_number(&self, html: &str) -> Option<usize> {
        html.trim().strip_prefix(FENCE_START)?.strip_suffix(FENCE_END)?.parse().ok()
    }

    /// A text from the parser without marks, with its `:::` lines restored from `file`; `None` if
    /// it has no marks.
    pub(super) fn restore(&self, text: &str, file: &str) -> Option<String> {
        if !text.contains(cjk::is_noncharacter) {
            return None;
        }
        let mut restored = String::with_capacity(text.len());
        let mut parts = text.split(FENCE_START);
        restored.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let line = part.split_once(FENCE_END).and_then(|(number, rest)| {
                let fence = self.fences.get(number.parse::<usize>().ok()?)?;
                Some((file.get(fence.range.clone())?, rest))
            });
            let (line, rest) = line.unwrap_or(("", part));
            restored.push_str(line);
            restored.push_str(rest);
        }
        Some(cjk::unmark(&restored).unwrap_or(restored))
    }
}

fn drop_characters(rewrite: &mut Rewrite<'_>, line: &str, start: usize) {
    for (at, char) in line.char_indices().filter(|(_, char)| cjk::is_dropped(*char)) {
        rewrite.replace(start + at..start + at + char.len_utf8(), "");
    }
}

/// The start of a line's content, after the marks of quotes and lists.
struct Content {
    start: usize,
    is_too_deep: bool,
}

/// Finds the content of a line. Only quotation marks and spaces may precede the colons of a block,
/// but list marks count, too, if a line opens hundreds of containers.
fn content_of(line: &str) -> Content {
    let plain = line.find(|char| !matches!(char, ' ' | '\t' | '>')).unwrap_or(line.len());
    let mut depth = 0;
    let mut last = ' ';
    for (at, char) in line.char_indices() {
        match char {
            '>' | '-' | '+' | '*' | '.' | ')' => depth += 1,
            ' ' | '\t' | '0'..='9' => {}
            _ => break,
        }
        if depth > DEPTH_LIMIT && (last.is_whitespace() || last == '>') {
            return Content { start: at, is_too_deep: !is_rule(line) };
        }
        last = char;
    }
    Content { start: plain, is_too_deep: false }
}

/// Whether a line is a thematic break, or the line below a heading or a table's header.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|char| !char.is_whitespace());
    let first = marks.next();
    marks.all(|mark| Some(mark) == first) && !line.trim_start().starts_with('>')
}

//! Gives every value of a YAML text its place.
//!
//! Most scalars carry their place (see `tree`). The others (escapes, folded lines, blocks) are
//! found by walking the source in order: each begins after the value before it. A list or a map
//! reaches from its first value to its last.

use super::tree::{Draft, Written};
use super::value::closing_quote;
use crate::node::{Entry, Node, Value};
use skillweek_diag::Place;
use std::ops::Range;

/// Gives the values of `source` their places; `source` begins at byte `offset` of its file.
pub fn place(draft: Draft, source: &str, offset: usize) -> Node {
    Placer { source, offset, cursor: 0 }.node(draft).0
}

struct Placer<'a> {
    source: &'a str,
    offset: usize,
    /// The byte after the last value or key seen.
    cursor: usize,
}

impl Placer<'_> {
    fn node(&mut self, draft: Draft) -> (Node, Range<usize>) {
        match draft {
            Draft::Null(written) => {
                let (range, _) = self.scalar(&written);
                (self.make(Value::Null, &range), range)
            }
            Draft::Scalar(written) => {
                let (range, plain) = self.scalar(&written);
                (self.make(Value::Scalar { text: written.text, plain }, &range), range)
            }
            Draft::List(items) => self.list(items),
            Draft::Map(entries) => self.map(entries),
        }
    }

    fn list(&mut self, items: Vec<Draft>) -> (Node, Range<usize>) {
        let mut hull = None;
        let mut nodes = Vec::with_capacity(items.len());
        for item in items {
            let (node, range) = self.node(item);
            widen(&mut hull, &range);
            nodes.push(node);
        }
        let range = self.or_here(hull);
        (self.make(Value::List(nodes), &range), range)
    }

    fn map(&mut self, entries: Vec<(Written, Draft)>) -> (Node, Range<usize>) {
        let mut hull = None;
        let mut placed = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let (key_range, _) = self.scalar(&key);
            widen(&mut hull, &key_range);
            let (node, range) = self.node(value);
            widen(&mut hull, &range);
            let key_place = self.in_file(&key_range);
            placed.push(Entry { key: key.text, key_place, node });
        }
        let range = self.or_here(hull);
        (self.make(Value::Map(placed), &range), range)
    }

    /// The range of a scalar with its quotation marks, and whether it has none.
    fn scalar(&mut self, written: &Written) -> (Range<usize>, bool) {
        let Some(place) = &written.place else {
            return self.search(&written.text);
        };
        let before = self.source.get(..place.start).unwrap_or_default();
        let after = self.source.get(place.end..).unwrap_or_default();
        let quoted = before.ends_with('"') && after.starts_with('"')
            || before.ends_with('\'') && after.starts_with('\'');
        let range = if quoted { place.start - 1..place.end + 1 } else { place.clone() };
        // An alias has the text of its anchor, further up; the walk goes on where it was.
        self.cursor = self.cursor.max(range.end);
        (range, !quoted)
    }

    /// Finds a scalar whose text differs from the source.
    fn search(&mut self, text: &str) -> (Range<usize>, bool) {
        let start = self.next_value();
        let rest = self.source.get(start..).unwrap_or_default();
        let (length, plain) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => (closing_quote(rest, quote).unwrap_or(rest.len()), false),
            Some('|' | '>') => (block_length(rest, text), false),
            _ => (folded_length(rest, text), true),
        };
        let range = start..start + length;
        self.cursor = self.cursor.max(range.end);
        (range, plain)
    }

    /// The start of the next value: after indicators, blanks, comments, anchors and tags.
    fn next_value(&self) -> usize {
        let mut at = self.cursor;
        loop {
            let rest = self.source.get(at..).unwrap_or_default();
            let Some(mark) = rest.chars().next() else {
                return at;
            };
            at += match mark {
                '#' => rest.find('\n').unwrap_or(rest.len()),
                '&' | '!' => rest.find(char::is_whitespace).unwrap_or(rest.len()),
                ':' | '-' | ',' | '[' | '{' | ']' | '}' | '?' => 1,
                blank if blank.is_ascii_whitespace() => 1,
                _ => return at,
            };
        }
    }

    fn or_here(&self, hull: Option<Range<usize>>) -> Range<usize> {
        hull.unwrap_or_else(|| {
            // An empty `[]` or `{}`: its brackets follow the key.
            let rest = self.source.get(self.cursor..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            let shown = line.trim_start_matches([':', ' ']);
            let start = self.cursor + line.len() - shown.len();
            start..start + shown.trim_end().len()
        })
    }

    fn make(&self, value: Value, range: &Range<usize>) -> Node {
        Node { value, place: self.in_file(range) }
    }

    fn in_file(&self, range: &Range<usize>) -> Place {
        Place::Text(self.offset + range.start..self.offset + range.end)
    }
}

fn widen(hull: &mut Option<Range<usize>>, by: &Range<usize>) {
    *hull = Some(match hull.take() {
        Some(hull) => hull.start.min(by.start)..hull.end.max(by.end),
        None => by.clone(),
    });
}

/// The length in bytes of a block scalar, from its `|` or `>` to the end of its last line of text.
fn block_length(rest: &str, text: &str) -> usize {
    let header = rest.find('\n').unwrap_or(rest.len());
    header + folded_length(rest.get(header..).unwrap_or_default(), text)
}

/// The length in bytes of the start of `rest` that reads `text`, if blanks and line ends are
/// ignored.
fn folded_length(rest: &str, text: &str) -> usize {
    let mut wanted = text.chars().filter(|mark| !mark.is_whitespace()).peekable();
    let mut length = 0;
    for (at, mark) in rest.char_indices() {
        if wanted.peek().is_none() {
            break;
        }
        if wanted.next_if_eq(&mark).is_some() {
            length = at + mark.len_utf8();
        } else if !mark.is_whitespace() {
            break;
        }
    }
    length
}

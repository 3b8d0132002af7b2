//! Samples in a text: lines and parts of lines that a template wrote, and comments in place of a text.

use super::table::Table;
use std::ops::Range;

/// A sample in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Whether it is a comment that stands for a text.
    pub is_comment: bool,
}

/// The comment of a template, as long as no text is found in its section.
struct Waiting {
    range: Range<usize>,
    level: usize,
}

/// The samples of a text, in their order.
pub fn samples(table: &Table, text: &str) -> Vec<Found> {
    let has_parts = table.parts.iter().any(|part| text.contains(part));
    let mut search = Search { found: Vec::new(), waiting: None, level: 0, has_text: false };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        search.line(table, bare, from);
        if has_parts {
            search.parts(table, bare, from);
        }
    }
    search.end_section(0);
    search.found.sort_by_key(|found| found.range.start);
    search.found
}

struct Search {
    found: Vec<Found>,
    waiting: Option<Waiting>,
    /// The level of the heading above.
    level: usize,
    /// Whether a text follows that heading.
    has_text: bool,
}

impl Search {
    fn line(&mut self, table: &Table, bare: &str, from: usize) {
        let range = from..from + bare.len();
        let is_comment = bare.starts_with("<!--");
        if let Some(level) = heading(bare) {
            self.end_section(level);
            (self.level, self.has_text) = (level, false);
        } else if table.lines.contains(bare) {
            match is_comment && !self.has_text {
                true => self.waiting = Some(Waiting { range, level: self.level }),
                false if is_comment => {}
                false => self.found.push(Found { range, is_comment }),
            }
        } else if !(bare.is_empty() || is_comment && bare.ends_with("-->")) {
            self.has_text = true;
            self.waiting = None;
        }
    }

    /// Ends the sections that a heading of a level ends; a deeper heading is itself a text for those
    /// above it.
    fn end_section(&mut self, level: usize) {
        let ended = self.waiting.take().filter(|waiting| level <= waiting.level);
        self.found.extend(ended.map(|waiting| Found { range: waiting.range, is_comment: true }));
    }

    fn parts(&mut self, table: &Table, bare: &str, from: usize) {
        for part in &table.parts {
            let ranges = bare.match_indices(part.as_str());
            let ranges = ranges.map(|(at, part)| from + at..from + at + part.len());
            self.found.extend(ranges.map(|range| Found { range, is_comment: false }));
        }
    }
}

/// The level of a heading.
fn heading(bare: &str) -> Option<usize> {
    let level = bare.len() - bare.trim_start_matches('#').len();
    let is_heading = (1..=6).contains(&level) && bare.get(level..)?.starts_with([' ', '\t']);
    is_heading.then_some(level)
}

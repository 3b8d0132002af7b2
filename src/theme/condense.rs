//! Condenses the HTML of templates when they are loaded, so that no page has to be minified.
//!
//! Only the literal text of a template changes; statements and values stay as they are:
//!
//! - white space with a line break between two tags is removed; any other run becomes one blank;
//! - inside a tag, a run of white space becomes one blank, and quotation marks are removed where
//!   HTML needs none; templates that the drawings of share pictures (XML) may include keep theirs;
//! - comments without statements and values are removed;
//! - nothing changes inside `pre`, `textarea`, `script` and `style`.
//!
//! A statement counts as its output: nothing, except for an include or a component, which count as
//! a tag. A blank that must stay beside a line break is written as a value: `{{ " " }}`.

mod attribute;
mod blank;
mod tera_part;

use attribute::unquoted;
use std::ops::Range;
use tera_part::{Part, Side, part};

/// Elements whose text stays as it is written.
const VERBATIM: [&str; 4] = ["pre", "textarea", "script", "style"];

/// A condensed template, which knows where its text stood in the file.
#[derive(Debug, Default)]
pub struct Condensed {
    /// The text for the engine.
    pub text: String,
    /// Stretches that were taken over: their offsets in `text` and in the file, in bytes.
    stretches: Vec<(usize, usize)>,
}

impl Condensed {
    /// Condenses a template. `is_xml` says that it has to stay XML.
    pub fn new(source: &str, is_xml: bool) -> Self {
        let mut condenser =
            Condenser { source, is_xml, at: 0, before: Side::Edge, condensed: Self::default() };
        condenser.text();
        condenser.condensed
    }

    /// The range in the file of a range of the condensed text, in bytes.
    pub fn original_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.original(range.start);
        // Text that was dropped behind the range does not belong to it.
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
        start..last.map_or(start, |last| self.original(last) + 1)
    }

    fn original(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|(start, _)| *start <= offset);
        let stretch = next.checked_sub(1).and_then(|last| self.stretches.get(last));
        stretch.map_or(offset, |(start, original)| original + (offset - start))
    }
}

struct Condenser<'a> {
    source: &'a str,
    is_xml: bool,
    /// The offset of the text that comes next.
    at: usize,
    /// The neighbour before it on the page.
    before: Side,
    condensed: Condensed,
}

impl<'a> Condenser<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Takes so many bytes over.
    fn keep(&mut self, length: usize) {
        let kept = &self.rest()[..length];
        self.condensed.stretches.push((self.condensed.text.len(), self.at));
        self.condensed.text.push_str(kept);
        self.at += length;
    }

    /// Writes another text instead of so many bytes.
    fn exchange(&mut self, length: usize, text: &str) {
        self.condensed.stretches.push((self.condensed.text.len(), self.at));
        self.condensed.text.push_str(text);
        self.at += length;
    }

    fn text(&mut self) {
        while let Some(first) = self.rest().chars().next() {
            let rest = self.rest();
            if let Some(part) = part(rest) {
                self.part(&part);
            } else if first.is_ascii_whitespace() {
                self.blank();
            } else if let Some(length) = comment(rest) {
                self.exchange(length, "");
            } else if is_tag(rest) {
                self.tag();
                self.before = Side::Tag;
            } else {
                let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '<' | '{');
                let length = rest.char_indices().skip(1).find(|(_, c)| is_end(*c));
                self.keep(length.map_or(rest.len(), |(at, _)| at));
                self.before = Side::Text;
            }
        }
    }

    /// Takes a statement, value or comment of the engine over.
    fn part(&mut self, part: &Part) {
        if part.is_comment {
            self.exchange(part.length, "");
            return;
        }
        self.keep(part.length);
        self.before = part.side.unwrap_or(self.before);
    }

    /// A run of blanks in the text.
    fn blank(&mut self) {
        let rest = self.rest();
        let run = &rest[..rest.len() - rest.trim_ascii_start().len()];
        let goes = run.contains('\n')
            && blank::goes_between(self.before, blank::side_behind(&rest[run.len()..]));
        let is_double = self.condensed.text.ends_with(' ');
        self.exchange(run.len(), if goes || is_double { "" } else { " " });
    }

    /// A tag, and what it encloses if that stays as it is.
    fn tag(&mut self) {
        let rest = self.rest();
        let name_from = 1 + usize::from(rest.starts_with("</"));
        let name = &rest[name_from..];
        let name = &name[..name.find(|c: char| !is_of_name(c)).unwrap_or(name.len())];
        self.keep(name_from + name.len());
        self.attributes();
        let is_verbatim = VERBATIM.iter().any(|verbatim| verbatim.eq_ignore_ascii_case(name));
        if is_verbatim && name_from == 1 {
            self.keep(verbatim_length(self.rest(), name));
        }
    }

    /// The rest of a tag behind its name, up to and with its `>`.
    fn attributes(&mut self) {
        while let Some(first) = self.rest().chars().next() {
            let rest = self.rest();
            if let Some(part) = part(rest) {
                self.part(&Part { side: None, ..part });
            } else if first == '>' {
                return self.keep(1);
            } else if first.is_ascii_whitespace() {
                let after = rest.trim_ascii_start();
                let ends = after.starts_with('>') || after.starts_with("/>");
                self.exchange(rest.len() - after.len(), if ends { "" } else { " " });
            } else if matches!(first, '"' | '\'') {
                self.value(first);
            } else {
                self.keep(first.len_utf8());
            }
        }
    }

    /// An attribute's value with its quotation marks.
    fn value(&mut self, mark: char) {
        let rest = self.rest();
        if let Some((length, value)) = unquoted(rest, mark).filter(|_| !self.is_xml) {
            return self.exchange(length, value);
        }
        self.keep(1);
        while let Some(first) = self.rest().chars().next() {
            let rest = self.rest();
            if let Some(part) = part(rest) {
                self.part(&Part { side: None, ..part });
            } else if first == '\n' || first == '\r' {
                let after = rest.trim_ascii_start();
                let is_edge = after.starts_with(mark) || self.condensed.text.ends_with([' ', mark]);
                self.exchange(rest.len() - after.len(), if is_edge { "" } else { " " });
            } else {
                self.keep(first.len_utf8());
                if first == mark {
                    return;
                }
            }
        }
    }
}

/// The length of the comment at the start of a text; `None` if none begins there, or it holds
/// statements or values of the engine, which count wherever they stand.
fn comment(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("<!--")?;
    let inside = inside.split_once("-->").map_or(inside, |(inside, _)| inside);
    let length = ("<!--".len() + inside.len() + "-->".len()).min(text.len());
    (!inside.contains("{{") && !inside.contains("{%")).then_some(length)
}

/// Whether a tag begins here.
fn is_tag(text: &str) -> bool {
    let inside = text.strip_prefix("</").or_else(|| text.strip_prefix('<'));
    let is_comment = text.starts_with("<!--");
    let begins = |c: char| c.is_ascii_alphabetic() || c == '!' && !is_comment;
    inside.is_some_and(|inside| inside.starts_with(begins))
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '!' | ':')
}

/// The length of a text up to the end tag of an element.
fn verbatim_length(text: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        let found = text.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(text.len())
}

#[cfg(test)]
mod tests;

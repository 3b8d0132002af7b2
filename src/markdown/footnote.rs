//! Footnotes: numbered by their first mention, collected after the text.

use super::marks;
use super::words::Word;
use super::writer::{Close, Writer};
use std::collections::BTreeMap;
use std::ops::Range;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The definition of each label: a range of items.
    definitions: BTreeMap<String, Range<usize>>,
    /// Labels in the order of their definitions.
    labels: Vec<String>,
    /// By label: the number, from 1, and the count of mentions.
    mentions: BTreeMap<String, Mention>,
    /// Labels in the order of their numbers.
    order: Vec<String>,
    /// Whether the footnotes themselves are being written.
    pub(super) is_writing: bool,
}

#[derive(Default, Clone, Copy)]
struct Mention {
    number: usize,
    count: usize,
}

impl Footnotes {
    pub(super) fn define(&mut self, label: &str, items: Range<usize>) {
        if !self.definitions.contains_key(label) {
            self.labels.push(label.to_owned());
            self.definitions.insert(label.to_owned(), items);
        }
    }

    fn mention(&mut self, label: &str) -> Mention {
        let next = self.order.len() + 1;
        let mention =
            self.mentions.entry(label.to_owned()).or_insert(Mention { number: next, count: 0 });
        mention.count += 1;
        let mention = *mention;
        if mention.number == next {
            self.order.push(label.to_owned());
        }
        mention
    }
}

impl Writer<'_, '_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let Mention { number, count } = self.footnotes.mention(label);
        let id = match count {
            1 => format!("fnref-{number}"),
            _ => format!("fnref-{number}-{count}"),
        };
        self.ids.take_footnote(&id);
        let word = marks::word(Word::Footnote);
        self.out.push_str(&format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" aria-label=\"{word} {number}\">{number}</a></sup>"
        ));
        self.line.last = None;
    }

    /// Writes all footnotes: those mentioned in order of their numbers, then the unused ones.
    pub(super) fn write_footnotes(&mut self) {
        if self.footnotes.labels.is_empty() {
            return;
        }
        self.footnotes.is_writing = true;
        let word = marks::word(Word::Footnotes);
        self.out.push_str(&format!("<section class=\"footnotes\" aria-label=\"{word}\"><ol>\n"));
        self.open(Close::Html("</ol></section>\n"));
        let mut written = 0;
        while let Some(label) = self.footnotes.order.get(written).cloned() {
            written += 1;
            self.footnote(&label, written);
        }
        for label in std::mem::take(&mut self.footnotes.labels) {
            if !self.footnotes.mentions.contains_key(&label) {
                self.footnote(&label, 0);
            }
        }
        self.close();
    }

    /// Writes a footnote; number 0 has no mention, and therefore no id and no link back.
    fn footnote(&mut self, label: &str, number: usize) {
        let Some(items) = self.footnotes.definitions.get(label).cloned() else { return };
        match number {
            0 => self.out.push_str("<li>"),
            _ => {
                let id = format!("fn-{number}");
                self.out.push_str(&format!("<li id=\"{id}\">"));
                self.ids.take_footnote(&id);
            }
        }
        self.open(Close::Html("</li>\n"));
        self.walk(items);
        if number > 0 {
            self.way_back(label, number);
        }
        self.close();
    }

    /// Writes the links back, in the last paragraph of the footnote if it ends with one.
    fn way_back(&mut self, label: &str, number: usize) {
        let count = self.footnotes.mentions.get(label).map_or(0, |mention| mention.count);
        let is_paragraph = self.out.ends_with("</p>\n");
        if is_paragraph {
            self.out.truncate(self.out.len() - "</p>\n".len());
        }
        let word = marks::word(Word::BackToText);
        for nth in 1..=count {
            let suffix = if nth == 1 { String::new() } else { format!("-{nth}") };
            self.out.push_str(&format!(
                " <a href=\"#fnref-{number}{suffix}\" class=\"footnote-back\" aria-label=\"{word}\">↩</a>"
            ));
        }
        if is_paragraph {
            self.out.push_str("</p>\n");
        }
    }
}

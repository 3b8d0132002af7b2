//! Writes raw elements anew.

use super::entity;
use super::hidden;
use super::policy::{self, Verdict};
use super::state::{Closing, Element};
use super::tokens::{self, Tag, Token};
use crate::items::ItemKind;
use crate::prepare::DEPTH_LIMIT;
use crate::run::Run;
use crate::writer::Writer;
use pulldown_cmark::Event;
use std::ops::Range;

impl Writer<'_, '_> {
    /// Writes a block of raw HTML with the lines of `:::` blocks in it, and returns where to go on.
    pub(crate) fn html_block(&mut self, at: usize, end: usize) -> usize {
        let items = self.items;
        let mut run = Run::default();
        for (offset, item) in items.get(at + 1..end).unwrap_or_default().iter().enumerate() {
            match &item.kind {
                ItemKind::Markdown(Event::Html(html)) => run.push(html, item.range.clone()),
                ItemKind::Fence(fence) => {
                    self.raw_html(&std::mem::take(&mut run), at + 1 + offset);
                    self.fence(fence);
                }
                ItemKind::Markdown(_) | ItemKind::Pasted(_) => {}
            }
        }
        self.raw_html(&run, end);
        self.line.last = None;
        end + 1
    }

    /// Writes a tag within a line.
    pub(crate) fn inline_html(&mut self, html: &str, at: usize) {
        let Some(item) = self.items.get(at) else { return };
        let mut run = Run::default();
        run.push(html, item.range.clone());
        self.raw_html(&run, at + 1);
    }

    /// Closes raw elements until only so many are open.
    pub(crate) fn close_raw(&mut self, depth: usize) {
        while self.raw.open.len() > depth {
            self.close_element();
        }
    }

    /// Writes a stretch of raw HTML; `next` is the item behind it.
    fn raw_html(&mut self, run: &Run, next: usize) {
        for token in tokens::tokens(&run.text) {
            match token {
                Token::Close { name, range } if policy::verdict(&name) == Verdict::Show => {
                    self.shown(run, range);
                }
                Token::Close { name, .. } => self.raw_close(&name),
                _ if self.raw.skipping.is_some() => {}
                Token::Text(range) => self.raw_text(run.text.get(range).unwrap_or_default()),
                Token::Open(tag) => self.raw_open(&tag, run, next),
            }
        }
    }

    fn raw_text(&mut self, text: &str) {
        let text = entity::decode(text);
        if text.trim().is_empty() {
            self.out.push_str(&text);
        } else {
            self.plain_text(&text);
        }
    }

    /// Writes what only looked like a tag as the author typed it.
    fn shown(&mut self, run: &Run, range: Range<usize>) {
        if self.raw.skipping.is_none() {
            self.plain_text(run.text.get(range).unwrap_or_default());
        }
    }

    fn raw_open(&mut self, tag: &Tag, run: &Run, next: usize) {
        let range = run.range(tag.range.clone());
        if self.raw.open.len() + self.open.len() >= DEPTH_LIMIT {
            self.report_depth(range);
            self.raw.too_deep += usize::from(!policy::is_void(&tag.name));
            return;
        }
        match policy::verdict(&tag.name) {
            Verdict::Show => self.shown(run, tag.range.clone()),
            Verdict::Keep => self.keep(tag, run),
            Verdict::Unwrap => self.push_element(Closing::Nothing, tag),
            Verdict::Refuse => {
                self.report_refused_element(&tag.name, range.clone());
                self.push_element(Closing::Nothing, tag);
            }
            Verdict::Drop => {
                self.report_dropped(tag, range);
                let has_end = !policy::is_void(&tag.name)
                    && self.has_end(&tag.name, tag.range.end, run, next);
                self.raw.skipping = has_end.then(|| tag.name.clone());
            }
        }
    }

    /// Whether the end tag of a dropped element comes later; without one only the start tag is dropped.
    fn has_end(&mut self, name: &str, from: usize, run: &Run, next: usize) -> bool {
        if self.raw.endless.contains(name) {
            return false;
        }
        let end = format!("</{name}");
        let holds = |html: &str| html.to_ascii_lowercase().contains(&end);
        let later = self.items.get(next..).unwrap_or_default();
        let has_end = run.text.get(from..).is_some_and(holds)
            || later.iter().any(|item| match &item.kind {
                ItemKind::Markdown(Event::Html(html) | Event::InlineHtml(html)) => holds(html),
                _ => false,
            });
        if !has_end {
            self.raw.endless.insert(name.to_owned());
        }
        has_end
    }

    fn raw_close(&mut self, name: &str) {
        if let Some(skipped) = &self.raw.skipping {
            if skipped == name {
                self.raw.skipping = None;
            }
            return;
        }
        if self.raw.too_deep > 0 {
            self.raw.too_deep -= 1;
            return;
        }
        let around = self.open.last().map_or(0, |open| open.raw).max(self.frame_raw());
        let inside = self.raw.open.get(around..).unwrap_or_default();
        if let Some(index) = inside.iter().rposition(|element| element.name == name) {
            self.close_raw(around + index);
        }
    }

    pub(super) fn push_element(&mut self, close: Closing, tag: &Tag) {
        if policy::is_void(&tag.name) {
            return;
        }
        let is_hidden = self.raw.is_hidden() || hidden::is_hidden(tag);
        let is_link = self.raw.is_in_link() || matches!(close, Closing::Link);
        self.raw.open.push(Element { name: tag.name.clone(), close, is_hidden, is_link });
    }

    fn close_element(&mut self) {
        let Some(element) = self.raw.open.pop() else { return };
        match element.close {
            Closing::Html(html) => self.out.push_str(&html),
            Closing::Nothing => {}
            Closing::Link => self.end_link(),
            Closing::Table => self.end_raw_table(),
        }
    }
}

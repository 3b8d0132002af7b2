//! Inline content: text, code, line breaks, emphasis, pictures.

use super::address::{self, Destination};
use super::article::{Image, Piece, ReferenceKind};
use super::autolink;
use super::cjk;
use super::escape;
use super::items::ItemKind;
use super::numbers;
use super::run::Run;
use super::writer::{Close, Writer};
use pulldown_cmark::Event;
use std::ops::Range;

/// The most tags that are skipped to find the first character of the next line.
const LOOK_AHEAD: usize = 16;

impl Writer<'_, '_> {
    /// Writes consecutive texts; returns the index of the item to go on with.
    pub(super) fn text(&mut self, at: usize) -> usize {
        let (run, next) = Run::texts(self.items, at);
        self.check_habits(&run);
        let indent = if self.line.is_start { indent_of(&run.text) } else { 0 };
        let mut from = indent;
        while self.link.is_none()
            && !self.raw.is_in_link()
            && let Some(found) = autolink::find(&run.text, from)
        {
            self.plain_text(run.text.get(from..found.range.start).unwrap_or_default());
            let range = run.range(found.range.clone());
            self.bare_link(
                &found.target,
                run.text.get(found.range.clone()).unwrap_or_default(),
                range,
            );
            from = found.range.end;
        }
        self.plain_text(run.text.get(from..).unwrap_or_default());
        next
    }

    /// Writes a text.
    pub(super) fn plain_text(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else { return };
        match self.tables.is_empty() {
            true => escape::push_text(&mut self.out, text),
            false => numbers::push(&mut self.out, text),
        }
        self.prose.push(text);
        if let Some(link) = &mut self.link {
            link.text.push_str(text);
        }
        self.line.last = Some(last);
        self.line.is_start = false;
    }

    pub(super) fn code(&mut self, code: &str) {
        self.out.push_str("<code>");
        self.plain_text(code);
        self.out.push_str("</code>");
    }

    /// Writes a soft line break; between Chinese characters it is dropped.
    pub(super) fn soft_break(&mut self, at: usize) {
        let next = self.next_character(at + 1);
        let is_joined = self.line.last.zip(next).is_some_and(|(last, next)| cjk::joins(last, next));
        if !is_joined {
            self.out.push('\n');
            self.prose.push(" ");
        }
        self.line.is_start = true;
    }

    pub(super) fn hard_break(&mut self) {
        self.out.push_str("<br>\n");
        self.prose.push(" ");
        self.begin_line();
    }

    /// Writes a start tag whose end tag is always the same.
    pub(super) fn tag(&mut self, range: &Range<usize>, start: &str, end: &'static str) {
        if !self.may_nest(range) {
            self.open(Close::Nothing);
            return;
        }
        self.out.push_str(start);
        self.open(Close::Html(end));
    }

    /// Only `~~` strikes through: a single `~` is a range in Chinese (10%~20%).
    pub(super) fn strikethrough(&mut self, range: &Range<usize>) {
        if self.report.reads(range, "~~") {
            return self.tag(range, "<del>", "</del>");
        }
        self.plain_text("~");
        self.open(Close::Tilde);
    }

    /// The first character shown from an item on, skipping tags and the indent of the line.
    fn next_character(&self, from: usize) -> Option<char> {
        for item in self.items.get(from..)?.iter().take(LOOK_AHEAD) {
            match &item.kind {
                ItemKind::Markdown(Event::Text(text)) => {
                    let shown = text.get(indent_of(text)..)?.chars().next();
                    if shown.is_some() {
                        return shown;
                    }
                }
                ItemKind::Markdown(Event::Code(text)) => return text.chars().next(),
                ItemKind::Markdown(Event::Start(pulldown_cmark::Tag::Image { .. })) => return None,
                ItemKind::Markdown(Event::Start(_) | Event::End(_)) => {}
                ItemKind::Markdown(Event::InlineHtml(html)) if !is_breaking(html) => {}
                _ => return None,
            }
        }
        None
    }

    /// Writes a picture within a line.
    pub(super) fn image(&mut self, at: usize, target: &str, title: &str) {
        let Some(item) = self.items.get(at) else { return };
        let (range, end) = (item.range.clone(), item.end);
        let alt = self.plain(at + 1..end);
        if let Some(link) = &mut self.link {
            link.text.push_str(&alt);
            link.has_image = true;
        }
        if let Some(image) = self.image_reference(target, &alt, range) {
            let attributes =
                if title.is_empty() { String::new() } else { escape::attribute("title", title) };
            self.inline_hole(Piece::Image(Image { attributes, ..image }));
        }
        self.line.last = None;
        self.line.is_start = false;
    }

    /// Adds a reference to a picture of the project. For a picture of another site, a link to it is
    /// written instead, and for one that no reader can load, its description; both return `None`.
    pub(super) fn image_reference(
        &mut self,
        target: &str,
        alt: &str,
        range: Range<usize>,
    ) -> Option<Image> {
        if matches!(address::destination(target), Destination::Web { .. }) {
            self.report_foreign(target, &range);
            let label = if alt.trim().is_empty() { target } else { alt };
            if self.link.is_some() {
                escape::push_text(&mut self.out, label);
            } else {
                self.bare_link(target, label, range);
            }
            return None;
        }
        let Some(reference) = self.refer(target, ReferenceKind::Image, alt, range.clone()) else {
            escape::push_text(&mut self.out, alt);
            return None;
        };
        self.check_alt(alt, target, range);
        Some(Image { reference, alt: alt.to_owned(), ..Image::default() })
    }
}

/// The length in bytes of the indent that word processors put before a paragraph: ideographic and
/// em spaces.
pub(super) fn indent_of(text: &str) -> usize {
    let is_indent =
        |char: char| matches!(char, ' ' | '\t' | '\u{A0}' | '\u{2002}' | '\u{2003}' | '\u{3000}');
    text.len() - text.trim_start_matches(is_indent).len()
}

/// Whether a raw tag breaks the line.
fn is_breaking(html: &str) -> bool {
    let name = html.trim_start_matches(['<', '/']).to_ascii_lowercase();
    name.starts_with("br") || name.starts_with("img") || name.starts_with("hr")
}

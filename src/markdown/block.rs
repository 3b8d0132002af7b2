//! Blocks: paragraphs, quotes, lists, code.

use super::escape;
use super::items::{ItemKind, Pasted};
use super::marks;
use super::words::Word;
use super::writer::{Close, Writer};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag};

impl Writer<'_, '_> {
    /// Writes a start event; returns the index of the item to go on with.
    pub(super) fn start(&mut self, at: usize, tag: &Tag<'_>) -> usize {
        let Some(item) = self.items.get(at) else { return at + 1 };
        let (range, end) = (item.range.clone(), item.end);
        match tag {
            Tag::Paragraph => return self.paragraph(at, end),
            Tag::Heading { level, id, classes, .. } => {
                return self.heading(at, *level as u8, id.as_deref(), classes);
            }
            Tag::HtmlBlock => return self.html_block(at, end),
            Tag::CodeBlock(kind) => return self.code_block(at, end, kind),
            Tag::FootnoteDefinition(label) => {
                self.footnotes.define(label, at + 1..end);
                return end + 1;
            }
            Tag::Image { dest_url, title, .. } => {
                self.image(at, dest_url, title);
                return end + 1;
            }
            Tag::BlockQuote(kind) => return self.block_quote(at, *kind),
            Tag::List(first) => self.list(&range, *first),
            Tag::Item => return self.list_item(at, end),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => self.table_head(),
            Tag::TableRow => self.table_row(),
            Tag::TableCell => self.table_cell(at, end),
            Tag::Emphasis => self.tag(&range, "<em>", "</em>"),
            Tag::Strong => self.tag(&range, "<strong>", "</strong>"),
            Tag::Strikethrough => self.strikethrough(&range),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.start_link(&format!("mailto:{dest_url}"), "", range);
            }
            Tag::Link { dest_url, title, .. } => self.start_link(dest_url, title, range),
            _ => self.open(Close::Nothing),
        }
        at + 1
    }

    /// Closes the tag opened last, with the `:::` blocks and raw HTML inside it.
    pub(super) fn close(&mut self) {
        self.close_frames();
        let Some(open) = self.open.pop() else { return };
        self.close_raw(open.raw);
        match open.close {
            Close::Html(html) => self.out.push_str(html),
            Close::Nothing => {}
            Close::Paragraph => {
                self.out.push_str("</p>\n");
                self.prose.end_paragraph();
            }
            Close::Link => self.end_link(),
            Close::Tilde => self.plain_text("~"),
            Close::TableHead => self.end_table_head(),
            Close::Table => self.end_table(),
        }
    }

    fn paragraph(&mut self, at: usize, end: usize) -> usize {
        if self.standalone_paragraph(at + 1..end) {
            return end + 1;
        }
        self.out.push_str("<p>");
        self.open(Close::Paragraph);
        self.begin_line();
        if self.open.len() == 1 && !self.footnotes.is_writing {
            self.prose.begin_paragraph();
        }
        at + 1
    }

    /// Marks the place as the beginning of a line.
    pub(super) fn begin_line(&mut self) {
        self.line.last = None;
        self.line.is_start = true;
    }

    fn list(&mut self, range: &std::ops::Range<usize>, first: Option<u64>) {
        let (start, end) = match first {
            None => ("<ul>\n".to_owned(), "</ul>\n"),
            Some(1) => ("<ol>\n".to_owned(), "</ol>\n"),
            Some(number) => (format!("<ol start=\"{number}\">\n"), "</ol>\n"),
        };
        self.tag(range, &start, end);
    }

    /// Writes the start of a block of pasted text.
    pub(super) fn pasted(&mut self, kind: Pasted, range: &std::ops::Range<usize>) {
        if self.raw.skipping.is_some() {
            return self.open(Close::Nothing);
        }
        match kind {
            Pasted::NumberedList => self.tag(range, "<ol class=\"numbered\">\n", "</ol>\n"),
            Pasted::Signature => self.tag(range, "<p class=\"signature\">", "</p>\n"),
        }
        self.begin_line();
    }

    fn list_item(&mut self, at: usize, end: usize) -> usize {
        if self.open.last().is_none_or(|open| open.close == Close::Nothing) {
            self.open(Close::Nothing);
            return at + 1;
        }
        let first = |offset: usize| self.items.get(at + offset).map(|item| &item.kind);
        let is_task = match first(1) {
            Some(ItemKind::Markdown(Event::TaskListMarker(_))) => true,
            Some(ItemKind::Markdown(Event::Start(Tag::Paragraph))) => {
                matches!(first(2), Some(ItemKind::Markdown(Event::TaskListMarker(_))))
            }
            _ => false,
        };
        self.out.push_str(if is_task { "<li class=\"task\">" } else { "<li>" });
        self.open(Close::Html("</li>\n"));
        self.begin_line();
        self.standalone_item(at + 1, end).unwrap_or(at + 1)
    }

    pub(super) fn task_marker(&mut self, is_done: bool) {
        let (checked, word) = if is_done { (" checked", Word::Done) } else { ("", Word::Open) };
        let label = marks::word(word);
        let input = format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> ");
        self.out.push_str(&input);
    }

    fn code_block(&mut self, at: usize, end: usize, kind: &CodeBlockKind<'_>) -> usize {
        self.out.push_str("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) =
                info.split([' ', '\t', ',']).next().filter(|name| !name.is_empty())
        {
            self.out.push_str(&escape::attribute("class", &format!("language-{language}")));
        }
        self.out.push('>');
        let items = self.items;
        for item in items.get(at + 1..end).unwrap_or_default() {
            if let ItemKind::Markdown(Event::Text(code)) = &item.kind {
                escape::push_text(&mut self.out, code);
            }
        }
        self.out.push_str("</code></pre>\n");
        end + 1
    }
}

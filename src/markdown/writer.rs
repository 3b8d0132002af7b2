//! Writes the events of a text as HTML with holes.
//!
//! Every start tag pushes its closing tag on a stack, so the HTML is balanced for any input. The
//! parts are in files of their own: `block`, `container`, `footnote`, `heading`, `inline`, `link`,
//! `standalone`, `table` and `raw`.

use super::article::{Article, BlockUse, Heading, Piece, Reference};
use super::container::Frame;
use super::footnote::Footnotes;
use super::ids::Ids;
use super::items::{Item, ItemKind};
use super::link::OpenLink;
use super::marks;
use super::prepare::DEPTH_LIMIT;
use super::prose::Prose;
use super::raw::{self, Raw};
use super::report::Report;
use super::table::Table;
use pulldown_cmark::{Event, Tag};
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

/// The state of the writer for one text.
pub(super) struct Writer<'a, 'r> {
    pub(super) items: &'a [Item<'a>],
    pub(super) report: Report<'r>,
    /// The HTML of the innermost `:::` block, or of the text.
    pub(super) out: String,
    pub(super) holes: Vec<Option<Piece>>,
    pub(super) references: Vec<Reference>,
    pub(super) outline: Vec<Heading>,
    pub(super) ids: Ids,
    pub(super) blocks: Vec<BlockUse>,
    /// The open tags.
    pub(super) open: Vec<Open>,
    /// The open `:::` blocks.
    pub(super) frames: Vec<Frame>,
    pub(super) line: Line,
    pub(super) link: Option<OpenLink>,
    pub(super) prose: Prose,
    pub(super) raw: Raw,
    pub(super) footnotes: Footnotes,
    pub(super) tables: Vec<Table>,
    /// The shift of heading levels.
    pub(super) heading_shift: u8,
    pub(super) last_level: u8,
    has_reported_depth: bool,
    /// Whether the text contains raw HTML and must be sanitised.
    has_raw: bool,
}

/// An open tag.
pub(super) struct Open {
    pub(super) close: Close,
    /// The number of raw HTML elements open before it; those opened inside are closed with it.
    pub(super) raw: usize,
}

/// The way in which a tag is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    Html(&'static str),
    /// A tag that was not written.
    Nothing,
    Paragraph,
    Link,
    /// A `~` that does not strike through.
    Tilde,
    TableHead,
    Table,
}

/// The position within a line.
#[derive(Default)]
pub(super) struct Line {
    /// The last character shown; `None` after anything but text.
    pub(super) last: Option<char>,
    /// Whether nothing has been shown since the start of the paragraph or line.
    pub(super) is_start: bool,
}

impl<'a, 'r> Writer<'a, 'r> {
    pub(super) fn new(items: &'a [Item<'a>], report: Report<'r>) -> Self {
        let has_raw = items.iter().any(|item| {
            matches!(item.kind, ItemKind::Markdown(Event::Html(_) | Event::InlineHtml(_)))
        });
        Self {
            items,
            report,
            out: String::new(),
            holes: Vec::new(),
            references: Vec::new(),
            outline: Vec::new(),
            ids: Ids::default(),
            blocks: Vec::new(),
            open: Vec::new(),
            frames: Vec::new(),
            line: Line::default(),
            link: None,
            prose: Prose::default(),
            raw: Raw::default(),
            footnotes: Footnotes::default(),
            tables: Vec::new(),
            heading_shift: super::heading::shift(items),
            last_level: 1,
            has_reported_depth: false,
            has_raw,
        }
    }

    /// Writes a range of items.
    pub(super) fn walk(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.item(at).max(at + 1);
        }
    }

    /// Writes an item and its content; returns the index of the item to go on with.
    fn item(&mut self, at: usize) -> usize {
        let items = self.items;
        let Some(item) = items.get(at) else { return at + 1 };
        let event = match &item.kind {
            ItemKind::Fence(fence) => {
                self.fence(fence);
                return at + 1;
            }
            ItemKind::Pasted(kind) => {
                self.pasted(*kind, &item.range);
                return at + 1;
            }
            ItemKind::Markdown(event) => event,
        };
        if self.raw.skipping.is_some()
            && !matches!(event, Event::Start(_) | Event::End(_) | Event::InlineHtml(_))
        {
            return at + 1;
        }
        match event {
            Event::Start(tag) if self.raw.skipping.is_some() && !matches!(tag, Tag::HtmlBlock) => {
                self.open(Close::Nothing);
            }
            Event::Start(tag) => return self.start(at, tag),
            Event::End(_) => self.close(),
            Event::Text(_) => return self.text(at),
            Event::Code(code) => self.code(code),
            Event::InlineHtml(html) => self.inline_html(html, at),
            Event::SoftBreak => self.soft_break(at),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.rule(),
            Event::TaskListMarker(is_done) => self.task_marker(*is_done),
            Event::FootnoteReference(label) => self.footnote_reference(label),

            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        at + 1
    }

    /// Opens a tag.
    pub(super) fn open(&mut self, close: Close) {
        self.open.push(Open { close, raw: self.raw.open.len() });
    }

    /// Whether one more level may be opened; reports the first one that is refused.
    pub(super) fn may_nest(&mut self, range: &Range<usize>) -> bool {
        let is_allowed = self.open.len() + self.frames.len() < DEPTH_LIMIT;
        if !is_allowed {
            self.report_depth(range.clone());
        }
        is_allowed
    }

    pub(super) fn report_depth(&mut self, range: Range<usize>) {
        if std::mem::replace(&mut self.has_reported_depth, true) {
            return;
        }
        let message = text!(
            "嵌套超过 {DEPTH_LIMIT} 层，更深的部分按同一层显示",
            "Nested more than {DEPTH_LIMIT} levels deep; deeper parts are shown flat"
        );
        let help =
            text!("减少引用、列表或强调的层数", "Use fewer levels of quotes, lists or emphasis");
        self.report.push(Code::TooLarge, range, message, help);
    }

    /// Splits finished HTML into pieces, sanitised if the text contains raw HTML.
    pub(super) fn pieces(&mut self, html: &str) -> Vec<Piece> {
        if self.has_raw {
            return marks::split(&raw::clean(html), &mut self.holes);
        }
        marks::split(html, &mut self.holes)
    }

    /// Inserts a hole in place of a block.
    pub(super) fn block_hole(&mut self, piece: Piece) {
        self.out.push_str(&marks::block_hole(self.holes.len()));
        self.holes.push(Some(piece));
    }

    /// Inserts a hole within a line.
    pub(super) fn inline_hole(&mut self, piece: Piece) {
        self.out.push_str(&marks::inline_hole(self.holes.len()));
        self.holes.push(Some(piece));
    }

    /// The plain text of a range of items, as shown without pictures.
    pub(super) fn plain(&self, range: Range<usize>) -> String {
        let mut plain = String::new();
        for item in self.items.get(range).unwrap_or_default() {
            match &item.kind {
                ItemKind::Markdown(Event::Text(text) | Event::Code(text)) => plain.push_str(text),
                ItemKind::Markdown(Event::SoftBreak | Event::HardBreak) => plain.push(' '),
                _ => {}
            }
        }
        plain
    }

    /// Closes open tags, adds the footnotes and builds the article.
    pub(super) fn finish(mut self) -> Article {
        while !self.open.is_empty() {
            self.close();
        }
        self.close_frames();
        self.close_raw(0);
        self.write_footnotes();
        let html = std::mem::take(&mut self.out);
        Article {
            pieces: self.pieces(&html),
            references: self.references,
            outline: self.outline,
            anchors: self.ids.into_set(),
            blocks: self.blocks,
            excerpt: self.prose.excerpt(),
            characters: self.prose.characters,
            has_raw: self.has_raw,
        }
    }
}

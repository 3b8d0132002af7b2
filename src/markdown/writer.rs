//! Writes the events of a text as HTML with holes.
//!
//! Every start tag puts on a stack how it will be closed, so the HTML is balanced whatever comes.
//! The parts are in files of their own: `block`, `container`, `footnote`, `heading`, `inline`, `link`,
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
use crate::diag::Code;
use crate::text;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// The state of writing one text.
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
    /// The tags around the place.
    pub(super) open: Vec<Open>,
    /// The `:::` blocks around the place.
    pub(super) frames: Vec<Frame>,
    pub(super) line: Line,
    pub(super) link: Option<OpenLink>,
    pub(super) prose: Prose,
    pub(super) raw: Raw,
    pub(super) footnotes: Footnotes,
    pub(super) tables: Vec<Table>,
    /// By how much the levels of headings are shifted.
    pub(super) heading_shift: u8,
    pub(super) last_level: u8,
    has_reported_depth: bool,
    /// Whether the text holds raw HTML, and so has to be sanitised.
    has_raw: bool,
}

/// A tag that waits to be closed.
pub(super) struct Open {
    pub(super) close: Close,
    /// How many elements of raw HTML were open before it; those opened inside are closed with it.
    pub(super) raw: usize,
}

/// How a tag is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    Html(&'static str),
    /// A tag that was not written.
    Nothing,
    Paragraph,
    Link,
    /// A `~` that does not strike.
    Tilde,
    TableHead,
    Table,
    Cell,
    HeadCell,
}

/// Where within its line the place is.
#[derive(Default)]
pub(super) struct Line {
    /// The last character shown; `None` behind anything that is not text.
    pub(super) last: Option<char>,
    /// Whether nothing was shown since the paragraph or line began.
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

    /// Writes a stretch of the items.
    pub(super) fn walk(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.item(at).max(at + 1);
        }
    }

    /// Writes what begins at an item and returns where to go on.
    fn item(&mut self, at: usize) -> usize {
        let items = self.items;
        let Some(item) = items.get(at) else { return at + 1 };
        let event = match &item.kind {
            ItemKind::Fence(fence) => {
                self.fence(fence);
                return at + 1;
            }
            ItemKind::Markdown(event) => event,
        };
        if self.raw.is_skipping()
            && !matches!(event, Event::Start(_) | Event::End(_) | Event::InlineHtml(_))
        {
            return at + 1;
        }
        match event {
            Event::Start(tag) if self.raw.is_skipping() && !matches!(tag, Tag::HtmlBlock) => {
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
        self.open.push(Open { close, raw: self.raw.depth() });
    }

    /// Whether one more level may be opened; reports the first that may not.
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

    /// Takes finished HTML apart, sanitised if the text holds raw HTML.
    pub(super) fn pieces(&mut self, html: &str) -> Vec<Piece> {
        if self.has_raw {
            return marks::split(&raw::clean(html), &mut self.holes);
        }
        marks::split(html, &mut self.holes)
    }

    /// Puts a hole in the place of a block.
    pub(super) fn block_hole(&mut self, piece: Piece) {
        self.out.push_str(&marks::block_hole(self.holes.len()));
        self.holes.push(Some(piece));
    }

    /// Puts a hole in the line.
    pub(super) fn inline_hole(&mut self, piece: Piece) {
        self.out.push_str(&marks::inline_hole(self.holes.len()));
        self.holes.push(Some(piece));
    }

    /// The plain text of a stretch of the items, as a reader without pictures would get it.
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

    /// Closes what is open, adds the footnotes and makes the article.
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
            characters: self.prose.characters(),
        }
    }
}

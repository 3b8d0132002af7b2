//! Quotes, alerts and `:::` blocks.

use super::article::{Block, BlockUse, Piece};
use super::block_fence;
use super::block_fence::{Fence, Opening};
use super::items::ItemKind;
use super::marks;
use super::words::Word;
use super::writer::{Close, Writer};
use pulldown_cmark::{BlockQuoteKind, Event, Tag};
use skillweek_base::nearest::nearest;
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

/// An open `:::` block.
pub(super) struct Frame {
    colons: usize,
    opening: Opening,
    range: Range<usize>,
    /// The HTML before it.
    before: String,
    /// The numbers of open tags and of open raw elements around it.
    depth: usize,
    raw: usize,
}

/// The first line of an alert: `[!提示] 标题`.
struct AlertLine {
    name: String,
    title: String,
    /// The index of the item to go on with.
    next: usize,
}

impl Writer<'_, '_> {
    pub(super) fn block_quote(&mut self, at: usize, kind: Option<BlockQuoteKind>) -> usize {
        let Some(item) = self.items.get(at) else { return at + 1 };
        let range = item.range.clone();
        if !self.may_nest(&range) {
            self.open(Close::Nothing);
            return at + 1;
        }
        if let Some(kind) = kind {
            self.alert(alert_class(kind), "");
            return at + 1;
        }
        if let Some(line) = self.alert_line(at) {
            if let Some(class) = block_fence::alert(&line.name) {
                self.alert(class, &line.title);
                return self.rest_of_alert(line.next);
            }
            self.report_alert(&line.name, range);
        }
        self.out.push_str("<blockquote>\n");
        self.open(Close::Html("</blockquote>\n"));
        at + 1
    }

    fn alert(&mut self, class: &str, title: &str) {
        let word = block_fence::title(class).unwrap_or(Word::Note);
        let start =
            format!("<aside class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">");
        self.out.push_str(&start);
        match title {
            "" => self.out.push_str(&marks::word(word)),
            title => super::escape::push_text(&mut self.out, title),
        }
        self.out.push_str("</p>\n");
        self.open(Close::Html("</aside>\n"));
    }

    /// Goes on after the first line of an alert, in the middle of its first paragraph.
    fn rest_of_alert(&mut self, next: usize) -> usize {
        let is_over = matches!(
            self.items.get(next).map(|item| &item.kind),
            Some(ItemKind::Markdown(Event::End(_)))
        );
        if is_over {
            return next + 1;
        }
        self.out.push_str("<p>");
        self.open(Close::Paragraph);
        self.begin_line();
        next
    }

    /// Reads the first line of a quote, if it may be that of an alert. GitHub's own kinds are
    /// recognized by the parser; Chinese ones, and all with a title, arrive as plain text.
    fn alert_line(&self, at: usize) -> Option<AlertLine> {
        let first = self.items.get(at + 1)?;
        if !matches!(first.kind, ItemKind::Markdown(Event::Start(Tag::Paragraph))) {
            return None;
        }
        let mut text = String::new();
        let mut next = at + 2;
        while let Some(ItemKind::Markdown(Event::Text(part))) =
            self.items.get(next).map(|item| &item.kind)
        {
            text.push_str(part);
            next += 1;
        }
        next = match self.items.get(next).map(|item| &item.kind)? {
            ItemKind::Markdown(Event::SoftBreak | Event::HardBreak) => next + 1,
            ItemKind::Markdown(Event::End(_)) => next,
            _ => return None,
        };
        let text = text.trim();
        let inner = text.strip_prefix("[!").or_else(|| text.strip_prefix("[！"))?;
        let (name, title) = inner.split_once(']')?;
        let is_name = !name.is_empty()
            && name.chars().count() <= 12
            && name.chars().all(char::is_alphanumeric);
        is_name.then(|| AlertLine { name: name.to_owned(), title: title.trim().to_owned(), next })
    }

    fn report_alert(&mut self, name: &str, range: Range<usize>) {
        let line = range.start..range.start + self.report.first_line_length(&range);
        let message = text!("没有“{name}”这种提示框", "There is no alert called “{name}”");
        let help = match nearest(name, block_fence::alert_names()) {
            Some(near) => text!("是不是想写 [!{near}]？", "Did you mean [!{near}]?"),
            None => text!(
                "可以写 [!提示]、[!注意]、[!重要]、[!警告] 或 [!小心]",
                "Write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]"
            ),
        };
        self.report.warn(Code::InvalidValue, line, message, help);
    }

    /// Handles a line of a `:::` block.
    pub(super) fn fence(&mut self, fence: &Fence) {
        match &fence.opens {
            Some(opening) => self.open_block(fence, opening),
            None => self.close_block(fence),
        }
    }

    fn open_block(&mut self, fence: &Fence, opening: &Opening) {
        if !self.may_nest(&fence.range) {
            return;
        }
        if !opening.is_built_in {
            let span = self.report.span(fence.range.clone());
            self.blocks.push(BlockUse { name: opening.name.clone(), span });
        }
        self.frames.push(Frame {
            colons: fence.colons,
            opening: opening.clone(),
            range: fence.range.clone(),
            before: std::mem::take(&mut self.out),
            depth: self.open.len(),
            raw: self.raw.open.len(),
        });
    }

    /// Closes the nearest block with as many colons, otherwise the innermost one.
    fn close_block(&mut self, fence: &Fence) {
        let depth = self.open.len();
        let here = self.frames.iter().rev().take_while(|frame| frame.depth == depth);
        let counts: Vec<usize> = here.map(|frame| frame.colons).collect();
        let Some(inner) =
            counts.iter().position(|colons| *colons == fence.colons).or(counts.first().map(|_| 0))
        else {
            self.stray_fence(fence);
            return;
        };
        for _ in 0..inner {
            self.report_unclosed();
            self.end_block();
        }
        self.end_block();
    }

    /// Closes the blocks opened inside the tag that is about to close.
    pub(super) fn close_frames(&mut self) {
        while self.frames.last().is_some_and(|frame| frame.depth >= self.open.len()) {
            self.report_unclosed();
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.close_raw(frame.raw);
        let html = std::mem::replace(&mut self.out, frame.before);
        let body = self.pieces(&html);
        let Opening { name, title, .. } = frame.opening;
        self.block_hole(Piece::Block(Block { name, title, body }));
    }

    /// The number of raw elements that were open at the start of the innermost block.
    pub(super) fn frame_raw(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.raw)
    }

    fn report_unclosed(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let colons = ":".repeat(frame.colons.min(8));
        let message = text!("“:::”块没有结束", "This `:::` block is never closed");
        let help = text!(
            "在这一块的最后另起一行写 {colons}",
            "Write {colons} on a line of its own where it ends"
        );
        let range = frame.range.clone();
        self.report.warn(Code::InvalidValue, range, message, help);
    }

    fn stray_fence(&mut self, fence: &Fence) {
        let message = text!("这里的“:::”没有对应的开头", "This `:::` closes nothing");
        let help = text!(
            "在块的开头写 ::: 和名称，例如“::: 提示”，或删去这一行",
            "Open the block with `::: tip` above, or delete this line"
        );
        self.report.warn(Code::InvalidValue, fence.range.clone(), message, help);
        self.out.push_str(&format!("<p>{}</p>\n", ":".repeat(fence.colons)));
    }

    /// Writes a thematic break; directly inside `::: 左右` it starts the next column.
    pub(super) fn rule(&mut self) {
        let is_column = self
            .frames
            .last()
            .is_some_and(|frame| frame.opening.name == "columns" && frame.depth == self.open.len());
        self.out.push_str(if is_column { "</div>\n<div class=\"column\">\n" } else { "<hr>\n" });
    }
}

fn alert_class(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

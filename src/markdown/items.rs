//! The parser's events as a list for looking ahead, with places in the file.

use super::block_fence::Fence;
use super::pasted::indented;
use super::prepare::Prepared;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};
use std::ops::Range;

/// The extensions of Markdown. Definition lists stay off: they would claim `:::` lines.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// An event with its range in the file.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub(super) kind: ItemKind<'a>,
    pub(super) range: Range<usize>,
    /// For a start event, the index of its end; for any other, its own index.
    pub(super) end: usize,
}

#[derive(Debug, Clone)]
pub(super) enum ItemKind<'a> {
    Markdown(Event<'a>),
    /// A line of a `:::` block.
    Fence(&'a Fence),
    /// The start of a block that Markdown does not know; it ends as those of Markdown do.
    Pasted(Pasted),
}

/// Blocks of pasted texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pasted {
    /// A list whose items begin with their own numbers.
    NumberedList,
    /// A closing line of a notice: the unit, or the date.
    Signature,
}

impl Item<'_> {
    /// Finds for each start event its end.
    pub(super) fn find_ends(items: &mut [Self]) {
        let mut open = Vec::new();
        for at in 0..items.len() {
            let Some(item) = items.get_mut(at) else { return };
            item.end = at;
            match &item.kind {
                ItemKind::Markdown(Event::Start(_)) | ItemKind::Pasted(_) => open.push(at),
                ItemKind::Markdown(Event::End(_)) => {
                    if let Some(start) = open.pop().and_then(|start| items.get_mut(start)) {
                        start.end = at;
                    }
                }
                _ => {}
            }
        }
    }
}

/// Runs the parser; `file` is the whole text of the file.
pub(super) fn items<'a>(prepared: &'a Prepared, options: Options, file: &str) -> Vec<Item<'a>> {
    let events = Parser::new_ext(&prepared.text, options).into_offset_iter();
    let events = indented::as_paragraphs(events, &prepared.text, options);
    let mut items: Vec<Item<'a>> = events
        .map(|(event, made)| {
            let range = prepared.range(made);
            let kind = match fence(&event, prepared) {
                Some(fence) => ItemKind::Fence(fence),
                None => ItemKind::Markdown(restored(event, prepared, file)),
            };
            Item { kind, range, end: 0 }
        })
        .collect();
    Item::find_ends(&mut items);
    items
}

fn fence<'a>(event: &Event<'_>, prepared: &'a Prepared) -> Option<&'a Fence> {
    let Event::Html(html) = event else { return None };
    prepared.fences.get(prepared.fence_number(html)?)
}

/// The event as if the text had not been prepared.
fn restored<'a>(event: Event<'a>, prepared: &Prepared, file: &str) -> Event<'a> {
    let restore = |text: CowStr<'a>| prepared.restore(&text, file).map_or(text, CowStr::from);
    match event {
        Event::Text(text) => Event::Text(restore(text)),
        Event::Code(text) => Event::Code(restore(text)),
        Event::Html(text) => Event::Html(restore(text)),
        Event::InlineHtml(text) => Event::InlineHtml(restore(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(restore(label)),
        Event::Start(tag) => Event::Start(restored_tag(tag, restore)),
        other => other,
    }
}

fn restored_tag<'a>(tag: Tag<'a>, restore: impl Fn(CowStr<'a>) -> CowStr<'a>) -> Tag<'a> {
    match tag {
        Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(restore(label)),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Tag::CodeBlock(CodeBlockKind::Fenced(restore(info)))
        }
        Tag::Link { link_type, dest_url, title, id } => {
            Tag::Link { link_type, dest_url: restore(dest_url), title: restore(title), id }
        }
        Tag::Image { link_type, dest_url, title, id } => {
            Tag::Image { link_type, dest_url: restore(dest_url), title: restore(title), id }
        }
        Tag::Heading { level, id, classes, attrs } => {
            let classes = classes.into_iter().map(&restore).collect();
            Tag::Heading { level, id: id.map(&restore), classes, attrs }
        }
        other => other,
    }
}

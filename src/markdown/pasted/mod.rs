//! Text that was pasted from Word, WPS or `WeChat`, where each line is a paragraph.
//!
//! `CommonMark` joins lines, so the paragraphs that the parser finds are looked at once more, line
//! by line: marks that no Markdown knows (`●`, `1、`, `（一）`, full-width indents, tabs) begin lists,
//! paragraphs, headings and tables of their own. Only line breaks of the paragraph itself count, so
//! code, links, emphasis and raw HTML stay whole, and spans stay right.
//!
//! 1. `indented` makes paragraphs of what would be code, while the parser runs.
//! 2. `line` cuts paragraphs into lines and reads the `mark` of each.
//! 3. `roles` decides what each line is, with the help of `counting`, `rows` and `signature`.
//! 4. `emit` writes the events that the parser would have given.

mod counting;
mod emit;
pub(super) mod indented;
mod joined;
mod line;
mod mark;
mod notes;
mod roles;
mod rows;
mod signature;
mod width;

use super::items::{Item, ItemKind};
use super::report::Report;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

pub(super) use width::indent_of;

/// Siblings that are paragraphs, by their places in the list of events.
struct Run {
    items: Range<usize>,
    /// Whether they are the text of a list item without a paragraph around it.
    is_bare: bool,
}

/// Arranges the events of a text as its writer meant the lines; tells what it did, and which lines
/// are joined all the same.
pub(super) fn arrange<'a>(items: Vec<Item<'a>>, report: &mut Report<'_>) -> Vec<Item<'a>> {
    let text_end = end_of_text(&items);
    let mut joins = joined::Joins::default();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let Some(run) = run_at(&items, at) else {
            at += 1;
            continue;
        };
        at = run.items.end.max(at + 1);
        let lines = line::lines(&items, &run, report.text);
        let is_last = !run.is_bare && run.items.end == text_end;
        let roles = roles::of(&lines, is_last, run.items.start > 0);
        notes::headings(&lines, &roles, report);
        joins.add(&lines, &roles);
        if roles::change(&lines, &roles) {
            let made = emit::events(&lines, &roles, run.is_bare);
            edits.push((run.items, made));
        }
    }
    joins.tell(report);
    if edits.is_empty() { items } else { replaced(items, edits) }
}

/// The paragraphs that begin at an event, or the bare text of a list item.
fn run_at(items: &[Item<'_>], at: usize) -> Option<Run> {
    if is_paragraph(items.get(at)) {
        let mut end = at;
        while is_paragraph(items.get(end)) {
            end = items.get(end).map_or(end, |item| item.end) + 1;
        }
        return Some(Run { items: at..end, is_bare: false });
    }
    let before = at.checked_sub(1).and_then(|index| items.get(index))?;
    if !matches!(before.kind, ItemKind::Markdown(Event::Start(Tag::Item))) {
        return None;
    }
    let mut end = at;
    while let Some(item) = items.get(end).filter(|item| is_inline(item)) {
        end = item.end + 1;
    }
    (end > at).then_some(Run { items: at..end, is_bare: true })
}

fn is_paragraph(item: Option<&Item<'_>>) -> bool {
    item.is_some_and(|item| matches!(item.kind, ItemKind::Markdown(Event::Start(Tag::Paragraph))))
}

fn is_inline(item: &Item<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong};
    let ItemKind::Markdown(event) = &item.kind else { return false };
    match event {
        Event::Start(tag) => {
            matches!(tag, Emphasis | Strong | Strikethrough | Link { .. } | Image { .. })
        }
        Event::End(_) | Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// The end of the text proper: notes and comments may follow.
fn end_of_text(items: &[Item<'_>]) -> usize {
    let mut end = 0;
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let is_aside = matches!(
            item.kind,
            ItemKind::Markdown(Event::Start(Tag::FootnoteDefinition(_) | Tag::HtmlBlock))
        );
        at = item.end.max(at) + 1;
        if !is_aside {
            end = at;
        }
    }
    end
}

/// The events with some of them exchanged, and their ends found anew.
fn replaced<'a>(items: Vec<Item<'a>>, edits: Vec<(Range<usize>, Vec<Item<'a>>)>) -> Vec<Item<'a>> {
    let mut all = Vec::with_capacity(items.len() + 16);
    let mut old = items.into_iter();
    let mut taken = 0;
    for (range, new) in edits {
        all.extend(old.by_ref().take(range.start - taken));
        all.extend(new);
        old.by_ref().take(range.len()).for_each(drop);
        taken = range.end;
    }
    all.extend(old);
    Item::find_ends(&mut all);
    all
}

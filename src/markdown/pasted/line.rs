//! The lines of paragraphs.

use super::super::items::{Item, ItemKind};
use super::Run;
use super::mark::{self, Mark};
use super::width;
use pulldown_cmark::Event;
use std::ops::Range;

/// A line of a paragraph.
pub(super) struct Line<'b, 'a> {
    /// The whole text of the file.
    pub(super) file: &'b str,
    /// Its events, without the breaks around it.
    pub(super) items: &'b [Item<'a>],
    /// The place of the first of them among all, by which their ends are counted.
    pub(super) first: usize,
    /// The break before it; `None` at the beginning of a paragraph.
    pub(super) before: Option<&'b Item<'a>>,
    /// Whether blanks are before it that no style makes: its text belongs to the line above.
    pub(super) is_hanging: bool,
    /// Whether a full-width indent makes it a paragraph.
    pub(super) is_indented: bool,
    pub(super) mark: Option<Mark>,
    /// The event that the mark is in, and where its text begins there.
    pub(super) content: (usize, usize),
}

impl<'a> Line<'_, 'a> {
    /// The range of the file.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.items.first().map_or(0, |item| item.range.start);
        start..self.items.last().map_or(start, |item| item.range.end)
    }

    /// The text that readers see.
    pub(super) fn plain(&self) -> String {
        let texts = self.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Markdown(Event::Text(text) | Event::Code(text)) => Some(text.as_ref()),
            _ => None,
        });
        width::trimmed(&texts.collect::<String>()).to_owned()
    }

    /// The events of the line itself with their places in it, passing over what is inside emphasis
    /// and links.
    pub(super) fn own(&self) -> impl Iterator<Item = (usize, &Item<'a>)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let item = self.items.get(at)?;
            let index = at;
            at = (item.end + 1).saturating_sub(self.first).max(index + 1);
            Some((index, item))
        })
    }
}

/// The lines of a run of paragraphs; `file` is the whole text of the file.
pub(super) fn lines<'b, 'a>(items: &'b [Item<'a>], run: &Run, file: &'b str) -> Vec<Line<'b, 'a>> {
    let mut lines = Vec::new();
    let mut at = run.items.start;
    while at < run.items.end {
        if run.is_bare {
            cut(items, at..run.items.end, file, &mut lines);
            break;
        }
        let end = items.get(at).map_or(at, |item| item.end);
        cut(items, at + 1..end, file, &mut lines);
        at = end + 1;
    }
    lines
}

/// Cuts a paragraph at its own line breaks.
fn cut<'b, 'a>(
    items: &'b [Item<'a>],
    range: Range<usize>,
    file: &'b str,
    lines: &mut Vec<Line<'b, 'a>>,
) {
    let mut before = None;
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let Some(item) = items.get(at) else { break };
        let is_break = matches!(item.kind, ItemKind::Markdown(Event::SoftBreak | Event::HardBreak));
        if is_break {
            lines.push(line(items, start..at, before, file));
            before = Some(item);
            start = at + 1;
        }
        at = item.end.max(at) + 1;
    }
    lines.push(line(items, start..range.end, before, file));
}

fn line<'b, 'a>(
    items: &'b [Item<'a>],
    range: Range<usize>,
    before: Option<&'b Item<'a>>,
    file: &'b str,
) -> Line<'b, 'a> {
    let first = range.start;
    let items = items.get(range).unwrap_or_default();
    let start = items.first().map_or(0, |item| item.range.start);
    let is_hanging = file.get(..start).is_some_and(|before| before.ends_with([' ', '\t']));
    let mut line = Line {
        file,
        items,
        first,
        before,
        is_hanging,
        is_indented: false,
        mark: None,
        content: (0, 0),
    };
    read_start(&mut line);
    line
}

/// Reads indent and mark, which may be in several events: each `&nbsp;` is one.
fn read_start(line: &mut Line<'_, '_>) {
    let mut blanks = String::new();
    for (index, item) in line.items.iter().enumerate() {
        let ItemKind::Markdown(Event::Text(text)) = &item.kind else { break };
        let indent = width::indent_of(text);
        let (blank, rest) = text.split_at_checked(indent).unwrap_or(("", text));
        blanks.push_str(blank);
        line.content = (index, indent);
        if rest.is_empty() {
            continue;
        }
        let is_escaped = is_escaped(line.file, item);
        let whole = heading_text(line, index, indent);
        if let Some((mark, length)) =
            mark::read(whole.as_deref().unwrap_or(rest)).filter(|_| !is_escaped)
            && length <= rest.len()
        {
            line.mark = Some(mark);
            line.content = (index, indent + length);
        }
        break;
    }
    line.is_indented = width::is_paragraph_indent(&blanks);
}

/// The whole line, where it begins like a heading: the mark that closes a topic may be in a later
/// event.
fn heading_text(line: &Line<'_, '_>, index: usize, indent: usize) -> Option<String> {
    let rest = line.items.get(index..)?;
    let texts = rest.iter().filter_map(|item| match &item.kind {
        ItemKind::Markdown(Event::Text(text) | Event::Code(text)) => Some(text.as_ref()),
        _ => None,
    });
    let ItemKind::Markdown(Event::Text(text)) = &rest.first()?.kind else { return None };
    let starts = text.get(indent..)?.starts_with(['#', '＃']);
    starts.then(|| texts.collect::<String>().get(indent..).unwrap_or_default().to_owned())
}

/// Whether a backslash before a text says that it has no mark.
pub(super) fn is_escaped(file: &str, item: &Item<'_>) -> bool {
    file.get(..item.range.start).is_some_and(|before| before.ends_with('\\'))
}

//! Writes lines as the events of blocks.

use super::super::items::{Item, ItemKind, Pasted};
use super::line::Line;
use super::roles::{List, Role};
use super::rows;
use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// The events of some lines. Bare ones are in a list item, without a paragraph around the first.
pub(super) fn events<'a>(lines: &[Line<'_, 'a>], roles: &[Role], is_bare: bool) -> Vec<Item<'a>> {
    let mut emitter = Emitter { lines, roles, items: Vec::new() };
    let mut at = 0;
    while let Some(role) = roles.get(at) {
        at = match *role {
            Role::Item(list) => emitter.list(at, list),
            Role::Heading(level) => emitter.heading(at, level),
            Role::Row { separator, .. } => emitter.table(at, separator),
            Role::Rule => at + 1,
            Role::Signature => emitter.signature(at),
            Role::Paragraph | Role::Continue | Role::Line if is_bare && at == 0 => {
                emitter.texts(at, (0, 0))
            }
            Role::Paragraph | Role::Continue | Role::Line => emitter.paragraph(at),
        };
    }
    emitter.items
}

struct Emitter<'e, 'b, 'a> {
    lines: &'e [Line<'b, 'a>],
    roles: &'e [Role],
    items: Vec<Item<'a>>,
}

impl<'a> Emitter<'_, '_, 'a> {
    fn push(&mut self, kind: ItemKind<'a>, range: Range<usize>) {
        self.items.push(Item { kind, range, end: 0 });
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.push(ItemKind::Markdown(Event::Start(tag)), range);
    }

    fn close(&mut self, tag: TagEnd, range: Range<usize>) {
        self.push(ItemKind::Markdown(Event::End(tag)), range);
    }

    /// The end of the lines from one on, of which the others only go on with it.
    fn end_of(&self, at: usize) -> usize {
        let rest = self.roles.get(at + 1..).unwrap_or_default();
        at + 1 + rest.iter().take_while(|role| matches!(role, Role::Continue | Role::Line)).count()
    }

    fn range(&self, lines: Range<usize>) -> Range<usize> {
        let start = self.lines.get(lines.start).map_or(0, |line| line.range().start);
        let last = lines.end.checked_sub(1).and_then(|at| self.lines.get(at));
        start..last.map_or(start, |line| line.range().end.max(start))
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let range = self.range(at..self.end_of(at));
        self.start(Tag::Paragraph, range.clone());
        let end = self.texts(at, (0, 0));
        self.close(TagEnd::Paragraph, range);
        end
    }

    /// Writes a line from a place in it on, with those that go on with it.
    fn texts(&mut self, at: usize, from: (usize, usize)) -> usize {
        let end = self.end_of(at);
        for index in at..end {
            let Some(line) = self.lines.get(index) else { break };
            if index > at
                && let Some(before) = line.before
            {
                let is_line = self.roles.get(index) == Some(&Role::Line);
                let kind = match is_line {
                    true => ItemKind::Markdown(Event::HardBreak),
                    false => before.kind.clone(),
                };
                self.push(kind, before.range.clone());
            }
            self.line(line, if index == at { from } else { (0, 0) });
        }
        end
    }

    /// Writes the events of a line from a place in it on.
    fn line(&mut self, line: &Line<'_, 'a>, (first, offset): (usize, usize)) {
        let mut items = line.items.iter().skip(first).cloned();
        if let Some(mut item) = items.next() {
            if let ItemKind::Markdown(Event::Text(text)) = &item.kind
                && offset > 0
            {
                let rest = text.get(offset..).unwrap_or_default().to_owned();
                item.range.start = (item.range.start + offset).min(item.range.end);
                item.kind = ItemKind::Markdown(Event::Text(rest.into()));
            }
            self.items.push(item);
        }
        self.items.extend(items);
    }

    fn list(&mut self, start: usize, list: List) -> usize {
        let mut end = start;
        while self.roles.get(end) == Some(&Role::Item(list)) {
            end = self.end_of(end);
        }
        let range = self.range(start..end);
        match list {
            List::Bullets => self.start(Tag::List(None), range.clone()),
            List::Numbers(_) => self.push(ItemKind::Pasted(Pasted::NumberedList), range.clone()),
        }
        let mut at = start;
        while at < end {
            let item = self.range(at..self.end_of(at));
            self.start(Tag::Item, item.clone());
            let content = self.lines.get(at).map_or((0, 0), |line| line.content);
            at = self.texts(at, if list == List::Bullets { content } else { (0, 0) });
            self.close(TagEnd::Item, item);
        }
        self.close(TagEnd::List(false), range);
        end
    }

    fn heading(&mut self, at: usize, level: u8) -> usize {
        let range = self.range(at..at + 1);
        let tag = HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6);
        let (id, classes, attrs) = (None, Vec::new(), Vec::new());
        self.start(Tag::Heading { level: tag, id, classes, attrs }, range.clone());
        if let Some(line) = self.lines.get(at) {
            self.line(line, line.content);
        }
        if let Some(Item { kind: ItemKind::Markdown(Event::Text(text)), .. }) =
            self.items.last_mut()
        {
            // The marks that may close a heading.
            let open = text.trim_end().trim_end_matches(['#', '＃']);
            if open.ends_with(char::is_whitespace) {
                *text = open.trim_end().to_owned().into();
            }
        }
        self.close(TagEnd::Heading(tag), range);
        at + 1
    }

    fn signature(&mut self, at: usize) -> usize {
        let range = self.range(at..at + 1);
        self.push(ItemKind::Pasted(Pasted::Signature), range.clone());
        if let Some(line) = self.lines.get(at) {
            self.line(line, (0, 0));
        }
        self.close(TagEnd::Paragraph, range);
        at + 1
    }

    fn table(&mut self, start: usize, separator: char) -> usize {
        let rest = self.roles.get(start + 1..).unwrap_or_default();
        let is_row = |role: &&Role| matches!(role, Role::Row { is_first: false, .. } | Role::Rule);
        let end = start + 1 + rest.iter().take_while(is_row).count();
        let count = self.lines.get(start).map_or(0, |line| rows::count(line, separator));
        let rows: Vec<(Range<usize>, Vec<Vec<Item<'a>>>)> = (start..end)
            .filter(|at| self.roles.get(*at) != Some(&Role::Rule))
            .filter_map(|at| self.lines.get(at))
            .map(|line| (line.range(), rows::cells(line, separator, count)))
            .collect();
        let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let range = self.range(start..end);
        self.start(Tag::Table(vec![Alignment::None; columns]), range.clone());
        for (index, (range, cells)) in rows.into_iter().enumerate() {
            let (tag, close) = match index {
                0 => (Tag::TableHead, TagEnd::TableHead),
                _ => (Tag::TableRow, TagEnd::TableRow),
            };
            self.start(tag, range.clone());
            let missing = columns - cells.len();
            for cell in cells.into_iter().chain((0..missing).map(|_| Vec::new())) {
                let begin = cell.first().map_or(range.clone(), |item| item.range.clone());
                self.start(Tag::TableCell, begin.clone());
                self.items.extend(cell);
                self.close(TagEnd::TableCell, begin);
            }
            self.close(close, range);
        }
        self.close(TagEnd::Table, range);
        end
    }
}

//! Paragraphs instead of indented code.
//!
//! Who indents a line by four blanks in Word means the beginning of a paragraph. So lines that
//! follow each other are paragraphs if one of them holds a Han character; others stay code.

use super::super::cjk;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::mem;
use std::ops::Range;

/// An event with its range of the parsed text.
type Placed<'a> = (Event<'a>, Range<usize>);

/// Exchanges indented code that holds Chinese for paragraphs.
pub(in super::super) fn as_paragraphs<'a>(
    mut events: impl Iterator<Item = Placed<'a>>,
    text: &'a str,
    options: Options,
) -> impl Iterator<Item = Placed<'a>> {
    let mut made: std::vec::IntoIter<Placed<'a>> = Vec::new().into_iter();
    std::iter::from_fn(move || {
        if let Some(event) = made.next() {
            return Some(event);
        }
        let first = events.next()?;
        if !matches!(first.0, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))) {
            return Some(first);
        }
        let mut block = Block { start: first.1, texts: Vec::new(), end: None };
        for (event, range) in events.by_ref() {
            if matches!(event, Event::End(_)) {
                block.end = Some((event, range));
                break;
            }
            block.texts.push((event, range));
        }
        made = block.events(text, options).into_iter();
        made.next()
    })
}

/// A block of indented code.
struct Block<'a> {
    start: Range<usize>,
    texts: Vec<Placed<'a>>,
    end: Option<Placed<'a>>,
}

impl<'a> Block<'a> {
    fn events(self, text: &'a str, options: Options) -> Vec<Placed<'a>> {
        let has_han = |(event, _): &Placed<'_>| content(event).contains(cjk::is_han);
        let code = Event::Start(Tag::CodeBlock(CodeBlockKind::Indented));
        if !self.texts.iter().any(has_han) {
            let whole = [(code, self.start)].into_iter().chain(self.texts);
            return whole.chain(self.end).collect();
        }
        let mut events = Vec::new();
        let mut open: Vec<Placed<'a>> = Vec::new();
        for chunk in chunks(self.texts) {
            if chunk.iter().any(has_han) {
                close_code(&mut events, &mut open);
                paragraphs(&chunk, text, options, &mut events);
            } else {
                open.extend(chunk);
            }
        }
        close_code(&mut events, &mut open);
        events
    }
}

fn content<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Text(text) => text,
        _ => "",
    }
}

fn is_blank(event: &Event<'_>) -> bool {
    content(event).trim().is_empty()
}

/// Lines that follow each other, with the blank ones behind them.
fn chunks<'a>(texts: Vec<Placed<'a>>) -> Vec<Vec<Placed<'a>>> {
    let mut chunks: Vec<Vec<Placed<'a>>> = Vec::new();
    let mut is_line_start = true;
    let mut is_over = true;
    for placed in texts {
        let is_empty_line =
            is_line_start && is_blank(&placed.0) && content(&placed.0).ends_with('\n');
        is_line_start = content(&placed.0).ends_with('\n');
        if is_over && !is_empty_line {
            chunks.push(Vec::new());
        }
        is_over = is_empty_line;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(placed);
        }
    }
    chunks
}

/// Writes the code gathered so far, without the blank lines behind it.
fn close_code<'a>(events: &mut Vec<Placed<'a>>, open: &mut Vec<Placed<'a>>) {
    while open
        .last()
        .is_some_and(|(event, _)| content(event).trim_matches(' ') == "\n" && open.len() > 1)
    {
        open.pop();
    }
    let texts = mem::take(open);
    let (Some((_, first)), Some((_, last))) = (texts.first(), texts.last()) else { return };
    let range = first.start..last.end;
    events.push((Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)), range.clone()));
    events.extend(texts);
    events.push((Event::End(TagEnd::CodeBlock), range));
}

/// Writes each line as a paragraph.
fn paragraphs<'a>(
    chunk: &[Placed<'a>],
    text: &'a str,
    options: Options,
    events: &mut Vec<Placed<'a>>,
) {
    let mut line: Option<Range<usize>> = None;
    for (event, range) in chunk {
        if !is_blank(event) {
            line = Some(line.map_or(range.start, |line| line.start)..range.end);
        }
        if content(event).ends_with('\n')
            && let Some(range) = line.take()
        {
            paragraph(range, text, options, events);
        }
    }
    if let Some(range) = line {
        paragraph(range, text, options, events);
    }
}

/// Parses a line by itself; what would be another block stays a text.
fn paragraph<'a>(
    range: Range<usize>,
    text: &'a str,
    options: Options,
    events: &mut Vec<Placed<'a>>,
) {
    let written = text.get(range.clone()).unwrap_or_default();
    let start = range.start + written.len() - written.trim_ascii_start().len();
    let line = written.trim_ascii();
    let range = start..start + line.len();
    let parsed = Parser::new_ext(line, options).into_offset_iter();
    let parsed: Vec<Placed<'a>> =
        parsed.map(|(event, made)| (event, start + made.start..start + made.end)).collect();
    let starts = |(event, _): &&Placed<'_>| matches!(event, Event::Start(Tag::Paragraph));
    let is_paragraph = parsed.first().as_ref().is_some_and(starts)
        && parsed.iter().filter(starts).count() == 1
        && matches!(parsed.last(), Some((Event::End(TagEnd::Paragraph), _)));
    if is_paragraph {
        events.extend(parsed);
        return;
    }
    events.push((Event::Start(Tag::Paragraph), range.clone()));
    events.push((Event::Text(line.into()), range.clone()));
    events.push((Event::End(TagEnd::Paragraph), range));
}

//! Iterates over the parts of a PDF as stored: objects, streams and trailers, in the order of the
//! file.
//!
//! The cross-reference tables are not used: they leave out earlier versions of the document, which
//! can still be read in the file.

use super::lexer::{Token, is_blank, next};
use memchr::memmem;
use std::ops::Range;

/// The digits of the largest object number.
const DIGITS: usize = 10;

/// An object, or a trailer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// The object's number; `None` for a trailer.
    pub number: Option<u32>,
    /// The range of its value, without its stream.
    pub value: Range<usize>,
    /// The entries of its dictionary: each name with the range of its value.
    pub entries: Vec<(&'a [u8], Range<usize>)>,
    /// The range of its stream's bytes, as stored.
    pub stream: Option<Range<usize>>,
    /// Whether it holds a signature of the bytes around it.
    pub is_signature: bool,
}

impl Part<'_> {
    /// The value of an entry of its dictionary.
    pub fn entry(&self, name: &str) -> Option<Range<usize>> {
        let found = self.entries.iter().find(|(known, _)| *known == name.as_bytes());
        found.map(|(_, words)| words.clone())
    }

    fn end(&self) -> usize {
        self.stream.as_ref().map_or(self.value.end, |stream| stream.end)
    }
}

/// All parts of a file; the last is an error if a part has no end.
pub fn parts(bytes: &[u8]) -> impl Iterator<Item = Result<Part<'_>, Endless>> {
    let mut at = Some(0);
    let (mut objects, mut trailers) = (Mark::new(b"obj"), Mark::new(b"trailer"));
    std::iter::from_fn(move || {
        let (number, start) = beginning(bytes, at?, &mut objects, &mut trailers)?;
        let part = Part::read(bytes, number, start).ok_or(Endless);
        at = part.as_ref().ok().map(Part::end);
        Some(part)
    })
}

/// A part that does not end before the file does: what follows it cannot be told from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endless;

/// The next position of a word. It is searched once and kept until it is passed, so that a file
/// full of one word is not searched to its end for the other again and again.
struct Mark {
    word: &'static [u8],
    found: Option<usize>,
}

impl Mark {
    fn new(word: &'static [u8]) -> Self {
        Self { word, found: None }
    }

    /// The first position at or after some place; the end of the file if there is none.
    fn behind(&mut self, bytes: &[u8], at: usize) -> usize {
        if let Some(found) = self.found.filter(|found| *found >= at) {
            return found;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let found = memmem::find(rest, self.word).map_or(bytes.len(), |found| at + found);
        self.found = Some(found);
        found
    }
}

/// The number of the next part, and the start of its value.
fn beginning(
    bytes: &[u8],
    mut at: usize,
    objects: &mut Mark,
    trailers: &mut Mark,
) -> Option<(Option<u32>, usize)> {
    loop {
        let (object, trailer) = (objects.behind(bytes, at), trailers.behind(bytes, at));
        if trailer < object {
            return Some((None, trailer + trailers.word.len()));
        }
        at = object + objects.word.len();
        if at > bytes.len() {
            return None;
        }
        if let Some(number) = number_before(&bytes[..object]) {
            return Some((Some(number), at));
        }
    }
}

/// The first of the two numbers before the word `obj`.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let bytes = without_blanks(bytes);
    let (bytes, _) = last_number(bytes)?;
    let (_, number) = last_number(without_blanks(bytes))?;
    number.parse().ok()
}

fn without_blanks(bytes: &[u8]) -> &[u8] {
    let blanks = bytes.iter().rev().take(DIGITS).take_while(|byte| is_blank(**byte)).count();
    &bytes[..bytes.len() - blanks]
}

fn last_number(bytes: &[u8]) -> Option<(&[u8], &str)> {
    let digits = bytes.iter().rev().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = bytes.split_at(bytes.len() - digits);
    Some((before, std::str::from_utf8(number).ok().filter(|number| !number.is_empty())?))
}

impl<'a> Part<'a> {
    fn read(bytes: &'a [u8], number: Option<u32>, at: usize) -> Option<Self> {
        let mut part =
            Self { number, value: at..at, entries: Vec::new(), stream: None, is_signature: false };
        part.read_value(bytes)?;
        if let Some((Token::Word, word)) = next(bytes, part.value.end)
            && &bytes[word.clone()] == b"stream"
        {
            part.stream = Some(part.stream(bytes, word.end)?);
        }
        Some(part)
    }

    /// Reads a single token, or everything from a bracket to its closing bracket.
    fn read_value(&mut self, bytes: &'a [u8]) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            let (token, range) = next(bytes, self.value.end)?;
            self.value.end = range.end;
            let is_own = depth == 1;
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                Token::Name => self.is_signature |= &bytes[range.clone()] == b"ByteRange",
                Token::Text | Token::Word => {}
            }
            if depth == 0 {
                return Some(());
            }
            self.note(token, range, is_own, bytes);
        }
    }

    /// Adds a token to its entry. A name is the value of an entry that has none yet, and otherwise
    /// begins the next entry.
    fn note(&mut self, token: Token, range: Range<usize>, is_own: bool, bytes: &'a [u8]) {
        let lacks_value = self.entries.last().is_some_and(|(_, words)| words.is_empty());
        if token == Token::Name && is_own && !lacks_value {
            self.entries.push((&bytes[range.clone()], range.end..range.end));
        } else if let Some((_, words)) = self.entries.last_mut() {
            words.end = range.end;
        }
    }

    /// The bytes after the word `stream`: as many as the dictionary states if that is right, else
    /// all before the word `endstream`.
    fn stream(&self, bytes: &[u8], behind: usize) -> Option<Range<usize>> {
        let end_of_line = match bytes.get(behind..)? {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        let start = behind + end_of_line;
        let stated = self.entry("Length").and_then(|words| whole(&bytes[words]));
        let stated = stated.and_then(|length| start.checked_add(length));
        if let Some(end) = stated.filter(|end| is_end_of_stream(bytes, *end)) {
            return Some(start..end);
        }
        // In a file that was cut short the last stream ends with the file.
        let rest = bytes.get(start..)?;
        let end = start + memmem::find(rest, b"endstream").unwrap_or(rest.len());
        let trimmed = bytes[start..end].strip_suffix(b"\n").unwrap_or(&bytes[start..end]);
        let trimmed = trimmed.strip_suffix(b"\r").unwrap_or(trimmed);
        Some(start..start + trimmed.len())
    }
}

/// Whether a stream may end here: only an end of line precedes the word.
fn is_end_of_stream(bytes: &[u8], at: usize) -> bool {
    let Some(rest) = bytes.get(at..) else { return false };
    let blanks = rest.iter().take(2).take_while(|byte| is_blank(**byte)).count();
    rest[blanks..].starts_with(b"endstream")
}

/// A whole number, and nothing else.
fn whole(words: &[u8]) -> Option<usize> {
    std::str::from_utf8(words).ok()?.trim().parse().ok()
}

/// The object number of a reference like `12 0 R`.
pub fn reference(words: &[u8]) -> Option<u32> {
    let mut parts = std::str::from_utf8(words).ok()?.split_ascii_whitespace();
    let number = parts.next()?.parse().ok()?;
    (parts.nth(1) == Some("R")).then_some(number)
}

//! Holes in HTML that is still one string, and the conversion of such a string to pieces.
//!
//! While a text is written, and while its raw HTML is sanitised as a whole, values that only the
//! site knows are represented by a number between two noncharacters. Noncharacters are removed from
//! the author's text, so no author can write such a mark.

use super::article::{Link, Piece};
use super::words::Word;

const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';
const LINK: &str = "<a href=\"\u{FDD0}L";
const INLINE_HOLE: &str = "<img src=\"\u{FDD0}H";
const BLOCK_HOLE: &str = "<hr class=\"\u{FDD0}H";

/// The start of a link; its other attributes, `>`, its text and `</a>` follow.
pub(super) fn link(reference: usize) -> String {
    format!("{LINK}{reference}{CLOSE}\"")
}

/// A hole within a line.
pub(super) fn inline_hole(hole: usize) -> String {
    format!("{INLINE_HOLE}{hole}{CLOSE}\">")
}

/// A hole in the place of a block.
pub(super) fn block_hole(hole: usize) -> String {
    format!("{BLOCK_HOLE}{hole}{CLOSE}\">")
}

/// A word in the site's language, in text or in an attribute.
pub(super) fn word(word: Word) -> String {
    format!("{OPEN}W{}{CLOSE}", word as usize)
}

/// An address inside an attribute.
pub(super) fn address(reference: usize) -> String {
    format!("{OPEN}A{reference}{CLOSE}")
}

/// Splits a finished string; `holes` are the pieces for its holes, each used once.
pub(super) fn split(html: &str, holes: &mut [Option<Piece>]) -> Vec<Piece> {
    let mut splitter = Splitter { holes, open: Vec::new(), pieces: Vec::new() };
    // The part of `rest` before `at` is HTML that is not yet among the pieces.
    let (mut rest, mut at) = (html, 0);
    while let Some(found) = rest.get(at..).and_then(|from| from.find(['<', OPEN])) {
        at += found;
        let (before, from) = rest.split_at(at);
        match splitter.mark(from) {
            Some((mark, after)) => {
                splitter.html(before);
                splitter.put(mark);
                (rest, at) = (after, 0);
            }
            None => at += 1,
        }
    }
    splitter.html(rest);
    while !splitter.open.is_empty() {
        splitter.close_link();
    }
    splitter.pieces.shrink_to_fit();
    splitter.pieces
}

/// A mark in a string, or an end of a link.
enum Mark<'a> {
    Piece(Option<Piece>),
    /// The start of a link with its other attributes.
    Link(usize, &'a str),
    EndOfLink,
}

struct Splitter<'a> {
    holes: &'a mut [Option<Piece>],
    /// The open links, each with the pieces before it; `None` for `<a>` without an address.
    open: Vec<Option<(Link, Vec<Piece>)>>,
    pieces: Vec<Piece>,
}

impl Splitter<'_> {
    /// The mark that begins here, and the text after it; `None` for HTML.
    fn mark<'t>(&mut self, from: &'t str) -> Option<(Mark<'t>, &'t str)> {
        for start in [INLINE_HOLE, BLOCK_HOLE] {
            if let Some((number, rest)) = numbered(from, start) {
                let hole = self.holes.get_mut(number).and_then(Option::take);
                return Some((Mark::Piece(hole), rest.strip_prefix("\">").unwrap_or(rest)));
            }
        }
        if let Some((number, rest)) = numbered(from, LINK) {
            let (attributes, rest) = split_tag(rest.strip_prefix('"').unwrap_or(rest));
            return Some((Mark::Link(number, attributes), rest));
        }
        if let Some((number, rest)) = numbered(from, "\u{FDD0}W") {
            let word = Word::ALL.get(number).copied().map(Piece::Word);
            return Some((Mark::Piece(word), rest));
        }
        if let Some((number, rest)) = numbered(from, "\u{FDD0}A") {
            return Some((Mark::Piece(Some(Piece::Address(number))), rest));
        }
        if let Some(rest) = from.strip_prefix(OPEN) {
            return Some((Mark::Piece(None), rest));
        }
        self.anchor(from)
    }

    /// The end of a link, if the tag is one; remembers `<a>` without an address.
    fn anchor<'t>(&mut self, from: &'t str) -> Option<(Mark<'t>, &'t str)> {
        if let Some(rest) = from.strip_prefix("</a>") {
            return match self.open.last() {
                Some(Some(_)) => Some((Mark::EndOfLink, rest)),
                Some(None) => {
                    self.open.pop();
                    None
                }
                None => Some((Mark::Piece(None), rest)),
            };
        }
        if from.starts_with("<a ") || from.starts_with("<a>") {
            self.open.push(None);
        }
        None
    }

    fn put(&mut self, mark: Mark<'_>) {
        match mark {
            Mark::Piece(piece) => self.pieces.extend(piece),
            Mark::Link(reference, attributes) => {
                let link = Link { reference, attributes: attributes.to_owned(), body: Vec::new() };
                self.open.push(Some((link, std::mem::take(&mut self.pieces))));
            }
            Mark::EndOfLink => self.close_link(),
        }
    }

    fn close_link(&mut self) {
        match self.open.pop() {
            Some(Some((mut link, before))) => {
                link.body = std::mem::replace(&mut self.pieces, before);
                link.body.shrink_to_fit();
                self.pieces.push(Piece::Link(link));
            }
            Some(None) => self.html("</a>"),
            None => {}
        }
    }

    fn html(&mut self, html: &str) {
        match self.pieces.last_mut() {
            _ if html.is_empty() => {}
            Some(Piece::Html(last)) => last.push_str(html),
            _ => self.pieces.push(Piece::Html(html.to_owned())),
        }
    }
}

/// The number of a mark that begins with `start`, and the text after its closing noncharacter.
fn numbered<'t>(from: &'t str, start: &str) -> Option<(usize, &'t str)> {
    let rest = from.strip_prefix(start)?;
    let end = rest.find(|char: char| !char.is_ascii_digit())?;
    let (number, rest) = rest.split_at(end);
    Some((number.parse().ok()?, rest.strip_prefix(CLOSE)?))
}

/// Splits after the `>` that ends a tag, skipping quoted values.
fn split_tag(rest: &str) -> (&str, &str) {
    let mut is_quoted = false;
    for (at, char) in rest.char_indices() {
        match char {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => {
                let (attributes, end) = rest.split_at(at);
                return (attributes, end.strip_prefix('>').unwrap_or(end));
            }
            _ => {}
        }
    }
    (rest, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_become_pieces() {
        let html = format!(
            "<p>{} title=\"a>b\">甲{}</a><a id=\"x\">乙</a></p>{}",
            link(3),
            inline_hole(0),
            word(Word::Tip)
        );
        let pieces = split(&html, &mut [Some(Piece::Address(9))]);
        let body = vec![Piece::Html("甲".into()), Piece::Address(9)];
        let link = Link { reference: 3, attributes: " title=\"a>b\"".into(), body };
        let expected = [
            Piece::Html("<p>".into()),
            Piece::Link(link),
            Piece::Html("<a id=\"x\">乙</a></p>".into()),
            Piece::Word(Word::Tip),
        ];
        assert_eq!(pieces, expected);
    }
}

//! Cuts a page at its large containers, so that what comes again on many pages is minified once.

use super::element::Element;
use super::guard::Beside;
use super::tokens::{Name, Token, Tokens};

/// A container of more bytes than this is looked into; a smaller one is minified whole.
const LARGE: usize = 2048;

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole element, from its opening to its closing tag.
    Element(&'a str),
    /// A tag of a container that was cut open, or one that holds nothing.
    Tag(&'a str),
    /// What stands between these: text, comments, scripts.
    Between(&'a str, Beside),
}

/// A tag with where it stands and where its element ends.
struct Tag {
    start: usize,
    end: usize,
    /// Where the closing tag ends; for a closing tag or a void element, its own end.
    element_end: usize,
    is_container: bool,
    is_inline: bool,
}

/// The parts of a page, in order; nothing is lost.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut left = false;
    for tag in tags(html) {
        if tag.start < at {
            continue;
        }
        push_between(&mut pieces, &html[at..tag.start], Beside { left, right: tag.is_inline });
        left = tag.is_inline;
        let is_cut = tag.is_container && tag.element_end - tag.start > LARGE;
        at = if is_cut || tag.element_end == tag.end {
            pieces.push(Piece::Tag(&html[tag.start..tag.end]));
            tag.end
        } else {
            pieces.push(Piece::Element(&html[tag.start..tag.element_end]));
            tag.element_end
        };
    }
    push_between(&mut pieces, &html[at..], Beside { left, right: false });
    pieces
}

fn push_between<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str, beside: Beside) {
    if !text.is_empty() {
        pieces.push(Piece::Between(text, beside));
    }
}

/// The tags of a page. An element that is never closed, or closed out of order, counts as a tag alone.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut open: Vec<(Name<'_>, usize)> = Vec::new();
    let mut at = 0;
    for token in Tokens::new(html) {
        let (name, text) = match token {
            Token::Tag(name, text) => (name, text),
            Token::Text(text) | Token::Other(text) => {
                at += text.len();
                continue;
            }
        };
        let (start, end) = (at, at + text.len());
        at = end;
        if text.starts_with("</") {
            close(&mut tags, &mut open, &name, end);
        } else if !name.element.is_void && !text.ends_with("/>") && !ends_itself(text) {
            open.push((name, tags.len()));
        }
        let Element { is_container, is_inline, .. } = name.element;
        tags.push(Tag { start, end, element_end: end, is_container, is_inline });
    }
    tags
}

/// A raw element that the tokens hold whole, such as a text area.
fn ends_itself(text: &str) -> bool {
    text.find('>').is_some_and(|first| first + 1 < text.len())
}

fn close(tags: &mut [Tag], open: &mut Vec<(Name<'_>, usize)>, name: &Name<'_>, end: usize) {
    let Some(depth) = open.iter().rposition(|(opened, _)| opened.is_same(name)) else { return };
    if let Some(tag) = open.get(depth).and_then(|(_, index)| tags.get_mut(*index)) {
        tag.element_end = end;
    }
    open.truncate(depth);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(text: &str, left: bool, right: bool) -> Piece<'_> {
        Piece::Between(text, Beside { left, right })
    }

    #[test]
    fn small_elements_are_whole_and_large_containers_open() {
        let small = format!("<li>{}</li>", "x".repeat(1500));
        let html = format!("<!DOCTYPE html><ul>{small}\n{small}</ul><p>a<br>b</p>c <i>d</i>");
        assert_eq!(
            pieces(&html),
            [
                between("<!DOCTYPE html>", false, false),
                Piece::Tag("<ul>"),
                Piece::Element(&small),
                between("\n", false, false),
                Piece::Element(&small),
                Piece::Tag("</ul>"),
                Piece::Element("<p>a<br>b</p>"),
                between("c ", false, true),
                Piece::Element("<i>d</i>"),
            ]
        );
    }

    #[test]
    fn unclosed_elements_do_no_harm() {
        let d = between("d", false, false);
        assert_eq!(pieces("<p>a<b>c</p>d"), [Piece::Element("<p>a<b>c</p>"), d]);
        let x = between("x", false, false);
        assert_eq!(pieces("</p>x<div>"), [Piece::Tag("</p>"), x, Piece::Tag("<div>")]);
    }
}

//! Cuts a page at its large containers, so that what comes again on many pages is minified once.

use super::element::Element;
use super::guard::Beside;
use super::surroundings::{Surrounding, Surroundings};
use super::tokens::{Name, Token, Tokens};
use std::sync::Arc;

/// A container of more bytes than this is looked into; a smaller one is minified whole.
const LARGE: usize = 2048;

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole element, from its opening to its closing tag.
    Element(&'a str),
    /// A tag of a container that was cut open, or one that holds nothing.
    Tag(&'a str),
    /// An element that stands around the main part of a page and is worth remembering.
    Around(&'a str),
    /// One that was remembered.
    Known(Arc<Surrounding>),
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
    place: Place,
}

impl Tag {
    /// Whether it is a piece without its element: it has none, or one that is cut open.
    fn is_alone(&self) -> bool {
        let length = self.element_end - self.start;
        match self.place {
            Place::Known(_) => false,
            Place::Around if Surroundings::is_worth(length) => self.element_end == self.end,
            _ => self.element_end == self.end || self.is_container && length > LARGE,
        }
    }

    fn piece<'a>(self, html: &'a str) -> Piece<'a> {
        let element = &html[self.start..self.element_end];
        match self.place {
            _ if self.is_alone() => Piece::Tag(&html[self.start..self.end]),
            Place::Known(surrounding) => Piece::Known(surrounding),
            Place::Around if Surroundings::is_worth(element.len()) => Piece::Around(element),
            Place::Usual | Place::Around => Piece::Element(element),
        }
    }
}

/// Where a tag stands in a page.
enum Place {
    /// In the head, in the main part, or deep inside of what stands around it.
    Usual,
    /// Right inside the body, beside the main part.
    Around,
    /// The same, and its element was remembered.
    Known(Arc<Surrounding>),
}

/// The parts of a page, in order; nothing is lost.
pub fn pieces<'a>(html: &'a str, surroundings: &Surroundings) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut left = false;
    for tag in tags(html, surroundings) {
        if tag.start < at {
            continue;
        }
        push_between(&mut pieces, &html[at..tag.start], Beside { left, right: tag.is_inline });
        left = tag.is_inline;
        at = if tag.is_alone() { tag.end } else { tag.element_end };
        pieces.push(tag.piece(html));
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
fn tags(html: &str, surroundings: &Surroundings) -> Vec<Tag> {
    let known = surroundings.read();
    let mut tags: Vec<Tag> = Vec::new();
    let mut open: Vec<(Name<'_>, usize)> = Vec::new();
    let mut tokens = Tokens::new(html);
    let mut at = 0;
    while let Some(token) = tokens.next() {
        let (name, text) = match token {
            Token::Tag(name, text) => (name, text),
            Token::Text(text) | Token::Other(text) => {
                at += text.len();
                continue;
            }
        };
        let (start, end) = (at, at + text.len());
        let Element { is_container, is_inline, .. } = name.element;
        let mut tag =
            Tag { start, end, element_end: end, is_container, is_inline, place: Place::Usual };
        if text.starts_with("</") {
            close(&mut tags, &mut open, &name, end);
        } else if !name.element.is_void && !text.ends_with("/>") && !ends_itself(text) {
            if stands_around(&name, &open) {
                tag.place = known
                    .find(&html[start..])
                    .map_or(Place::Around, |it| Place::Known(Arc::clone(it)));
            }
            match &tag.place {
                Place::Known(surrounding) => {
                    tag.element_end = start + surrounding.length();
                    tokens.pass_over(tag.element_end - end);
                }
                Place::Around | Place::Usual => open.push((name, tags.len())),
            }
        }
        at = tag.element_end.max(end);
        tags.push(tag);
    }
    tags
}

/// Whether a tag opens an element right inside the body, beside the main part.
fn stands_around(name: &Name<'_>, open: &[(Name<'_>, usize)]) -> bool {
    !name.is("main") && open.last().is_some_and(|(parent, _)| parent.is("body"))
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

    fn pieces(html: &str) -> Vec<Piece<'_>> {
        super::pieces(html, &Surroundings::default())
    }

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
    fn what_stands_around_the_main_part_is_known_again() {
        let header = format!("<header><nav>{}</nav></header>", "x".repeat(2500));
        let html = format!("<body>{header}<main><p>a</p></main></body>");
        let surroundings = Surroundings::default();
        let cut = |html| match super::pieces(html, &surroundings).swap_remove(1) {
            Piece::Around(element) => format!("around {}", element.len()),
            Piece::Known(surrounding) => format!("known {}", surrounding.length()),
            other => format!("{other:?}"),
        };
        assert_eq!(cut(&html), format!("around {}", header.len()));
        surroundings.remember(&header, "x");
        assert_eq!(cut(&html), format!("known {}", header.len()));
        let other = html.replace("xx</nav>", "xy</nav>");
        assert_eq!(cut(&other), format!("around {}", header.len()));
    }

    #[test]
    fn unclosed_elements_do_no_harm() {
        let d = between("d", false, false);
        assert_eq!(pieces("<p>a<b>c</p>d"), [Piece::Element("<p>a<b>c</p>"), d]);
        let x = between("x", false, false);
        assert_eq!(pieces("</p>x<div>"), [Piece::Tag("</p>"), x, Piece::Tag("<div>")]);
    }
}

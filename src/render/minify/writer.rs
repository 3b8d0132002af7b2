//! Writes a page smaller, in one pass.
//!
//! Simple elements are written as minify-html would write them, many times faster: prose, tables, cards,
//! navigation ([`simple`](super::simple), [`attributes`]; a property test holds that minify-html gives
//! the same). What is not simple is left to minify-html, as a whole: the element itself if only
//! containers stand around it, else the outermost one that is no container. Containers that are not
//! simple keep their tags as they are, and so does what is never closed or closed out of order.

mod ends;

use super::Minifier;
use super::attributes::{self, End};
use super::blanks::{self, Tag};
use super::element::Element;
use super::guard::Beside;
use super::recurring::Recurring;
use super::simple::Simple;
use super::tokens::{Name, Token, Tokens};
use ends::holds_something;
use memchr::memchr;

/// How many times the length of a page may be gone through in vain, for ends that are not there.
const MOST_STEPS_PER_BYTE: usize = 8;

/// A page, or an element by itself, being written.
pub struct Writer<'a, 'p> {
    html: &'a str,
    page: &'p mut String,
    minifier: &'p Minifier,
    open: Vec<Open<'a>>,
    /// The tag that was written last.
    left: Tag,
    /// Bytes that may still be gone through in vain.
    patience: usize,
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    /// Where it begins, here and in what is written.
    start: usize,
    written: usize,
    /// Absent for a container that kept its tag.
    simple: Option<Simple<'a>>,
    /// Whether it and all around it are containers.
    is_container: bool,
}

impl<'a, 'p> Writer<'a, 'p> {
    pub fn new(minifier: &'p Minifier, html: &'a str, page: &'p mut String) -> Self {
        let patience = MOST_STEPS_PER_BYTE * html.len();
        Self { html, page, minifier, open: Vec::new(), left: Tag::default(), patience }
    }

    /// Writes everything.
    pub fn write(mut self) {
        let mut at = 0;
        while let Some(found) = self.html.get(at..).and_then(|rest| memchr(b'<', rest.as_bytes())) {
            let tag = at + found;
            at = match self.around(at, tag).or_else(|| self.simple(at, tag)) {
                Some(next) => next,
                None if self.is_in_container() => self.other(at, tag),
                None => self.leave(tag),
            };
        }
        self.between(&self.html[at..], false);
    }

    fn is_in_container(&self) -> bool {
        self.open.last().is_none_or(|parent| parent.is_container)
    }

    /// Writes an element that stands around the main part of a page, and the text before it; says where
    /// it ends. `None` for anything else, and where that does not pay.
    fn around(&mut self, at: usize, tag: usize) -> Option<usize> {
        self.open.last().filter(|parent| parent.name == "body")?;
        let rest = &self.html[tag..];
        let name = name_of(&rest[1..]);
        if name.is_empty() || name == "main" {
            return None;
        }
        let is_inline = Element::of(name).is_inline;
        let text = &self.html[at..tag];
        if let Some(known) = self.minifier.recurring.find(rest) {
            self.between(text, is_inline);
            self.page.push_str(&known.minified);
            self.left = Tag { is_inline, is_opening: false };
            return Some(tag + known.length());
        }
        let end = self.end_of(tag).filter(|end| Recurring::is_worth(end - tag))?;
        self.between(text, is_inline);
        self.minifier.write_around(&self.html[tag..end], self.page);
        self.left = Tag { is_inline, is_opening: false };
        Some(end)
    }

    /// Writes the text up to a simple tag and the tag; says what comes next. Anything that it wrote
    /// before it finds something that is not simple is taken back.
    fn simple(&mut self, at: usize, tag: usize) -> Option<usize> {
        let before = self.page.len();
        let next = self.try_simple(at, tag);
        if next.is_none() {
            self.page.truncate(before);
        }
        next
    }

    fn try_simple(&mut self, at: usize, tag: usize) -> Option<usize> {
        let rest = &self.html[tag + 1..];
        let inside = &rest[..memchr(b'>', rest.as_bytes())?];
        let next = tag + inside.len() + 2;
        let parent = self.open.last();
        if let Some(name) = inside.strip_prefix('/') {
            let closed = parent?.simple.filter(|simple| simple.name == name)?;
            let right = Tag { is_inline: closed.is_inline(), is_opening: false };
            self.text(&self.html[at..tag], right)?;
            self.page.push_str(&self.html[tag..next]);
            self.open.pop();
            self.left = right;
            return Some(next);
        }
        let simple = Simple::of(name_of(inside))?;
        if !simple.may_stand_in(parent.and_then(|parent| parent.simple)) {
            return None;
        }
        let right = Tag { is_inline: simple.is_inline(), is_opening: true };
        let is_container = self.is_in_container() && Element::of(simple.name).is_container;
        if !is_container && self.patience == 0 {
            return None;
        }
        self.text(&self.html[at..tag], right)?;
        let written = self.page.len();
        let opens = self.opening(simple, inside)?;
        if opens {
            let simple = Some(simple);
            let name = name_of(inside);
            self.open.push(Open { name, start: tag, written, simple, is_container });
        }
        self.left = Tag { is_opening: opens, ..right };
        Some(next)
    }

    /// Writes the text before a tag; `None` if that is not simple, and something other than containers
    /// stands around it.
    fn text(&mut self, text: &str, right: Tag) -> Option<()> {
        let parent = self.open.last().and_then(|parent| parent.simple);
        let written =
            parent.and_then(|parent| blanks::write(text, parent, self.left, right, self.page));
        if written.is_none() && self.is_in_container() {
            self.between(text, right.is_inline);
            return Some(());
        }
        written
    }

    fn between(&mut self, text: &str, right: bool) {
        let beside = Beside { left: self.left.is_inline, right };
        blanks::write_between(text, beside, self.page);
    }

    /// Writes a simple opening tag; says whether an element is open after it.
    fn opening(&mut self, simple: Simple<'_>, inside: &str) -> Option<bool> {
        let rest = &inside[simple.name.len()..];
        let (rest, ends_itself) = match rest.strip_suffix('/') {
            Some(rest) if simple.may_end_itself() => (rest, true),
            _ => (rest, false),
        };
        if simple.may_end_itself() != ends_itself {
            return None;
        }
        self.page.push('<');
        self.page.push_str(simple.name);
        let end = attributes::write(rest, self.page)?;
        self.page.push_str(match (ends_itself, end) {
            (true, End::Open) => " />",
            (true, End::Closed) => "/>",
            (false, _) => ">",
        });
        Some(!ends_itself)
    }

    /// Writes the text up to something that is not simple, and that; only containers stand around it.
    fn other(&mut self, at: usize, tag: usize) -> usize {
        let text = &self.html[at..tag];
        let (name, whole) = match Tokens::new(&self.html[tag..]).next() {
            Some(Token::Tag(name, whole)) => (name, whole),
            Some(Token::Whole(name, whole)) => return self.whole(text, tag, name, whole),
            Some(Token::Other(whole)) => return self.unread(text, tag, whole),
            // A mark that begins no tag is text, and what follows may stand in its line.
            Some(Token::Text(more)) => {
                self.between(&self.html[at..tag + more.len()], true);
                return tag + more.len();
            }
            None => return self.html.len(),
        };
        let Element { is_inline, is_container, .. } = name.element;
        let closes = whole.starts_with("</");
        self.text(text, Tag { is_inline, is_opening: !closes }).unwrap_or_default();
        if !name.element.is_unseen {
            self.left = Tag { is_inline, is_opening: false };
        }
        if closes {
            self.close(&name);
        } else if holds_something(&name, whole) {
            if is_container {
                self.keep(&name, tag);
            } else if let Some(end) = self.end_of(tag) {
                self.minifier.push(self.page, &self.html[tag..end]);
                return end;
            }
        }
        self.page.push_str(whole);
        tag + whole.len()
    }

    /// Writes an element in a line of text that is not looked into.
    fn whole(&mut self, text: &str, tag: usize, name: Name<'_>, whole: &str) -> usize {
        self.between(text, name.element.is_inline);
        self.page.push_str(whole);
        self.left = Tag { is_inline: name.element.is_inline, is_opening: false };
        tag + whole.len()
    }

    /// Writes a comment, a doctype, or an element whose text is not looked into.
    fn unread(&mut self, text: &str, tag: usize, whole: &str) -> usize {
        let is_comment = whole.starts_with("<!--");
        let is_unseen = is_comment || Element::of(name_of(&whole[1..])).is_unseen;
        self.between(text, is_unseen);
        // Comments are for those who read the templates.
        self.page.push_str(if is_comment { "" } else { whole });
        if !is_unseen {
            self.left = Tag::default();
        } else if !text.trim_ascii().is_empty() {
            // The line goes on behind it.
            self.left = Tag { is_inline: true, is_opening: false };
        }
        tag + whole.len()
    }

    /// Leaves the way into an element that began simple and is not, as a tag shows: it is no container,
    /// or stands in one that is none.
    fn leave(&mut self, tag: usize) -> usize {
        let container = self.open.iter().rposition(|open| open.is_container);
        let outermost = container.map_or(0, |container| container + 1);
        let Some(element) = self.open.drain(outermost..).next() else { return self.html.len() };
        self.page.truncate(element.written);
        let is_inline = Element::of(element.name).is_inline;
        self.left = Tag { is_inline, is_opening: false };
        if let Some(end) = self.end_of(element.start) {
            self.minifier.push(self.page, &self.html[element.start..end]);
            return end;
        }
        self.patience = self.patience.saturating_sub(tag - element.start);
        // It was a tag when it was opened.
        let Some(Token::Tag(_, tag)) = Tokens::new(&self.html[element.start..]).next() else {
            return self.html.len();
        };
        self.page.push_str(tag);
        element.start + tag.len()
    }

    /// Opens a container whose tag is written as it is.
    fn keep(&mut self, name: &Name<'a>, start: usize) {
        let written = self.page.len();
        let open = Open { name: name.written, start, written, simple: None, is_container: true };
        self.open.push(open);
        self.left = Tag { is_opening: true, ..self.left };
    }

    fn close(&mut self, name: &Name<'_>) {
        if let Some(depth) = self.open.iter().rposition(|open| name.is(open.name)) {
            self.open.truncate(depth);
        }
    }
}

fn name_of(inside: &str) -> &str {
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    &inside[..length]
}

#[cfg(test)]
mod tests;

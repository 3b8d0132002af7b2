//! Cuts a page into tags and what stands between them.

use super::element::Element;
use memchr::{memchr, memchr3, memmem};

/// A stretch of a page.
pub enum Token<'a> {
    Text(&'a str),
    /// A tag by its name, with its text.
    Tag(Name<'a>, &'a str),
    /// A whole element in a line of text that is not looked into: a text area.
    Whole(Name<'a>, &'a str),
    /// A comment, a doctype, or the inside of an element that is not looked into.
    Other(&'a str),
}

/// The name of a tag as it is written, and what elements of that name are.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    pub written: &'a str,
    pub element: Element,
}

impl Name<'_> {
    pub fn is_same(&self, other: &Name<'_>) -> bool {
        self.is(other.written)
    }

    pub fn is(&self, name: &str) -> bool {
        self.written.eq_ignore_ascii_case(name)
    }
}

/// Cuts a page into tokens; well-formed or not, nothing is lost.
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub fn new(html: &'a str) -> Self {
        Self { rest: html }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// The length of the tag at the start, past any `>` inside quotation marks.
    fn tag_length(&self) -> usize {
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr3(b'>', b'"', b'\'', rest)) {
            at += found;
            let mark = bytes[at];
            at += 1;
            if mark == b'>' {
                return at;
            }
            match memchr(mark, &bytes[at..]) {
                Some(closing) => at += closing + 1,
                None => break,
            }
        }
        bytes.len()
    }

    /// The length of the rest up to and including an element's closing tag.
    fn raw_length(&self, name: &str) -> usize {
        let bytes = self.rest.as_bytes();
        let closes = |at: &usize| {
            let end = at + 2 + name.len();
            bytes.get(at + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        memmem::find_iter(bytes, b"</").find(closes).unwrap_or(bytes.len())
    }

    /// The name of the tag at the start; `None` if there is no tag.
    fn name(&self) -> Option<Name<'a>> {
        let inside = self.rest.strip_prefix("</").or(self.rest.strip_prefix('<'))?;
        let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let written = inside.get(..length).filter(|name| !name.is_empty())?;
        Some(Name { written, element: Element::of(written) })
    }

    fn tag(&mut self, name: Name<'a>) -> Token<'a> {
        let length = self.tag_length();
        let opens = !self.rest.starts_with("</") && !self.rest[..length].ends_with("/>");
        if opens && name.element.is_raw {
            let whole = self.rest;
            let tag = self.take(length);
            let inside = self.raw_length(name.written);
            self.take(inside);
            let text = &whole[..tag.len() + inside];
            let is_inline = name.element.is_inline;
            return if is_inline { Token::Whole(name, text) } else { Token::Other(text) };
        }
        Token::Tag(name, self.take(length))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with("<!") {
            let length = match self.rest.starts_with("<!--") {
                true => self.rest.find("-->").map_or(self.rest.len(), |at| at + 3),
                false => self.tag_length(),
            };
            return Some(Token::Other(self.take(length)));
        }
        if let Some(name) = self.name() {
            return Some(self.tag(name));
        }
        let bytes = self.rest.as_bytes();
        let next = memchr(b'<', &bytes[1..]).map_or(bytes.len(), |at| at + 1);
        Some(Token::Text(self.take(next)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_pages_lose_nothing() {
        for html in ["<", "a < b", "<a title='x > y'>z</a>", "<!-- <b> -->文", "&lt;<b", "<é>"] {
            let shown: String = Tokens::new(html)
                .map(|token| match token {
                    Token::Text(text)
                    | Token::Tag(_, text)
                    | Token::Whole(_, text)
                    | Token::Other(text) => text,
                })
                .collect();
            assert_eq!(shown, html);
        }
    }

    #[test]
    fn a_tag_ends_where_no_quotation_is_open() {
        let lengths = [("<a title='x > \"y'>z", 18), ("<a b=\"", 6), ("<a", 2), ("<b>", 3)];
        for (html, length) in lengths {
            assert_eq!(Tokens::new(html).tag_length(), length, "{html}");
        }
    }
}

//! Splits raw HTML into tags and text.

use super::entity;
use std::ops::Range;

/// A part of raw HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Token {
    Text(Range<usize>),
    Open(Tag),
    /// An end tag, with its name in lower case.
    Close {
        name: String,
        range: Range<usize>,
    },
}

/// A start tag, with its name in lower case.
#[derive(Debug, PartialEq)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) range: Range<usize>,
}

/// An attribute, with its name in lower case and its value decoded.
#[derive(Debug, PartialEq)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
    /// Where the value stands.
    pub(super) range: Range<usize>,
}

/// After so many tags that never end, the rest is taken for text: each costs a look at all the rest.
const MOST_FAILURES: usize = 16;

impl Tag {
    pub(super) fn get(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// Splits; comments, declarations and processing instructions are left out.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut text_start, mut at, mut failures) = (0, 0, 0);
    while let Some(offset) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + offset;
        if failures >= MOST_FAILURES {
            break;
        }
        let Some((token, end)) = markup(html, start) else {
            failures += usize::from(is_tag_start(html, start));
            at = start + 1;
            continue;
        };
        if start > text_start {
            tokens.push(Token::Text(text_start..start));
        }
        tokens.extend(token);
        text_start = end;
        at = end;
    }
    if html.len() > text_start {
        tokens.push(Token::Text(text_start..html.len()));
    }
    tokens
}

fn is_tag_start(html: &str, start: usize) -> bool {
    html.get(start + 1..).is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_alphabetic() || char == '/')
    })
}

/// What begins with a `<`, and where it ends; `None` if that is text.
fn markup(html: &str, start: usize) -> Option<(Option<Token>, usize)> {
    let rest = html.get(start + 1..)?;
    if let Some(comment) = rest.strip_prefix("!--") {
        let length = match comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
            Some(after) => comment.len() - after.len(),
            None => comment.find("-->").map_or(comment.len(), |end| end + 3),
        };
        return Some((None, start + 4 + length));
    }
    if rest.starts_with(['!', '?']) {
        let length = rest.find('>').map_or(rest.len(), |end| end + 1);
        return Some((None, start + 1 + length));
    }
    if let Some(name) = rest.strip_prefix('/') {
        let name = name_at(name)?;
        let end = start + 1 + rest.find('>')? + 1;
        return Some((Some(Token::Close { name, range: start..end }), end));
    }
    let name = name_at(rest)?;
    let mut attributes = Vec::new();
    let mut at = start + 1 + name.len();
    loop {
        at += html.get(at..)?.find(|char: char| !char.is_ascii_whitespace() && char != '/')?;
        if html.get(at..)?.starts_with('>') {
            let tag = Tag { name, attributes, range: start..at + 1 };
            return Some((Some(Token::Open(tag)), at + 1));
        }
        let (attribute, end) = attribute(html, at)?;
        // The first of several equal attributes counts.
        if attributes.len() < 64
            && attributes.iter().all(|other: &Attribute| other.name != attribute.name)
        {
            attributes.push(attribute);
        }
        at = end;
    }
}

fn name_at(rest: &str) -> Option<String> {
    if !rest.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find(|char: char| char.is_ascii_whitespace() || matches!(char, '/' | '>'))?;
    Some(rest.get(..end)?.to_ascii_lowercase())
}

/// The attribute that begins at `at`, and where it ends.
fn attribute(html: &str, at: usize) -> Option<(Attribute, usize)> {
    let rest = html.get(at..)?;
    // An equals sign at the very start belongs to the name.
    let name_end = rest
        .char_indices()
        .skip(1)
        .find(|(_, char)| char.is_ascii_whitespace() || matches!(char, '/' | '>' | '='))?
        .0;
    let name = rest.get(..name_end)?.to_ascii_lowercase();
    let after_name = at + name_end;
    let blank = html.get(after_name..)?.find(|char: char| !char.is_ascii_whitespace())?;
    let Some(value) = html.get(after_name + blank..)?.strip_prefix('=') else {
        return Some((Attribute { name, value: String::new(), range: at..after_name }, after_name));
    };
    let value_start = html.len() - value.trim_ascii_start().len();
    let value = html.get(value_start..)?;
    let (range, end) = match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let length = value.get(1..)?.find(quote)?;
            (value_start + 1..value_start + 1 + length, value_start + length + 2)
        }
        _ => {
            let length = value.find(|char: char| char.is_ascii_whitespace() || char == '>')?;
            (value_start..value_start + length, value_start + length)
        }
    };
    let value = entity::decode(html.get(range.clone())?);
    Some((Attribute { name, value, range }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_browsers_read_them() {
        let html = "甲<A HREF='b\">c' x=&amp;y / z>乙</a ><!-- <b> --> < d";
        let tokens = tokens(html);
        let [
            Token::Text(_),
            Token::Open(tag),
            Token::Text(_),
            Token::Close { name, .. },
            Token::Text(rest),
        ] = tokens.as_slice()
        else {
            panic!("{tokens:?}");
        };
        assert_eq!((tag.name.as_str(), name.as_str(), &html[rest.clone()]), ("a", "a", " < d"));
        let values: Vec<_> =
            tag.attributes.iter().map(|a| (&*a.name, &*a.value, &html[a.range.clone()])).collect();
        assert_eq!(values, [("href", "b\">c", "b\">c"), ("x", "&y", "&amp;y"), ("z", "", "z")]);
    }

    #[test]
    fn tags_without_an_end_are_text() {
        assert_eq!(tokens("<a href=\"x"), [Token::Text(0..10)]);
        assert_eq!(tokens("a < b"), [Token::Text(0..5)]);
    }
}

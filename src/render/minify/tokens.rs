//! Cuts a page into tags and what stands between them.

use super::guard::is_inline;

/// Elements whose text is not to be looked into.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// A stretch of a page.
pub enum Token<'a> {
    Text(&'a str),
    /// A tag by its name in lower case, with its text.
    Tag(String, &'a str),
    /// A comment, a doctype, or the inside of an element that is not looked into.
    Other(&'a str),
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
        let mut quote = None;
        for (index, byte) in self.rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'>') => return index + 1,
                _ => {}
            }
        }
        self.rest.len()
    }

    /// The length of the rest up to and including an element's closing tag.
    fn raw_length(&self, name: &str) -> usize {
        let closing = format!("</{name}");
        let found = self.rest.match_indices("</").find(|(at, _)| {
            let end = at + closing.len();
            self.rest.get(*at..end).is_some_and(|text| text.eq_ignore_ascii_case(&closing))
        });
        found.map_or(self.rest.len(), |(at, _)| at)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with("<!--") {
            let length = self.rest.find("-->").map_or(self.rest.len(), |at| at + 3);
            return Some(Token::Other(self.take(length)));
        }
        if self.rest.starts_with("<!") {
            let length = self.tag_length();
            return Some(Token::Other(self.take(length)));
        }
        let name_start = self.rest.strip_prefix("</").or(self.rest.strip_prefix('<'));
        let name = name_start
            .map(|text| text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            let mut brackets = self.rest.match_indices('<').map(|(at, _)| at);
            let next = brackets.find(|at| *at > 0).unwrap_or(self.rest.len());
            return Some(Token::Text(self.take(next)));
        };
        Some(self.tag(name.to_ascii_lowercase()))
    }
}

impl<'a> Tokens<'a> {
    fn tag(&mut self, name: String) -> Token<'a> {
        let length = self.tag_length();
        let opens = !self.rest.starts_with("</") && !self.rest[..length].ends_with("/>");
        if opens && RAW.contains(&name.as_str()) {
            let whole = self.rest;
            let tag = self.take(length);
            let inside = self.raw_length(&name);
            self.take(inside);
            let text = &whole[..tag.len() + inside];
            return if is_inline(&name) { Token::Tag(name, text) } else { Token::Other(text) };
        }
        Token::Tag(name, self.take(length))
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
                    Token::Text(text) | Token::Tag(_, text) | Token::Other(text) => text,
                })
                .collect();
            assert_eq!(shown, html);
        }
    }
}

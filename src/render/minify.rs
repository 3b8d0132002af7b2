//! Makes a page smaller without changing what a reader sees.
//!
//! minify-html does the work, with two precautions, both for faults that were measured in it:
//! its own handling of style and script is switched off (it lowers neither for old engines nor
//! keeps globals), and blanks between inline elements, which it drops inside `div`, `nav` and the
//! like (`<b>5月</b> <b>长沙</b>` would run together), are hidden from it behind a marker.

use minify_html::Cfg;
use std::borrow::Cow;

/// Stands for a blank that must stay; a noncharacter, so it occurs in no text.
const BLANK: char = '\u{FDD2}';

/// Elements that stand in a line of text: a blank beside them is seen.
const INLINE: [&str; 40] = [
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i",
    "img", "input", "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q",
    "rp", "rt", "ruby", "s", "samp", "select", "small", "span", "strong", "sub", "sup", "svg",
    "textarea", "time", "u", "var",
];
/// Elements whose text is not to be looked into.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// Minifies a whole HTML page.
pub fn minify(html: &str) -> String {
    let guarded = guard(html);
    let config = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..Cfg::default()
    };
    let minified = minify_html::minify(guarded.as_bytes(), &config);
    // It was UTF-8 and nothing but whole ASCII tokens were taken out.
    String::from_utf8_lossy(&minified).replace(BLANK, " ")
}

/// Puts the marker in place of every blank that touches a tag and has something inline on both sides.
fn guard(html: &str) -> String {
    let mut guarded = String::with_capacity(html.len());
    let mut left_is_inline = false;
    let mut tokens = Tokens { rest: html }.peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => {
                let right_is_inline = matches!(tokens.peek(), Some(Token::Tag(name, _)) if is_inline(name));
                guarded.push_str(&guard_edges(text, left_is_inline, right_is_inline));
                if !text.trim_ascii().is_empty() {
                    left_is_inline = true;
                }
            }
            Token::Tag(name, text) => {
                left_is_inline = is_inline(&name);
                guarded.push_str(text);
            }
            Token::Other(text) => guarded.push_str(text),
        }
    }
    guarded
}

fn guard_edges(text: &str, left_is_inline: bool, right_is_inline: bool) -> Cow<'_, str> {
    let inner = text.trim_ascii();
    let lead = text.len() - text.trim_ascii_start().len();
    let trail = text.len() - text.trim_ascii_end().len();
    if lead == 0 && trail == 0 {
        return Cow::Borrowed(text);
    }
    if inner.is_empty() {
        return match left_is_inline && right_is_inline {
            true => Cow::Owned(BLANK.to_string()),
            false => Cow::Borrowed(" "),
        };
    }
    let edge = |blanks: usize, is_guarded: bool| match (blanks, is_guarded) {
        (0, _) => "".to_owned(),
        (_, true) => BLANK.to_string(),
        (_, false) => " ".to_owned(),
    };
    Cow::Owned(format!("{}{inner}{}", edge(lead, left_is_inline), edge(trail, right_is_inline)))
}

fn is_inline(name: &str) -> bool {
    INLINE.binary_search(&name).is_ok()
}

/// A stretch of a page.
enum Token<'a> {
    Text(&'a str),
    /// A tag by its name in lower case, with its text.
    Tag(String, &'a str),
    /// A comment, a doctype, or the inside of an element that is not looked into.
    Other(&'a str),
}

/// Cuts a page into tokens; well-formed or not, nothing is lost.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
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
        let name = name_start.map(|text| {
            text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()
        });
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

    fn body(html: &str) -> String {
        minify(html)
    }

    #[test]
    fn the_table_of_inline_elements_is_sorted() {
        assert!(INLINE.is_sorted());
    }

    #[test]
    fn blanks_between_inline_elements_stay() {
        let cases = [
            "<div><b>乙</b> <i>丙</i></div>",
            "<nav><a href=a>首页</a> <a href=b>新闻</a></nav>",
            "<div>5月10日 <span>长沙</span> <span>开放日</span> 欢迎</div>",
            "<section><button>报名</button> <button>取消</button></section>",
            "<p>他说 <em>好</em> 了</p>",
        ];
        for html in cases {
            assert_eq!(body(html), html);
        }
    }

    #[test]
    fn indentation_goes() {
        assert_eq!(body("<div>\n  <p>一</p>\n  <p>二</p>\n</div>"), "<div><p>一</p><p>二</p></div>");
        assert_eq!(body("<ul>\n <li><a href=a>甲</a></li>\n</ul>"), "<ul><li><a href=a>甲</a></ul>".replace("</ul>", "</li></ul>").as_str());
    }

    #[test]
    fn raw_text_is_untouched() {
        let cases = [
            "<pre>a  <b>b</b>\n  c</pre>",
            "<textarea>a <b> c</textarea>",
            "<script type=application/ld+json>{\"a\": \"<b> <i>\"}</script>",
        ];
        for html in cases {
            assert_eq!(body(html), html);
        }
    }

    #[test]
    fn odd_pages_lose_nothing() {
        for html in ["<", "a < b", "<a title='x > y'>z</a>", "<!-- <b> -->文", "&lt;<b", "<é>"] {
            let shown: String = Tokens { rest: html }
                .map(|token| match token {
                    Token::Text(text) | Token::Tag(_, text) | Token::Other(text) => text,
                })
                .collect();
            assert_eq!(shown, html);
        }
    }
}

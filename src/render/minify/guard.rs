//! Keeps the blanks that readers see.
//!
//! minify-html drops blanks between inline elements inside `div`, `nav` and the like, so that
//! `<b>5月</b> <b>长沙</b>` runs together. Here such blanks are replaced by a marker that it leaves
//! alone; all other white space beside a tag shrinks to one blank.

use super::tokens::{Token, Tokens};
use std::borrow::Cow;

/// Stands for a blank that must stay; a noncharacter, so it occurs in no text.
pub const BLANK: char = '\u{FDD2}';

/// Elements that stand in a line of text: a blank beside them is seen.
const INLINE: [&str; 40] = [
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i",
    "img", "input", "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q",
    "rp", "rt", "ruby", "s", "samp", "select", "small", "span", "strong", "sub", "sup", "svg",
    "textarea", "time", "u", "var",
];

/// Puts the marker in place of every blank that touches a tag and has something inline on both
/// sides, and drops comments.
pub fn guard(html: &str) -> String {
    let mut guarded = String::with_capacity(html.len());
    let mut left_is_inline = false;
    let mut tokens = Tokens::new(html).peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => {
                let right_is_inline =
                    matches!(tokens.peek(), Some(Token::Tag(name, _)) if is_inline(name));
                guarded.push_str(&guard_edges(text, left_is_inline, right_is_inline));
                if !text.trim_ascii().is_empty() {
                    left_is_inline = true;
                }
            }
            Token::Tag(name, text) => {
                left_is_inline = is_inline(&name);
                guarded.push_str(text);
            }
            // Comments are for those who read the templates.
            Token::Other(text) if text.starts_with("<!--") => {}
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

/// Whether an element of that name stands in a line of text.
pub fn is_inline(name: &str) -> bool {
    INLINE.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_inline_elements_is_sorted() {
        assert!(INLINE.is_sorted());
    }

    #[test]
    fn only_blanks_that_are_seen_are_marked() {
        let shown = |html| guard(html).replace(BLANK, "·");
        assert_eq!(shown("<div> <b>乙</b>\n <i>丙</i> </div>"), "<div> <b>乙</b>·<i>丙</i> </div>");
        assert_eq!(shown("<div> 文 <b>乙</b></div>"), "<div> 文·<b>乙</b></div>");
        assert_eq!(shown("<ul> <li>一</li> <li>二</li></ul>"), "<ul> <li>一</li> <li>二</li></ul>");
    }
}

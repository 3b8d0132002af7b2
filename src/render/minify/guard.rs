//! Keeps the blanks that readers see.
//!
//! minify-html drops blanks between inline elements inside `div`, `nav` and the like, so that
//! `<b>5月</b> <b>长沙</b>` runs together. Here such blanks are replaced by a marker that it leaves
//! alone; all other white space beside a tag shrinks to one blank.

use super::tokens::{Token, Tokens};

/// Stands for a blank that must stay; a noncharacter, so it occurs in no text.
pub const BLANK: char = '\u{FDD2}';

/// Whether something inline stands beside a stretch of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    pub left: bool,
    pub right: bool,
}

/// Puts the marker in place of every blank that touches a tag and has something inline on both
/// sides, and drops comments.
pub fn guard(html: &str, beside: Beside) -> String {
    let mut guarded = String::with_capacity(html.len());
    let mut left_is_inline = beside.left;
    let mut tokens = Tokens::new(html).peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => {
                let right_is_inline = match tokens.peek() {
                    Some(Token::Tag(name, _) | Token::Whole(name, _)) => name.element.is_inline,
                    // What goes does not part what stands beside it.
                    Some(Token::Other(text)) => text.starts_with("<!--"),
                    Some(Token::Text(_)) => false,
                    None => beside.right,
                };
                let is_blank = push_text(&mut guarded, text, left_is_inline, right_is_inline);
                left_is_inline |= !is_blank;
            }
            Token::Tag(name, text) | Token::Whole(name, text) => {
                left_is_inline = name.element.is_inline;
                guarded.push_str(text);
            }
            // Comments are for those who read the templates.
            Token::Other(text) if text.starts_with("<!--") => {}
            Token::Other(text) => guarded.push_str(text),
        }
    }
    guarded
}

/// Adds a text with its edges guarded; says whether it is nothing but white space.
fn push_text(
    guarded: &mut String,
    text: &str,
    left_is_inline: bool,
    right_is_inline: bool,
) -> bool {
    let inner = text.trim_ascii();
    let mark = |is_guarded| if is_guarded { BLANK } else { ' ' };
    if inner.is_empty() {
        guarded.push(mark(left_is_inline && right_is_inline));
        return true;
    }
    let begins = text.trim_ascii_start().len() == text.len();
    let ends = text.trim_ascii_end().len() == text.len();
    if !begins {
        guarded.push(mark(left_is_inline));
    }
    guarded.push_str(inner);
    if !ends {
        guarded.push(mark(right_is_inline));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blanks_that_are_seen_are_marked() {
        let shown = |html| guard(html, Beside::default()).replace(BLANK, "·");
        assert_eq!(shown("<div> <b>乙</b>\n <i>丙</i> </div>"), "<div> <b>乙</b>·<i>丙</i> </div>");
        assert_eq!(shown("<div> 文 <b>乙</b></div>"), "<div> 文·<b>乙</b></div>");
        assert_eq!(
            shown("<div><b>乙</b> <!-- 注 --><i>丙</i></div>"),
            "<div><b>乙</b>·<i>丙</i></div>"
        );
        assert_eq!(shown("<ul> <li>一</li> <li>二</li></ul>"), "<ul> <li>一</li> <li>二</li></ul>");
    }

    #[test]
    fn what_stands_beside_a_stretch_counts() {
        let shown = |left, right| guard(" 文 ", Beside { left, right }).replace(BLANK, "·");
        assert_eq!(shown(true, false), "·文 ");
        assert_eq!(shown(false, true), " 文·");
    }
}

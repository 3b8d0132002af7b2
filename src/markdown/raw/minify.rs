//! Minifies articles with raw HTML. Articles of Markdown alone are written without superfluous
//! characters.
//!
//! minify-html drops blanks between inline elements inside `div` and the like, so that
//! `<b>5月</b> <b>长沙</b>` runs together. Here such blanks are exchanged for a marker that it
//! leaves alone; other white space beside a tag becomes one blank.

use super::policy::is_phrasing;
use super::tokens::{Token, tokens};
use minify_html::Cfg;

/// Stands for a blank that must stay; a noncharacter, which no text means.
const BLANK: char = '\u{FDD2}';
/// Elements whose text stays as it is: components of a theme may write them.
const VERBATIM: [&str; 5] = ["pre", "script", "style", "textarea", "title"];

/// Minifies an article's finished HTML.
pub fn minify(html: &str) -> String {
    let config = Cfg { keep_closing_tags: true, keep_input_type_text_attr: true, ..Cfg::default() };
    let html = html.replace(BLANK, " ");
    let minified = minify_html::minify(guarded(&html).as_bytes(), &config);
    // It was UTF-8, and only whole ASCII tokens were taken out.
    String::from_utf8_lossy(&minified).replace(BLANK, " ")
}

/// The HTML with the marker in place of every blank that touches a tag and has something inline on
/// both sides; comments are dropped.
fn guarded(html: &str) -> String {
    let mut guarded = String::with_capacity(html.len());
    let mut left_is_inline = false;
    let mut verbatim_end = 0;
    let mut tokens = tokens(html).into_iter().peekable();
    while let Some(token) = tokens.next() {
        let right_is_inline = tokens.peek().is_some_and(is_inline);
        let range = match token {
            Token::Text(range) if range.start >= verbatim_end => {
                let text = html.get(range).unwrap_or_default();
                let is_blank = push_text(&mut guarded, text, left_is_inline, right_is_inline);
                left_is_inline |= !is_blank;
                continue;
            }
            Token::Open(tag) if tag.range.start >= verbatim_end => {
                left_is_inline = is_phrasing(&tag.name);
                if VERBATIM.contains(&tag.name.as_str()) {
                    verbatim_end = end_of(&tag.name, html, tag.range.end);
                    tag.range.start..verbatim_end
                } else {
                    tag.range
                }
            }
            Token::Close { name, range } if range.start >= verbatim_end => {
                left_is_inline = is_phrasing(&name);
                range
            }
            _ => continue,
        };
        guarded.push_str(html.get(range).unwrap_or_default());
    }
    guarded
}

/// The offset of an element's end tag, from an offset in its text on.
fn end_of(name: &str, html: &str, from: usize) -> usize {
    let rest = html.get(from..).unwrap_or_default().to_ascii_lowercase();
    rest.find(&format!("</{name}")).map_or(html.len(), |at| from + at)
}

fn is_inline(token: &Token) -> bool {
    match token {
        Token::Text(_) => true,
        Token::Open(tag) => is_phrasing(&tag.name),
        Token::Close { name, .. } => is_phrasing(name),
    }
}

/// Adds a text with its edges guarded, and returns whether it is nothing but white space.
fn push_text(html: &mut String, text: &str, left_is_inline: bool, right_is_inline: bool) -> bool {
    let mark = |is_guarded| if is_guarded { BLANK } else { ' ' };
    let inner = text.trim_ascii();
    if inner.is_empty() {
        html.push(mark(left_is_inline && right_is_inline));
        return true;
    }
    if text.trim_ascii_start().len() < text.len() {
        html.push(mark(left_is_inline));
    }
    html.push_str(inner);
    if text.trim_ascii_end().len() < text.len() {
        html.push(mark(right_is_inline));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_that_readers_see_stay() {
        for html in [
            "<div><b>乙</b> <i>丙</i></div>",
            "<div>5月10日 <span>长沙</span> <span>开放日</span> 欢迎</div>",
            "<div><a href=a>首页</a> <a href=b>新闻</a></div>",
            "<p>他说 <em>好</em> 了</p>",
            "<pre>  甲\n\n  乙 <b> 丙 </b>\n</pre>",
            "<script>// <b>\ninit();</script>",
            "<textarea>  甲\n 乙</textarea>",
        ] {
            assert_eq!(minify(html), html);
        }
    }

    #[test]
    fn other_blanks_go() {
        let html = "<div>\n  <p>\n  甲  乙\n</p>\n  <!-- 注 -->\n  <ul>\n<li>丙</li> <li>丁</li></ul>\n</div>\n";
        assert_eq!(minify(html), "<div><p>甲 乙</p><ul><li>丙</li><li>丁</li></ul></div>");
    }

    #[test]
    fn attributes_need_no_superfluous_marks() {
        let html = "<table class=\"a\"><tbody><tr><td colspan=\"2\">甲</td></tr></tbody></table>";
        let minified = "<table class=a><tbody><tr><td colspan=2>甲</td></tr></tbody></table>";
        assert_eq!(minify(html), minified);
    }
}

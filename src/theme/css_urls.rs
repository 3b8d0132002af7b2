//! The `url(…)` of a style sheet, and other references in their places.

use std::iter::Peekable;
use std::str::CharIndices;

/// The style with some of its references replaced by names that need no quotation marks. `name`
/// gets a reference without quotation marks and escapes. Strings and comments are passed over.
pub(super) fn replaced(css: &str, mut name: impl FnMut(&str) -> Option<String>) -> String {
    if !["url(", "URL(", "Url("].iter().any(|start| css.contains(start)) {
        return css.to_owned();
    }
    let mut replaced = String::with_capacity(css.len());
    let mut kept = 0;
    let mut marks = css.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, mark)) = marks.next() {
        let rest = css.get(at..).unwrap_or_default();
        match mark {
            '"' | '\'' => drop(string(&mut marks, mark)),
            '/' if rest.starts_with("/*") => {
                let end = rest.get(2..).and_then(|rest| rest.find("*/"));
                let end = end.map_or(css.len(), |length| at + length + 4);
                while marks.next_if(|(at, _)| *at < end).is_some() {}
            }
            'u' | 'U' if begins_url(rest) && !is_name(before) => {
                marks.nth(2);
                let (reference, end) = reference(&mut marks, css.len());
                if let Some(name) = name(&reference) {
                    replaced.push_str(css.get(kept..at).unwrap_or_default());
                    replaced.push_str("url(");
                    replaced.push_str(&name);
                    replaced.push(')');
                    kept = end;
                }
            }
            _ => {}
        }
        before = mark;
    }
    replaced.push_str(css.get(kept..).unwrap_or_default());
    replaced
}

fn begins_url(rest: &str) -> bool {
    rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("))
}

/// Whether a character may belong to a name in a style sheet.
fn is_name(mark: char) -> bool {
    mark.is_alphanumeric() || matches!(mark, '-' | '_')
}

/// The reference behind `url(`, and the byte after its closing parenthesis.
fn reference(marks: &mut Peekable<CharIndices<'_>>, length: usize) -> (String, usize) {
    while marks.next_if(|(_, mark)| mark.is_whitespace()).is_some() {}
    let mut text = String::new();
    if let Some((_, quote)) = marks.next_if(|(_, mark)| matches!(mark, '"' | '\'')) {
        text = string(marks, quote);
    }
    while let Some((at, mark)) = marks.next() {
        match mark {
            ')' => return (text.trim_end().to_owned(), at + 1),
            '\\' => text.extend(escaped(marks)),
            mark => text.push(mark),
        }
    }
    (text, length)
}

/// The text of a string whose opening quotation mark has been read.
fn string(marks: &mut Peekable<CharIndices<'_>>, quote: char) -> String {
    let mut text = String::new();
    while let Some((_, mark)) = marks.next() {
        match mark {
            '\\' => text.extend(escaped(marks)),
            // A string ends with its line, closed or not.
            mark if mark == quote || mark == '\n' => break,
            mark => text.push(mark),
        }
    }
    text
}

/// The character that an escape stands for: `\(`, or `\20 ` in hexadecimal digits.
fn escaped(marks: &mut Peekable<CharIndices<'_>>) -> Option<char> {
    let mut code = String::new();
    while let Some((_, digit)) = marks.next_if(|(_, mark)| mark.is_ascii_hexdigit()) {
        code.push(digit);
        if code.len() == 6 {
            break;
        }
    }
    if code.is_empty() {
        return marks.next().map(|(_, mark)| mark).filter(|mark| *mark != '\n');
    }
    marks.next_if(|(_, mark)| mark.is_whitespace());
    u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(css: &str) -> String {
        replaced(css, |reference| Some(format!("<{reference}>")))
    }

    #[test]
    fn only_references_are_replaced() {
        let cases = [
            ("a{background:url(背景.png)}", "a{background:url(<背景.png>)}"),
            ("a{background:URL( \"a b.png\" ) 0}", "a{background:url(<a b.png>) 0}"),
            (r"a{background:url(a\20 b\).png)}", "a{background:url(<a b).png>)}"),
            ("a::after{content:\"url(x)\"}", "a::after{content:\"url(x)\"}"),
            ("/* url(x) */b{c:url('d')}", "/* url(x) */b{c:url(<d>)}"),
            ("a{b:curl(x)}", "a{b:curl(x)}"),
            ("a{b:url(x", "a{b:url(<x>)"),
        ];
        for (css, expected) in cases {
            assert_eq!(marked(css), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_not_replaced_stays(css in "[url(\\)\"'/*a\\\\ 20背\n]{0,40}") {
            prop_assert_eq!(replaced(&css, |_| None), css);
        }
    }
}

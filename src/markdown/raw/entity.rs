//! Character references in raw HTML.

use crate::cjk::is_noncharacter;
use pulldown_cmark::{Event, Parser};

/// The text with its character references resolved: numeric ones as browsers do, named ones with a
/// semicolon. Noncharacters are dropped: a text cannot forge the parser's own marks.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let (char, length) = numeric(from).or_else(|| named(from)).unwrap_or(("&".to_owned(), 1));
        decoded.push_str(&char);
        rest = from.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded.retain(|char| {
        !is_noncharacter(char) && (!char.is_control() || matches!(char, '\n' | '\t'))
    });
    decoded
}

fn numeric(from: &str) -> Option<(String, usize)> {
    let digits = from.strip_prefix("&#")?;
    let (radix, digits, prefix) = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => (16, hex, 3),
        None => (10, digits, 2),
    };
    let length = digits.find(|char: char| !char.is_digit(radix)).unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    let code = u32::from_str_radix(digits.get(..length)?, radix).unwrap_or(0xFFFD);
    let char = char::from_u32(code).filter(|char| *char != '\0').unwrap_or('\u{FFFD}');
    let semicolon = usize::from(digits.get(length..)?.starts_with(';'));
    Some((char.to_string(), prefix + length + semicolon))
}

/// Asks the Markdown parser, which knows the table of names.
fn named(from: &str) -> Option<(String, usize)> {
    let end = from.char_indices().take(40).find(|(_, char)| *char == ';')?.0 + 1;
    let reference = from.get(..end)?;
    let is_name = reference.get(1..end - 1)?.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_name {
        return None;
    }
    let mut decoded = String::new();
    for event in Parser::new(reference) {
        if let Event::Text(text) = event {
            decoded.push_str(&text);
        }
    }
    Some((decoded, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_in_attributes() {
        assert_eq!(decode("&#106;ava&#115cript&colon;&Tab;x"), "javascript:\tx");
        assert_eq!(decode("?a=1&copy=2&amp;b"), "?a=1&copy=2&b");
        assert_eq!(decode("&nosuch; & &#; &#xFDD0;&#64976x"), "&nosuch; & &#; x");
    }
}

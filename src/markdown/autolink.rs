//! Bare web addresses in a text.

use std::ops::Range;

/// An address found in a text.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    /// The address with its scheme.
    pub(super) target: String,
}

/// The first bare address from byte `from` on. It ends before white space and before any non-ASCII
/// character, such as Han characters and Chinese punctuation, and without the punctuation of the
/// sentence.
pub(super) fn find(text: &str, from: usize) -> Option<Found> {
    let mut start = from;
    loop {
        let mut rest = text.get(start..)?.bytes();
        let at = start + rest.position(|byte| matches!(byte, b'h' | b'H' | b'w' | b'W'))?;
        let is_word_start = !text.get(..at)?.ends_with(|char: char| char.is_ascii_alphanumeric());
        if is_word_start && let Some(found) = address(text, at) {
            return Some(found);
        }
        let word = text.get(at..)?;
        let length = word.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(word.len());
        start = at + length.max(1);
    }
}

/// The address that begins at byte `at`, if there is one.
fn address(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let scheme = ["https://", "http://", "www."].into_iter().find(|scheme| {
        rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })?;
    let end = rest.find(|char: char| !is_address_character(char)).unwrap_or(rest.len());
    let written = trimmed(rest.get(..end)?);
    let host = written.get(scheme.len()..)?.split(['/', '?', '#']).next()?;
    let has_name = host.starts_with(|char: char| char.is_ascii_alphanumeric());
    let is_bare_host = scheme == "www.";
    if !has_name || (is_bare_host && !host.contains('.')) {
        return None;
    }
    let target = if is_bare_host { format!("http://{written}") } else { written.to_owned() };
    Some(Found { range: at..at + written.len(), target })
}

fn is_address_character(char: char) -> bool {
    char.is_ascii_graphic() && !matches!(char, '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '|' | '}')
}

/// The address without the punctuation of the sentence around it, and without brackets opened
/// before it.
fn trimmed(written: &str) -> &str {
    let mut written = written;
    let mut round = balance(written, '(', ')');
    let mut square = balance(written, '[', ']');
    loop {
        let last = written.chars().next_back().unwrap_or('a');
        match last {
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' | '(' | '[' => {
                round -= i64::from(last == '(');
                square -= i64::from(last == '[');
            }
            ')' if round < 0 => round += 1,
            ']' if square < 0 => square += 1,
            _ => return written,
        }
        written = written.strip_suffix(last).unwrap_or_default();
    }
}

/// The number of opening brackets minus that of closing ones.
fn balance(text: &str, open: char, close: char) -> i64 {
    text.chars().map(|char| i64::from(char == open) - i64::from(char == close)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_chinese_begins() {
        let cases = [
            ("请登录https://zyjy.moe.gov.cn/week报名", Some("https://zyjy.moe.gov.cn/week")),
            ("（http://a.cn/x_y）。", Some("http://a.cn/x_y")),
            ("见 (https://a.cn/b_(c)).", Some("https://a.cn/b_(c)")),
            ("网址：www.moe.gov.cn，欢迎", Some("http://www.moe.gov.cn")),
            ("https://a.cn/?a=1&b=2。", Some("https://a.cn/?a=1&b=2")),
            ("xhttp://a.cn", None),
            ("www.", None),
            ("https://", None),
            ("wwwhow", None),
        ];
        for (text, expected) in cases {
            assert_eq!(find(text, 0).map(|found| found.target).as_deref(), expected, "{text}");
        }
    }
}

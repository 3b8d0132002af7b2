//! Splits the parts of a PDF outside of its streams into tokens.

use memchr::memchr2;
use std::ops::Range;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// `<<` or `[`.
    Open,
    /// `>>` or `]`.
    Close,
    /// `/Name`; its range begins after the slash.
    Name,
    /// `(text)` or `<hex>`, including its brackets.
    Text,
    /// A number or a keyword.
    Word,
}

/// The next token at or after `at`; `None` at the end, or if the token does not end.
pub fn next(bytes: &[u8], at: usize) -> Option<(Token, Range<usize>)> {
    let start = behind_blanks(bytes, at)?;
    let rest = &bytes[start..];
    let one = start..start + 1;
    Some(match rest {
        [b'<', b'<', ..] => (Token::Open, start..start + 2),
        [b'>', b'>', ..] => (Token::Close, start..start + 2),
        [b'[', ..] => (Token::Open, one),
        [b']', ..] => (Token::Close, one),
        [b'(', ..] => (Token::Text, start..behind_text(bytes, start)?),
        [b'<', ..] => (Token::Text, start..start + memchr::memchr(b'>', rest)? + 1),
        [b'/', name @ ..] => {
            let length = name.iter().take_while(|byte| is_regular(**byte)).count();
            (Token::Name, start + 1..start + 1 + length)
        }
        _ => {
            let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
            (Token::Word, start..start + length.max(1))
        }
    })
}

/// The first position that is neither blank nor part of a comment.
fn behind_blanks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match *bytes.get(at)? {
            b'%' => at += memchr2(b'\r', b'\n', &bytes[at..])?,
            byte if is_blank(byte) => at += 1,
            _ => return Some(at),
        }
    }
}

/// The end of a string in round brackets, which may contain such brackets in pairs.
fn behind_text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Whether a byte is white space in a PDF.
pub fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &[u8]) -> Vec<(Token, &[u8])> {
        let mut at = 0;
        let mut words = Vec::new();
        while let Some((token, range)) = next(text, at) {
            at = range.end;
            words.push((token, &text[range]));
        }
        words
    }

    #[test]
    fn texts_hold_brackets_and_remarks_hold_anything() {
        let found = words(b"<</A(b(c)\\)d)%)x\n/E<F0>[1 0 R]>>endobj");
        let expected: [(Token, &[u8]); 12] = [
            (Token::Open, b"<<"),
            (Token::Name, b"A"),
            (Token::Text, b"(b(c)\\)d)"),
            (Token::Name, b"E"),
            (Token::Text, b"<F0>"),
            (Token::Open, b"["),
            (Token::Word, b"1"),
            (Token::Word, b"0"),
            (Token::Word, b"R"),
            (Token::Close, b"]"),
            (Token::Close, b">>"),
            (Token::Word, b"endobj"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_without_an_end_is_no_text() {
        for text in [b"(a(b)".as_slice(), b"(a\\", b"<41", b"% remark", b"", b"  "] {
            assert_eq!(next(text, 0), None, "{text:?}");
        }
    }
}

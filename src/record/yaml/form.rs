//! Finds the key of a line of YAML, and the mark in place of its colon.

use skillweek_base::invisible::{is_odd_blank, without};
use std::ops::Range;

/// The key of a line, as far as it has one.
#[derive(Debug, PartialEq, Eq)]
pub enum Form {
    /// `key: value`; the value begins at byte `value_at` of the line's body.
    Pair {
        /// Byte of the body after the colon and blanks.
        value_at: usize,
    },
    /// A key before something that is no YAML colon; `mark` are its bytes, blanks included.
    Wrong {
        /// Bytes of the mark in the body, with blanks around it.
        mark: Range<usize>,
        /// The mark that was found.
        kind: WrongMark,
    },
    /// No key.
    Bare,
}

/// The mark that stands in place of `: `.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongMark {
    /// A full-width colon, such as `：`.
    FullWidth,
    /// A colon without a space after it.
    NoSpace,
    /// A colon with a full-width or no-break space after it.
    WideSpace,
    /// An equals sign.
    Equals,
}

/// Finds the key of a line without indentation and dashes.
pub fn form(body: &str) -> Form {
    if body.starts_with(['"', '\'']) {
        return quoted_key(body);
    }
    if body.starts_with(['[', '{', '#', '|', '>', '@', '`', '%']) {
        return Form::Bare;
    }
    let mut previous = ' ';
    for (at, mark) in body.char_indices() {
        let after = at + mark.len_utf8();
        let rest = body.get(after..).unwrap_or_default();
        let key = body.get(..at).unwrap_or_default();
        // Behind the blanks after the mark.
        let end = after + rest.len() - rest.trim_start().len();
        match mark {
            ':' if rest.is_empty() || rest.starts_with([' ', '\t']) => {
                return Form::Pair { value_at: end };
            }
            ':' if rest.starts_with(|mark| mark == '\u{3000}' || is_odd_blank(mark))
                && is_word(key) =>
            {
                return Form::Wrong { mark: at..end, kind: WrongMark::WideSpace };
            }
            ':' if is_word(key) && !rest.starts_with("//") => {
                return Form::Wrong { mark: at..after, kind: WrongMark::NoSpace };
            }
            '：' | '﹕' | '∶' | '︓' if is_word(key) => {
                return Form::Wrong { mark: at..end, kind: WrongMark::FullWidth };
            }
            '=' if is_word(key) && key.is_ascii() => {
                return Form::Wrong { mark: key.trim_end().len()..end, kind: WrongMark::Equals };
            }
            '#' if previous == ' ' => return Form::Bare,
            _ => previous = mark,
        }
    }
    Form::Bare
}

fn quoted_key(body: &str) -> Form {
    let Some(quote) = body.chars().next() else { return Form::Bare };
    let inner = body.get(1..).unwrap_or_default();
    let Some(close) = inner.find(quote).map(|at| at + 2) else { return Form::Bare };
    let rest = body.get(close..).unwrap_or_default();
    let colon = close + rest.len() - rest.trim_start().len();
    match body.get(colon..).and_then(|rest| rest.strip_prefix(':')) {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '\t']) => {
            Form::Pair { value_at: colon + 1 + rest.len() - rest.trim_start().len() }
        }
        _ => Form::Bare,
    }
}

/// Whether a text could be a key: `source_url`, `标题`, but not `9` or a sentence.
pub fn is_word(text: &str) -> bool {
    let text = &*without(text.trim_end());
    let is_inner = |mark: char| mark.is_alphanumeric() || matches!(mark, '_' | '-');
    text.chars().count() <= 20
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(is_inner)
}

//! Blanks at the beginning of a line, and how long a line is.

/// The fewest characters of a line that a PDF or a mail program may have cut.
const CUT_LENGTH: usize = 20;

/// Blanks that word processors put before a paragraph.
fn is_blank(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\u{A0}' | '\u{2002}' | '\u{2003}' | '\u{3000}') || is_unseen(char)
}

/// Characters without width that web editors leave behind.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// The length in bytes of the indent that word processors put before a paragraph.
pub(in super::super) fn indent_of(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// Whether blanks are the indent of a paragraph: one full-width space, or two that are as wide as a
/// letter at least.
pub(super) fn is_paragraph_indent(blanks: &str) -> bool {
    let wide = |char: char| matches!(char, '\u{A0}' | '\u{2002}' | '\u{2003}');
    blanks.contains('\u{3000}') || blanks.chars().filter(|char| wide(*char)).nth(1).is_some()
}

/// A text without blanks at its ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    last_mark(text).is_some_and(|mark| matches!(mark, '。' | '！' | '？' | '!' | '?' | '…'))
}

/// Whether a line was cut in the middle: long, and without a mark at its end.
pub(super) fn is_cut(text: &str) -> bool {
    let ends = last_mark(text).is_some_and(|mark| {
        matches!(mark, '。' | '！' | '？' | '!' | '?' | '…' | '；' | ';' | '：' | ':' | '.')
    });
    !ends && text.chars().nth(CUT_LENGTH - 1).is_some()
}

/// The last character of a text that closes no bracket or quotation.
fn last_mark(text: &str) -> Option<char> {
    let closes = |char: char| {
        is_blank(char) || matches!(char, '”' | '’' | '」' | '』' | '）' | ')' | '】' | '"')
    };
    text.trim_end_matches(closes).chars().next_back()
}

//! The text between two tags: which of its blanks a reader sees.

use super::guard::{self, BLANK, Beside};
use super::simple::{Blanks, Simple};

/// A tag beside a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tag {
    pub is_inline: bool,
    pub is_opening: bool,
}

/// Writes a text in a simple element as minify-html would; `None` if it is not simple itself.
pub fn write(
    text: &str,
    parent: Simple<'_>,
    left: Tag,
    right: Tag,
    page: &mut String,
) -> Option<()> {
    let inner = text.trim_ascii();
    let is_trimmed = parent.blanks != Blanks::Formatting;
    // The first and the last of what stands in an element have no blanks at its edges.
    let (is_first, is_last) = (left.is_opening, !right.is_opening);
    if inner.is_empty() {
        let is_seen = left.is_inline && right.is_inline;
        let goes = parent.blanks == Blanks::Layout || is_trimmed && (is_first || is_last);
        if !text.is_empty() && (is_seen || !goes) {
            page.push(' ');
        }
        return Some(());
    }
    if !is_simple(inner) {
        return None;
    }
    if !text.starts_with(inner) && (left.is_inline || !(is_trimmed && is_first)) {
        page.push(' ');
    }
    page.push_str(inner);
    if !text.ends_with(inner) && (right.is_inline || !(is_trimmed && is_last)) {
        page.push(' ');
    }
    Some(())
}

/// Writes any text between blocks, without the blanks that no reader sees.
pub fn write_between(text: &str, beside: Beside, page: &mut String) {
    let is_blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
    if is_blank {
        let is_seen = !text.is_empty() && beside.left && beside.right;
        page.push_str(if is_seen { " " } else { "" });
        return;
    }
    let guarded = guard::guard(text, beside);
    let mut parts = guarded.trim_ascii().split(BLANK);
    page.push_str(parts.next().unwrap_or_default());
    for part in parts {
        page.push(' ');
        page.push_str(part);
    }
}

/// Whether a text needs no entities and has no blanks but single ones. Looks at all of it, which the
/// compiler can do for many bytes at once.
pub fn is_simple(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_odd = |byte: u8| (byte == b'&') || (byte == b'>') || (byte < b' ');
    let odd = bytes.iter().fold(false, |found, byte| found | is_odd(*byte));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let double = pairs.fold(false, |found, (one, next)| found || (*one == b' ') && (*next == b' '));
    !odd && !double
}

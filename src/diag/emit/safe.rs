//! Escapes texts and names from a project for terminals.

use std::borrow::Cow;

/// Replaces control characters by their symbols, and direction controls and line separators by `�`.
/// The renderer does so for source lines and titles, but not for notes and file names.
pub(super) fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| harmless(character) == character) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(harmless).collect())
}

fn harmless(character: char) -> char {
    match character {
        '\n' => '\n',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('�'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{200e}' | '\u{200f}' => '�',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => '�',
        other => other,
    }
}

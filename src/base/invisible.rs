//! Characters that nobody sees: they come with text from web pages and chats, and make two names
//! that look alike different ones.

use super::text::Text;
use crate::text;
use std::borrow::Cow;

/// Whether a character leaves no trace in a line, not even a blank. Parts of emoji do not count.
pub fn is_invisible(mark: char) -> bool {
    matches!(
        mark,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180E}' | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// Whether a character looks like an ordinary blank and is another.
pub fn is_odd_blank(mark: char) -> bool {
    matches!(mark, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// The first invisible character of a text.
pub fn first(text: &str) -> Option<char> {
    text.chars().find(|mark| is_invisible(*mark))
}

/// The text without invisible characters.
pub fn without(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || first(text).is_none() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().filter(|mark| !is_invisible(*mark)).collect()),
    }
}

/// The text without blanks and invisible characters around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|mark: char| mark.is_whitespace() || is_invisible(mark))
}

/// The character for a message: its number, and its name if people may know it.
pub fn label(mark: char) -> Text {
    let number = u32::from(mark);
    let (zh, en) = match mark {
        '\u{A0}' | '\u{202F}' => ("不换行空格", "no-break space"),
        '\u{AD}' => ("软连字符", "soft hyphen"),
        '\u{200B}' => ("零宽空格", "zero-width space"),
        '\u{200C}' | '\u{200D}' | '\u{2060}' => ("零宽连接符", "zero-width joiner"),
        '\u{FEFF}' => ("字节顺序标记", "byte order mark"),
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            ("文字方向控制符", "text direction mark")
        }
        _ if is_odd_blank(mark) => ("特殊空格", "special space"),
        _ => ("看不见的字符", "invisible character"),
    };
    text!("U+{number:04X}（{zh}）", "U+{number:04X} ({en})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_taken_off() {
        assert_eq!(trimmed("\u{FEFF}\u{A0}标题\u{200B} "), "标题");
        assert_eq!(without("标\u{200B}题"), "标题");
        assert_eq!(first("通知\u{AD}"), Some('\u{AD}'));
        assert_eq!(first("👨\u{200D}👩 ❤\u{FE0F}　全角"), None);
        assert_eq!(label('\u{200B}').zh, "U+200B（零宽空格）");
    }
}

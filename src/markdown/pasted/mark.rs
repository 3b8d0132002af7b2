//! What a line begins with.

use super::super::cjk;
use unicode_properties::{EmojiStatus, UnicodeEmoji};

/// The mark at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `●`, `•` and others.
    Bullet(char),
    /// `1、`, `（1）`, `①` and others.
    Number(Number),
    /// `一、` or `（一）`.
    Chapter,
    /// `问：`.
    Question,
    /// `答：`.
    Answer,
    /// `＃ 标题` and others, with its level.
    Heading(u8),
    /// A picture letter, as `WeChat` writers use them for bullets.
    Emoji,
}

/// A number with the form in which it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) form: Form,
    pub(super) value: u32,
    /// Whether a blank follows, so that the line may be ordinary Markdown.
    pub(super) is_loose: bool,
}

/// The forms of numbers; lines of one list have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Comma,
    Point,
    Bracket,
    Brackets,
    Circle,
    Sign,
}

/// The mark of a text without indent, and its length in bytes with the blanks behind it.
pub(super) fn read(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let found = match first {
        '#' | '＃' => return heading(text),
        '0'..='9' | '０'..='９' => number(text),
        '（' | '(' => bracketed(text),
        '①'..='⑳' => Some(sign(Form::Circle, first, '①')),
        '⑴'..='⒇' | '⒈'..='⒛' => Some(sign(Form::Sign, first, base_of(first))),
        '问' | '答' | 'Q' | 'A' => dialogue(text),
        char if is_han_digit(char) => chapter(text),
        char if is_bullet(char) => Some((Mark::Bullet(char), char.len_utf8())),
        char if !char.is_ascii() && is_emoji(char) => Some((Mark::Emoji, char.len_utf8())),
        _ => None,
    };
    let (mark, length) = found?;
    let rest = text.get(length..)?;
    let content = rest.trim_start_matches(is_gap);
    let repeats = matches!(mark, Mark::Bullet(char) if content.contains(char));
    let is_mark = !content.is_empty() && !repeats;
    is_mark.then(|| (mark, text.len() - content.len()))
}

/// Blanks and joiners between a mark and its text.
fn is_gap(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200B}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}')
}

/// Bullets of word processors; the last ones are those of Word's own fonts.
fn is_bullet(char: char) -> bool {
    matches!(
        char,
        '●' | '•'
            | '·'
            | '■'
            | '◆'
            | '▪'
            | '○'
            | '□'
            | '➢'
            | '✓'
            | '◇'
            | '❖'
            | '➤'
            | '✔'
            | '∙'
    ) || matches!(
        char,
        '\u{F06C}'
            | '\u{F06E}'
            | '\u{F075}'
            | '\u{F076}'
            | '\u{F0A7}'
            | '\u{F0B2}'
            | '\u{F0B7}'
            | '\u{F0D8}'
            | '\u{F0FC}'
    )
}

fn is_emoji(char: char) -> bool {
    matches!(
        char.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
            | EmojiStatus::EmojiOther
            | EmojiStatus::EmojiModifierBase
    )
}

fn is_han_digit(char: char) -> bool {
    matches!(char, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn sign(form: Form, char: char, first: char) -> (Mark, usize) {
    let value = u32::from(char) - u32::from(first) + 1;
    (Mark::Number(Number { form, value, is_loose: false }), char.len_utf8())
}

fn base_of(char: char) -> char {
    if char <= '⒇' { '⑴' } else { '⒈' }
}

/// One or two digits, and their length in bytes.
fn digits(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut length = 0;
    for (count, char) in text.chars().enumerate() {
        let digit = match char {
            '0'..='9' => u32::from(char) - u32::from('0'),
            '０'..='９' => u32::from(char) - u32::from('０'),
            _ => break,
        };
        if count == 2 {
            return None;
        }
        value = value * 10 + digit;
        length += char.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// `1、` `1．` `1.` `1)` `1）`.
fn number(text: &str) -> Option<(Mark, usize)> {
    let (value, length) = digits(text)?;
    let mut rest = text.get(length..)?.chars();
    let (mark, next) = (rest.next()?, rest.next()?);
    let form = match mark {
        '、' => Form::Comma,
        '．' | '.' => Form::Point,
        ')' | '）' => Form::Bracket,
        _ => return None,
    };
    let is_loose = mark.is_ascii() && next.is_whitespace();
    if mark == '.' && !is_loose && !cjk::is_cjk(next) && !matches!(next, '“' | '‘') {
        return None;
    }
    Some((Mark::Number(Number { form, value, is_loose }), length + mark.len_utf8()))
}

/// `（1）` or `（一）`.
fn bracketed(text: &str) -> Option<(Mark, usize)> {
    let open = text.chars().next()?.len_utf8();
    let rest = text.get(open..)?;
    let (mark, length) = match digits(rest) {
        Some((value, length)) => {
            (Mark::Number(Number { form: Form::Brackets, value, is_loose: false }), length)
        }
        None => (Mark::Chapter, rest.find(|char| !is_han_digit(char)).filter(|end| *end > 0)?),
    };
    let close = rest.get(length..)?.chars().next().filter(|char| matches!(char, '）' | ')'))?;
    Some((mark, open + length + close.len_utf8()))
}

/// `一、`, but not that of `一、二等奖`.
fn chapter(text: &str) -> Option<(Mark, usize)> {
    let length = text.find(|char| !is_han_digit(char)).filter(|length| *length <= 9)?;
    let rest = text.get(length..)?.strip_prefix('、')?;
    let after = rest.trim_start_matches(is_han_digit);
    let counts_on = after.len() < rest.len() && after.starts_with(['、', '等', '楼', '年', '级']);
    (!counts_on).then_some((Mark::Chapter, length + '、'.len_utf8()))
}

fn dialogue(text: &str) -> Option<(Mark, usize)> {
    let mut chars = text.chars();
    let (first, colon) = (chars.next()?, chars.next()?);
    let mark = if matches!(first, '问' | 'Q') { Mark::Question } else { Mark::Answer };
    let is_said = colon == '：' || (colon == ':' && !first.is_ascii());
    is_said.then(|| (mark, first.len_utf8() + colon.len_utf8()))
}

/// A heading that Markdown does not know: marks in full width, a full-width space behind them, or no
/// space before Chinese. Text that a second mark closes is a topic of social media.
fn heading(text: &str) -> Option<(Mark, usize)> {
    let is_mark = |char: char| matches!(char, '#' | '＃');
    let rest = text.trim_start_matches(is_mark);
    let level = text.chars().take_while(|char| is_mark(*char)).count();
    let content = rest.trim_start();
    let is_spaced = content.len() < rest.len();
    let open = content.trim_end().trim_end_matches(is_mark);
    let is_closed = if is_spaced {
        open.len() < content.trim_end().len() && !open.ends_with(char::is_whitespace)
    } else {
        content.contains(is_mark)
    };
    let is_text = content.is_empty() || open.is_empty() || is_closed;
    // Usual marks get here only where CommonMark takes them for text, as behind four blanks.
    let is_usual = !text.starts_with('＃') && rest.starts_with([' ', '\t']);
    let is_meant = match is_usual {
        true => content.contains(cjk::is_han),
        false => is_spaced || content.starts_with(cjk::is_han),
    };
    let level = u8::try_from(level).ok().filter(|level| *level <= 6)?;
    (!is_text && is_meant).then(|| (Mark::Heading(level), text.len() - content.len()))
}

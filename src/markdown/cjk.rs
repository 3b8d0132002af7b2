//! Chinese in Markdown: emphasis next to full-width punctuation, and lines joined without a space.
//!
//! `CommonMark` lets a run of `*` open or close only by the punctuation and white space around it,
//! so `他说**“技能”**是` stays literal. Until pulldown-cmark has the CJK-friendly rule, a
//! noncharacter is inserted on the side of the run where the plain rule fails and the CJK rule does
//! not; it is neither punctuation nor space, and it is removed from every event again. A marker on
//! one side cannot change the verdict on the other: the rule fails only if the other neighbour is
//! no punctuation.

use super::offsets::{Offsets, Rewrite};
use memchr::memchr3;
use unicode_properties::{EmojiStatus, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_width::UnicodeWidthChar;

/// The marker beside a run of `*` or `~`.
const MARKER: &str = "\u{FDD0}";

/// The marker with a punctuation mark, if the neighbour is another run: that run must still see
/// punctuation beside it.
const MARKER_BEFORE_RUN: &str = "\u{FDD2}\u{2055}";
const MARKER_AFTER_RUN: &str = "\u{2055}\u{FDD3}";

/// Stand-ins for `*` and `_` between digits, which are themselves there: 5*3*2=30.
const STAR: char = '\u{FDD4}';
const LINE: char = '\u{FDD5}';

/// Inserts the markers.
pub(super) fn mark_emphasis(text: &str) -> (String, Offsets) {
    let mut rewrite = Rewrite::new(text);
    if memchr3(b'*', b'~', b'_', text.as_bytes()).is_none() {
        return rewrite.finish();
    }
    let mut seen = Seen::default();
    let mut rest = text.char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        if !matches!(char, '*' | '~' | '_') || seen.escaping {
            seen.push(char);
            continue;
        }
        let mut end = at + 1;
        while rest.next_if(|(_, next)| *next == char).is_some() {
            end += 1;
        }
        let next = rest.peek().map(|(_, next)| *next);
        if char != '~' && is_digit(seen.last) && is_digit(next) {
            let literal = if char == '*' { STAR } else { LINE };
            rewrite.replace(at..end, &literal.to_string().repeat(end - at));
            seen.push(char);
            continue;
        }
        // A single `~` is a range, as in 5~10人, and never strikes through.
        let is_plain = char == '_' || (char == '~' && end - at == 1);
        let help = if is_plain { None } else { marker(&seen, next) };
        match help {
            Some(Side::After) => rewrite.replace(end..end, after(next)),
            Some(Side::Before) => rewrite.replace(at..at, before(seen.last)),
            None => {}
        }
        seen.push(char);
    }
    rewrite.finish()
}

/// Removes the markers; nothing else in a text contains them, since noncharacters are removed from
/// the input first. `None` if there are none.
pub(super) fn unmark(text: &str) -> Option<String> {
    let has_noncharacter = text.contains(is_noncharacter);
    has_noncharacter.then(|| {
        let plain = text.replace(MARKER_BEFORE_RUN, "").replace(MARKER_AFTER_RUN, "");
        let written = |char| match char {
            STAR => '*',
            LINE => '_',
            other => other,
        };
        plain.chars().map(written).filter(|char| !is_noncharacter(*char)).collect()
    })
}

/// Characters that no page may contain: they would be taken for the parser's marks, or make the
/// HTML invalid.
pub(super) fn is_dropped(char: char) -> bool {
    is_noncharacter(char) || (char.is_control() && !matches!(char, '\n' | '\t'))
}

/// The noncharacters that this module uses as marks.
pub(super) fn is_noncharacter(char: char) -> bool {
    matches!(char, '\u{FDD0}'..='\u{FDEF}')
}

/// Whether a character is East Asian: wide, full-width or half-width by UAX #11, Hangul included,
/// emoji excluded.
pub(super) fn is_cjk(char: char) -> bool {
    if char.is_ascii() {
        return false;
    }
    let half_width = matches!(char, '\u{20A9}' | '\u{FF61}'..='\u{FFDC}' | '\u{FFE8}'..='\u{FFEE}');
    let hangul =
        matches!(char, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}' | '\u{D7B0}'..='\u{D7FB}');
    half_width || hangul || (char.width() == Some(2) && !is_shown_as_emoji(char))
}

/// Whether a line break between two characters is dropped: both belong to running Chinese or
/// Japanese text. Korean keeps its spaces.
pub(super) fn joins(before: char, after: char) -> bool {
    let is_joining = |char: char| is_wide(char) || is_ambiguous_mark(char);
    (is_wide(before) || is_wide(after)) && is_joining(before) && is_joining(after)
}

/// Whether the character is Han, for counting.
pub(super) fn is_han(char: char) -> bool {
    matches!(char,
        '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

fn is_wide(char: char) -> bool {
    let hangul = matches!(char, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}');
    is_cjk(char) && !hangul
}

/// Punctuation that Chinese shares with other scripts: quotation marks, dash, ellipsis, middle dot.
fn is_ambiguous_mark(char: char) -> bool {
    matches!(char, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '⸺')
}

fn is_shown_as_emoji(char: char) -> bool {
    matches!(
        char.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndEmojiComponent
    )
}

/// The last two characters before a run, and whether a backslash escapes the next one.
#[derive(Default)]
struct Seen {
    before_last: Option<char>,
    last: Option<char>,
    escaping: bool,
}

impl Seen {
    fn push(&mut self, char: char) {
        self.before_last = self.last.replace(char);
        self.escaping = char == '\\' && !self.escaping;
    }
}

fn is_digit(char: Option<char>) -> bool {
    char.is_some_and(|char| matches!(char, '0'..='9' | '０'..='９'))
}

enum Side {
    Before,
    After,
}

/// The side of a run where the plain rule needs a marker.
fn marker(seen: &Seen, next: Option<char>) -> Option<Side> {
    let (last, next) = (seen.last?, next?);
    if last.is_whitespace() || next.is_whitespace() {
        return None;
    }
    match (is_punctuation(last), is_punctuation(next)) {
        (false, true) if is_cjk(next) || follows_cjk(seen) => Some(Side::After),
        (true, false) if is_cjk(next) || is_cjk(last) => Some(Side::Before),
        _ => None,
    }
}

/// Whether the character before the run is CJK, skipping a variation selector.
fn follows_cjk(seen: &Seen) -> bool {
    match (seen.last, seen.before_last) {
        (Some('\u{FE01}'), Some('“' | '”' | '‘' | '’')) => true,
        (Some('\u{FE00}'..='\u{FE0E}'), Some(base)) => is_cjk(base) || is_punctuation(base),
        (Some('\u{E0100}'..='\u{E01EF}'), _) => true,
        (Some(last), _) => is_cjk(last),
        (None, _) => false,
    }
}

fn is_punctuation(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_punctuation();
    }
    let group = char.general_category_group();
    matches!(group, GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol)
}

fn after(next: Option<char>) -> &'static str {
    if next.is_some_and(is_delimiter) { MARKER_BEFORE_RUN } else { MARKER }
}

fn before(last: Option<char>) -> &'static str {
    if last.is_some_and(is_delimiter) { MARKER_AFTER_RUN } else { MARKER }
}

fn is_delimiter(char: char) -> bool {
    matches!(char, '*' | '_' | '~')
}

//! Headings: by their styles, and by the marks and faces of official documents.

use super::inline::{Inline, Line};
use super::styles::{Face, Role};

/// What is longer is no heading, whatever its style says: whole texts are set in such styles.
const LONGEST: usize = 100;
/// The same for what only looks like a heading.
const LONGEST_LOOK: usize = 50;
/// Digits of Chinese numbers.
const DIGITS: &str = "一二三四五六七八九十百零〇";

/// The level of a heading, from one; `None` if a line is none.
pub fn level(line: &Line) -> Option<u8> {
    let text = line.labelled_text();
    let length = text.trim().chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let styled = match line.role {
        Some(Role::Heading(level)) => Some(level),
        Some(Role::Title) => Some(1),
        Some(_) => return None,
        None => line.outline.map(|outline| outline + 1),
    };
    let ends_sentence = text.trim_end().ends_with('。') && length > LONGEST_LOOK;
    styled.filter(|_| !ends_sentence).or_else(|| by_look(line, text.trim(), length))
}

/// 一、 in 黑体, （一） in 楷体, 1. and （1） in bold letters.
fn by_look(line: &Line, text: &str, length: usize) -> Option<u8> {
    let level = official_level(text)?;
    let is_set_so = match level {
        1 => line.face == Some(Face::Hei) || line.is_bold,
        2 => matches!(line.face, Some(Face::Kai | Face::Hei)) || line.is_bold,
        _ => line.is_bold || line.face == Some(Face::Hei),
    };
    let is_sentence = text.ends_with(['。', '；', '，', '！', '？']);
    (is_set_so && !is_sentence && length <= LONGEST_LOOK).then_some(level)
}

/// The level that a mark at the beginning has in official documents.
pub fn official_level(text: &str) -> Option<u8> {
    let digits = |rest: &str, known: fn(char) -> bool| {
        let end = rest.find(|mark| !known(mark)).unwrap_or(rest.len());
        (end > 0).then(|| rest.split_at(end).1.to_owned())
    };
    let chinese = |mark: char| DIGITS.contains(mark);
    let arabic = |mark: char| mark.is_ascii_digit() || ('０'..='９').contains(&mark);
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let closes = |rest: Option<String>| rest.is_some_and(|rest| rest.starts_with(['）', ')']));
        return match () {
            () if closes(digits(inner, chinese)) => Some(2),
            () if closes(digits(inner, arabic)) => Some(4),
            () => None,
        };
    }
    if digits(text, chinese).is_some_and(|rest| rest.starts_with('、')) {
        return Some(1);
    }
    let rest = digits(text, arabic)?;
    let after = rest.strip_prefix(['.', '．', '、'])?;
    (!after.starts_with(|mark: char| mark.is_ascii_digit())).then_some(3)
}

/// Makes the sentence strong that leads a paragraph of an official document in a face of its own:
/// `（一）加强领导。` in 楷体, with the text behind it in 仿宋.
pub fn strengthen_lead(line: &mut Line) {
    if line.face.is_some() || official_level(&line.labelled_text()).is_none() {
        return;
    }
    for inline in &mut line.inlines {
        match inline {
            Inline::Text(piece) if matches!(piece.face, Face::Kai | Face::Hei) => {
                piece.format.strong = true;
            }
            _ => break,
        }
    }
}

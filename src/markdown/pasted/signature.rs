//! The closing lines of a notice (落款): the unit that publishes it, and the date.

use super::line::Line;
use super::roles::Role;

/// The most units that publish a notice together.
const UNITS: usize = 4;

/// The longest name of a unit, in characters.
const LONGEST: usize = 30;

/// What names of units end with.
const ENDINGS: &[&str] = &[
    "院",
    "校",
    "局",
    "厅",
    "部",
    "会",
    "室",
    "处",
    "科",
    "中心",
    "委",
    "办",
    "组",
    "公司",
    "集团",
    "团",
    "馆",
    "站",
    "所",
    "系",
    "学",
    "府",
    "队",
    "社",
    "联盟",
    "园",
    "基地",
    "大学",
    "幼儿园",
    "平台",
];

/// Gives closing lines their role; `has_more` says that other blocks are above.
pub(super) fn find(lines: &[Line<'_, '_>], roles: &mut [Role], has_more: bool) {
    let count = closing_lines(lines);
    let is_whole = count == lines.len() && !has_more;
    let start = lines.len() - count;
    let is_plain = |role: &Role| matches!(role, Role::Paragraph | Role::Continue);
    let Some(closing) = roles.get_mut(start..) else { return };
    if !is_whole && closing.iter().all(is_plain) {
        closing.fill(Role::Signature);
    }
}

/// The number of lines at the end that are units and a date.
fn closing_lines(lines: &[Line<'_, '_>]) -> usize {
    let text = |back: usize| {
        let line = lines.len().checked_sub(back + 1).and_then(|at| lines.get(at));
        line.filter(|line| line.mark.is_none()).map(Line::plain)
    };
    let Some(last) = text(0).filter(|last| last.chars().count() <= LONGEST + 20) else { return 0 };
    if is_both(&last) {
        return 1;
    }
    let units = |from: usize| {
        (from..from + UNITS)
            .take_while(|back| text(*back).is_some_and(|text| is_unit(&text)))
            .count()
    };
    let above = text(1).unwrap_or_default();
    match (is_date(&last), is_unit(&last) && is_date(&above)) {
        (true, _) if units(1) > 0 => 1 + units(1),
        (_, true) => 2,
        _ => 0,
    }
}

/// Whether a line is a unit and a date.
fn is_both(text: &str) -> bool {
    let cuts = text.match_indices(char::is_whitespace).map(|(at, _)| text.split_at(at));
    let mut cuts = cuts.take(LONGEST);
    cuts.any(|(unit, date)| is_unit(unit.trim()) && is_date(date))
}

/// Whether a text is the name of a unit, perhaps with a word for its seal.
fn is_unit(text: &str) -> bool {
    let name: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let name = ["（盖章）", "（公章）", "(盖章)", "（章）"]
        .iter()
        .fold(name.as_str(), |name, seal| name.strip_suffix(seal).unwrap_or(name));
    let has_mark = name.contains(['。', '，', '；', '：', '！', '？', '、', ':', ',', '“', '|']);
    let length = name.chars().count();
    (3..=LONGEST).contains(&length)
        && !has_mark
        && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether a text is a date: `2026年5月10日`, `二〇二六年五月十日`, `2026-05-10`.
fn is_date(text: &str) -> bool {
    let date: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let mut parts = date.split(['年', '月', '日', '-', '.', '/', '．', '－']);
    let ends = date.ends_with(|char: char| char == '日' || char == '月' || is_digit(char));
    let is_part = |part: Option<&str>, lengths: std::ops::RangeInclusive<usize>| {
        part.is_some_and(|part| {
            lengths.contains(&part.chars().count()) && part.chars().all(is_digit)
        })
    };
    let year = is_part(parts.next(), 4..=4);
    let month = is_part(parts.next(), 1..=2);
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let day = rest.first().is_none_or(|day| is_part(Some(day), 1..=3));
    ends && year && month && day && rest.len() <= 1 && (date.contains('月') || rest.len() == 1)
}

fn is_digit(char: char) -> bool {
    matches!(char, '0'..='9' | '０'..='９' | '〇' | '○' | '零')
        || matches!(char, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

//! Hints in texts that name no day: a part of a month, and numbers that are days or hours.

use super::TimeContext;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Parts of a month with their first days.
const PARTS: &[(&str, i8)] = &[
    ("中下旬", 11),
    ("上旬", 1),
    ("中旬", 11),
    ("下旬", 21),
    ("初", 1),
    ("中", 11),
    ("底", 21),
    ("末", 21),
];

/// The earliest day that a text without days leaves possible: 5月中旬, 活动周期间.
pub fn about(text: &str, context: &TimeContext) -> Option<Date> {
    let plain: String = text.nfkc().filter(|mark| !mark.is_whitespace()).collect();
    let (before, after) = match plain.split_once('月') {
        Some(parts) => parts,
        None => return context.edition.map(|(first, _)| first).filter(|_| is_about_week(&plain)),
    };
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let month = match digits.chars().rev().collect::<String>().parse::<i8>() {
        Ok(month) => month,
        Err(_) => han_month(before)?,
    };
    let day = PARTS.iter().find(|(word, _)| after.starts_with(word)).map_or(1, |(_, day)| *day);
    Date::new(context.year?, month, day).ok()
}

fn is_about_week(plain: &str) -> bool {
    ["活动周", "活动期间", "每天", "每日", "每周", "工作日", "周末"]
        .iter()
        .any(|word| plain.contains(word))
}

fn han_month(before: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let found = MONTHS.iter().rposition(|month| before.ends_with(month))?;
    i8::try_from(found + 1).ok()
}

/// Whether a text consists of numbers with points: `8.30-11.30`.
pub fn is_dotted(text: &str) -> bool {
    let mut plain = text.nfkc().filter(|mark| !mark.is_whitespace());
    text.contains(['.', '．'])
        && plain
            .all(|mark| mark.is_ascii_digit() || matches!(mark, '.' | '-' | '—' | '–' | '~' | '至'))
        && text.matches(['.', '．']).count() <= 2
}

/// Both meanings of such a text, spelt out.
pub fn day_or_hour(text: &str) -> Vec<String> {
    let plain: String = text.nfkc().filter(|mark| !mark.is_whitespace()).collect();
    let first: String =
        plain.chars().take_while(|mark| mark.is_ascii_digit() || *mark == '.').collect();
    let (one, two) = first.split_once('.').unwrap_or((&first, ""));
    vec![format!("{one}月{two}日"), format!("{one}:{two}")]
}

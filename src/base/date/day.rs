//! Forms in which a day is written, not yet checked against the calendar.

use super::token::Token;
use super::token::Token::{Comma, Day, Dot, Hyphen, Month, MonthName, Number, Slash, Year};

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayForm {
    /// Year, month and day.
    Whole(i64, i64, i64),
    /// Month and day.
    InYear(i64, i64),
    /// The day of the month.
    InMonth(i64),
    /// Three numbers of which none is certainly the year, or which do not begin with the year.
    Unordered(i64, i64, i64),
    /// `5-14`: a day, or two numbers and the range between them.
    Pair(i64, i64),
}

type Found<'a> = (DayForm, &'a [Token]);

/// The day at the start of `tokens`, and the tokens after it.
pub fn day_form(tokens: &[Token]) -> Option<Found<'_>> {
    whole(tokens)
        .or_else(|| named_month(tokens))
        .or_else(|| unordered(tokens))
        .or_else(|| part(tokens))
}

/// 2023年5月14日, 2023-05-14, 2023.5.14, 20230514.
fn whole(tokens: &[Token]) -> Option<Found<'_>> {
    if let [Number { value, digits: 8 }, rest @ ..] = tokens {
        return Some((DayForm::Whole(value / 10000, value / 100 % 100, value % 100), rest));
    }
    let [Number { value: year, digits: digits @ (2 | 4) }, first, rest @ ..] = tokens else {
        return None;
    };
    // 26年5月14日: only 年 tells two digits from a month or a day.
    let year = match (digits, first) {
        (4, _) => *year,
        (_, Year) => 2000 + year,
        _ => return None,
    };
    let [Number { value: month, digits: 1..=2 }, second, rest @ ..] = rest else {
        return None;
    };
    let [Number { value: day, digits: 1..=2 }, rest @ ..] = rest else {
        return None;
    };
    let units = (first, second) == (&Year, &Month);
    let marks = first == second && matches!(first, Hyphen | Slash | Dot);
    (units || marks).then_some((DayForm::Whole(year, *month, *day), without(rest, Day)))
}

/// May 14, 2023; 14 May 2023; May 14.
fn named_month(tokens: &[Token]) -> Option<Found<'_>> {
    let (month, day, rest) = match tokens {
        [MonthName(month), Number { value: day, digits: 1..=2 }, rest @ ..]
        | [Number { value: day, digits: 1..=2 }, MonthName(month), rest @ ..] => (month, day, rest),
        _ => return None,
    };
    match without(rest, Comma) {
        [Number { value: year, digits: 4 }, rest @ ..] => {
            Some((DayForm::Whole(*year, *month, *day), rest))
        }
        _ => Some((DayForm::InYear(*month, *day), rest)),
    }
}

/// 05/06/2023, 23-05-14.
fn unordered(tokens: &[Token]) -> Option<Found<'_>> {
    let [Number { value: a, digits: 1..=2 }, first, rest @ ..] = tokens else {
        return None;
    };
    let [Number { value: b, digits: 1..=2 }, second, rest @ ..] = rest else {
        return None;
    };
    let [Number { value: c, digits: 2 | 4 }, rest @ ..] = rest else {
        return None;
    };
    let marks = first == second && matches!(first, Hyphen | Slash | Dot);
    marks.then_some((DayForm::Unordered(*a, *b, *c), rest))
}

/// 5月14日, 5/14, 5.14, 5-14, 14日.
fn part(tokens: &[Token]) -> Option<Found<'_>> {
    let [Number { value: first, digits: 1..=2 }, mark, rest @ ..] = tokens else {
        return None;
    };
    if *mark == Day {
        return Some((DayForm::InMonth(*first), rest));
    }
    let [Number { value: second, digits: 1..=2 }, rest @ ..] = rest else {
        return None;
    };
    match mark {
        Month | Slash | Dot => Some((DayForm::InYear(*first, *second), without(rest, Day))),
        Hyphen if rest.is_empty() => Some((DayForm::Pair(*first, *second), rest)),
        _ => None,
    }
}

/// The tokens after `optional`, if that stands first; otherwise all of them.
fn without(rest: &[Token], optional: Token) -> &[Token] {
    match rest {
        [first, rest @ ..] if *first == optional => rest,
        _ => rest,
    }
}

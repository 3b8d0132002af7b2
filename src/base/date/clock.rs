//! Times of day: 9:00, 9点半, 下午2时30分, 2:30 PM, 09:00:00+08:00.

use super::DateProblem;
use super::token::{Part, Token};
use jiff::civil::Time;

/// A time of day as written.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// On the 24-hour clock, without its `offset`; 0:00 for 24:00.
    pub time: Time,
    /// Whether it is 0:00 of the next day, written as 24:00 or midnight.
    pub next_day: bool,
    /// The part of the day as written, or as taken over from the start of the span.
    pub part: Option<Part>,
    /// Minutes east of UTC.
    pub offset: Option<i64>,
}

/// Reads a time of day off the front of `tokens`; `None` if there is none. The part of the day of
/// `first`, the start of the span, also holds for an end without one: 下午2:00—4:00.
pub fn clock(tokens: &mut &[Token], first: Option<Clock>) -> Result<Option<Clock>, DateProblem> {
    let mut rest = *tokens;
    let mut part = None;
    if let [Token::Part(word), behind @ ..] = rest {
        part = Some(*word);
        rest = behind;
    }
    let Some((hour, minute, second)) = digits(&mut rest) else {
        return match part {
            Some(word) => Err(DateProblem::Vague { word: word.word() }),
            None => Ok(None),
        };
    };
    if let [Token::Part(word @ (Part::Am | Part::Pm)), behind @ ..] = rest {
        part = Some(*word);
        rest = behind;
    }
    let offset = offset(&mut rest, second.is_some());
    *tokens = rest;
    let carried = part.or_else(|| first.and_then(|first| carried(first, hour, minute)));
    let hour_is_24 = hour == 24;
    let (hour, next_day) =
        day_hour(hour, carried).ok_or(DateProblem::NoSuchTime { hour, minute })?;
    let time = time(hour, minute, second.unwrap_or(0))?;
    if next_day && hour_is_24 && time != Time::midnight() {
        return Err(DateProblem::NoSuchTime { hour: 24, minute });
    }
    Ok(Some(Clock { time, next_day, part: carried, offset }))
}

/// The part of the day that an end without one takes over from the start.
fn carried(first: Clock, hour: i64, minute: i64) -> Option<Part> {
    let part = first.part?;
    let is_later = matches!(part, Part::Afternoon | Part::Evening | Part::Pm | Part::Noon);
    let as_written = (hour, minute) > (first.time.hour().into(), first.time.minute().into());
    (is_later && hour < 12 && !as_written).then_some(if part == Part::Noon {
        Part::Afternoon
    } else {
        part
    })
}

type Digits = (i64, i64, Option<i64>);

/// Hour, minute and, if written, second.
fn digits(rest: &mut &[Token]) -> Option<Digits> {
    let [Token::Number { value: hour, digits: 1..=2 }, mark, behind @ ..] = *rest else {
        return None;
    };
    let (found, behind) = match mark {
        Token::Colon => with_colons(*hour, behind)?,
        Token::Hour => with_units(*hour, behind),
        // 9 AM
        Token::Part(Part::Am | Part::Pm) => {
            *rest = rest.get(1..).unwrap_or_default();
            return Some((*hour, 0, None));
        }
        _ => return None,
    };
    *rest = match behind {
        [Token::Sharp, behind @ ..] => behind,
        _ => behind,
    };
    Some(found)
}

/// Reads on after `9:` in 9:00, 09:00:00 and 09:00:00.000.
fn with_colons(hour: i64, behind: &[Token]) -> Option<(Digits, &[Token])> {
    use Token::{Colon, Dot, Number};
    let [Number { value: minute, digits: 2 }, behind @ ..] = behind else {
        return None;
    };
    let [Colon, Number { value: second, digits: 2 }, behind @ ..] = behind else {
        return Some(((hour, *minute, None), behind));
    };
    let behind = match behind {
        [Dot, Number { .. }, behind @ ..] => behind,
        _ => behind,
    };
    Some(((hour, *minute, Some(*second)), behind))
}

/// Reads on after `9点` in 9点半, 9点一刻, 9时30分, 9时30分15秒 and 9点30.
fn with_units(hour: i64, behind: &[Token]) -> (Digits, &[Token]) {
    use Token::{Half, Minute, Number, Quarter, Second};
    match behind {
        [Half, behind @ ..] => ((hour, 30, None), behind),
        [Number { value: quarters @ 1..=3, .. }, Quarter, behind @ ..] => {
            ((hour, quarters * 15, None), behind)
        }
        [
            Number { value: minute, .. },
            Minute,
            Number { value: second, .. },
            Second,
            behind @ ..,
        ] => ((hour, *minute, Some(*second)), behind),
        [Number { value: minute, digits: 1..=2 }, Minute, behind @ ..]
        | [Number { value: minute, digits: 2 }, behind @ ..] => ((hour, *minute, None), behind),
        _ => ((hour, 0, None), behind),
    }
}

/// `Z`, `+08:00`, `+0800`, and `-05:00` if seconds show that no span is meant.
fn offset(rest: &mut &[Token], has_seconds: bool) -> Option<i64> {
    use Token::{Colon, Hyphen, Number, Plus, Zulu};
    let (sign, behind) = match *rest {
        [Zulu, behind @ ..] => {
            *rest = behind;
            return Some(0);
        }
        [Plus, behind @ ..] => (1, behind),
        [Hyphen, behind @ ..] if has_seconds => (-1, behind),
        _ => return None,
    };
    let (minutes, behind) = match behind {
        [
            Number { value: h @ 0..=14, digits: 2 },
            Colon,
            Number { value: m @ 0..=59, digits: 2 },
            behind @ ..,
        ] if !matches!(behind, [Colon, ..]) => (h * 60 + m, behind),
        [Number { value, digits: 4 }, behind @ ..] if *value <= 1459 => {
            (value / 100 * 60 + value % 100, behind)
        }
        _ => return None,
    };
    *rest = behind;
    Some(sign * minutes)
}

/// The hour of the day (0 to 23), and whether it is 0:00 of the next day.
fn day_hour(hour: i64, part: Option<Part>) -> Option<(i64, bool)> {
    match (part, hour) {
        (None | Some(Part::Evening), 24) => Some((0, true)),
        (Some(Part::Evening), 12) => Some((0, true)),
        (Some(Part::Night | Part::Am), 12) => Some((0, false)),
        (Some(Part::Morning | Part::Night | Part::Am), 0..=12) => Some((hour, false)),
        (Some(Part::Noon), 1..=2) => Some((hour + 12, false)),
        (Some(Part::Noon), 11..=14) => Some((hour, false)),
        (Some(Part::Afternoon | Part::Evening | Part::Pm), 1..=11) => Some((hour + 12, false)),
        (Some(Part::Afternoon | Part::Evening | Part::Pm), 12..=23) => Some((hour, false)),
        (None, 0..=23) => Some((hour, false)),
        _ => None,
    }
}

fn time(hour: i64, minute: i64, second: i64) -> Result<Time, DateProblem> {
    // A leap second is shown as the second before it.
    let second = if second == 60 { 59 } else { second };
    Time::new(small(hour), small(minute), small(second), 0)
        .map_err(|_| DateProblem::NoSuchTime { hour, minute })
}

/// A number for a calendar or a clock; too large for both if it is too large for the type.
pub fn small(number: i64) -> i8 {
    i8::try_from(number).unwrap_or(i8::MAX)
}

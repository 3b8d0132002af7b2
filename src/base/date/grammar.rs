//! The grammar of dates: from a sequence of tokens to a moment or a span.
//!
//! A span is a moment, then perhaps a range mark and the parts that differ in the second moment. A
//! moment is a day, a weekday and a time, each of which may be missing if the first moment has
//! given it.

use super::clock::{Clock, clock, small};
use super::day::{DayForm, day_form};
use super::token::{Token, tokens};
use super::{DateProblem, Moment, TimeSpan};
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, ToSpan};

/// Reads a text. `year` supplies a missing year, `start` everything else that is missing.
pub fn read(text: &str, year: Option<i16>, start: Option<Moment>) -> Result<TimeSpan, DateProblem> {
    let tokens = tokens(text).ok_or(DateProblem::Unreadable)?;
    let mut reader = Reader { tokens: &tokens, year, wrong_weekday: None };
    let first = reader.moment(start, None)?;
    let end = match reader.tokens {
        [] => None,
        [Token::To | Token::Hyphen, rest @ ..] => {
            reader.tokens = rest;
            Some(reader.second(&first)?)
        }
        rest if rest.iter().any(|token| matches!(token, Token::Comma | Token::Day)) => {
            return Err(DateProblem::Several);
        }
        _ => return Err(DateProblem::Unreadable),
    };
    let read = TimeSpan { start: first.moment, end };
    match (reader.tokens, reader.wrong_weekday) {
        ([], None) => Ok(read),
        ([], Some((date, written))) => Err(DateProblem::WrongWeekday { read, date, written }),
        ([Token::Comma, ..], _) => Err(DateProblem::Several),
        // 5月14日—16日 9:00—11:30: the same hours on each day.
        _ if end.is_some_and(|end| end.time.is_some()) => Err(DateProblem::Several),
        _ => Err(DateProblem::Unreadable),
    }
}

/// A moment, and the clock time as written.
struct Told {
    moment: Moment,
    clock: Option<Clock>,
}

struct Reader<'a> {
    tokens: &'a [Token],
    year: Option<i16>,
    wrong_weekday: Option<(Date, Weekday)>,
}

impl Reader<'_> {
    fn moment(&mut self, start: Option<Moment>, first: Option<&Told>) -> Result<Told, DateProblem> {
        let mut weekday = self.weekday();
        let day = self.day(start)?;
        let has_day = day.is_some();
        let date = day.or(start.map(|start| start.date)).ok_or(DateProblem::Unreadable)?;
        self.skip(|token| matches!(token, Token::Comma));
        weekday = weekday.or_else(|| self.weekday());
        let wrong = weekday.filter(|written| *written != date.weekday());
        self.wrong_weekday = self.wrong_weekday.or(wrong.map(|written| (date, written)));
        self.skip(|token| matches!(token, Token::T | Token::Comma));
        let all_day = self.skip(|token| matches!(token, Token::AllDay));
        let clock = if all_day {
            None
        } else {
            clock(&mut self.tokens, first.and_then(|told| told.clock))?
        };
        if !has_day && clock.is_none() {
            return Err(DateProblem::Unreadable);
        }
        let moment = match &clock {
            Some(clock) => at(date, clock)?,
            None => Moment::day(date),
        };
        Ok(Told { moment, clock })
    }

    /// The second moment of a span: 11:30, 16日, 5月16日, or a complete one.
    fn second(&mut self, first: &Told) -> Result<Moment, DateProblem> {
        let start = first.moment;
        if let [Token::Number { value: day, digits: 1..=2 }, rest @ ..] = self.tokens
            && first.clock.is_none()
            && matches!(rest, [] | [Token::Weekday(_), ..])
        {
            self.tokens = rest;
            return Ok(Moment::day(date(start.date.year(), start.date.month().into(), *day)?));
        }
        let second = self.moment(Some(start), Some(first))?;
        if first.clock.is_none() && second.clock.is_some() {
            return Err(DateProblem::Several);
        }
        Ok(second.moment)
    }

    fn skip(&mut self, is_skipped: impl Fn(&Token) -> bool) -> bool {
        match self.tokens {
            [first, rest @ ..] if is_skipped(first) => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    fn weekday(&mut self) -> Option<Weekday> {
        let [Token::Weekday(day), rest @ ..] = self.tokens else { return None };
        self.tokens = rest;
        self.skip(|token| matches!(token, Token::Comma));
        Some(*day)
    }

    /// A day; `None` if there is none here. `start` supplies a missing year and month.
    fn day(&mut self, start: Option<Moment>) -> Result<Option<Date>, DateProblem> {
        let Some((form, rest)) = day_form(self.tokens) else {
            return Ok(None);
        };
        let year = start.map(|start| start.date.year()).or(self.year);
        let found = match (form, start) {
            (DayForm::Whole(year, month, day), _) => whole(year, month, day)?,
            (DayForm::InYear(month, day), _) => in_year(year, month, day)?,
            (DayForm::InMonth(day), None) => return Err(DateProblem::MissingMonth { day }),
            (DayForm::InMonth(day), Some(start)) => {
                date(start.date.year(), start.date.month().into(), day)?
            }
            (DayForm::Unordered(a, b, c), _) => return Err(two_readings(a, b, c)),
            (DayForm::Pair(month, day), None) if date(2024, month, day).is_ok() => {
                return Err(DateProblem::Ambiguous {
                    readings: vec![format!("{month}月{day}日")]
                });
            }
            (DayForm::Pair(..), _) => return Ok(None),
        };
        self.tokens = rest;
        Ok(Some(found))
    }
}

pub(super) fn whole(year: i64, month: i64, day: i64) -> Result<Date, DateProblem> {
    date(i16::try_from(year).unwrap_or(i16::MAX), month, day)
}

pub(super) fn in_year(year: Option<i16>, month: i64, day: i64) -> Result<Date, DateProblem> {
    match year {
        Some(year) => date(year, month, day),
        // 2024 is a leap year: a day that it lacks is in no year at all.
        None => date(2024, month, day).and(Err(DateProblem::MissingYear { month, day })),
    }
}

pub(super) fn date(year: i16, month: i64, day: i64) -> Result<Date, DateProblem> {
    Date::new(year, small(month), small(day)).map_err(|_| DateProblem::NoSuchDay { month, day })
}

/// `05/06/2023` and `23-05-14`: every reading that is a day.
pub(super) fn two_readings(a: i64, b: i64, c: i64) -> DateProblem {
    let orders = if c >= 100 {
        vec![(c, a, b), (c, b, a)]
    } else {
        vec![(2000 + a, b, c), (2000 + c, a, b), (2000 + c, b, a)]
    };
    let mut readings: Vec<String> = Vec::new();
    for (year, month, day) in orders {
        if let Ok(date) = whole(year, month, day)
            && !readings.contains(&date.to_string())
        {
            readings.push(date.to_string());
        }
    }
    if readings.is_empty() { DateProblem::Unreadable } else { DateProblem::Ambiguous { readings } }
}

/// A clock time on a day; 24:00 becomes 0:00 of the next day, an offset is converted to +08:00.
pub(super) fn at(date: Date, clock: &Clock) -> Result<Moment, DateProblem> {
    let far = |_| DateProblem::Unreadable;
    let date = if clock.next_day { date.checked_add(1.day()).map_err(far)? } else { date };
    let Some(minutes_east) = clock.offset else {
        return Ok(Moment { date, time: Some(clock.time) });
    };
    const CHINA: i64 = 8 * 60;
    let shift = SignedDuration::from_mins(CHINA - minutes_east);
    let moved = date.to_datetime(clock.time).checked_add(shift).map_err(far)?;
    Ok(Moment::at(moved))
}

//! Times of an activity as people write them in lists: several days and hours in one text, 每天,
//! 次日, a day of the month alone, a part of the day without an hour, words instead of a time.
//!
//! What has one meaning becomes slots. What lacks an hour or a day, or has two meanings, keeps the
//! writer's words, with the days that are certain. Only a day or an hour that no calendar or clock
//! has is a mistake.

mod assemble;
mod clues;
#[cfg(test)]
mod laws;
mod read;
mod scan;
#[cfg(test)]
mod tests;

use super::grammar;
use super::{DateProblem, Moment, TimeSpan};
use jiff::civil::{Date, Weekday};

/// Characters of the longest text that is read as a time.
const LONGEST: usize = 600;
/// The most slots that are made of one text; more days are one span, in the writer's words.
const MOST_SLOTS: usize = 100;
/// The days around the edition in which `8.30` is a day and no hour.
const NEAR: i32 = 45;

/// What times may leave out.
#[derive(Debug, Clone, Copy, Default)]
pub struct TimeContext {
    /// The edition's year, for dates without one.
    pub year: Option<i16>,
    /// The first and the last day of the edition: for 14日, 周六 and 每天.
    pub edition: Option<(Date, Date)>,
    /// A moment on whose day times without a day are.
    pub start: Option<Moment>,
}

/// A day with or without hours, or a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Without a clock time where no hour is certain.
    pub span: TimeSpan,
    /// Words that stand beside the time: 暂定, 8:30签到; or the part of the day instead of an hour.
    pub remark: Option<String>,
}

/// The meaning of a text about times.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Times {
    /// In the order written; empty where no day is certain.
    pub slots: Vec<Slot>,
    /// The reason why the text must be shown as it is written; `None` if the slots say all of it.
    pub doubt: Option<DateProblem>,
    /// A day with the weekday of another one written beside it.
    pub wrong_weekday: Option<(Date, Weekday)>,
    /// The earliest possible day, where the text names no day but a part of a month or the week.
    pub about: Option<Date>,
}

impl Times {
    /// The only span, if the text is nothing but that.
    pub fn only(&self) -> Option<TimeSpan> {
        match self.slots.as_slice() {
            [Slot { span, remark: None }] if self.doubt.is_none() => Some(*span),
            _ => None,
        }
    }
}

impl From<TimeSpan> for Times {
    fn from(span: TimeSpan) -> Self {
        Self { slots: vec![Slot { span, remark: None }], ..Self::default() }
    }
}

/// Reads a text about times. An error is a day or an hour that does not exist.
pub fn parse_times(text: &str, context: &TimeContext) -> Result<Times, DateProblem> {
    let year = context.start.map(|start| start.date.year()).or(context.year);
    match grammar::read(text, year, context.start) {
        Ok(span) if !may_be_hours(text, span.start.date, context) => return Ok(span.into()),
        Ok(_) => {
            let doubt = Some(DateProblem::Ambiguous { readings: clues::day_or_hour(text) });
            return Ok(Times { doubt, ..Times::default() });
        }
        Err(DateProblem::WrongWeekday { read, date, written }) => {
            let wrong_weekday = Some((date, written));
            return Ok(Times { wrong_weekday, ..read.into() });
        }
        Err(_) => {}
    }
    if text.chars().nth(LONGEST).is_some() {
        return Ok(Times { doubt: Some(DateProblem::Unreadable), ..Times::default() });
    }
    let scanned = scan::scan(text);
    let read = read::read(&scanned, context)?;
    let mut times = assemble::assemble(read, &scanned, context)?;
    if times.slots.is_empty() {
        times.about = clues::about(text, context);
    }
    Ok(times)
}

/// Whether a text of numbers and points, `8.30-11.30`, names days far from the edition and is more
/// likely meant as hours.
fn may_be_hours(text: &str, day: Date, context: &TimeContext) -> bool {
    let Some((first, last)) = context.edition else { return false };
    let is_far = |from: Date, to: Date| from.until(to).is_ok_and(|span| span.get_days() > NEAR);
    clues::is_dotted(text) && (is_far(day, first) || is_far(last, day))
}

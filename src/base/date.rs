//! Days and moments as people write them, in China Standard Time.
//!
//! One grammar reads a day, a moment and a whole span; `parse_moment` refuses a span. Nothing is
//! guessed: an ambiguous text is refused, with the spellings that make it clear.

pub mod clock;
pub mod day;
pub mod grammar;
mod kept;
pub mod label;
pub mod message;
#[cfg(test)]
pub mod tests;
pub mod times;
pub mod token;

use grammar::read;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};
use kept::Kept;
use serde::{Deserialize, Serialize};

/// A day, with a time of day where one is given. China has had one time zone without summer time
/// since 1991, so it is a civil day or time in China Standard Time and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Kept", try_from = "Kept")]
pub struct Moment {
    /// In China.
    pub date: Date,
    /// China Standard Time; `None` for the day as a whole.
    pub time: Option<Time>,
}

impl Moment {
    /// The day as a whole.
    pub fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// The instant at which something with this start begins; midnight for a bare day.
    pub fn first_instant(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }

    /// The instant at which something with this end is over; the end of the day for a bare day.
    pub fn last_instant(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::MAX))
    }

    /// A time of a day.
    pub fn at(time: DateTime) -> Self {
        Self { date: time.date(), time: Some(time.time()) }
    }

    /// `2023-05-14`, or `2023-05-14T09:00:00+08:00`.
    pub fn iso(self) -> String {
        if self.time.is_some() { self.instant() } else { self.date.to_string() }
    }

    /// `2023-05-14T00:00:00+08:00`, also for a whole day: for formats that have no bare days.
    pub fn instant(self) -> String {
        format!("{}+08:00", self.first_instant().strftime("%Y-%m-%dT%H:%M:%S"))
    }

    /// `2023-05-14`, or `2023-05-14 09:00`: for people.
    pub fn plain(self) -> String {
        match self.time {
            None => self.date.to_string(),
            Some(time) if time.second() == 0 => format!("{} {}", self.date, time.strftime("%H:%M")),
            Some(time) => format!("{} {}", self.date, time.strftime("%H:%M:%S")),
        }
    }

    /// The same instant in UTC; at the very beginning of the calendar the civil time itself.
    pub fn utc(self) -> DateTime {
        let civil = self.first_instant();
        civil.checked_sub(8.hours()).unwrap_or(civil)
    }
}

/// A span of time, or a single moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeSpan {
    /// The beginning, or the only moment.
    pub start: Moment,
    /// `None` if only a beginning is given.
    pub end: Option<Moment>,
}

impl TimeSpan {
    /// The only moment, which a span with an end does not have.
    fn only(self) -> Result<Moment, DateProblem> {
        self.end.map_or(Ok(self.start), |_| Err(DateProblem::IsSpan))
    }
}

/// The reason why a text is not understood as a day or moment.
#[derive(Debug, Clone, PartialEq)]
pub enum DateProblem {
    /// No known spelling of a date.
    Unreadable,
    /// A day that does not exist, as 30 February.
    NoSuchDay {
        /// As written.
        month: i64,
        /// As written.
        day: i64,
    },
    /// A time of day that does not exist, as 25:00.
    NoSuchTime {
        /// As written.
        hour: i64,
        /// As written.
        minute: i64,
    },
    /// Month and day alone, where no year is known.
    MissingYear {
        /// 1 to 12.
        month: i64,
        /// A day that the month has in some year.
        day: i64,
    },
    /// The day of the month alone.
    MissingMonth {
        /// As written.
        day: i64,
    },
    /// More than one possible meaning.
    Ambiguous {
        /// Spellings with one meaning, to choose from.
        readings: Vec<String>,
    },
    /// A part of the day without a clock time, as 上午.
    Vague {
        /// The part of the day in its usual word, whatever was written.
        word: &'static str,
    },
    /// A day without an hour where the text promises one, as 5月14日起.
    NoHour,
    /// No day, as 待定 or 9:00.
    NoDay,
    /// A span of time where one moment is expected.
    IsSpan,
    /// Several days, each with times of its own, or days that do not follow each other.
    Several,
    /// A readable date beside a weekday that is another day's.
    WrongWeekday {
        /// The date or span without the weekday.
        read: TimeSpan,
        /// The day beside the weekday.
        date: Date,
        /// The weekday as written.
        written: Weekday,
    },
}

impl DateProblem {
    /// The date as read nonetheless; only a wrong weekday leaves one.
    pub fn recovered(&self) -> Option<TimeSpan> {
        match self {
            Self::WrongWeekday { read, .. } => Some(*read),
            _ => None,
        }
    }
}

/// Reads a day with or without a time of day. `year` is the edition's year, for texts without one.
pub fn parse_moment(text: &str, year: Option<i16>) -> Result<Moment, DateProblem> {
    parse_span(text, year)?.only()
}

/// Reads a text that may hold a whole span: `5月14日上午9:00-11:30`, `5月14日至16日`.
pub fn parse_span(text: &str, year: Option<i16>) -> Result<TimeSpan, DateProblem> {
    read(text, year, None)
}

/// Reads a span that may leave out parts of `start`: `9:00-11:30` on its day, `16日` in its month.
pub fn parse_span_on(text: &str, start: Moment) -> Result<TimeSpan, DateProblem> {
    read(text, Some(start.date.year()), Some(start))
}

/// Reads the end of something that begins at `start`: also `11:30`, `16日`, `下午4点`.
pub fn parse_end(text: &str, start: Moment) -> Result<Moment, DateProblem> {
    parse_span_on(text, start)?.only()
}

//! Moments as machine-readable formats want them.
//!
//! China has had one time zone without summer time since 1991, so a moment is a civil day or time in
//! China Standard Time and nothing else.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

/// A day, with a time of day where one is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    pub date: Date,
    pub time: Option<Time>,
}

impl Moment {
    /// The day as a whole.
    pub fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// A time of a day.
    pub fn at(time: DateTime) -> Self {
        Self { date: time.date(), time: Some(time.time()) }
    }

    /// The instant at which something that starts then starts; a bare day starts at midnight.
    pub fn first_instant(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }

    /// `2023-05-14`, or `2023-05-14T09:00:00+08:00`.
    pub fn iso(self) -> String {
        if self.time.is_some() { self.instant() } else { self.date.to_string() }
    }

    /// `2023-05-14T00:00:00+08:00`, also for a whole day: for formats that know no days.
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

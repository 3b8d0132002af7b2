//! Moments in machine-readable formats.
//!
//! China has had one time zone without summer time since 1991, so a moment is a civil day or time
//! in China Standard Time and nothing else.

pub use crate::base::date::Moment;
use jiff::ToSpan;
use jiff::civil::DateTime;

impl Moment {
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

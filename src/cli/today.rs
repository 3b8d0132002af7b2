//! The clock, which only `new` and `add` read: the date that they write is the user's to edit.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{self, TimeZone};

/// Today in China.
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::fixed(tz::offset(8))).date()
}

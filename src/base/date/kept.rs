//! The form of a moment in the cache: a few numbers rather than a text that needs parsing.

use super::Moment;
use jiff::civil::{Date, Time};

/// Year, month, day; hour, minute, second, nanosecond.
pub type Kept = (i16, i8, i8, Option<Clock>);
type Clock = (i8, i8, i8, i32);

impl From<Moment> for Kept {
    fn from(Moment { date, time }: Moment) -> Self {
        let clock =
            |time: Time| (time.hour(), time.minute(), time.second(), time.subsec_nanosecond());
        (date.year(), date.month(), date.day(), time.map(clock))
    }
}

impl TryFrom<Kept> for Moment {
    type Error = jiff::Error;

    fn try_from((year, month, day, clock): Kept) -> Result<Self, jiff::Error> {
        let time = clock.map(|(hour, minute, second, nano)| Time::new(hour, minute, second, nano));
        Ok(Self { date: Date::new(year, month, day)?, time: time.transpose()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_comes_back_and_no_other_one_does() {
        let day = Moment::day(Date::new(2024, 2, 29).unwrap());
        let late = Moment { time: Some(Time::MAX), ..day };
        for moment in [day, late, Moment::day(Date::MIN), Moment::day(Date::MAX)] {
            let bytes = postcard::to_stdvec(&moment).unwrap();
            assert_eq!(postcard::from_bytes::<Moment>(&bytes), Ok(moment));
        }
        let none = (2023_i16, 2_i8, 29_i8, None::<Clock>);
        assert!(postcard::from_bytes::<Moment>(&postcard::to_stdvec(&none).unwrap()).is_err());
    }
}

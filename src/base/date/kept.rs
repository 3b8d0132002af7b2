//! The form of a moment in the cache: a few numbers rather than a text that needs parsing.

use super::Moment;
use jiff::civil::{Date, Time};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Hour, minute, second, nanosecond.
type Clock = (i8, i8, i8, i32);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let clock =
            |time: Time| (time.hour(), time.minute(), time.second(), time.subsec_nanosecond());
        let date = self.date;
        (date.year(), date.month(), date.day(), self.time.map(clock)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (year, month, day, clock) = <(i16, i8, i8, Option<Clock>)>::deserialize(deserializer)?;
        let time = |(hour, minute, second, nano)| Time::new(hour, minute, second, nano);
        Ok(Self {
            date: Date::new(year, month, day).map_err(D::Error::custom)?,
            time: clock.map(time).transpose().map_err(D::Error::custom)?,
        })
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

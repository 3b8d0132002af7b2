//! The dates that `new` and `add` write: today, and that of a year's week, as far as it is known. They
//! are only ever a suggestion, for the user to edit.

use jiff::civil::{Date, Weekday, date};
use jiff::tz::{self, TimeZone};
use jiff::{Timestamp, ToSpan};

/// The first days of past weeks, with their themes, from the ministry's notices. No rule gives them
/// all: some began on other days, one was in November.
const PAST: [(i16, i8, i8, &str); 11] = [
    (2015, 5, 10, "支撑中国制造，成就出彩人生"),
    (2016, 5, 8, "弘扬工匠精神 打造技能强国"),
    (2017, 5, 7, "共筑职教梦，喜迎十九大"),
    (2018, 5, 6, "职教改革四十年 产教融合育工匠"),
    (2019, 5, 6, "迎祖国七十华诞 展职教时代风采"),
    (2020, 11, 8, "人人出彩，技能强国"),
    (2021, 5, 22, "技能：让生活更美好"),
    (2022, 5, 8, "技能：让生活更美好"),
    (2023, 5, 14, "技能：让生活更美好"),
    (2024, 5, 12, "一技在手，一生无忧"),
    (2025, 5, 11, "一技在手，一生无忧"),
];

/// Today in China.
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::fixed(tz::offset(8))).date()
}

/// A suggestion for a year's week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    pub start: Date,
    pub end: Date,
    /// The theme in the year's notice; `None` for a year whose notice this version does not know.
    pub theme: Option<&'static str>,
}

/// The week of a year: a past one as it was, otherwise the seven days from the second Sunday of
/// May.
pub fn suggest(year: i16) -> Week {
    let past = PAST.iter().find(|(past, ..)| *past == year);
    let start = past
        .map_or_else(|| second_sunday_of_may(year), |(_, month, day, _)| date(year, *month, *day));
    Week { start, end: start.saturating_add(6.days()), theme: past.map(|(.., theme)| *theme) }
}

fn second_sunday_of_may(year: i16) -> Date {
    let first = date(year, 5, 1);
    let to_sunday = first.weekday().until(Weekday::Sunday);
    first.saturating_add(i32::from(to_sunday + 7).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_sunday_of_may_is_suggested_for_years_to_come() {
        assert_eq!(suggest(2026).start, date(2026, 5, 10));
        assert_eq!(suggest(2027).start, date(2027, 5, 9));
        assert_eq!(suggest(2028).start, date(2028, 5, 14));
        assert_eq!(suggest(2026).theme, None);
    }

    #[test]
    fn past_weeks_are_as_they_were() {
        assert_eq!(suggest(2021).start, date(2021, 5, 22));
        assert_eq!(suggest(2020).end, date(2020, 11, 14));
    }
}

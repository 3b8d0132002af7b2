//! Numbers and dates as a person would write them.

use jiff::{ToSpan, civil::Date};

/// The day 0 of Excel; that of 1904 is used by old versions for the Mac.
const EPOCH_1900: Date = jiff::civil::date(1899, 12, 30);
const EPOCH_1904: Date = jiff::civil::date(1904, 1, 1);

/// Whole numbers beyond this are not exact in a spreadsheet.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A number without `.0`, exponent or the noise of binary fractions: `13812345678`, `0.1`.
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return format!("{value:.0}");
    }
    // Spreadsheets keep 15 significant digits; more of them are noise (0.30000000000000004).
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    Y1900,
    Y1904,
}

/// An Excel date in ISO form: `2023-05-14`, `2023-05-14 09:00`, or `09:00` for a time of day alone.
/// `None` if it is no date of the Gregorian calendar before 10000.
pub fn serial(value: f64, epoch: Epoch) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let (days, seconds) = day_and_second(value);
    if days == 0 && epoch == Epoch::Y1900 {
        return Some(clock(seconds));
    }
    let date = match epoch {
        // Excel believes in 29 February 1900, so its days before that are one off.
        Epoch::Y1900 if days < 60 => EPOCH_1900.checked_add((days + 1).days()),
        Epoch::Y1900 => EPOCH_1900.checked_add(days.days()),
        Epoch::Y1904 => EPOCH_1904.checked_add(days.days()),
    };
    let date = date.ok()?;
    Some(if seconds == 0 { date.to_string() } else { format!("{date} {}", clock(seconds)) })
}

/// A span of time: `1:30` is `01:30`, and a day and a half `36:00`.
pub fn duration(value: f64) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let (days, seconds) = day_and_second(value);
    Some(clock(days * 86_400 + seconds))
}

/// Whole days and the seconds of the day, rounded to a second so that 9:00 is not 8:59:59.9997.
#[expect(clippy::cast_possible_truncation, reason = "the callers keep it below three million")]
fn day_and_second(value: f64) -> (i64, i64) {
    let seconds = (value * 86_400.0).round() as i64;
    (seconds / 86_400, seconds % 86_400)
}

fn clock(seconds: i64) -> String {
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    }
}

/// ISO 8601 as `OpenDocument` stores it (`2023-05-14T09:00:00`), in the form of [`serial`].
pub fn iso_date(text: &str) -> String {
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.split(['.', '+', 'Z']).next().unwrap_or_default();
    let time = time.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(time);
    if matches!(time, "00:00" | "") { date.to_owned() } else { format!("{date} {time}") }
}

/// An ISO 8601 duration as `OpenDocument` stores a time of day (`PT09H30M00S`), as `09:30`.
pub fn iso_duration(text: &str) -> String {
    let Some(parts) = text.strip_prefix("PT") else { return text.to_owned() };
    let (mut seconds, mut digits) = (0_i64, String::new());
    for letter in parts.chars() {
        let value = || digits.parse::<f64>().unwrap_or_default().clamp(0.0, 1e9);
        let unit = match letter {
            'H' => 3_600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                digits.push(letter);
                continue;
            }
        };
        seconds += whole(value() * unit);
        digits.clear();
    }
    clock(seconds)
}

#[expect(clippy::cast_possible_truncation, reason = "the caller keeps it far below the limit")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// The ISO form of a bare number in a date column, if it can only be a date of this century.
pub fn as_date(text: &str) -> Option<String> {
    let value: f64 = text.parse().ok()?;
    if !(36_526.0..73_051.0).contains(&value) || text.contains(['e', 'E', '+', '-']) {
        return None;
    }
    serial(value, Epoch::Y1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_written() {
        let cases: [(f64, &str); 7] = [
            (12.0, "12"),
            (13_812_345_678.0, "13812345678"),
            (0.1 + 0.2, "0.3"),
            (-3.5, "-3.5"),
            (1e300, &format!("1{}", "0".repeat(300))),
            (117.123_456, "117.123456"),
            (f64::NAN, ""),
        ];
        for (value, text) in cases {
            assert_eq!(plain(value), text);
        }
    }

    #[test]
    fn serials_are_days_and_times() {
        let cases = [
            (45_060.0, Epoch::Y1900, "2023-05-14"),
            (45_060.375, Epoch::Y1900, "2023-05-14 09:00"),
            (43_598.375, Epoch::Y1904, "2023-05-14 09:00"),
            (0.479_166_666_666_667, Epoch::Y1900, "11:30"),
            (45_060.999_999_99, Epoch::Y1900, "2023-05-15"),
            (1.0, Epoch::Y1900, "1900-01-01"),
            (61.0, Epoch::Y1900, "1900-03-01"),
            (2_958_465.0, Epoch::Y1900, "9999-12-31"),
        ];
        for (value, epoch, text) in cases {
            assert_eq!(serial(value, epoch).as_deref(), Some(text));
        }
        assert_eq!(serial(-1.0, Epoch::Y1900), None);
        assert_eq!(serial(f64::NAN, Epoch::Y1900), None);
        assert_eq!(serial(2_958_465.0, Epoch::Y1904), None);
        assert_eq!(duration(1.5).as_deref(), Some("36:00"));
    }

    #[test]
    fn open_document_dates_lose_their_letters() {
        assert_eq!(iso_date("2023-05-14"), "2023-05-14");
        assert_eq!(iso_date("2023-05-14T09:00:00"), "2023-05-14 09:00");
        assert_eq!(iso_date("2023-05-14T00:00:00"), "2023-05-14");
        assert_eq!(iso_date("2023-05-14T09:00:30.5"), "2023-05-14 09:00:30");
        assert_eq!(iso_duration("PT09H30M00S"), "09:30");
    }

    #[test]
    fn a_bare_number_in_a_date_column_is_a_serial() {
        assert_eq!(as_date("45060").as_deref(), Some("2023-05-14"));
        for text in ["20230514", "14", "2023", "4.5e4", "5月14日"] {
            assert_eq!(as_date(text), None, "{text}");
        }
    }
}

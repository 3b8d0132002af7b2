//! Recognizes days that stand alone: as the title of a group of rows, as a sheet's name, in a
//! column beside that of the hours.

use unicode_normalization::UnicodeNormalization;

/// A day, perhaps with a weekday and half a day, as it is put before the hours of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day: `5月10日（星期日）`; empty if only half a day is named.
    pub day: String,
    /// The half of the day: `上午`.
    pub half: String,
    /// Words behind it that are no day: `主题日：工匠精神`.
    pub rest: String,
}

impl Day {
    /// Whether it is one day, and not several or half of one.
    pub fn is_single(&self) -> bool {
        !self.day.is_empty()
            && !self.day.contains(['-', '—', '–', '~', '至', '到', '、', '和', '及', ','])
    }
}

const HALVES: [&str; 9] = ["上午", "下午", "晚上", "中午", "早上", "傍晚", "晚间", "全天", "夜间"];

/// Words behind a day that add nothing.
const EMPTY_WORDS: [&str; 10] = [
    "活动安排表",
    "活动安排",
    "活动日程",
    "活动一览",
    "日程安排",
    "安排",
    "日程",
    "活动",
    "议程",
    "当天",
];

/// Reads a text that consists of a day; `None` if it holds none, or begins with something else.
pub fn parse(text: &str) -> Option<Day> {
    let plain: String = tight(text);
    if plain.chars().count() > 60 {
        return None;
    }
    let found = without_ordinal(&plain).into_iter().find_map(|plain| read(&plain))?;
    (!found.day.is_empty() || (!found.half.is_empty() && found.rest.is_empty())).then_some(found)
}

/// Reads a sheet's name, which may also be a day in four or eight digits.
pub fn of_sheet(name: &str) -> Option<Day> {
    let plain: String = tight(name);
    let is_digits = plain.bytes().all(|byte| byte.is_ascii_digit());
    let number = |range: std::ops::Range<usize>| plain.get(range)?.parse::<u32>().ok();
    let (year, month, day) = match plain.len() {
        4 if is_digits => (String::new(), number(0..2)?, number(2..4)?),
        8 if is_digits => (format!("{}年", plain.get(..4)?), number(4..6)?, number(6..8)?),
        _ => return parse(name).filter(|day| !day.day.is_empty()),
    };
    is_date(month, day).then(|| Day {
        day: format!("{year}{month}月{day}日"),
        half: String::new(),
        rest: String::new(),
    })
}

/// Reads the title of a table, which may also name its day in brackets at its end: `活动安排（5月14日）`.
pub fn of_title(text: &str) -> Option<Day> {
    const OTHERS: [&str; 6] = ["截至", "截止", "填报", "制表", "更新", "印发"];
    if let Some(day) = parse(text) {
        return Some(day);
    }
    let plain = tight(text);
    let (title, inside) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let is_other = OTHERS.iter().any(|word| title.contains(word) || inside.contains(word));
    let day = parse(inside).filter(|day| !is_other && day.rest.is_empty())?;
    // The title's words are told like those of any other.
    Some(Day { rest: title.to_owned(), ..day })
}

/// Whether a text names a day of its own, besides hours: `5月14日9:00`, `周六上午`, `次日11:00`.
pub fn names_day(text: &str) -> bool {
    let plain: Vec<char> = tight(text).chars().collect();
    let has_dotted_hours = are_dotted_hours(&plain.iter().collect::<String>());
    let digit = |at: usize| plain.get(at).is_some_and(char::is_ascii_digit);
    let is = |at: usize, marks: &str| plain.get(at).is_some_and(|mark| marks.contains(*mark));
    let weekday = |at: usize| is(at, "一二三四五六日天末");
    (0..plain.len()).any(|at| {
        let behind_digit = at > 0 && digit(at - 1);
        (is(at, "月日号") && behind_digit)
            || (is(at, "周") && (weekday(at + 1) || is(at + 1, "期间")))
            || (is(at, "期") && weekday(at + 1))
            || (is(at, "每") && is(at + 1, "天日"))
            || (is(at, "/-.")
                && !has_dotted_hours
                && behind_digit
                && digit(at + 1)
                && is_pair(&plain, at))
    }) || ["另行通知", "活动周", "全周"].iter().any(|word| text.contains(word))
}

/// A text in narrow characters without blanks, but for one between two digits.
fn tight(text: &str) -> String {
    let narrow: String = text.nfkc().collect();
    let mut tight = String::with_capacity(narrow.len());
    for word in narrow.split_whitespace() {
        let is_digit = |mark: Option<char>| mark.is_some_and(|mark| mark.is_ascii_digit());
        if is_digit(tight.chars().next_back()) && is_digit(word.chars().next()) {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    tight
}

/// Whether a text is a span of hours with points, `9.30-11.30`, and not one of days, `5.10-5.15`.
fn are_dotted_hours(plain: &str) -> bool {
    let ends = plain.split(['-', '—', '–', '~', '至', '到']).filter(|end| !end.is_empty());
    let pairs: Option<Vec<(&str, &str)>> = ends.map(|end| end.split_once('.')).collect();
    let Some(pairs) = pairs else { return false };
    let is_minute = |text: &str| {
        text.len() == 2 && text.parse::<u32>().is_ok_and(|minute| minute < 60 && minute % 5 == 0)
    };
    pairs.len() == 2
        && pairs.iter().all(|(_, minute)| is_minute(minute))
        && pairs.windows(2).any(|two| matches!(two, [(a, _), (b, _)] if a != b))
}

/// Whether two numbers around a mark are a month and a day, and not hours: `5/14`, not `9-11点`.
fn is_pair(plain: &[char], at: usize) -> bool {
    let mark = plain.get(at).copied().unwrap_or_default();
    let digits = |marks: &[char]| marks.iter().take_while(|mark| mark.is_ascii_digit()).count();
    let before: Vec<char> = plain.iter().take(at).rev().copied().collect();
    let length = digits(&before);
    let after = plain.get(at + 1..).unwrap_or_default();
    let next = after.get(digits(after)).copied();
    let previous = before.get(length).copied();
    let is_clock = |mark: Option<char>| mark.is_some_and(|mark| ":时点".contains(mark));
    let is_year = length == 4;
    let number = |marks: Vec<char>| marks.into_iter().collect::<String>().parse().unwrap_or(0);
    let month = number(before.iter().take(length).rev().copied().collect());
    let day = number(after.iter().take(digits(after)).copied().collect());
    is_year || (mark != '-' && !is_clock(next) && !is_clock(previous) && is_date(month, day))
}

fn is_date(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The text itself, and without `一、`, `（二）`, `第一天：` before it, and the brackets after that.
fn without_ordinal(text: &str) -> Vec<String> {
    let mut all = vec![text.to_owned()];
    let numeral = |mark: char| mark.is_ascii_digit() || "一二三四五六七八九十".contains(mark);
    let rest = text.trim_start_matches(['(', '第', 'D', 'd']).trim_start_matches(numeral);
    if rest.len() < text.len() {
        let rest = rest.strip_prefix(['天', '日', '场']).unwrap_or(rest);
        let rest = rest.trim_start_matches(['、', '.', ')', ':', '(', ',', '-']);
        all.extend(rest.strip_suffix(')').map(str::to_owned));
        all.push(rest.to_owned());
    }
    for word in ["日期:", "时间:", "活动时间:", "活动日期:"] {
        all.extend(text.strip_prefix(word).map(str::to_owned));
    }
    all
}

/// Reads the marks of a day from the beginning; what is left is `rest`.
fn read(plain: &str) -> Option<Day> {
    let mut rest = plain;
    let mut found = Day { day: String::new(), half: String::new(), rest: String::new() };
    while let Some((word, after)) =
        date(rest).or_else(|| weekday(rest)).or_else(|| range(&found, rest))
    {
        found.day.push_str(&word);
        rest = after;
    }
    if let Some(half) = HALVES.iter().find(|half| rest.starts_with(**half)) {
        found.half = (*half).to_owned();
        rest = rest.strip_prefix(half).unwrap_or(rest);
    }
    let rest = rest.trim_matches([':', ',', '-', '—', '、', ' ']);
    let rest = EMPTY_WORDS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    found.rest = rest.trim_start_matches(':').to_owned();
    (!found.day.is_empty() || !found.half.is_empty()).then_some(found)
}

/// A date: `2026年5月14日`, `2026-05-14`, `5月14日`, `14日`, `5.14`, `5/14`.
fn date(text: &str) -> Option<(String, &str)> {
    let (first, rest) = number(text)?;
    if first > 1900 && first < 2200 {
        let after = rest.strip_prefix(['年', '-', '/', '.'])?;
        let (day, rest) = date(after).filter(|(day, _)| day.contains('月'))?;
        return Some((format!("{first}年{day}"), rest));
    }
    if let Some(after) = rest.strip_prefix(['日', '号']) {
        return (1..=31).contains(&first).then(|| (format!("{first}日"), after));
    }
    let (day, after) = number(rest.strip_prefix(['月', '-', '/', '.'])?)?;
    let after = after.strip_prefix(['日', '号']).unwrap_or(after);
    let is_clock = after.starts_with([':', '时', '点']);
    (is_date(first, day) && !is_clock).then(|| (format!("{first}月{day}日"), after))
}

/// A weekday, perhaps in brackets, which it keeps: without them `日` would follow `日`.
fn weekday(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let name = ["星期", "礼拜", "周"].iter().find_map(|name| inner.strip_prefix(name))?;
    let mark = name.chars().next().filter(|mark| "一二三四五六日天".contains(*mark))?;
    let rest = name.strip_prefix(mark)?;
    let is_closed = inner.len() == text.len() || rest.starts_with(')');
    let rest = if inner.len() < text.len() { rest.strip_prefix(')').unwrap_or(rest) } else { rest };
    is_closed.then(|| (format!("（星期{mark}）"), rest))
}

/// The mark between two days: `—`, `至`, `、`.
fn range<'a>(found: &Day, text: &'a str) -> Option<(String, &'a str)> {
    let mark = text.chars().next().filter(|mark| "-—–~至到、和及,".contains(*mark))?;
    let rest = text.strip_prefix(mark)?;
    (!found.day.is_empty() && date(rest).is_some()).then(|| (mark.to_string(), rest))
}

fn number(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    (1..=4).contains(&length).then(|| Some((digits.parse().ok()?, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_title_groups() {
        let cases = [
            ("5月10日（星期日）", "5月10日（星期日）", "", ""),
            ("5月10日 周日", "5月10日（星期日）", "", ""),
            ("第一天（5月10日）", "5月10日", "", ""),
            ("第1天：5月10日 星期日", "5月10日（星期日）", "", ""),
            ("一、2026年5月10日（周日）上午", "2026年5月10日（星期日）", "上午", ""),
            ("2026-05-10", "2026年5月10日", "", ""),
            ("5.14", "5月14日", "", ""),
            ("14号", "14日", "", ""),
            ("5月10日-12日", "5月10日-12日", "", ""),
            ("5月10日活动安排", "5月10日", "", ""),
            ("5月10日（星期日）：校园开放日", "5月10日（星期日）", "", "校园开放日"),
            ("下午", "", "下午", ""),
        ];
        for (text, day, half, rest) in cases {
            let found = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&*found.day, &*found.half, &*found.rest), (day, half, rest), "{text}");
        }
        for text in ["一、启动仪式", "9:00-11:00", "机电系", "2026", "下午茶", "", "13.40", "3楼"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_may_name_its_day_in_brackets() {
        let day = |text| of_title(text).map(|day| day.day);
        assert_eq!(day("活动安排（5月14日 周四）").as_deref(), Some("5月14日（星期四）"));
        assert_eq!(day("活动安排（截至5月6日）"), None);
        assert_eq!(day("活动安排（示例）"), None);
    }

    #[test]
    fn sheets_are_named_by_days_in_more_ways() {
        let day = |name| of_sheet(name).map(|day| day.day);
        assert_eq!(day("0514").as_deref(), Some("5月14日"));
        assert_eq!(day("20260514").as_deref(), Some("2026年5月14日"));
        assert_eq!(day("14日").as_deref(), Some("14日"));
        assert_eq!(day("5.14活动").as_deref(), Some("5月14日"));
        assert_eq!((day("2026"), day("Sheet1"), day("上午")), (None, None, None));
    }

    #[test]
    fn texts_with_a_day_of_their_own_are_told_from_hours() {
        for text in
            ["5月14日9:00", "14日", "周六上午", "每天9:00", "2026-05-14", "5/14 9:00", "5.14"]
        {
            assert!(names_day(text), "{text}");
        }
        for text in
            ["9:00-11:00", "上午", "9.30-11.30", "9点-11点", "14:00—16:00、18:00", "09:00:00"]
        {
            assert!(!names_day(text), "{text}");
        }
    }
}

//! Messages for people: why a date was not understood, and how to write it.

use super::DateProblem;
use super::label::weekday;
use crate::text;
use crate::text::{Lang, Text};
use jiff::civil::Weekday;

impl DateProblem {
    /// The message: how `written` is wrong.
    pub fn message(&self, written: &str) -> Text {
        let written = written.trim();
        match self {
            Self::Unreadable => {
                text!("看不懂日期“{written}”", "`{written}` is not a date that is understood")
            }
            Self::NoSuchDay { month, day, .. } => text!(
                "没有“{written}”这一天（{month}月没有{day}日）",
                "`{written}` is not a day of the calendar: month {month} has no day {day}"
            ),
            Self::NoSuchTime { hour, minute } => text!(
                "“{written}”里的时间 {hour}:{minute:02} 不存在",
                "`{written}` holds {hour}:{minute:02}, which is no time of day"
            ),
            Self::MissingYear { .. } => {
                text!("“{written}”没有写年份", "`{written}` names no year")
            }
            Self::MissingMonth { .. } => {
                text!("“{written}”没有写月份", "`{written}` names no month")
            }
            Self::Ambiguous { .. } => {
                text!("“{written}”可以有不同的读法", "`{written}` can be read in more than one way")
            }
            Self::Vague { word } => text!(
                "“{written}”只写了“{word}”，没有写几点",
                "`{written}` says `{word}` but no clock time"
            ),
            Self::NoHour => {
                text!("“{written}”没有写几点", "`{written}` names no clock time")
            }
            Self::NoDay => {
                text!("“{written}”没有写哪一天", "`{written}` names no day")
            }
            Self::IsSpan => {
                text!(
                    "“{written}”是一段时间，这里只要一个时间",
                    "`{written}` is a span; one moment is asked for"
                )
            }
            Self::Several => text!(
                "“{written}”包含几个时段，一项里只能写一段连续的时间",
                "`{written}` holds several periods; one entry takes a single span"
            ),
            Self::WrongWeekday { date, written: named, .. } => {
                let (right_zh, right_en) = both(date.weekday());
                let (named_zh, named_en) = both(*named);
                text!(
                    "{date} 是{right_zh}，不是{named_zh}",
                    "{date} is a {right_en}, not a {named_en}"
                )
            }
        }
    }

    /// The help: what to write instead.
    pub fn help(&self, year: Option<i16>) -> Text {
        match self {
            Self::Unreadable | Self::NoSuchDay { .. } => match year {
                Some(year) => text!(
                    "写成 {year}-05-14、{year}年5月14日 或 {year}-05-14 09:00 这样",
                    "write it like {year}-05-14, {year}年5月14日 or {year}-05-14 09:00"
                ),
                None => text!(
                    "按“年-月-日”写，有时刻的再空一格写 09:00 这样",
                    "write it as year-month-day, and after a blank the time if there is one, like 09:00"
                ),
            },
            Self::NoSuchTime { .. } => {
                text!("时间写成 09:00 到 24:00 之间", "write a time between 00:00 and 24:00")
            }
            Self::MissingYear { month, day } => text!(
                "写出年份：年份-{month:02}-{day:02}；或在 site.yaml 的“届次”里写明“年份”",
                "add the year before {month:02}-{day:02}, or give `edition.year` in site.yaml"
            ),
            Self::MissingMonth { day } => {
                text!("写出月份，如：5月{day}日", "add the month, as in 5月{day}日")
            }
            Self::Ambiguous { readings } => {
                let (zh, en) = (readings.join(" 或 "), readings.join(" or "));
                text!("改为 {zh}", "write {en}")
            }
            Self::Vague { .. } | Self::NoHour => {
                text!("写出钟点，如：上午9:00", "add a clock time, as in 上午9:00")
            }
            Self::NoDay => text!(
                "写出日期和钟点，如：5月14日9:00-11:00",
                "add the day and the hour, as in 5月14日9:00-11:00"
            ),
            Self::IsSpan => {
                text!("开始和结束分别写在“开始”和“结束”里", "put its two ends under start and end")
            }
            Self::Several => {
                text!("用“场次”逐场列出", "list them one by one under sessions")
            }
            Self::WrongWeekday { date, .. } => {
                let (zh, en) = both(date.weekday());
                text!(
                    "核对日期；日期没错的话，改为{zh}",
                    "check the date; if it is right, write {en}"
                )
            }
        }
    }
}

fn both(day: Weekday) -> (&'static str, &'static str) {
    (weekday(day, Lang::Zh), weekday(day, Lang::En))
}

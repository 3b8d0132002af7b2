//! The sessions and the agenda of an activity.

use super::keys::AGENDA;
use crate::vocabulary::Status;
use serde::{Deserialize, Serialize};
use skillweek_base::date::TimeSpan;
use skillweek_diag::Place;
use skillweek_record::node::Value;
use skillweek_record::{Fields, Spanned};

/// One session of an activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Start and, if known, end in China Standard Time.
    pub span: TimeSpan,
    /// Words beside the time, plain text: 暂定, 8:30签到; 上午 where no hour is stated.
    pub remark: Option<String>,
    /// The session's own venue, plain text; `None` takes the activity's.
    pub venue: Option<Box<Spanned<String>>>,
    /// The number of visitors to this session.
    pub capacity: Option<u64>,
    /// What is written instead of a number of visitors: 60-80, 不限.
    pub capacity_text: Option<String>,
    /// A public note, plain text.
    pub note: Option<String>,
    /// Whether this session takes place; `None` if nothing is stated.
    pub status: Option<Box<Spanned<Status>>>,
    /// The place where the start is written.
    pub start_place: Place,
    /// The place where the end is written, or that of the start if there is no end.
    pub end_place: Place,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// The time as written, such as `9:00—9:30`; `None` for lines that begin with no time.
    pub time: Option<String>,
    /// The text of the item, plain.
    pub text: String,
}

/// The agenda: maps of time and text, lines such as `9:00 开幕式`, or one text of several lines.
pub fn decode_agenda(fields: &mut Fields<'_>) -> Vec<AgendaItem> {
    let mut items = Vec::new();
    for node in fields.list("agenda") {
        match &node.value {
            Value::Scalar { text, .. } => items.extend(text.lines().filter_map(agenda_line)),
            _ => {
                let mut below = fields.child(node, AGENDA);
                let time = below.text("time");
                if let Some(text) = below.required_text("text") {
                    items.push(AgendaItem { time, text: text.value });
                }
                below.finish();
            }
        }
    }
    items.shrink_to_fit();
    items
}

fn agenda_line(line: &str) -> Option<AgendaItem> {
    let line = line.trim().trim_start_matches(['-', '•', '·']).trim();
    if line.is_empty() {
        return None;
    }
    let is_clock_mark = |mark: char| {
        mark.is_numeric()
            || matches!(
                mark,
                ':' | '：' | '-' | '—' | '–' | '~' | '～' | '至' | '点' | '时' | '分' | '半'
            )
            || "上下午晚".contains(mark)
    };
    let length = line.find(|mark| !is_clock_mark(mark)).unwrap_or(line.len());
    let (clock, text) = line.split_at(length);
    let is_clock = clock.contains(|mark: char| mark.is_ascii_digit())
        && clock.contains([':', '：', '点', '时']);
    let text = text.trim_start_matches([' ', '\u{3000}', '，', ',', '、', '|', '\t']).trim();
    if is_clock && !text.is_empty() {
        let time = clock.trim_end_matches([':', '：', '-', '—']).to_owned();
        return Some(AgendaItem { time: Some(time), text: text.to_owned() });
    }
    Some(AgendaItem { time: None, text: line.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agenda_lines_are_split_behind_their_time() {
        let cases = [
            ("9:00 开幕式", Some("9:00"), "开幕式"),
            ("9:00—9:30　签到", Some("9:00—9:30"), "签到"),
            ("09：00-09：30 签到", Some("09：00-09：30"), "签到"),
            ("上午9点半 参观", Some("上午9点半"), "参观"),
            ("领导致辞", None, "领导致辞"),
            ("3个展区参观", None, "3个展区参观"),
            ("9:00", None, "9:00"),
        ];
        for (line, time, text) in cases {
            let item = agenda_line(line).unwrap();
            assert_eq!((item.time.as_deref(), item.text.as_str()), (time, text), "{line}");
        }
        assert_eq!(agenda_line(" "), None);
    }
}

//! Combines the values of several columns about one thing, and finds similar headings.

use super::column_names;
use crate::node::{Entry, Node, Value};
use skillweek_base::nearest::most_alike;
use skillweek_diag::Place;

/// The value of one cell.
pub struct Part {
    pub key: &'static str,
    pub text: String,
    pub place: Place,
    /// The cell of its heading.
    pub heading: Place,
}

/// The entries of a record. Columns with the same key are joined if that makes sense, otherwise the
/// first counts; a day in one column goes with the hours in others; longitude and latitude make a
/// place.
pub fn combine(parts: Vec<Part>) -> Vec<Entry> {
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        match merged.iter_mut().find(|other| other.key == part.key) {
            None => merged.push(part),
            Some(first) => {
                if let Some(joint) = column_names::joint(part.key)
                    && first.text != part.text
                {
                    first.text.push_str(joint);
                    first.text.push_str(&part.text);
                }
            }
        }
    }
    join_day_and_hours(&mut merged);
    join_coordinates(&mut merged);
    merged.into_iter().map(entry).collect()
}

fn entry(part: Part) -> Entry {
    Entry {
        key: part.key.to_owned(),
        key_place: part.heading,
        node: Node { value: Value::Scalar { text: part.text, plain: true }, place: part.place },
    }
}

/// Joins 日期 2023-05-14 with 开始时间 9:00 and 结束时间 11:30.
fn join_day_and_hours(parts: &mut Vec<Part>) {
    let Some(at) = parts.iter().position(|part| part.key == "when") else { return };
    let is_hour = |part: &Part| matches!(part.key, "start" | "end") && is_time(&part.text);
    let has_start = parts.iter().any(|part| part.key == "start");
    let times = parts.iter().filter(|part| is_hour(part)).count();
    let others = parts.iter().filter(|part| matches!(part.key, "start" | "end")).count();
    if !has_start || times != others {
        return;
    }
    let day = parts.remove(at).text;
    for part in parts.iter_mut().filter(|part| matches!(part.key, "start" | "end")) {
        part.text = format!("{day} {}", part.text);
    }
}

/// Whether a text gives hours without a day.
fn is_time(text: &str) -> bool {
    let is_clock =
        text.contains([':', '：', '时', '点']) || text.contains("上午") || text.contains("下午");
    is_clock && !text.contains(['月', '日', '年', '-', '/', '.'])
}

fn join_coordinates(parts: &mut Vec<Part>) {
    let lat = parts.iter().position(|part| part.key == "lat").map(|at| parts.remove(at));
    let Some(lng) = parts.iter_mut().find(|part| part.key == "lng") else { return };
    if let Some(lat) = lat {
        lng.text = format!("{}, {}", lng.text, lat.text);
        lng.key = "geo";
    }
    parts.retain(|part| part.key != "lng");
}

/// The known heading most similar to an unknown one.
pub fn nearest(heading: &str) -> Option<&'static str> {
    let [_, wording] = column_names::wordings(heading);
    if wording.chars().count() > 40 {
        return None;
    }
    most_alike(&wording, column_names::all(), 1).pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn combined(parts: &[(&'static str, &str)]) -> Vec<(String, String)> {
        let parts = parts
            .iter()
            .map(|&(key, text)| Part {
                key,
                text: text.to_owned(),
                place: Place::Whole,
                heading: Place::Whole,
            })
            .collect();
        combine(parts)
            .into_iter()
            .map(|entry| match entry.node.value {
                Value::Scalar { text, .. } => (entry.key, text),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn a_day_goes_with_its_hours() {
        let parts = [("when", "2023-05-14"), ("start", "09:00"), ("end", "11:30")];
        let expected = [("start", "2023-05-14 09:00"), ("end", "2023-05-14 11:30")];
        assert_eq!(combined(&parts), pairs(&expected));
        let parts = [("when", "2023-05-14"), ("when", "9:00-11:30")];
        assert_eq!(combined(&parts), pairs(&[("when", "2023-05-14 9:00-11:30")]));
        let whole = [("when", "5月14日"), ("start", "2023-05-14 09:00")];
        assert_eq!(combined(&whole), pairs(&whole));
    }

    #[test]
    fn coordinates_become_one_value_in_the_right_order() {
        let parts = [("lat", "36.1"), ("lng", "120.3")];
        assert_eq!(combined(&parts), pairs(&[("geo", "120.3, 36.1")]));
        assert_eq!(combined(&[("lat", "36.1")]), pairs(&[]));
    }

    #[test]
    fn two_columns_of_one_key_are_joined_or_the_first_counts() {
        let parts =
            [("contact", "张老师"), ("contact", "0536-1234567"), ("fee", "免费"), ("fee", "无")];
        assert_eq!(combined(&parts), pairs(&[("contact", "张老师 0536-1234567"), ("fee", "免费")]));
    }

    #[test]
    fn headings_that_look_alike_are_offered() {
        assert_eq!(nearest("活动名秤"), Some("活动名称"));
        assert_eq!(nearest("身份证号码"), None);
    }
}

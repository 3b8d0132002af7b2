//! Combines the values of several columns about one thing, so that none is lost.

use super::columns::{self, Cell, Columns, REMARK};
use super::day::{self, Day};
use super::fitting;
use crate::node::{Entry, Node, Value};
use skillweek_base::nearest;
use skillweek_diag::Place;

/// The value of one cell.
#[derive(Debug, Clone)]
pub struct Part {
    pub cell: Cell,
    pub place: Place,
    /// The cell of its heading.
    pub heading: Place,
}

/// The entries of a record.
///
/// - Columns with the same key are joined if that makes sense; otherwise the first counts and the
///   others are remarks.
/// - A value that does not fit its key (a link that is none) is a remark, behind its heading.
/// - The day of a group goes before hours without a day; a day in one column goes with the hours in
///   others; longitude and latitude make a place.
pub fn combine(parts: Vec<Part>, group: Option<&(Day, Place)>, columns: &Columns) -> Vec<Entry> {
    let mut merged: Vec<Part> = Vec::new();
    let mut remarks: Vec<Part> = Vec::new();
    for part in parts.into_iter().flat_map(|part| fitting::fit(part, columns)) {
        if part.cell.key == REMARK {
            remarks.push(part);
            continue;
        }
        let Some(first) = merged.iter_mut().find(|other| other.cell.key == part.cell.key) else {
            merged.push(part);
            continue;
        };
        if first.cell.text == part.cell.text {
            continue;
        }
        match columns::joint(part.cell.key) {
            Some(joint) => {
                first.cell.text.push_str(joint);
                first.cell.text.push_str(&part.cell.text);
            }
            None => remarks.push(part),
        }
    }
    if let Some((day, place)) = group {
        put_into_day(&mut merged, day, place, columns);
    }
    join_day_and_hours(&mut merged);
    join_coordinates(&mut merged);
    if merged.iter().any(|part| part.cell.key == "start") {
        let at = merged.iter().position(|part| part.cell.key == "when");
        remarks.extend(at.map(|at| merged.remove(at)));
    }
    add_remarks(&mut merged, remarks, columns);
    merged.into_iter().map(entry).collect()
}

fn entry(part: Part) -> Entry {
    let value = match part.cell.key {
        "files" | "sessions" => list(&part),
        _ => Value::Scalar { text: part.cell.text, plain: true },
    };
    Entry {
        key: part.cell.key.to_owned(),
        key_place: part.heading,
        node: Node { value, place: part.place },
    }
}

/// The items of a cell that lists files or sessions, one a line or between semicolons.
fn list(part: &Part) -> Value {
    let separators: &[char] = match part.cell.key {
        "files" => &['\n', ';', '；', '、', '，'],
        _ => &['\n', ';', '；'],
    };
    let items = part.cell.text.split(separators).map(str::trim).filter(|item| !item.is_empty());
    let item = |text: &str| Node {
        value: Value::Scalar { text: text.to_owned(), plain: true },
        place: part.place.clone(),
    };
    Value::List(items.map(item).collect())
}

/// Gives the day of a group to a row whose times name none.
fn put_into_day(parts: &mut Vec<Part>, day: &Day, place: &Place, columns: &Columns) {
    let key = if columns.heading("when").is_some() { "when" } else { "date" };
    let is_time = |part: &Part| matches!(part.cell.key, "when" | "start") || part.cell.key == key;
    if parts.iter().any(|part| is_time(part) && day::names_day(&part.cell.text)) {
        return;
    }
    let has_half = |part: &Part| {
        let text = &part.cell.text;
        ["上午", "下午", "晚", "中午"].iter().any(|half| text.contains(half))
    };
    let half = match parts.iter().any(|part| is_time(part) && has_half(part)) {
        true => "",
        false => &*day.half,
    };
    let text = [&*day.day, half].into_iter().filter(|part| !part.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    if let Some(part) = parts.iter_mut().find(|part| part.cell.key == key) {
        part.cell.text = format!("{text} {}", part.cell.text);
        return;
    }
    let cell = Cell { key, heading: String::new(), text };
    parts.push(Part { cell, place: place.clone(), heading: place.clone() });
}

/// Joins 日期 2023-05-14 with 开始时间 9:00 and 结束时间 11:30.
fn join_day_and_hours(parts: &mut Vec<Part>) {
    let Some(at) = parts.iter().position(|part| part.cell.key == "when") else { return };
    let is_end = |part: &&Part| matches!(part.cell.key, "start" | "end");
    let has_start = parts.iter().any(|part| part.cell.key == "start");
    let mut ends = parts.iter().filter(is_end);
    if !has_start || !ends.all(|part| is_time(&part.cell.text)) {
        return;
    }
    let day = parts.remove(at).cell.text;
    for part in parts.iter_mut().filter(|part| matches!(part.cell.key, "start" | "end")) {
        part.cell.text = format!("{day} {}", part.cell.text);
    }
}

/// Whether a text gives hours without a day.
fn is_time(text: &str) -> bool {
    let is_clock =
        text.contains([':', '：', '时', '点']) || text.contains("上午") || text.contains("下午");
    is_clock && !day::names_day(text)
}

fn join_coordinates(parts: &mut Vec<Part>) {
    let lat = parts.iter().position(|part| part.cell.key == "lat").map(|at| parts.remove(at));
    let Some(lng) = parts.iter_mut().find(|part| part.cell.key == "lng") else { return };
    if let Some(lat) = lat {
        lng.cell.text = format!("{}, {}", lng.cell.text, lat.cell.text);
        lng.cell.key = "geo";
    }
    parts.retain(|part| part.cell.key != "lng");
}

/// Adds remarks to the key that a kind has for them, each behind its heading.
fn add_remarks(parts: &mut Vec<Part>, remarks: Vec<Part>, columns: &Columns) {
    let key = columns.words.remark;
    let joint = columns::joint(key).unwrap_or("\n");
    for mut remark in remarks {
        if !matches!(&*remark.cell.heading, "" | "备注" | "说明" | "附注" | "其他" | "其它")
        {
            remark.cell.text = format!("{}：{}", remark.cell.heading, remark.cell.text);
        }
        remark.cell.key = key;
        match parts.iter_mut().find(|part| part.cell.key == key) {
            Some(first) => {
                first.cell.text.push_str(joint);
                first.cell.text.push_str(&remark.cell.text);
            }
            None => parts.push(remark),
        }
    }
}

/// The known heading from which an unknown one differs by a slip of the finger.
pub fn nearest<'a>(heading: &str, columns: &'a Columns) -> Option<&'a str> {
    let [_, wording] = columns::wordings(heading);
    nearest::nearest(&wording, columns.all())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::columns::tests::sample;

    fn combined(parts: &[(&str, &'static str, &str)]) -> Vec<(String, String)> {
        within(parts, None)
    }

    fn within(parts: &[(&str, &'static str, &str)], day: Option<&str>) -> Vec<(String, String)> {
        let part = |&(heading, key, text): &(&str, &'static str, &str)| Part {
            cell: Cell { key, heading: heading.to_owned(), text: text.to_owned() },
            place: Place::Whole,
            heading: Place::Whole,
        };
        let day = day.map(|day| (day::parse(day).unwrap(), Place::Whole));
        combine(parts.iter().map(part).collect(), day.as_ref(), &sample())
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
        let parts =
            [("日期", "when", "2023-05-14"), ("开始", "start", "09:00"), ("结束", "end", "11:30")];
        let expected = [("start", "2023-05-14 09:00"), ("end", "2023-05-14 11:30")];
        assert_eq!(combined(&parts), pairs(&expected));
        let parts = [("日期", "when", "2023-05-14"), ("时间", "when", "9:00-11:30")];
        assert_eq!(combined(&parts), pairs(&[("when", "2023-05-14 9:00-11:30")]));
    }

    #[test]
    fn a_group_gives_its_day_to_times_without_one() {
        let day = Some("第一天（5月10日 周日）");
        let hours = [("时间", "when", "9:00-11:00、14:00-16:00")];
        let expected = [("when", "5月10日（星期日） 9:00-11:00、14:00-16:00")];
        assert_eq!(within(&hours, day), pairs(&expected));
        let own = [("时间", "when", "5月12日 9:00")];
        assert_eq!(within(&own, day), pairs(&[("when", "5月12日 9:00")]));
        let ends = [("开始", "start", "9:00"), ("结束", "end", "11:00")];
        let expected = [("start", "5月10日（星期日） 9:00"), ("end", "5月10日（星期日） 11:00")];
        assert_eq!(within(&ends, day), pairs(&expected));
        assert_eq!(within(&[], Some("5月10日下午")), pairs(&[("when", "5月10日 下午")]));
    }

    #[test]
    fn coordinates_become_one_value_in_the_right_order() {
        let parts = [("纬度", "lat", "36.1"), ("经度", "lng", "120.3")];
        assert_eq!(combined(&parts), pairs(&[("geo", "120.3, 36.1")]));
    }

    #[test]
    fn what_cannot_be_joined_is_a_remark() {
        let parts = [
            ("联系人", "contact", "张老师"),
            ("电话", "contact", "0536-1234567"),
            ("费用", "fee", "免费"),
            ("收费标准", "fee", "材料费 10 元"),
            ("备注", REMARK, "雨天改期"),
        ];
        let note = "收费标准：材料费 10 元；雨天改期";
        let expected = [("contact", "张老师 0536-1234567"), ("fee", "免费"), ("note", note)];
        assert_eq!(combined(&parts), pairs(&expected));
        let both = [("活动时间", "when", "5月14日"), ("开始", "start", "2023-05-15 09:00")];
        let expected = [("start", "2023-05-15 09:00"), ("note", "活动时间：5月14日")];
        assert_eq!(combined(&both), pairs(&expected));
    }

    #[test]
    fn only_slips_of_the_finger_are_offered() {
        assert_eq!(nearest("活动名秤", &sample()), Some("活动名称"));
        assert_eq!(nearest("身份证号码", &sample()), None);
    }
}

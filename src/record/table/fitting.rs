//! Makes the value of a cell fit its key, or a remark of it: a school's list says 视频号 where a
//! link is expected, and that must neither be lost nor cost the row.

use super::columns::{Cell, Columns, REMARK};
use super::day;
use super::values::Part;
use crate::key::{Shape, Term};
use crate::scalar::yes_or_no;

/// The parts that a cell gives: its value for the key, a remark, or both.
pub fn fit(part: Part, columns: &Columns) -> Vec<Part> {
    let part = Part { cell: (columns.words.refine)(part.cell), ..part };
    match columns.shape(part.cell.key) {
        Some(Shape::Url) => address(part),
        Some(Shape::Choice(terms)) => word(part, terms),
        Some(Shape::Bool) if part.cell.key != "draft" => decision(part),
        _ if part.cell.key == "sessions" && !is_time(&part.cell.text) => vec![remark(part)],
        _ => vec![part],
    }
}

/// Whether a text marks an empty cell: `/`, `—`.
pub fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|mark| "/／\\-—–―~ ".contains(mark))
}

fn remark(part: Part) -> Part {
    let cell = Cell { key: REMARK, ..part.cell };
    Part { cell, ..part }
}

fn is_time(text: &str) -> bool {
    day::names_day(text) || text.contains([':', '：', '点'])
}

/// An address goes to its key, also without `https://` and among words; words are a remark.
fn address(part: Part) -> Vec<Part> {
    let text = part.cell.text.trim().to_owned();
    if matches!(&*text, "无" | "暂无" | "没有") {
        return Vec::new();
    }
    if text.is_ascii() && !text.contains(char::is_whitespace) {
        let is_bare = text.starts_with("www.");
        let address = if is_bare { format!("https://{text}") } else { text };
        return vec![with_text(part, address)];
    }
    let Some((address, rest)) = cut_address(&text) else { return vec![remark(part)] };
    let is_mark = |mark: char| mark.is_whitespace() || ":：，,；;（）()".contains(mark);
    let rest = rest.trim_matches(is_mark);
    let mut parts = vec![with_text(part.clone(), address)];
    if !rest.is_empty() {
        parts.push(remark(with_text(part, rest.to_owned())));
    }
    parts
}

/// The first web address in a text, and the text without it.
fn cut_address(text: &str) -> Option<(String, String)> {
    let start = [text.find("https://"), text.find("http://")].into_iter().flatten().min()?;
    let after = text.get(start..)?;
    let is_end = |mark: char| !mark.is_ascii() || mark.is_whitespace() || "<>\"".contains(mark);
    let length = after.find(is_end).unwrap_or(after.len());
    let (address, rest) = after.split_at(length);
    Some((address.to_owned(), format!("{}{}", text.get(..start)?, rest.trim_start())))
}

/// A word of a vocabulary, also inside a longer text, which is then a remark as well.
fn word(part: Part, terms: &[Term]) -> Vec<Part> {
    if terms.iter().any(|term| term.is(&part.cell.text)) {
        return vec![part];
    }
    let names = |term: &&Term| {
        [term.zh]
            .iter()
            .chain(term.also)
            .any(|name| name.chars().count() > 1 && part.cell.text.contains(name))
    };
    let mut found = terms.iter().filter(names);
    match (found.next(), found.next()) {
        (Some(term), None) => {
            let known = with_text(part.clone(), term.zh.to_owned());
            vec![known, remark(part)]
        }
        _ => vec![remark(part)],
    }
}

/// Yes or no; any other word is a remark.
fn decision(part: Part) -> Vec<Part> {
    match yes_or_no(&part.cell.text) {
        Some(_) => vec![part],
        None => vec![remark(part)],
    }
}

fn with_text(part: Part, text: String) -> Part {
    Part { cell: Cell { text, ..part.cell }, ..part }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::columns::tests::sample;
    use skillweek_diag::Place;

    fn fitted(key: &'static str, text: &str) -> Vec<(&'static str, String)> {
        let cell = Cell { key, heading: "链接".to_owned(), text: text.to_owned() };
        let part = Part { cell, place: Place::Whole, heading: Place::Whole };
        fit(part, &sample()).into_iter().map(|part| (part.cell.key, part.cell.text)).collect()
    }

    #[test]
    fn a_link_is_found_among_words_and_words_alone_are_a_remark() {
        let key = "source_url";
        let address = "https://example.edu.cn/a".to_owned();
        assert_eq!(fitted(key, &address), [(key, address.clone())]);
        let mixed = fitted(key, "公众号：https://example.edu.cn/a （推文）");
        assert_eq!(mixed, [(key, address), (REMARK, "公众号：（推文".to_owned())]);
        assert_eq!(fitted(key, "视频号“示例学院”"), [(REMARK, "视频号“示例学院”".to_owned())]);
        assert_eq!(fitted(key, "www.example.edu.cn"), [(key, "https://www.example.edu.cn".into())]);
        assert_eq!(fitted(key, "无"), []);
    }

    #[test]
    fn a_known_word_inside_a_longer_text_counts() {
        let long = "线下参观".to_owned();
        assert_eq!(fitted("format", "线下"), [("format", "线下".to_owned())]);
        assert_eq!(
            fitted("format", &long),
            [("format", "线下".to_owned()), (REMARK, long.clone())]
        );
        assert_eq!(fitted("format", "云展厅"), [(REMARK, "云展厅".to_owned())]);
        assert_eq!(fitted("highlight", "省级重点"), [(REMARK, "省级重点".to_owned())]);
    }

    #[test]
    fn strokes_mark_empty_cells() {
        assert!(is_blank("/") && is_blank("——") && !is_blank("-1") && !is_blank("无"));
    }
}

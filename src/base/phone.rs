//! Telephone numbers in a text of people, so that each can be dialled from the page.

use serde::Serialize;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// As written.
    pub text: String,
    /// The number to dial, for an address after `tel:`; `None` if it is no telephone number.
    pub tel: Option<String>,
}

/// What stands before a number that is no telephone's.
const OTHER: [&str; 9] = ["QQ", "qq", "微信", "邮编", "编号", "工号", "备", "第", "群"];
/// What stands after such a number.
const UNITS: &str = "号室楼年月日元人名座层栋岁*@_";

/// Divides a text into telephone numbers and what stands around them. Several numbers in one text
/// share the area code of the first.
pub fn parts(text: &str) -> Vec<Part> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let marks: Vec<char> = places.iter().map(|(_, mark)| plain(*mark)).collect();
    let byte = |at: usize| places.get(at).map_or(text.len(), |(byte, _)| *byte);
    let plain_part = |from: usize, to: usize| {
        let text = text.get(byte(from)..byte(to)).unwrap_or_default();
        (!text.is_empty()).then(|| Part { text: text.to_owned(), tel: None })
    };
    let (mut parts, mut done, mut at) = (Vec::new(), 0, 0);
    let mut area = None;
    while at < marks.len() {
        match number_at(&marks, at, area.as_deref()) {
            Some(number) => {
                parts.extend(plain_part(done, at));
                let text = text.get(byte(at)..byte(number.end)).unwrap_or_default();
                parts.push(Part { text: text.to_owned(), tel: Some(number.tel) });
                area = number.area.or(area);
                (done, at) = (number.end, number.end);
            }
            None => at += 1,
        }
    }
    parts.extend(plain_part(done, marks.len()));
    parts
}

struct Number {
    end: usize,
    tel: String,
    area: Option<String>,
}

/// A mark in ASCII, where it has such a form.
fn plain(mark: char) -> char {
    match mark {
        '０'..='９' | '（' | '）' | '＋' | '＊' | '＠' => {
            char::from_u32(mark as u32 - 0xfee0).unwrap_or(mark)
        }
        '－' | '–' | '—' | '‐' | '‑' | '−' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        _ => mark,
    }
}

fn number_at(marks: &[char], at: usize, known: Option<&str>) -> Option<Number> {
    let first = marks.get(at)?;
    let begins = first.is_ascii_digit() || matches!(first, '+' | '(');
    if !begins || !is_free_before(marks, at) {
        return None;
    }
    let from = after_country(marks, at);
    let forms = [mobile, with_area, hotline, service, local];
    let mut found =
        forms.iter().find_map(|form| form(marks, from).filter(|found| ends(marks, found.end)))?;
    if found.area.is_none() && is_local(&found.tel) {
        let area = known.map(|area| format!("{area}-")).unwrap_or_default();
        found.tel.insert_str(0, &area);
    }
    Some(with_extension(marks, found))
}

fn is_local(tel: &str) -> bool {
    matches!(tel.bytes().filter(u8::is_ascii_digit).count(), 7 | 8)
}

/// Whether no other word or number goes on at a place.
fn is_free_before(marks: &[char], at: usize) -> bool {
    let Some(before) = marks.get(..at) else { return false };
    let tied = |mark: &char| mark.is_ascii_alphanumeric() || "*@_.-+(".contains(*mark);
    if before.last().is_some_and(tied) {
        return false;
    }
    let word: String = before.iter().collect();
    let word = word.trim_end_matches([' ', ':', '：', '号', '码']);
    !OTHER.iter().any(|other| word.ends_with(other))
}

/// Whether a number may end at a place.
fn ends(marks: &[char], end: usize) -> bool {
    let next = marks.get(end);
    let goes_on = |mark: &char| mark.is_ascii_alphanumeric() || UNITS.contains(*mark);
    let is_decimal = next == Some(&'.') && marks.get(end + 1).is_some_and(char::is_ascii_digit);
    !next.is_some_and(goes_on) && !is_decimal
}

/// The place after 0086 or +86.
fn after_country(marks: &[char], at: usize) -> usize {
    let rest = marks.get(at..).unwrap_or_default();
    let code = [["+", "8", "6"].as_slice(), &["0", "0", "8", "6"]];
    let length = code.iter().find_map(|code| {
        let is_code = rest.iter().zip(*code).all(|(mark, digit)| digit.starts_with(*mark));
        (is_code && rest.len() > code.len()).then_some(code.len())
    });
    length.map_or(at, |length| skip(marks, at + length))
}

/// The place after blanks and a hyphen.
fn skip(marks: &[char], at: usize) -> usize {
    let rest = marks.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|mark| matches!(mark, ' ' | '-')).take(2).count()
}

/// Takes so many digits, which a blank or hyphen may part after some of them.
fn take(marks: &[char], from: usize, count: usize, parted: &[usize]) -> Option<(usize, String)> {
    let (mut at, mut taken) = (from, String::new());
    for number in 0..count {
        let mark = marks.get(at)?;
        if parted.contains(&number) && matches!(mark, ' ' | '-') {
            taken.push('-');
            at += 1;
        }
        taken.push(*marks.get(at).filter(|mark| mark.is_ascii_digit())?);
        at += 1;
    }
    Some((at, taken))
}

fn number((end, tel): (usize, String)) -> Number {
    Number { end, tel, area: None }
}

/// 138 0000 0000.
fn mobile(marks: &[char], at: usize) -> Option<Number> {
    let is_mobile = |tel: &str| tel.starts_with('1') && tel.as_bytes().get(1) >= Some(&b'3');
    take(marks, at, 11, &[3, 7]).filter(|(_, tel)| is_mobile(tel)).map(number)
}

/// 0532-86660000, (010) 6660 0000.
fn with_area(marks: &[char], at: usize) -> Option<Number> {
    let is_bracketed = marks.get(at) == Some(&'(');
    let from = at + usize::from(is_bracketed);
    let is_short = marks.get(from) == Some(&'0') && matches!(marks.get(from + 1), Some('1' | '2'));
    let (end, area) = take(marks, from, if is_short { 3 } else { 4 }, &[])?;
    if !area.starts_with('0') || is_bracketed && marks.get(end) != Some(&')') {
        return None;
    }
    let from = skip(marks, end + usize::from(is_bracketed));
    let found = subscriber(marks, from)?;
    Some(Number { end: found.0, tel: format!("{area}-{}", found.1), area: Some(area) })
}

/// 400-600-0000.
fn hotline(marks: &[char], at: usize) -> Option<Number> {
    let is_hotline = |tel: &str| tel.starts_with("400") || tel.starts_with("800");
    take(marks, at, 10, &[3, 4, 6, 7]).filter(|(_, tel)| is_hotline(tel)).map(number)
}

/// 12345, 95588.
fn service(marks: &[char], at: usize) -> Option<Number> {
    let is_service = |tel: &str| ["12", "95", "96", "100"].iter().any(|kind| tel.starts_with(kind));
    take(marks, at, 5, &[]).filter(|(_, tel)| is_service(tel)).map(number)
}

/// 86660000, without an area code; never a day such as 20260514.
fn local(marks: &[char], at: usize) -> Option<Number> {
    let is_day = |tel: &str| tel.len() == 8 && (tel.starts_with("19") || tel.starts_with("20"));
    let found = subscriber(marks, at)?;
    (found.1.starts_with(['2', '3', '4', '5', '6', '7', '8']) && !is_day(&found.1))
        .then(|| number(found))
}

fn subscriber(marks: &[char], at: usize) -> Option<(usize, String)> {
    [8, 7].iter().find_map(|count| {
        take(marks, at, *count, &[count - 4])
            .filter(|(end, _)| !marks.get(*end).is_some_and(char::is_ascii_digit))
    })
}

/// The number with the extension after it: 转8001, -8001.
fn with_extension(marks: &[char], found: Number) -> Number {
    let rest: String = marks.iter().skip(found.end).take(16).collect();
    let blanks = rest.len() - rest.trim_start().len();
    let bare = rest.trim_start();
    let lead =
        ["转接", "转", "分机", "ext.", "ext", "-"].iter().find(|lead| bare.starts_with(**lead));
    let Some(lead) = lead else { return found };
    let after = bare.get(lead.len()..).unwrap_or_default();
    let gap = after.len() - after.trim_start_matches([' ', ':', '：']).len();
    let digits: String = after
        .trim_start_matches([' ', ':', '：'])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let gap = after.get(..gap).unwrap_or_default().chars().count();
    let end = found.end + blanks + lead.chars().count() + gap + digits.len();
    if !(1..=6).contains(&digits.len()) || !ends(marks, end) {
        return found;
    }
    Number { end, tel: format!("{};ext={digits}", found.tel), ..found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialled(text: &str) -> Vec<String> {
        let parts = parts(text);
        let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(whole, text);
        parts.into_iter().filter_map(|part| part.tel).collect()
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for (text, expected) in [
            ("0532-86661234", ["0532-86661234"].as_slice()),
            ("010-0000-0001", &["010-0000-0001"]),
            ("（0532）8666 1234", &["0532-8666-1234"]),
            ("053286661234", &["0532-86661234"]),
            ("０５３２－８６６６１２３４", &["0532-86661234"]),
            ("0532-86661234、86661235", &["0532-86661234", "0532-86661235"]),
            ("0532-86661234/0532-86661235", &["0532-86661234", "0532-86661235"]),
            ("0532-86661234转8001", &["0532-86661234;ext=8001"]),
            ("0532-86661234-8001（教务处）", &["0532-86661234;ext=8001"]),
            ("86661234 转 8001", &["86661234;ext=8001"]),
            ("张老师 13800000000（微信同号）", &["13800000000"]),
            ("+86 138-0000-0000", &["138-0000-0000"]),
            ("400-600-1234，12345", &["400-600-1234", "12345"]),
            ("电话：0000-00000000；邮箱：a@b.cn", &["0000-00000000"]),
            ("招生办86661234，学生处86661235", &["86661234", "86661235"]),
        ] {
            assert_eq!(dialled(text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "139****1234",
            "鲁ICP备12345678号",
            "鲁公网安备37020202000000号",
            "办公室 301",
            "QQ：86661234",
            "QQ群号 86661234",
            "20260514",
            "2026-05-14 9:00-11:00",
            "86661234@qq.com",
            "110101199001011234",
            "邮编 266000",
            "12301室",
            "见海报",
            "",
        ] {
            assert_eq!(dialled(text), Vec::<String>::new(), "{text}");
        }
    }
}

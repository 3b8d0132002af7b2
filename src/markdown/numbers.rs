//! Numbers, dates and times in the cells of tables, which no line may part.

use super::escape;

/// The most bytes that stay together; longer ones would make a column too wide.
const LONGEST: usize = 32;

/// Writes a text of a cell, with its numbers kept whole.
pub(super) fn push(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(|mark: char| mark.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let (number, after) = from.split_at(length(from));
        escape::push_text(out, before);
        if number.len() > 1 && number.len() <= LONGEST {
            out.push_str("<span class=\"nb\">");
            escape::push_text(out, number);
            out.push_str("</span>");
        } else {
            escape::push_text(out, number);
        }
        rest = after;
    }
    escape::push_text(out, rest);
}

/// The length of the number, date or time at the beginning of a text.
fn length(text: &str) -> usize {
    let goes_on =
        |mark: char| mark.is_ascii_digit() || "年月日时分点号:：.,-–—~～/%".contains(mark);
    let end = text.find(|mark| !goes_on(mark)).unwrap_or(text.len());
    let whole = text.get(..end).unwrap_or_default();
    whole.trim_end_matches([':', '：', '.', ',', '-', '–', '—', '~', '～', '/']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_dates_and_times_stay_whole() {
        for (text, expected) in [
            ("5月14日9:00-11:00，体育馆", "<span class=\"nb\">5月14日9:00-11:00</span>，体育馆"),
            ("共1,200人<", "共<span class=\"nb\">1,200</span>人&lt;"),
            ("电话0532-86660000、", "电话<span class=\"nb\">0532-86660000</span>、"),
            ("3", "3"),
            ("见第3-", "见第3-"),
            ("无", "无"),
        ] {
            let mut out = String::new();
            push(&mut out, text);
            assert_eq!(out, expected);
        }
        let long = "1".repeat(40);
        let mut out = String::new();
        push(&mut out, &long);
        assert_eq!(out, long);
    }
}

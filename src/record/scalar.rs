//! The meaning of a scalar's text: yes or no, a whole number, a list, an address.

use skillweek_base::text;
use skillweek_base::text::Text;
use unicode_normalization::UnicodeNormalization;

/// A text in NFKC, without blanks around it: full-width digits and letters become ASCII.
pub fn narrow(text: &str) -> String {
    text.trim().nfkc().collect()
}

/// Reads yes or no, in any of the usual words.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match narrow(text).to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "1" | "是" | "对" | "有" | "真" | "要" | "需" | "需要"
        | "须" | "✓" | "✔" | "√" | "☑" | "✅" | "★" => Some(true),
        "false" | "no" | "off" | "n" | "0" | "否" | "不" | "不是" | "无" | "没有" | "假"
        | "不要" | "不需" | "不需要" | "无需" | "无须" | "不用" | "✗" | "✘" | "×" | "╳" | "❌"
        | "☐" => Some(false),
        _ => None,
    }
}

/// Reads a whole number: `1,000`, `１０００`, `300人`. An inexact number is refused, with what to
/// write instead.
pub fn integer(text: &str) -> Result<i64, Text> {
    let narrow = narrow(text);
    let bare = UNITS.iter().find_map(|unit| narrow.strip_suffix(unit)).unwrap_or(&narrow).trim();
    let digits: String = bare.chars().filter(|mark| !matches!(mark, ',' | '_' | ' ')).collect();
    let whole = digits.strip_suffix(".0").unwrap_or(&digits);
    if is_grouped(bare)
        && let Ok(number) = whole.parse()
    {
        return Ok(number);
    }
    let written = text.trim();
    // Digits that do not stand together are no number.
    let mut numbers =
        narrow.split(|mark: char| !mark.is_ascii_digit()).filter(|run| !run.is_empty());
    let digits = match (numbers.next(), numbers.next()) {
        (Some(only), None) => only.get(..15).unwrap_or(only),
        (None, _) => "",
        (Some(_), Some(_)) => "300",
    };
    Err(if digits.is_empty() {
        text!(
            "“{written}”不是整数，请写成 300 这样",
            "`{written}` is not a whole number; write it like 300"
        )
    } else if narrow.contains(['万', '千', '亿', '.']) {
        text!("“{written}”请写成整数，如 12000", "write `{written}` as a whole number, as in 12000")
    } else {
        text!(
            "“{written}”不是确切的整数；只写数字，如 {digits}",
            "`{written}` is not an exact whole number; write digits only, as in {digits}"
        )
    })
}

const UNITS: &[&str] =
    &["人次", "人", "名", "场次", "场", "个名额", "名额", "个", "位", "席", "座", "分", "元"];

/// Whether a text is only a mark for “nothing”, as people put it into cells: `/`, `—`, `-`.
pub fn is_blank_mark(text: &str) -> bool {
    let mut marks = text.chars().filter(|mark| !mark.is_whitespace()).peekable();
    marks.peek().is_some()
        && marks.all(|mark| matches!(mark, '/' | '／' | '\\' | '-' | '－' | '–' | '—' | '―' | '─'))
}

/// A text on one line, with single blanks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether separators, if any, group thousands, so that `1,2` does not read as 12.
fn is_grouped(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut groups = unsigned.split([',', '_', ' ']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    rest.is_empty()
        || digits(first)
            && (1..=3).contains(&first.len())
            && rest.iter().all(|group| digits(group) && group.len() == 3)
}

/// Splits a text that lists several items: `甲、乙；丙`, but not inside brackets and quotation
/// marks.
pub fn split_list(text: &str) -> Vec<String> {
    let text = unwrapped(text.trim());
    // A sentence is no list, however many commas it has.
    if text.contains(['。', '！', '？']) {
        return tidy(text.lines().map(str::to_owned).collect());
    }
    let mut items = vec![String::new()];
    let mut depth = 0usize;
    for mark in text.chars() {
        match mark {
            '（' | '(' | '《' | '“' | '【' | '[' | '〔' => depth += 1,
            '）' | ')' | '》' | '”' | '】' | ']' | '〕' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let splits = matches!(mark, '、' | '，' | ',' | ';' | '；' | '/') && depth == 0;
        if splits || mark == '\n' {
            items.push(String::new());
        } else if let Some(last) = items.last_mut() {
            last.push(mark);
        }
    }
    tidy(items)
}

/// Splits a text that lists addresses or files, where `/` belongs to the items.
pub fn split_addresses(text: &str) -> Vec<String> {
    let separators = [' ', '\n', '\t', '，', '、', '；', ';', ',', '\u{3000}'];
    tidy(text.split(separators).map(str::to_owned).collect())
}

/// The text without brackets around all of it; full-width ones were meant as YAML's.
fn unwrapped(text: &str) -> &str {
    [('［', '］'), ('【', '】'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
        .unwrap_or(text)
}

fn tidy(items: Vec<String>) -> Vec<String> {
    items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// The mistake in a web address; `None` if there is none. `schemes` are the schemes allowed before
/// the colon.
pub fn address_problem(text: &str, schemes: &[&str]) -> Option<Text> {
    let lower = text.trim().to_lowercase();
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme);
    let known = scheme.is_some_and(|scheme| schemes.contains(&scheme));
    if known && let Some(host) = lower.split_once("://").map(|(_, rest)| rest) {
        let host = host.split(['/', '?', '#']).next().unwrap_or_default();
        let is_host = !host.is_empty() && !host.contains(char::is_whitespace);
        return (!is_host || lower.contains(char::is_whitespace)).then(|| {
            text!(
                "网址“{text}”不完整或含有空格",
                "the address `{text}` is incomplete or holds blanks"
            )
        });
    }
    if known && !lower.starts_with("http") {
        return None;
    }
    let domain = lower.split(['/', ':']).next().unwrap_or_default();
    let is_domain =
        domain.contains('.') && domain.is_ascii() && !domain.contains(char::is_whitespace);
    Some(if is_domain {
        text!(
            "网址“{text}”缺少 https://，请写成 https://{text}",
            "`{text}` lacks https://; write https://{text}"
        )
    } else {
        let list = schemes.join(", ");
        text!(
            "“{text}”不是可用的网址（只接受 {list} 开头）",
            "`{text}` is not a usable address (only {list})"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_and_guesses_refused() {
        let good = [
            ("300", 300),
            ("1,000", 1000),
            ("1，000", 1000),
            ("１２００", 1200),
            ("1_000", 1000),
            ("12,345,678", 12_345_678),
            ("300人", 300),
            ("300 人次", 300),
            ("-1", -1),
            ("300.0", 300),
        ];
        for (text, expected) in good {
            assert_eq!(integer(text), Ok(expected), "{text}");
        }
        for text in
            ["约300人", "300余人", "300+", "3万", "1.5", "", "若干", "1,2", "30-50", "1,,000"]
        {
            assert!(integer(text).is_err(), "{text}");
        }
        assert!(integer("约300人").unwrap_err().zh.contains("300"));
        for text in ["60-80", "60×3", "60人 (上午) 60人 (下午)"] {
            let advice = integer(text).unwrap_err().zh;
            assert!(
                !advice.contains("60608") && !advice.contains("6080") && !advice.contains("603")
            );
            assert!(!advice.contains("6060"), "{advice}");
        }
    }

    #[test]
    fn lists_are_split_outside_brackets() {
        assert_eq!(split_list("甲、乙，丙;丁/戊"), ["甲", "乙", "丙", "丁", "戊"]);
        assert_eq!(split_list("教育厅（甲、乙）、人社厅"), ["教育厅（甲、乙）", "人社厅"]);
        assert_eq!(split_list("【甲，乙】"), ["甲", "乙"]);
        assert_eq!(split_list("设在平地，备有轮椅。"), ["设在平地，备有轮椅。"]);
        assert_eq!(split_list(" 、 "), Vec::<String>::new());
        assert_eq!(split_addresses("/a/b.html /c.html"), ["/a/b.html", "/c.html"]);
    }

    #[test]
    fn addresses_need_a_scheme_that_is_safe() {
        let web = ["http", "https"];
        assert_eq!(address_problem("https://a.cn/x?y=1", &web), None);
        assert_eq!(address_problem("http://localhost:80/", &web), None);
        assert_eq!(address_problem("tel:0532-1", &["http", "https", "tel"]), None);
        for bad in [
            "javascript:alert(1)",
            "www.a.cn",
            "a b",
            "https://",
            "https:a.cn",
            "//a.cn",
            "mailto:a@b.cn",
            "data:x",
        ] {
            assert!(address_problem(bad, &web).is_some(), "{bad}");
        }
        assert!(address_problem("www.a.cn/x", &web).unwrap().zh.contains("https://www.a.cn/x"));
    }
}

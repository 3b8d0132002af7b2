//! Splits the text of a date into numbers, units, separators and words.

use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;

/// A part of a date text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    /// A number in ASCII, full-width or Chinese digits.
    Number {
        /// At most nine digits.
        value: i64,
        /// The count of digits as written, with leading zeros; 2 for numerals like 十四 and 廿三.
        digits: usize,
    },
    /// `-` without blanks on both sides.
    Hyphen,
    /// `/`.
    Slash,
    /// `.`.
    Dot,
    /// `:` and `∶`.
    Colon,
    /// `,`, `;`, 、, 和 or 及: marks between several dates.
    Comma,
    /// `+` before the offset of a time.
    Plus,
    /// 年.
    Year,
    /// 月.
    Month,
    /// 日 or 号.
    Day,
    /// 点, 点钟 or 时.
    Hour,
    /// 分.
    Minute,
    /// 秒.
    Second,
    /// 半: half past.
    Half,
    /// 刻: quarters of an hour.
    Quarter,
    /// 整 or 准时.
    Sharp,
    /// 上午, PM and the like.
    Part(Part),
    /// 星期日, 周日, Sun and the like.
    Weekday(Weekday),
    /// A month by its English name, 1 to 12.
    MonthName(i64),
    /// —, ~, 至, 到, to, `--`, and `-` between blanks.
    To,
    /// The `T` before a time.
    T,
    /// The `Z` after a time.
    Zulu,
    /// 全天 or 整天.
    AllDay,
    /// 每天: on each of some days.
    Daily,
    /// 次日: the day after the start.
    NextDay,
    /// 起, 开始 and the like, behind a start.
    Begins,
    /// 活动周期间: the days of the edition.
    Week,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 凌晨: the hours after midnight.
    Night,
    /// 上午, 早上 and the like.
    Morning,
    /// 中午 or 正午.
    Noon,
    /// 下午 or 午后.
    Afternoon,
    /// 晚上, 傍晚 and the like.
    Evening,
    /// AM.
    Am,
    /// PM.
    Pm,
}

impl Part {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Night => "凌晨",
            Self::Morning => "上午",
            Self::Noon => "中午",
            Self::Afternoon => "下午",
            Self::Evening => "晚上",
            Self::Am => "AM",
            Self::Pm => "PM",
        }
    }
}

/// More tokens than the longest span needs.
const MOST_TOKENS: usize = 64;

/// Splits a text; `None` if part of it can belong to no date.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    // NFKC turns full-width digits, letters and punctuation into ASCII.
    let text: String = text.nfkc().take(400).collect::<String>().to_lowercase();
    let mut rest = text.trim().trim_matches(['"', '“', '”', '\'']);
    let mut found = Vec::new();
    while !rest.is_empty() {
        if found.len() > MOST_TOKENS {
            return None;
        }
        let blank = rest.len()
            - rest
                .trim_start_matches([' ', '\t', '\n', '(', ')', '[', ']', '〔', '〕', '【', '】'])
                .len();
        rest = rest.get(blank..)?;
        if rest.is_empty() {
            break;
        }
        let (token, length) = first_token(rest, blank > 0)?;
        found.extend(token);
        rest = rest.get(length..)?;
    }
    Some(found)
}

/// A token, unless the word is skipped, and its length in bytes.
type Found = (Option<Token>, usize);

/// The token at the start of a text in NFKC and lower case; `None` if it can belong to no date.
pub fn first_token(rest: &str, is_behind_blank: bool) -> Option<Found> {
    word(rest)
        .or_else(|| number(rest))
        .or_else(|| han_number(rest))
        .or_else(|| mark(rest.chars().next()?, rest, is_behind_blank))
}

fn number(rest: &str) -> Option<Found> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 9 {
        return None;
    }
    let value = rest.get(..digits)?.parse().ok()?;
    Some((Some(Token::Number { value, digits }), digits))
}

/// A number in Chinese numerals: 二〇二三, 五, 十四, 二十, 廿三.
fn han_number(rest: &str) -> Option<Found> {
    let numeral: String = rest.chars().take_while(|mark| digit(*mark).is_some()).collect();
    if numeral.is_empty() || numeral.chars().count() > 4 {
        return None;
    }
    let values: Vec<i64> = numeral.chars().filter_map(digit).collect();
    let has_tens = values.iter().any(|value| *value >= 10);
    let (value, digits) = match (values.as_slice(), has_tens) {
        ([tens, ..], true) if *tens >= 10 => (below_hundred(1, &values)?, 2),
        ([count, rest @ ..], true) => (below_hundred(*count, rest)?, 2),
        (all, false) => (all.iter().fold(0, |sum, value| sum * 10 + value), all.len()),
        _ => return None,
    };
    Some((Some(Token::Number { value, digits }), numeral.len()))
}

/// The value of `count` tens and the numerals after them: 十, 十四, 廿, 卅一.
fn below_hundred(count: i64, rest: &[i64]) -> Option<i64> {
    let (tens, ones) = match rest {
        [tens] => (*tens, 0),
        [tens, ones] if *ones < 10 => (*tens, *ones),
        _ => return None,
    };
    (tens >= 10 && (tens == 10 || count == 1)).then_some(count * tens + ones)
}

fn digit(mark: char) -> Option<i64> {
    Some(match mark {
        '〇' | '零' | '○' => 0,
        '一' | '元' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}

fn mark(first: char, rest: &str, blank_before: bool) -> Option<Found> {
    let length = first.len_utf8();
    let after = rest.get(length..).unwrap_or_default();
    let token = match first {
        '-' | '‐' | '‑' | '−' if rest.starts_with("--") => return Some((Some(Token::To), 2)),
        '-' | '‐' | '‑' | '−' if blank_before && after.starts_with(' ') => Token::To,
        '-' | '‐' | '‑' | '−' => Token::Hyphen,
        '—' if after.starts_with('—') => return Some((Some(Token::To), length * 2)),
        '—' | '–' | '‒' | '―' | '─' | 'ー' | '~' | '〜' | '∼' | '至' | '到' | '→' => {
            Token::To
        }
        '/' => Token::Slash,
        '.' => Token::Dot,
        ':' | '∶' => Token::Colon,
        ',' | '、' | ';' | '和' | '及' => Token::Comma,
        '+' => Token::Plus,
        '年' => Token::Year,
        '月' => Token::Month,
        '日' | '号' => Token::Day,
        '点' | '时' => Token::Hour,
        '分' => Token::Minute,
        '秒' => Token::Second,
        '半' => Token::Half,
        '刻' => Token::Quarter,
        '整' => Token::Sharp,
        _ => return None,
    };
    Some((Some(token), length))
}

fn word(rest: &str) -> Option<Found> {
    let (word, token) = WORDS.iter().find_map(|(words, token)| {
        let word = words.split(' ').find(|word| rest.starts_with(word))?;
        Some((word, *token))
    })?;
    let is_latin = word.ends_with(|mark: char| mark.is_ascii_alphabetic());
    let after = rest.get(word.len()..).unwrap_or_default();
    if is_latin && word.len() > 1 && after.starts_with(|mark: char| mark.is_ascii_alphabetic()) {
        return None;
    }
    Some((token, word.len()))
}

use Token::{AllDay, Begins, Daily, MonthName, NextDay, Part as In, Week, Weekday as On};

/// Words for each token, longer ones before their own prefixes. `None` marks words that are skipped.
const WORDS: &[(&str, Option<Token>)] = &[
    ("北京时间 活动时间 举办时间 具体时间 时间 定于 正式 举行 举办 开放", None),
    ("活动周期间 活动周内 活动期间 活动周", Some(Week)),
    ("每天 每日 天天 每一天 daily", Some(Daily)),
    ("次日 翌日 第二天", Some(NextDay)),
    ("开始 开幕 开场 启动 起", Some(Begins)),
    ("点钟", Some(Token::Hour)),
    ("准时", Some(Token::Sharp)),
    ("全天 整天", Some(AllDay)),
    ("凌晨", Some(In(Part::Night))),
    ("清晨 早晨 早上 上午", Some(In(Part::Morning))),
    ("中午 正午", Some(In(Part::Noon))),
    ("下午 午后", Some(In(Part::Afternoon))),
    ("傍晚 晚上 晚间 夜间 晚", Some(In(Part::Evening))),
    ("a.m. am", Some(In(Part::Am))),
    ("p.m. pm", Some(In(Part::Pm))),
    ("星期一 礼拜一 周一 monday mon", Some(On(Weekday::Monday))),
    ("星期二 礼拜二 周二 tuesday tue", Some(On(Weekday::Tuesday))),
    ("星期三 礼拜三 周三 wednesday wed", Some(On(Weekday::Wednesday))),
    ("星期四 礼拜四 周四 thursday thu", Some(On(Weekday::Thursday))),
    ("星期五 礼拜五 周五 friday fri", Some(On(Weekday::Friday))),
    ("星期六 礼拜六 周六 saturday sat", Some(On(Weekday::Saturday))),
    ("星期日 星期天 礼拜日 礼拜天 周日 周天 sunday sun", Some(On(Weekday::Sunday))),
    ("january", Some(MonthName(1))),
    ("february", Some(MonthName(2))),
    ("march", Some(MonthName(3))),
    ("april", Some(MonthName(4))),
    ("may", Some(MonthName(5))),
    ("june", Some(MonthName(6))),
    ("july", Some(MonthName(7))),
    ("august", Some(MonthName(8))),
    ("september", Some(MonthName(9))),
    ("october", Some(MonthName(10))),
    ("november", Some(MonthName(11))),
    ("december", Some(MonthName(12))),
    ("to", Some(Token::To)),
    ("t", Some(Token::T)),
    ("z", Some(Token::Zulu)),
];

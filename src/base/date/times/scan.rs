//! Takes a text about times apart into tokens, remarks in brackets, and the rest that is neither.

use crate::date::token::Token::{Comma, Hour, Hyphen, Number, Part, To};
use crate::date::token::{Token, first_token, tokens};
use unicode_normalization::UnicodeNormalization;

/// A text about times, taken apart.
#[derive(Debug, Default, PartialEq)]
pub struct Scanned {
    /// Up to the first word that belongs to no time.
    pub tokens: Vec<Token>,
    /// Remarks in brackets, and words like 暂定.
    pub remarks: Vec<String>,
    /// Whether words follow the tokens.
    pub has_rest: bool,
}

/// Words before a time that is not settled.
const TENTATIVE: &[&str] =
    &["暂定于", "暂定", "拟定于", "拟定", "拟于", "初定", "预计", "初步定于", "计划于"];
/// Marks of a remark that says when something does not take place, or that the time is not exact.
const LIMITING: &[&str] =
    &["除", "闭", "休", "不", "停", "或", "左右", "前后", "单日", "双日", "隔", "逢", "每", "截止"];

const BRACKETS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('{', '}')];

/// Takes a text apart.
pub fn scan(text: &str) -> Scanned {
    let text: String = text.nfkc().collect();
    let lower = text.to_ascii_lowercase();
    let mut scanner =
        Scanner { text: &text, lower: &lower, at: 0, next_number: 1, found: Scanned::default() };
    scanner.skip_quotes();
    while scanner.step() {}
    let Scanned { tokens, remarks, has_rest } = scanner.found;
    Scanned { tokens: with_hours(tokens), remarks, has_rest }
}

/// Whether a remark may change which times are meant.
pub fn is_limiting(remark: &str) -> bool {
    LIMITING.iter().any(|mark| remark.contains(mark))
}

struct Scanner<'a> {
    text: &'a str,
    /// The same bytes in lower case.
    lower: &'a str,
    at: usize,
    /// The number of the next 第一场.
    next_number: i64,
    found: Scanned,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.lower.get(self.at..).unwrap_or_default()
    }

    fn skip_quotes(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(['"', '“', '\'', ' ', '\n']).len();
    }

    /// Takes the next piece; `false` at the end, or before words that belong to no time.
    fn step(&mut self) -> bool {
        let blank = self.skip_blanks();
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        if matches!(first, '\n' | ';' | '|' | '。') {
            self.found.tokens.push(Comma);
            self.at += first.len_utf8();
            return true;
        }
        if self.bracket(first)
            || self.tentative()
            || self.label()
            || self.count_of_days()
            || self.typed_dash()
        {
            return true;
        }
        if matches!(first, '”' | '"') && rest.len() == first.len_utf8() {
            return false;
        }
        let Some((token, length)) = first_token(rest, blank) else {
            self.found.has_rest = true;
            return false;
        };
        self.found.tokens.extend(token);
        self.at += length;
        true
    }

    fn skip_blanks(&mut self) -> bool {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
        self.at += blank;
        blank > 0
    }

    /// A part in brackets: a part of the time if it reads as one, else a remark.
    fn bracket(&mut self, first: char) -> bool {
        let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == first) else {
            return false;
        };
        let inside = self.at + first.len_utf8();
        let Some(length) = self.lower.get(inside..).and_then(|rest| rest.find(*close)) else {
            return false;
        };
        let inner = inside..inside + length;
        self.at = inner.end + close.len_utf8();
        let lower = self.lower.get(inner.clone()).unwrap_or_default();
        match tokens(lower) {
            Some(own) => self.found.tokens.extend(own),
            None if behind_count(lower.trim()) == Some("") => {}
            None => {
                let remark = self.text.get(inner).unwrap_or_default().trim();
                self.found.remarks.push(remark.to_owned());
            }
        }
        true
    }

    fn tentative(&mut self) -> bool {
        let Some(word) = TENTATIVE.iter().find(|word| self.rest().starts_with(**word)) else {
            return false;
        };
        self.found.remarks.push(word.trim_end_matches('于').to_owned());
        self.at += word.len();
        true
    }

    /// 第一场：, which says nothing that the order of the slots does not say; 场 behind 上午; a colon
    /// behind either.
    fn label(&mut self) -> bool {
        let rest = self.rest();
        let is_behind_part = matches!(self.found.tokens.last(), None | Some(Part(_) | Comma));
        let ordinal = rest.strip_prefix('第').and_then(|rest| {
            let (Some(Number { value, .. }), length) = first_token(rest, false)? else {
                return None;
            };
            let rest = rest.get(length..)?.strip_prefix(['场', '批', '期'])?;
            (value == self.next_number).then_some(rest)
        });
        let behind = match ordinal {
            Some(behind) => {
                self.next_number += 1;
                behind.strip_prefix('次').unwrap_or(behind)
            }
            None if is_behind_part => match rest.strip_prefix(['场', ':']) {
                Some(behind) => behind,
                None => return false,
            },
            None => return false,
        };
        let behind = behind.trim_start_matches([' ', ':']);
        self.at = self.lower.len() - behind.len();
        true
    }

    /// 共3天 and 两天, which the days themselves say.
    fn count_of_days(&mut self) -> bool {
        let Some(behind) = behind_count(self.rest()) else { return false };
        if self.found.tokens.is_empty() {
            return false;
        }
        self.at = self.lower.len() - behind.len();
        true
    }

    /// 一 between hours, typed for a dash: 9:00一11:00.
    fn typed_dash(&mut self) -> bool {
        let is_behind_hour =
            matches!(self.found.tokens.as_slice(), [.., Token::Colon, Number { .. }]);
        let behind = self.rest().strip_prefix('一').filter(|_| is_behind_hour);
        let Some(behind) =
            behind.filter(|rest| rest.starts_with(|mark: char| mark.is_ascii_digit()))
        else {
            return false;
        };
        self.found.tokens.push(To);
        self.at = self.lower.len() - behind.len();
        true
    }
}

/// The text behind a number of days: 共3天, 为期两天.
fn behind_count(text: &str) -> Option<&str> {
    let number = text.trim_start_matches("为期").trim_start_matches('共').trim_start();
    let (Some(Number { .. }), length) = first_token(number, false)? else { return None };
    number.get(length..)?.trim_start().strip_prefix('天')
}

/// 9-11点 means 9点-11点.
fn with_hours(tokens: Vec<Token>) -> Vec<Token> {
    let mut spelt = Vec::with_capacity(tokens.len() + 2);
    for (at, token) in tokens.iter().enumerate() {
        spelt.push(*token);
        let is_number = matches!(token, Number { digits: 1..=2, .. });
        let is_of_date = matches!(
            at.checked_sub(1).and_then(|before| tokens.get(before)),
            Some(Token::Month | Token::Dot | Token::Slash | Token::Year | Token::Colon | Hour)
        );
        let behind = match tokens.get(at + 1..).unwrap_or_default() {
            [Hyphen | To, Part(_), behind @ ..] | [Hyphen | To, behind @ ..] => behind,
            _ => continue,
        };
        if is_number && !is_of_date && matches!(behind, [Number { digits: 1..=2, .. }, Hour, ..]) {
            spelt.push(Hour);
        }
    }
    spelt
}

//! Reads days: single ones, spans, lists and weekdays.

use super::{Group, Reader};
use crate::date::DateProblem;
use crate::date::day::{DayForm, day_form};
use crate::date::grammar;
use crate::date::token::Token::{self, Comma, Day, Hyphen, Number, To};
use jiff::civil::{Date, Weekday};

impl Reader<'_> {
    /// A day or a span of days with their weekdays; `false` if there is none here.
    pub(super) fn days(&mut self) -> Result<bool, DateProblem> {
        let Some(first) = self.day()? else { return Ok(false) };
        self.label(&[first]);
        let mut last = first;
        if let [To | Hyphen, rest @ ..] = self.tokens {
            let before = self.tokens;
            self.tokens = rest;
            match self.second_day(first)? {
                Some(day) => last = day,
                None => self.tokens = before,
            }
        }
        self.add((first, last));
        if last < first {
            self.doubt(DateProblem::Unreadable);
        }
        let labelled = match first == last {
            true => self.group().days.iter().map(|days| days.1).collect(),
            false => vec![first, last],
        };
        self.label(&labelled);
        Ok(true)
    }

    /// The last day of a span: like a first one, or a number alone.
    fn second_day(&mut self, first: Date) -> Result<Option<Date>, DateProblem> {
        use Token::{Colon, Dot, Hour, Month, Slash};
        if let [Number { value, digits: 1..=2 }, rest @ ..] = self.tokens
            && !matches!(rest, [Day | Colon | Hour | Month | Dot | Slash | To | Hyphen, ..])
        {
            self.tokens = rest;
            return grammar::date(first.year(), first.month().into(), *value).map(Some);
        }
        let before = std::mem::take(&mut self.read.groups);
        self.read.groups.push(Group { days: vec![(first, first)], ..Group::default() });
        let day = self.day();
        self.read.groups = before;
        day
    }

    /// A day; `None` if there is none here, or if it has more than one meaning.
    pub(super) fn day(&mut self) -> Result<Option<Date>, DateProblem> {
        let (form, rest) = match (bare_day(self.tokens), day_form(self.tokens)) {
            (Some(found), _) | (None, Some(found)) => found,
            (None, None) => return Ok(None),
        };
        let is_dotted = matches!(self.tokens, [_, Token::Dot, ..]);
        if is_dotted && self.has_units && matches!(form, DayForm::InYear(..)) {
            return Ok(None);
        }
        let start = self.context.start.map(|start| start.date);
        let year = start.map(Date::year).or(self.context.year);
        let found = match form {
            DayForm::Whole(year, month, day) => grammar::whole(year, month, day)?,
            DayForm::InYear(month, day) => match grammar::in_year(year, month, day) {
                Err(problem @ DateProblem::MissingYear { .. }) => return Ok(self.unknown(problem)),
                date => date?,
            },
            DayForm::InMonth(day) => match self.in_month(day)? {
                Some(date) => date,
                None => return Ok(self.unknown(DateProblem::MissingMonth { day })),
            },
            DayForm::Unordered(a, b, c) => {
                return Ok(self.unknown(grammar::two_readings(a, b, c)));
            }
            DayForm::Pair(month, day) => {
                let readings = vec![format!("{month}月{day}日")];
                return Ok(self.unknown(DateProblem::Ambiguous { readings }));
            }
        };
        self.has_units |= !is_dotted;
        self.tokens = rest;
        Ok(Some(found))
    }

    fn unknown(&mut self, problem: DateProblem) -> Option<Date> {
        self.doubt(problem);
        None
    }

    /// The day of the month alone: in the month of the day before it, else in that of the edition.
    fn in_month(&self, day: i64) -> Result<Option<Date>, DateProblem> {
        let named = self.read.groups.iter().rev().find_map(|group| group.days.last());
        let in_month_of = |date: Date| grammar::date(date.year(), date.month().into(), day);
        if let Some((_, last)) = named {
            return Ok(Some(in_month_of(*last)?).filter(|date| date > last));
        }
        if let Some(start) = self.context.start {
            return in_month_of(start.date).map(Some);
        }
        let Some((first, last)) = self.context.edition else { return Ok(None) };
        if (first.year(), first.month()) == (last.year(), last.month()) {
            return in_month_of(first).map(Some);
        }
        let is_within = |date: &Date| (first..=last).contains(date);
        let found: Vec<Date> = [first, last]
            .into_iter()
            .filter_map(|date| in_month_of(date).ok())
            .filter(is_within)
            .collect();
        Ok(if let [only] = found.as_slice() { Some(*only) } else { None })
    }

    /// Compares the weekdays that stand here with the days that they belong to.
    pub(super) fn label(&mut self, days: &[Date]) {
        let (found, rest) = listed_weekdays(self.tokens);
        let beside: &[Date] = match found.len() {
            0 => return,
            1 => days.get(days.len().saturating_sub(1)..).unwrap_or_default(),
            count if count == days.len() => days,
            _ => return,
        };
        self.tokens = rest;
        let wrong = beside.iter().zip(&found).find(|(day, written)| day.weekday() != **written);
        if let Some((day, written)) = wrong {
            self.read.wrong_weekday.get_or_insert((*day, *written));
        }
    }

    /// A weekday before its day, or a weekday as the day itself: the only one of the edition.
    pub(super) fn weekdays(&mut self) -> Result<bool, DateProblem> {
        let [Token::Weekday(written), rest @ ..] = self.tokens else { return Ok(false) };
        let behind = if let [Comma, rest @ ..] = rest { rest } else { rest };
        if bare_day(behind).is_some() || day_form(behind).is_some() {
            self.tokens = behind;
            let count = self.read.groups.len();
            if !self.days()? {
                return Ok(false);
            }
            let group = self.read.groups.get(count.saturating_sub(1)..).and_then(<[_]>::last);
            let day = group.and_then(|group| group.days.last()).map(|days| days.0);
            if let Some(day) = day.filter(|day| day.weekday() != *written) {
                self.read.wrong_weekday.get_or_insert((day, *written));
            }
            return Ok(true);
        }
        let Some(first) = self.only(*written) else { return Ok(false) };
        let (last, rest) = match rest {
            [To | Hyphen, Token::Weekday(last), rest @ ..] => (self.only(*last), rest),
            _ => (Some(first), rest),
        };
        let Some(last) = last.filter(|last| *last >= first) else { return Ok(false) };
        self.tokens = rest;
        self.add((first, last));
        Ok(true)
    }

    /// The one day of the edition that is this weekday.
    fn only(&self, weekday: Weekday) -> Option<Date> {
        let (first, last) = self.context.edition?;
        let mut found = first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .take(crate::date::times::MOST_SLOTS)
            .filter(|day| day.weekday() == weekday);
        found.next().filter(|_| found.next().is_none())
    }
}

/// The day in 14、15日 and 14-16日, where 日 stands only once, behind all of them.
fn bare_day(tokens: &[Token]) -> Option<(DayForm, &[Token])> {
    let [Number { value, digits: 1..=2 }, rest @ ..] = tokens else { return None };
    let mut behind = rest;
    loop {
        behind = match behind {
            [Day, ..] => break,
            [Comma | To | Hyphen, Number { digits: 1..=2, .. }, behind @ ..] => behind,
            _ => return None,
        };
    }
    let rest = if let [Day, rest @ ..] = rest { rest } else { rest };
    Some((DayForm::InMonth(*value), rest))
}

/// The weekdays at the start of the tokens, and what is behind them: 周四, 周四至周六, 周四、周五.
fn listed_weekdays(tokens: &[Token]) -> (Vec<Weekday>, &[Token]) {
    let mut found = Vec::new();
    let mut rest = tokens;
    if let [Comma, Token::Weekday(_), ..] = tokens {
        rest = tokens.get(1..).unwrap_or_default();
    }
    while let [Token::Weekday(day), behind @ ..] = rest {
        found.push(*day);
        rest = match behind {
            [Comma | To | Hyphen, Token::Weekday(_), ..] => behind.get(1..).unwrap_or_default(),
            _ => behind,
        };
    }
    (found, rest)
}

//! Reads tokens as groups of days, each with its hours.

mod days;

use super::scan::Scanned;
use super::{DateProblem, TimeContext};
use crate::date::Moment;
use crate::date::clock::{Clock, clock};
use crate::date::grammar;
use crate::date::token::Token::{self, Comma, Hyphen, To};
use jiff::civil::{Date, Weekday};

/// Days that follow each other, from the first to the last.
pub type Days = (Date, Date);

/// Days with the hours of each of them.
#[derive(Debug, Default)]
pub struct Group {
    pub days: Vec<Days>,
    pub hours: Vec<Hours>,
    /// Whether 每天 or 活动周期间 is written.
    pub is_daily: bool,
}

/// Hours of a day.
#[derive(Debug)]
pub enum Hours {
    /// 全天.
    Whole,
    /// The part of the day without an hour.
    Vague(&'static str),
    /// From an hour, perhaps to another.
    From(Clock, Option<End>),
}

/// The end of hours.
#[derive(Debug)]
pub enum End {
    /// On the day of the start.
    SameDay(Clock),
    /// 次日.
    NextDay(Clock),
    /// On another day.
    On(Moment),
}

/// The groups of a text, and what is doubtful about them.
#[derive(Debug, Default)]
pub struct Read {
    pub groups: Vec<Group>,
    /// A doubt that leaves no hour certain.
    pub doubt: Option<DateProblem>,
    pub wrong_weekday: Option<(Date, Weekday)>,
}

/// Reads the tokens of a text.
pub fn read(scanned: &Scanned, context: &TimeContext) -> Result<Read, DateProblem> {
    let mut reader =
        Reader { tokens: &scanned.tokens, context, read: Read::default(), has_units: false };
    while reader.step()? {}
    let mut read = reader.read;
    if scanned.has_rest {
        read.doubt.get_or_insert(DateProblem::Unreadable);
    }
    Ok(read)
}

struct Reader<'a> {
    tokens: &'a [Token],
    context: &'a TimeContext,
    read: Read,
    /// Whether a day is written with 月 or 日, so that `9.30` is none.
    has_units: bool,
}

impl Reader<'_> {
    /// Reads the next part; `false` at the end, or where the rest is not understood.
    fn step(&mut self) -> Result<bool, DateProblem> {
        let [first, rest @ ..] = self.tokens else { return Ok(false) };
        match first {
            Comma => self.tokens = rest,
            Token::Daily | Token::Week => {
                let group = self.group();
                let is_one_day = matches!(group.days.as_slice(), [(first, last)] if first == last);
                group.is_daily = true;
                self.tokens = rest;
                if is_one_day {
                    self.doubt(DateProblem::Unreadable);
                }
            }
            Token::AllDay => {
                self.group().hours.push(Hours::Whole);
                self.tokens = rest;
            }
            Token::Begins if !self.read.groups.is_empty() => {
                let group = self.group();
                let is_open = group.hours.is_empty() && !group.is_daily;
                self.tokens = rest;
                if is_open {
                    self.doubt(DateProblem::NoHour);
                }
            }
            _ if self.weekdays()? || self.days()? || self.hours()? => {}
            _ => {
                self.doubt(DateProblem::Unreadable);
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn doubt(&mut self, problem: DateProblem) {
        self.read.doubt.get_or_insert(problem);
    }

    /// The group that is being read.
    fn group(&mut self) -> &mut Group {
        if self.read.groups.is_empty() {
            self.read.groups.push(Group::default());
        }
        let last = self.read.groups.len() - 1;
        &mut self.read.groups[last]
    }

    /// Adds days: to a new group if the last one has its hours already.
    fn add(&mut self, days: Days) {
        let is_full = self.read.groups.last().is_some_and(|group| {
            !group.hours.is_empty() && (!group.days.is_empty() || group.is_daily)
        });
        if is_full {
            self.read.groups.push(Group::default());
        }
        self.group().days.push(days);
    }

    /// Hours, or a part of the day; `false` if there are none here.
    fn hours(&mut self) -> Result<bool, DateProblem> {
        let before = match self.read.groups.last().and_then(|group| group.hours.last()) {
            Some(Hours::From(_, Some(End::SameDay(end)))) => Some(*end),
            Some(Hours::From(start, _)) => Some(*start),
            _ => None,
        };
        let mut rest = self.tokens;
        let start = match clock(&mut rest, before) {
            Ok(Some(start)) => start,
            Ok(None) => return Ok(false),
            Err(DateProblem::Vague { word }) => {
                self.tokens = self.tokens.get(1..).unwrap_or_default();
                self.group().hours.push(Hours::Vague(word));
                return Ok(true);
            }
            Err(problem) => return Err(problem),
        };
        self.tokens = rest;
        let end = if let [To | Hyphen, rest @ ..] = rest {
            self.tokens = rest;
            let Some(end) = self.end(start)? else { return Ok(false) };
            Some(end)
        } else {
            None
        };
        self.group().hours.push(Hours::From(start, end));
        Ok(true)
    }

    /// The end of hours that begin at `start`; `None` if there is none here.
    fn end(&mut self, start: Clock) -> Result<Option<End>, DateProblem> {
        let hour = |tokens: &mut &[Token], first| match clock(tokens, first) {
            Err(DateProblem::Vague { .. }) => Ok(None),
            found => found,
        };
        if let [Token::NextDay, rest @ ..] = self.tokens {
            self.tokens = rest;
            return Ok(hour(&mut self.tokens, None)?.map(End::NextDay));
        }
        if let Some(end) = hour(&mut self.tokens, Some(start))? {
            return Ok(Some(End::SameDay(end)));
        }
        if matches!(self.tokens, [_, Token::Dot, ..]) {
            return Ok(None);
        }
        let Some(date) = self.day()? else { return Ok(None) };
        self.label(&[date]);
        let end = match hour(&mut self.tokens, None)? {
            Some(time) => grammar::at(date, &time)?,
            None => Moment::day(date),
        };
        Ok(Some(End::On(end)))
    }
}

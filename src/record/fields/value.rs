//! Getters for yes and no, numbers, places on the map, and times.

use super::Fields;
use crate::node::{Node, Value};
use crate::scalar::{integer, narrow, one_line, yes_or_no};
use crate::spanned::Spanned;
use jiff::civil::Date;
use skillweek_base::date::{DateProblem, Moment, TimeSpan, parse_end, parse_moment};
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Place, Severity};

/// A number of people or things.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// The number, if exactly one is stated.
    pub number: Option<u64>,
    /// What is written instead of one number, on one line.
    pub words: Option<String>,
}

/// The beginning of a text, for messages.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 24;
    let line = one_line(text);
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

impl Fields<'_> {
    /// Yes or no.
    pub fn bool(&mut self, name: &str) -> Option<bool> {
        let text = self.spanned_text(name)?;
        let value = yes_or_no(&text.value);
        if value.is_none() {
            let written = &text.value;
            let message = text!("“{written}”应是“是”或“否”", "`{written}` should be yes or no");
            let help = text!("写 true（是）或 false（否）", "write true or false");
            self.invalid(&text.place, message, Some(help));
        }
        value
    }

    /// A whole number.
    pub fn integer(&mut self, name: &str) -> Option<i64> {
        let text = self.spanned_text(name)?;
        integer(&text.value).map_err(|problem| self.invalid(&text.place, problem, None)).ok()
    }

    /// A number of people or things, or the words that stand for it: 60-80, 不限.
    pub fn count(&mut self, name: &str) -> Count {
        let Some(text) = self.stated(name) else { return Count::default() };
        match integer(&text.value) {
            Ok(number) if number < 0 => {
                self.invalid(&text.place, text!("这里不能是负数", "this cannot be negative"), None);
                Count::default()
            }
            Ok(number) => Count { number: u64::try_from(number).ok(), words: None },
            Err(_) => Count { number: None, words: Some(one_line(&text.value)) },
        }
    }

    /// Yes or no where a doubt harms nobody: other words are a warning, and no.
    pub fn flag(&mut self, name: &str) -> bool {
        let Some(text) = self.stated(name) else { return false };
        yes_or_no(&text.value).unwrap_or_else(|| {
            let written = excerpt(&text.value);
            let message = text!("“{written}”应是“是”或“否”", "`{written}` should be yes or no");
            let help = text!("写 true（是）或 false（否）", "write true or false");
            self.doubtful(&text.place, message, Some(help));
            false
        })
    }

    /// Reports a value that is left out or shown as written, and costs nothing else.
    pub fn doubtful(&mut self, place: &Place, message: Text, help: Option<Text>) {
        let mut diagnostic = Diagnostic::new(Code::InvalidValue, message)
            .with_severity(Severity::Warning)
            .at(self.span_of(place));
        diagnostic.help = help;
        self.report(diagnostic);
    }

    /// Longitude and latitude: `[120.38, 36.06]`, `120.38, 36.06`, or a map of the two.
    pub fn geo(&mut self, name: &str) -> Option<Spanned<[f64; 2]>> {
        let node = self.node(name)?;
        let pair = pair(node);
        if pair.is_none() {
            let message = text!(
                "坐标应是两个数：经度和纬度",
                "coordinates are two numbers: longitude and latitude"
            );
            let help = text!(
                "写成 [120.3826, 36.0671] 这样（经度在前）",
                "write them like [120.3826, 36.0671], longitude first"
            );
            match node.place {
                Place::Cell(_) => self.doubtful(&node.place, message, Some(help)),
                _ => self.invalid(&node.place, message, Some(help)),
            }
        }
        pair.map(|pair| Spanned::new(pair, node.place.clone()))
    }

    /// A day; a time of day beside it is dropped.
    pub fn date(&mut self, name: &str, year: Option<i16>) -> Option<Spanned<Date>> {
        let moment = self.moment(name, year)?;
        Some(Spanned::new(moment.value.date, moment.place))
    }

    /// A day with or without a time of day.
    pub fn moment(&mut self, name: &str, year: Option<i16>) -> Option<Spanned<Moment>> {
        let text = self.spanned_text(name)?;
        let read = self.read_time(&text, parse_moment(&text.value, year), |span| span.start)?;
        Some(Spanned::new(read, text.place))
    }

    /// The end of something that starts at `start`: also a time or a day of the month alone.
    pub fn end(&mut self, name: &str, start: Moment) -> Option<Spanned<Moment>> {
        let text = self.spanned_text(name)?;
        let read = self.read_time(&text, parse_end(&text.value, start), |span| span.start)?;
        Some(Spanned::new(read, text.place))
    }

    /// Reports a mistake in a time, and keeps the part that is readable.
    pub fn read_time<T>(
        &mut self,
        text: &Spanned<String>,
        read: Result<T, DateProblem>,
        recover: impl Fn(TimeSpan) -> T,
    ) -> Option<T> {
        let problem = match read {
            Ok(read) => return Some(read),
            Err(problem) => problem,
        };
        let code = match (&problem, &text.place) {
            (DateProblem::WrongWeekday { .. }, _) => Code::WeekdayMismatch,
            (DateProblem::Ambiguous { .. }, Place::Cell(_)) => Code::AmbiguousDate,
            _ => Code::InvalidValue,
        };
        let diagnostic = Diagnostic::new(code, problem.message(&text.value))
            .at(self.span_of(&text.place))
            .help(problem.help(self.year));
        self.report(diagnostic);
        problem.recovered().map(recover)
    }
}

fn pair(node: &Node) -> Option<[f64; 2]> {
    let numbers: Vec<f64> = match &node.value {
        Value::Scalar { text, .. } => {
            let narrow = narrow(text);
            let parts = narrow.split([',', '、', ';', ' ', '[', ']', '(', ')']);
            parts
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(number)
                .collect::<Option<_>>()?
        }
        Value::List(items) => items.iter().map(scalar).collect::<Option<_>>()?,
        Value::Map(entries) => {
            let find = |names: &[&str]| {
                entries
                    .iter()
                    .find(|entry| names.contains(&entry.key.as_str()))
                    .and_then(|entry| scalar(&entry.node))
            };
            vec![find(&["lng", "lon", "longitude", "经度"])?, find(&["lat", "latitude", "纬度"])?]
        }
        Value::Null => return None,
    };
    <[f64; 2]>::try_from(numbers).ok()
}

fn scalar(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Scalar { text, .. } => number(text),
        _ => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let number: f64 = narrow(text).trim_end_matches(['°', 'E', 'N', 'e', 'n']).parse().ok()?;
    number.is_finite().then_some(number)
}

//! Getters for yes and no, numbers, places on the map, and times.

use super::Fields;
use crate::node::{Node, Value};
use crate::scalar::{integer, narrow, yes_or_no};
use crate::spanned::Spanned;
use jiff::civil::Date;
use skillweek_base::date::{DateProblem, Moment, TimeSpan, parse_end, parse_moment};
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Place};

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

    /// A number of people or things: a whole number that is not negative.
    pub fn count(&mut self, name: &str) -> Option<u64> {
        let number = self.integer(name)?;
        if number < 0 {
            let place = self.place(name);
            self.invalid(&place, text!("这里不能是负数", "this cannot be negative"), None);
        }
        u64::try_from(number).ok()
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
            self.invalid(&node.place, message, Some(help));
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

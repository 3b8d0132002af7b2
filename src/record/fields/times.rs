//! Getters for times that people write in their own words.

use super::Fields;
use super::value::excerpt;
use crate::scalar::one_line;
use crate::spanned::Spanned;
use skillweek_base::date::times::{TimeContext, Times, parse_times};
use skillweek_base::date::{DateProblem, Moment, TimeSpan, parse_moment};
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic};

impl Fields<'_> {
    /// Reads times, and reports a day that does not exist and a weekday that is another day's.
    /// A doubt is for the caller to report, who may know more.
    pub fn times(&mut self, text: &Spanned<String>, context: &TimeContext) -> Option<Times> {
        let times = self.read_time(text, parse_times(&text.value, context), Times::from)?;
        if let Some((date, written)) = times.wrong_weekday {
            let read = times.slots.first()?.span;
            let problem = DateProblem::WrongWeekday { read, date, written };
            let diagnostic = Diagnostic::new(Code::WeekdayMismatch, problem.message(&text.value));
            self.report(diagnostic.at(self.span_of(&text.place)).help(problem.help(self.year)));
        }
        Some(times)
    }

    /// A moment, or the words that stand for it and are reported: 报满为止.
    pub fn moment_or_words(
        &mut self,
        name: &str,
        context: &TimeContext,
    ) -> (Option<Spanned<Moment>>, Option<String>) {
        let Some(text) = self.stated(name) else { return (None, None) };
        if parse_moment(&text.value, context.year).is_ok() {
            return (self.moment(name, context.year), None);
        }
        let Some(times) = self.times(&text, context) else { return (None, None) };
        if let Some(TimeSpan { start, end: None }) = times.only() {
            return (Some(Spanned::new(start, text.place)), None);
        }
        self.unclear_time(&text, &times.doubt.unwrap_or(DateProblem::Unreadable));
        (None, Some(one_line(&text.value)))
    }

    /// Reports a time that is shown as it is written.
    pub fn unclear_time(&mut self, text: &Spanned<String>, doubt: &DateProblem) {
        let written = excerpt(&text.value);
        let Text { zh, en } = match doubt {
            DateProblem::Unreadable => text!(
                "不能确定“{written}”是哪天几点",
                "which day and hour `{written}` means is not certain"
            ),
            DateProblem::Several => {
                text!("“{written}”包含的时段太多", "`{written}` holds too many periods")
            }
            _ => doubt.message(&written),
        };
        let help = match doubt {
            DateProblem::Ambiguous { .. }
            | DateProblem::MissingMonth { .. }
            | DateProblem::MissingYear { .. } => doubt.help(self.year),
            _ => text!(
                "写出日期和钟点，如 5月14日9:00-11:00；确实没定的可以不改",
                "write the day and the hour, as in 5月14日9:00-11:00; if it is not settled, leave it"
            ),
        };
        let message = text!("{zh}，照原文显示", "{en}; it is shown as it is written");
        let diagnostic = Diagnostic::new(Code::UnclearTime, message);
        self.report(diagnostic.at(self.span_of(&text.place)).help(help));
    }
}

//! Decodes `edition` and `grey` of `site.yaml`.

use super::Reading;
use crate::keys;
use crate::values::Edition;
use crate::values::ThemeDay;
use jiff::civil::Date;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Span};
use skillweek_record::Fields;

impl Reading<'_> {
    /// Decodes the year's edition.
    pub fn edition(&mut self) -> Edition {
        let Some(mut edition) = self.fields.map("edition", keys::EDITION) else {
            return Edition::default();
        };
        let year = edition.integer("year").and_then(|year| i16::try_from(year).ok());
        let start = edition.date("start", year).map(|date| date.value);
        let end = edition.date("end", year).map(|date| date.value);
        check_order(&mut edition, start, end);
        let theme = edition.text("theme");
        let theme_days = theme_days(&mut edition, year);
        edition.finish();
        Edition { year, theme, start, end, theme_days }
    }

    /// Decodes the periods in which the site is shown in grey; `None` if the key is absent.
    pub fn grey(&mut self) -> Option<Vec<(Date, Date)>> {
        self.fields.node("grey")?;
        let mut periods = Vec::new();
        for node in self.fields.list("grey") {
            if node.text().is_some() {
                let place = node.place.clone();
                let help = text!(
                    "写成两行：从: 第一天 和 到: 最后一天，日期写成 年-月-日",
                    "write the lines `from:` and `to:`, each with a day"
                );
                self.fields.invalid(
                    &place,
                    text!(
                        "灰度的每一段应有“从”和“到”",
                        "each period of `grey` needs `from` and `to`"
                    ),
                    Some(help),
                );
                continue;
            }
            let mut fields = self.fields.child(node, keys::PERIOD);
            let from = fields.date("from", None).map(|date| date.value);
            let to = fields.date("to", None).map(|date| date.value);
            fields.require("from");
            periods.extend(from.map(|from| (from, to.unwrap_or(from))));
            fields.finish();
        }
        Some(periods)
    }
}

fn theme_days(edition: &mut Fields<'_>, year: Option<i16>) -> Option<Vec<ThemeDay>> {
    edition.node("theme_days")?;
    let mut days = Vec::new();
    for node in edition.list("theme_days") {
        let mut fields = edition.child(node, keys::THEME_DAY);
        let date = fields.date("date", year).map(|date| date.value);
        let label = fields.required_text("label").map(|label| label.value);
        fields.require("date");
        days.extend(date.zip(label).map(|(date, label)| ThemeDay { date, label }));
        fields.finish();
    }
    Some(days)
}

fn check_order(edition: &mut Fields<'_>, start: Option<Date>, end: Option<Date>) {
    let Some((start, end)) = start.zip(end) else { return };
    if end < start {
        let first: Span = edition.span("start");
        let found = Diagnostic::new(
            Code::EndBeforeStart,
            text!("活动周的结束日期在开始日期之前", "the edition ends before it starts"),
        )
        .at(edition.span("end"))
        .note(text!("开始日期在这里", "it starts here"), Some(first))
        .help(text!("请核对两个日期", "check the two dates"));
        edition.report(found);
    }
}

//! What a check found, and how it is shown.

use serde_json::{Value, json};
use skillweek_base::text::{Both, Lang, Text};
use unicode_width::UnicodeWidthStr;

/// Columns between the columns of the table.
const GAP: usize = 2;

/// What a check is about.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// The name for programs.
    pub name: &'static str,
    pub label: Both,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Good,
    /// Something works less well than it could.
    Warning,
    /// A build needs it.
    Missing,
}

impl State {
    fn label(self) -> Both {
        match self {
            Self::Good => Both::new("好", "ok"),
            Self::Warning => Both::new("注意", "note"),
            Self::Missing => Both::new("缺少", "missing"),
        }
    }

    /// The name in JSON, as in diagnostics.
    fn severity(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Warning => "warning",
            Self::Missing => "error",
        }
    }

    /// The terminal's number for the colour.
    fn colour(self) -> u8 {
        match self {
            Self::Good => 32,
            Self::Warning => 33,
            Self::Missing => 31,
        }
    }
}

/// The result of a check.
#[derive(Debug, Clone)]
pub struct Finding {
    pub topic: Topic,
    pub state: State,
    pub what: Text,
    /// What to do about it.
    pub mend: Option<Text>,
}

impl Finding {
    pub fn good(topic: Topic, what: Text) -> Self {
        Self { topic, state: State::Good, what, mend: None }
    }

    pub fn warning(topic: Topic, what: Text, mend: Text) -> Self {
        Self { topic, state: State::Warning, what, mend: Some(mend) }
    }

    pub fn missing(topic: Topic, what: Text, mend: Text) -> Self {
        Self { topic, state: State::Missing, what, mend: Some(mend) }
    }

    pub fn record(&self, lang: Lang) -> Value {
        json!({
            "check": self.topic.name,
            "severity": self.state.severity(),
            "message": self.what.get(lang),
            "help": self.mend.as_ref().map(|mend| mend.get(lang)),
        })
    }
}

/// A line for each finding, with what to do below it.
pub fn table(findings: &[Finding], lang: Lang, is_coloured: bool) -> String {
    let states = findings.iter().map(|finding| finding.state.label().get(lang).width());
    let topics = findings.iter().map(|finding| finding.topic.label.get(lang).width());
    let widths = (states.max().unwrap_or_default(), topics.max().unwrap_or_default());
    let rows = findings.iter().map(|finding| row(finding, lang, widths, is_coloured));
    rows.collect()
}

fn row(finding: &Finding, lang: Lang, widths: (usize, usize), is_coloured: bool) -> String {
    let padded = |label: &str, width: usize| " ".repeat(width + GAP - label.width());
    let state = finding.state.label().get(lang);
    let topic = finding.topic.label.get(lang);
    let shown = match is_coloured {
        true => format!("\u{1b}[1;{}m{state}\u{1b}[0m", finding.state.colour()),
        false => state.to_owned(),
    };
    let mut row = format!("  {shown}{}", padded(state, widths.0));
    row.push_str(&format!("{topic}{}{}\n", padded(topic, widths.1), finding.what.get(lang)));
    let indent = " ".repeat(2 + widths.0 + widths.1 + 2 * GAP);
    for line in finding.mend.iter().flat_map(|mend| mend.get(lang).lines()) {
        row.push_str(&format!("{indent}{line}\n"));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillweek_base::text;

    #[test]
    fn columns_are_as_wide_on_screen_as_they_must_be() {
        let topic = |name, zh| Topic { name, label: Both::new(zh, name) };
        let findings = [
            Finding::good(topic("port", "端口"), text!("4000", "4000")),
            Finding::warning(
                topic("space", "磁盘空间"),
                text!("少", "little"),
                text!("删\n清", "x"),
            ),
        ];
        let picture = "  \
好    端口      4000
  注意  磁盘空间  少
                  删
                  清
";
        assert_eq!(table(&findings, Lang::Zh, false), picture);
        assert!(
            table(&findings, Lang::En, true).contains("\u{1b}[1;33mnote\u{1b}[0m  space  little")
        );
    }
}

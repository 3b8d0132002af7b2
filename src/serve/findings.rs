//! The findings for the panel in the browser, with the lines around them.

use serde::Serialize;
use skillweek_base::line_index::LineIndex;
use skillweek_base::path::SourcePath;
use skillweek_base::text::Lang;
use skillweek_diag::emit::{Record, Texts, records};
use skillweek_diag::{Diagnostic, Place, Severity};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The most findings shown in full; the rest is counted.
const SHOWN: usize = 200;
/// Lines shown before and after the line of a finding.
const AROUND: usize = 1;
/// The most characters of a line that are shown.
const LINE: usize = 400;

/// The current findings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DiagnosticsPanel {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// The reason why nothing could be read.
    pub trouble: Option<String>,
    /// Errors, warnings, notes; each in the order of files and lines.
    pub findings: Vec<Finding>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    #[serde(flatten)]
    pub record: Record,
    pub notes: Vec<String>,
    pub lines: Vec<Line>,
}

/// A line of a source; the marked part is in UTF-16 units, as browsers count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub number: usize,
    pub text: String,
    pub mark: Option<[usize; 2]>,
}

impl DiagnosticsPanel {
    /// The panel of some findings.
    pub fn new(found: &[Diagnostic], texts: &dyn Texts, lang: Lang) -> Self {
        let count = |severity| found.iter().filter(|found| found.severity == severity).count();
        let mut sorted: Vec<&Diagnostic> = found.iter().collect();
        // Stable: within a severity they keep their order, by file and line.
        sorted.sort_by_key(|found| Reverse(found.severity));
        let shown: Vec<Diagnostic> = sorted.into_iter().take(SHOWN).cloned().collect();
        let mut sources = Sources { texts, known: HashMap::new() };
        let records = records(&shown, texts, lang);
        let findings = records.into_iter().zip(&shown).map(|(record, found)| Finding {
            record,
            notes: found.notes.iter().map(|note| note.message.get(lang).to_owned()).collect(),
            lines: sources.lines(found),
        });
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            trouble: None,
            findings: findings.collect(),
        }
    }

    pub fn json(&self) -> String {
        // Numbers and texts can always be written as JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

struct Sources<'a> {
    texts: &'a dyn Texts,
    known: HashMap<SourcePath, Option<Arc<str>>>,
}

impl Sources<'_> {
    fn lines(&mut self, found: &Diagnostic) -> Vec<Line> {
        let Some(span) = &found.span else { return Vec::new() };
        let Place::Text(range) = &span.place else { return Vec::new() };
        let texts = self.texts;
        let text = self.known.entry(span.file.clone()).or_insert_with(|| texts.text(&span.file));
        text.as_ref().map_or_else(Vec::new, |text| lines(text, range))
    }
}

/// The lines around the beginning of a range.
fn lines(text: &str, range: &Range<usize>) -> Vec<Line> {
    let index = LineIndex::new(text);
    let meant = index.position(text, range.start).line;
    let last = index.position(text, text.len()).line;
    let shown = meant.saturating_sub(AROUND).max(1)..=(meant + AROUND).min(last);
    let line = |number: usize| {
        let bytes = index.line(text, number);
        let whole = text.get(bytes.clone()).unwrap_or_default();
        let mark = (number == meant).then(|| mark(text, range, &bytes));
        Line { number, text: whole.chars().take(LINE).collect(), mark }
    };
    shown.map(line).collect()
}

/// The part of a range on a line, from and to, never empty.
fn mark(text: &str, range: &Range<usize>, line: &Range<usize>) -> [usize; 2] {
    let at = |byte: usize| {
        let byte = text.floor_char_boundary(byte.clamp(line.start, line.end));
        text.get(line.start..byte).unwrap_or_default().encode_utf16().count()
    };
    let from = at(range.start);
    [from, at(range.end).max(from + 1)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillweek_base::text;
    use skillweek_diag::{Code, Span};

    struct One(&'static str);

    impl Texts for One {
        fn text(&self, _: &SourcePath) -> Option<Arc<str>> {
            Some(self.0.into())
        }
    }

    #[test]
    fn a_finding_comes_with_its_neighbourhood() {
        let text = "---\n标题: 一\n日期: 二𠮷\n---\n";
        let from = text.find("二").unwrap();
        let span = Span::text(&SourcePath::new("content/a.md"), from..from + "二𠮷".len());
        let found = Diagnostic::new(Code::InvalidValue, text!("坏", "bad")).at(span);
        let panel = DiagnosticsPanel::new(&[found], &One(text), Lang::Zh);
        assert_eq!((panel.errors, panel.warnings), (1, 0));
        let finding = &panel.findings[0];
        assert_eq!((finding.record.line, finding.record.column), (Some(3), Some(5)));
        let numbers: Vec<usize> = finding.lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 3, 4]);
        assert_eq!(finding.lines[1].mark, Some([4, 7]));
        assert_eq!(finding.lines[0].mark, None);
    }

    #[test]
    fn errors_come_first_and_none_is_uncounted() {
        let warning = Diagnostic::new(Code::VagueLink, text!("警", "warning"));
        let mut info = Diagnostic::new(Code::Encoding, text!("提", "note"));
        info.severity = Severity::Info;
        let error = Diagnostic::new(Code::InvalidValue, text!("错", "error"));
        let mut found = vec![info, warning.clone(), error];
        let panel = DiagnosticsPanel::new(&found, &One(""), Lang::En);
        assert_eq!((panel.errors, panel.warnings, panel.infos), (1, 1, 1));
        let order: Vec<&str> = panel.findings.iter().map(|it| it.record.severity).collect();
        assert_eq!(order, ["error", "warning", "info"]);
        found.extend(vec![warning; 300]);
        let panel = DiagnosticsPanel::new(&found, &One(""), Lang::En);
        assert_eq!((panel.errors, panel.warnings, panel.infos), (1, 301, 1));
        assert_eq!(panel.findings.len(), SHOWN);
        assert_eq!(panel.findings[0].record.severity, "error");
    }
}

//! Reads a record written as YAML: the front matter of a page, or a `site.yaml`.
//!
//! 1. Refuse texts that are too large or nested too deeply.
//! 2. Have `serde_yaml`, the authority on syntax, read it; give every value its place.
//! 3. Check each line for common slips. Some break the syntax, some silently change the meaning;
//!    the corrected lines tell which of them explain a broken text.

pub mod error;
pub mod form;
pub mod line;
pub mod lint;
pub mod place;
#[cfg(test)]
pub mod tests;
pub mod tree;
mod unseen;
pub mod value;

use super::node::{Entry, Node, Value};
use error::{Broken, translate};
use lint::{Finding, lint};
use place::place;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Place, Sink, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use tree::{Draft, MOST_DEPTH, read};

/// The largest record in bytes; hand-written ones have a few hundred.
const MOST_BYTES: usize = 64 * 1024;

/// Reads the YAML in `range` of a file's text. The result is always a map; `None` if the syntax is
/// broken, which is reported.
pub fn parse(file: &SourcePath, text: &str, range: Range<usize>, sink: &mut Sink) -> Option<Node> {
    let source = &*unseen::readable(text.get(range.clone()).unwrap_or_default());
    let mut reader = Reader { file, offset: range.start, sink };
    if let Some((at, message)) = refused(source) {
        reader.report(at, message, None);
        return None;
    }
    let findings = lint(source);
    match read_map(source) {
        Ok(draft) => {
            let certain: Vec<Finding> =
                findings.into_iter().filter(|finding| finding.slip.certain).collect();
            certain.iter().for_each(|finding| reader.report_finding(finding));
            let mut node = place(draft, source, range.start);
            unseen::take_off(file, &mut node, reader.sink);
            report_duplicates(file, &node, reader.sink);
            certain.is_empty().then_some(node)
        }
        Err(failure) => {
            reader.explain(source, findings, &failure);
            None
        }
    }
}

/// The reason why a text is refused unread, and the bytes to show.
fn refused(source: &str) -> Option<(Range<usize>, Text)> {
    if source.len() > MOST_BYTES {
        return Some((0..0, text!("页面信息超过 64 KB", "the record is larger than 64 KB")));
    }
    if let Some(at) = too_deep(source) {
        return Some((
            at..at + 1,
            text!("层次太深（最多 64 层）", "values are nested too deeply (at most 64 levels)"),
        ));
    }
    let is_control = |mark: char| mark.is_control() && !matches!(mark, '\n' | '\t' | '\u{85}');
    let (at, mark) = source.char_indices().find(|(_, mark)| is_control(*mark))?;
    Some((
        at..at + mark.len_utf8(),
        text!(
            "含有看不见的控制字符 U+{code:04X}，请删去",
            "there is an invisible control character U+{code:04X}; delete it",
            code = u32::from(mark)
        ),
    ))
}

/// The byte at which brackets, dashes or indentation nest deeper than any record needs; libyaml
/// would take quadratic time over them.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_DEPTH {
            return Some(at);
        }
    }
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let dashes = line.split(' ').take_while(|word| matches!(*word, "-" | "?" | "")).count();
        if dashes > MOST_DEPTH * 4 {
            return Some(start);
        }
        start += line.len();
    }
    None
}

fn read_map(source: &str) -> Result<Draft, Broken> {
    match read(source) {
        Ok(draft @ Draft::Map(_)) => Ok(draft),
        Ok(Draft::Null(_)) => Ok(Draft::Map(Vec::new())),
        Ok(Draft::List(_) | Draft::Scalar(_)) => Err(Broken {
            at: source.len() - source.trim_start().len(),
            message: text!(
                "这里应写成一行行的“名称: 内容”（半角冒号，冒号后空一格）",
                "this should be lines of `name: value`"
            ),
        }),
        Err(error) => Err(translate(&error, source)),
    }
}

struct Reader<'a> {
    file: &'a SourcePath,
    /// Byte of the file at which the YAML begins.
    offset: usize,
    sink: &'a mut Sink,
}

impl Reader<'_> {
    /// Reports why a text is broken: the fewest slips whose correction mends it, and the error that
    /// remains after all corrections.
    fn explain(&mut self, source: &str, mut findings: Vec<Finding>, failure: &Broken) {
        match read_map(&corrected(source, &findings)) {
            Ok(_) => needed(source, &mut findings),
            Err(left) => {
                let line = line_at(&corrected(source, &findings), left.at);
                if !findings.iter().any(|finding| finding.line == line) {
                    let broken = if findings.is_empty() { failure } else { &left };
                    let line = if findings.is_empty() { line_at(source, failure.at) } else { line };
                    self.report(shown(source, line, broken.at), broken.message.clone(), None);
                }
            }
        }
        findings.iter().for_each(|finding| self.report_finding(finding));
    }

    fn report_finding(&mut self, finding: &Finding) {
        let help = finding.slip.fixed.trim_end();
        let help = finding.helps.then(|| text!("改为 `{help}`", "write `{help}`"));
        self.report(finding.slip.range.clone(), finding.slip.message.clone(), help);
    }

    fn report(&mut self, range: Range<usize>, message: Text, help: Option<Text>) {
        let range = self.offset + range.start..self.offset + range.end;
        let place = Place::Text(range);
        let span = Span { file: self.file.clone(), place };
        let mut diagnostic = Diagnostic::new(Code::FrontMatterSyntax, message).at(span);
        diagnostic.help = help;
        self.sink.push(diagnostic);
    }
}

/// The text with every finding's line replaced by its correction.
fn corrected(source: &str, findings: &[Finding]) -> String {
    let mut text = String::with_capacity(source.len() + 64);
    for (number, line) in source.split_inclusive('\n').enumerate() {
        match findings.iter().find(|finding| finding.line == number) {
            Some(finding) => {
                text.push_str(&finding.slip.fixed);
                text.push('\n');
            }
            None => text.push_str(line),
        }
    }
    text
}

/// Drops the findings without which the corrected text still parses.
fn needed(source: &str, findings: &mut Vec<Finding>) {
    /// Each trial parses the text anew; more slips at a time are not expected.
    const MOST_TRIALS: usize = 40;
    let mut at = 0;
    let mut trials = 0;
    while at < findings.len() && trials < MOST_TRIALS {
        if findings.get(at).is_some_and(|finding| finding.slip.certain) {
            at += 1;
            continue;
        }
        let mut fewer = findings.clone();
        fewer.remove(at);
        if read_map(&corrected(source, &fewer)).is_ok() {
            *findings = fewer;
        } else {
            at += 1;
        }
        trials += 1;
    }
}

fn line_at(source: &str, at: usize) -> usize {
    source.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// The part of a line to show: from the byte of the error, if that is in its text.
fn shown(source: &str, line: usize, at: usize) -> Range<usize> {
    let start: usize = source.split_inclusive('\n').take(line).map(str::len).sum();
    let text = source.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let end = start + text.trim_end().len();
    let first = start + text.len() - text.trim_start().len();
    if at > first && at < end && source.is_char_boundary(at) {
        at..end
    } else {
        first.min(end)..end
    }
}

/// Reports every key that its map already has; the first one counts.
fn report_duplicates(file: &SourcePath, node: &Node, sink: &mut Sink) {
    match &node.value {
        Value::Null | Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| report_duplicates(file, item, sink)),
        Value::Map(entries) => {
            let mut seen: BTreeMap<&str, &Entry> = BTreeMap::new();
            for entry in entries {
                let first = *seen.entry(&entry.key).or_insert(entry);
                if !std::ptr::eq(first, entry) {
                    sink.push(duplicate(file, first, entry));
                }
                report_duplicates(file, &entry.node, sink);
            }
        }
    }
}

fn duplicate(file: &SourcePath, first: &Entry, second: &Entry) -> Diagnostic {
    let key = &second.key;
    let span = |entry: &Entry| Span { file: file.clone(), place: entry.key_place.clone() };
    Diagnostic::new(Code::FrontMatterSyntax, text!("“{key}”写了两次", "`{key}` is given twice"))
        .at(span(second))
        .note(text!("第一次写在这里", "it is first given here"), Some(span(first)))
        .help(text!("只保留其中一行", "keep only one of the lines"))
}

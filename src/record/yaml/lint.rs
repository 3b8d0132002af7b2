//! Checks YAML line by line for common slips, and writes out each corrected line.
//!
//! `serde_yaml` reports at most one mistake, often lines later and in words for programmers. Here
//! each line is checked by itself, with just enough state to pass over blocks of text.

use super::line::{Context, Slip, look};
use crate::base::text::Text;
use std::ops::Range;

/// A slip in a line.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Counted from 0.
    pub line: usize,
    /// The wrong bytes, counted within the source.
    pub range: Range<usize>,
    /// The mistake, and what to do about it, for people.
    pub message: Text,
    /// The corrected line, without its line end.
    pub fixed: String,
    /// Whether `fixed` is worth showing.
    pub helps: bool,
    /// Whether it is a mistake even where the syntax allows it, because the meaning is lost.
    pub certain: bool,
}

/// Checks every line.
pub fn lint(source: &str) -> Vec<Finding> {
    let lines: Vec<&str> = source.split('\n').collect();
    let mut context = Context::new(source);
    let mut findings = Vec::new();
    let mut start = 0;
    for (number, line) in lines.iter().enumerate() {
        let below = lines.get(number + 1..).unwrap_or_default();
        if let Some(slip) = look(line, below, &mut context) {
            findings.push(finding(number, start, line, slip, &context));
        }
        start += line.len() + 1;
    }
    findings
}

/// Corrects the line until no more slips are found in it: one line may hold several.
fn finding(line: usize, start: usize, text: &str, slip: Slip, context: &Context<'_>) -> Finding {
    const MOST_ROUNDS: usize = 4;
    let range = start + slip.range.start..start + slip.range.end;
    let mut fixed = slip.fixed.clone();
    for _ in 0..MOST_ROUNDS {
        let mut again = context.before_line();
        match look(&fixed, &[], &mut again) {
            Some(next) if next.fixed != fixed => fixed = next.fixed,
            _ => break,
        }
    }
    let helps = fixed.trim_end() != text.trim_end()
        && !fixed.is_empty()
        && !fixed.trim_start().starts_with('#');
    let Slip { message, certain, .. } = slip;
    Finding { line, range, message, fixed, helps, certain }
}

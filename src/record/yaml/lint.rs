//! Looks at YAML line by line for the slips that people make, and writes each line as it should be.
//!
//! `serde_yaml` says at most one thing, often lines later and in words for programmers. Here each
//! line is looked at by itself, with just enough memory to pass over blocks of text.

use super::line::{Context, Slip, look};
use crate::base::text::Text;
use std::ops::Range;

/// A slip in a line.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Counted from 0.
    pub line: usize,
    /// The bytes that are wrong.
    pub range: Range<usize>,
    pub message: Text,
    /// The line as it should be, without its line end.
    pub fixed: String,
    /// Whether `fixed` is worth showing.
    pub helps: bool,
    /// Whether it is wrong even where the syntax allows it, because the meaning is lost.
    pub certain: bool,
}

/// Looks at every line.
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

/// Corrects the line until nothing more is found in it: one line may hold several slips.
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

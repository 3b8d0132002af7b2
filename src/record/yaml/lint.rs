//! Checks YAML line by line for common slips, and writes out each corrected line.
//!
//! `serde_yaml` reports at most one mistake, often lines later and in words for programmers. Here
//! each line is checked by itself, with just enough state to pass over blocks of text.

use super::line::{Context, Slip, look};

/// A slip in a line.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Counted from 0.
    pub line: usize,
    /// The slip, its bytes counted within the source, its line corrected as a whole.
    pub slip: Slip,
    /// Whether the corrected line is worth showing.
    pub helps: bool,
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
    let mut fixed = slip.fixed;
    for _ in 0..MOST_ROUNDS {
        // By itself: the lines above are not repeated.
        match look(&fixed, &[], &mut Context::new(context.source)) {
            Some(next) if next.fixed != fixed => fixed = next.fixed,
            _ => break,
        }
    }
    let helps = fixed.trim_end() != text.trim_end()
        && !fixed.is_empty()
        && !fixed.trim_start().starts_with('#');
    let range = start + slip.range.start..start + slip.range.end;
    Finding { line, slip: Slip { range, fixed, ..slip }, helps }
}

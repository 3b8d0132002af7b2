//! Samples that nobody has replaced, in one finding: a new project has dozens of them.

use super::safe::safe;
use super::source::Sources;
use crate::{Code, Diagnostic, Place, Span};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use std::collections::BTreeMap;

/// The number of samples that are shown one by one; more are listed by their files.
const FEW: usize = 5;

/// The number of files that are listed.
const FILES: usize = 50;

/// The findings to show one by one, and the samples, if there are too many for that.
pub fn gather(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
    let (samples, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        diagnostics.iter().partition(|found| found.code == Code::Placeholder);
    if samples.len() > FEW { (others, samples) } else { (diagnostics.iter().collect(), Vec::new()) }
}

/// One finding for many samples: their files, settings first, with the lines of each.
pub fn listed(samples: &[&Diagnostic], sources: &mut Sources<'_>) -> Option<Diagnostic> {
    let mut files: BTreeMap<(bool, &SourcePath), Vec<String>> = BTreeMap::new();
    for Span { file, place } in samples.iter().filter_map(|found| found.span.as_ref()) {
        let lines = files.entry((file.extension() != "yaml", file)).or_default();
        if let Place::Text(range) = place
            && let Some(position) = sources.position(file, range.start)
        {
            lines.push(position.line.to_string());
        }
    }
    let (count, of) = (samples.len(), files.len());
    let message = text!(
        "{of} 个文件里还有 {count} 处示例，没有换成真实的内容",
        "there are still {count} samples in {of} files that nobody has replaced"
    );
    let severity = samples.iter().map(|found| found.severity).max()?;
    let found = Diagnostic::new(Code::Placeholder, message).graded(severity).help(text!(
        "逐处换成真实的内容；用不着的行删去，用不着的页面删去文件",
        "write what is true in each place; delete lines and files that are not needed"
    ));
    Some(found.note(list(files), None))
}

fn list(files: BTreeMap<(bool, &SourcePath), Vec<String>>) -> Text {
    let mut list = Text { zh: "示例在这些地方".to_owned(), en: "they are here".to_owned() };
    let more = files.len().saturating_sub(FILES);
    for ((_, file), mut lines) in files.into_iter().take(FILES) {
        lines.dedup();
        let file = safe(file.as_str());
        list.zh.push_str(&format!("\n{file}：第 {} 行", lines.join("、")));
        list.en.push_str(&format!("\n{file}: lines {}", lines.join(", ")));
    }
    if more > 0 {
        list.zh.push_str(&format!("\n…还有 {more} 个文件"));
        list.en.push_str(&format!("\n… and {more} more files"));
    }
    list
}

//! The lines of `:::` blocks: their syntax, the built-in names, and names that nobody knows.

use super::article::BlockUse;
use super::cjk;
use super::words::Word;
use skillweek_base::nearest::nearest;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use std::ops::Range;

/// A line that opens or closes a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Fence {
    /// The line from its first colon on, as a range of the file.
    pub range: Range<usize>,
    pub colons: usize,
    /// The block that it opens; `None` for a closing line.
    pub opens: Option<Opening>,
}

/// The content of an opening line.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// The ASCII name of a built-in block, otherwise the name as written.
    pub name: String,
    pub is_built_in: bool,
    pub title: Option<String>,
}

/// A built-in block: the name for themes, the title where the author gives none, the names for
/// authors.
type BuiltIn = (&'static str, Option<Word>, &'static [&'static str]);

const BUILT_IN: &[BuiltIn] = &[
    ("tip", Some(Word::Tip), &["提示", "小贴士"]),
    ("note", Some(Word::Note), &["注意", "说明", "备注", "info"]),
    ("important", Some(Word::Important), &["重要"]),
    ("warning", Some(Word::Warning), &["警告"]),
    ("caution", Some(Word::Caution), &["小心", "当心", "危险", "danger"]),
    ("quote", None, &["引语", "引言", "寄语"]),
    ("stats", None, &["数据", "统计"]),
    ("steps", None, &["步骤", "流程"]),
    ("details", Some(Word::Details), &["折叠", "问答", "详情", "faq"]),
    ("columns", None, &["左右", "分栏"]),
];

/// The blocks that may also be written as alerts (`> [!提示]`).
const ALERTS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

fn find(name: &str) -> Option<&'static BuiltIn> {
    let lower = name.to_lowercase();
    BUILT_IN.iter().find(|(ascii, _, names)| *ascii == lower || names.contains(&&*lower))
}

/// A built-in block's name for themes.
pub fn built_in(name: &str) -> Option<&'static str> {
    find(name).map(|(ascii, ..)| *ascii)
}

/// An alert's name for themes.
pub fn alert(name: &str) -> Option<&'static str> {
    built_in(name).filter(|ascii| ALERTS.contains(ascii))
}

/// The title of a block or an alert without one.
pub fn title(name: &str) -> Option<Word> {
    find(name).and_then(|(_, title, _)| *title)
}

/// Every name of an alert that an author may write.
pub fn alert_names() -> impl Iterator<Item = &'static str> {
    let alerts = ALERTS.iter().filter_map(|name| find(name));
    alerts.flat_map(|(ascii, _, names)| [*ascii].into_iter().chain(names.iter().copied()))
}

/// Reports the blocks of an article that are neither built in nor defined by the theme. The theme
/// is known only when the article is shown, so this is a separate step.
pub fn check_blocks(blocks: &[BlockUse], theme: &[&str], sink: &mut Sink) {
    let built_in = BUILT_IN.iter().flat_map(|(ascii, _, names)| names.iter().chain([ascii]));
    let known = theme.iter().chain(built_in).copied();
    for block in blocks.iter().filter(|block| !theme.contains(&block.name.as_str())) {
        let name = &block.name;
        let message = text!("没有“{name}”这种块", "There is no block called “{name}”");
        let help = match nearest(name, known.clone()) {
            Some(near) => text!("是不是想写“::: {near}”？", "Did you mean `::: {near}`?"),
            None => text!(
                "可以写 提示、注意、重要、警告、引语、数据、步骤、折叠、左右",
                "Write tip, note, important, warning, quote, stats, steps, details or columns"
            ),
        };
        let diagnostic = Diagnostic::new(Code::InvalidValue, message).at(block.span.clone());
        sink.push(diagnostic.with_severity(Severity::Warning).help(help));
    }
}

/// Parses a line from its first colon on, without its line end; `None` if it is no line of a block.
/// `start` is the byte of that colon in the file.
pub fn read(line: &str, start: usize) -> Option<Fence> {
    let line = line.trim_end();
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    let range = start..start + line.len();
    if colons < 3 {
        return None;
    }
    let rest = rest.trim_end_matches(':').trim();
    if rest.is_empty() {
        return Some(Fence { range, colons, opens: None });
    }
    let rest = rest.strip_prefix("{.").map_or(rest, |inner| inner.trim_end_matches('}'));
    let end = rest.find(|char: char| !is_name_character(char)).unwrap_or(rest.len());
    let (name, title) = rest.split_at_checked(end)?;
    let is_separated = title.is_empty() || title.starts_with(char::is_whitespace);
    if name.is_empty() || !is_separated {
        return None;
    }
    let title: String = title.trim().chars().filter(|char| !cjk::is_dropped(*char)).collect();
    let title = Some(title).filter(|title| !title.is_empty());
    let opening = match built_in(name) {
        Some(ascii) => Opening { name: ascii.to_owned(), is_built_in: true, title },
        None => Opening { name: name.to_owned(), is_built_in: false, title },
    };
    Some(Fence { range, colons, opens: Some(opening) })
}

fn is_name_character(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_lines_have_a_name_and_perhaps_a_title() {
        let opening = |line| read(line, 0).and_then(|fence| fence.opens).map(|o| (o.name, o.title));
        assert_eq!(opening("::: 提示 报名须知"), Some(("tip".into(), Some("报名须知".into()))));
        assert_eq!(opening(":::tip"), Some(("tip".into(), None)));
        assert_eq!(opening("::::  时间轴 "), Some(("时间轴".into(), None)));
        assert_eq!(opening("::: {.warning}"), Some(("warning".into(), None)));
    }

    #[test]
    fn other_lines_are_text() {
        assert_eq!(read(":: 提示", 0), None);
        assert_eq!(read("::: 提示：先报名", 0), None);
        assert_eq!(read(":::)", 0), None);
        assert!(
            read(":::::", 7).is_some_and(|fence| fence.opens.is_none() && fence.range == (7..12))
        );
    }
}

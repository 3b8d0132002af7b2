//! The lines of `:::` blocks: their syntax, and the built-in names.

use super::cjk;
use std::ops::Range;

/// A line that opens or closes a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fence {
    /// The line from its first colon on, as a range of the file.
    pub(super) range: Range<usize>,
    pub(super) colons: usize,
    /// The block that it opens; `None` for a closing line.
    pub(super) opens: Option<Opening>,
}

/// The content of an opening line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opening {
    /// The ASCII name of a built-in block, otherwise the name as written.
    pub(super) name: String,
    pub(super) is_built_in: bool,
    pub(super) title: Option<String>,
}

/// The built-in blocks: the name for themes, then the names for authors.
const BUILT_IN: &[(&str, &[&str])] = &[
    ("tip", &["提示", "小贴士"]),
    ("note", &["注意", "说明", "备注", "info"]),
    ("important", &["重要"]),
    ("warning", &["警告"]),
    ("caution", &["小心", "当心", "危险", "danger"]),
    ("quote", &["引语", "引言", "寄语"]),
    ("stats", &["数据", "统计"]),
    ("steps", &["步骤", "流程"]),
    ("details", &["折叠", "问答", "详情", "faq"]),
    ("columns", &["左右", "分栏"]),
];

/// A built-in block's name for themes.
pub(super) fn built_in(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let entry =
        BUILT_IN.iter().find(|(ascii, names)| *ascii == lower || names.contains(&&*lower))?;
    Some(entry.0)
}

/// Every name of a built-in block that an author may write.
pub(super) fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().flat_map(|(ascii, names)| names.iter().copied().chain([*ascii]))
}

/// Parses a line from its first colon on, without its line end; `None` if it is no line of a block.
/// `start` is the byte of that colon in the file.
pub(super) fn read(line: &str, start: usize) -> Option<Fence> {
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

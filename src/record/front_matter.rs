//! Finds the front matter of a Markdown file and checks its fences.

use skillweek_base::invisible::{is_invisible, trimmed};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use std::ops::Range;

/// The two parts of a file, as byte ranges of its decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The YAML between the fences; `None` without usable front matter.
    pub yaml: Option<Range<usize>>,
    /// Everything after the front matter.
    pub body: Range<usize>,
    /// The mistake in the fences, if there is one.
    pub problem: Option<FenceProblem>,
}

/// A mistake in the fences of a front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FenceProblem {
    /// A file without any text.
    Empty,
    /// No front matter: the file begins with its text, first in this line.
    Missing(Range<usize>),
    /// A fence of other dashes, or of too few or too many.
    Misspelt(Range<usize>),
    /// A front matter between `+++`, as in TOML; this is the opening fence.
    Toml(Range<usize>),
    /// No closing fence for this opening one.
    Unclosed(Range<usize>),
}

/// The kind of fence that a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fence {
    Right,
    Misspelt,
    Toml,
    None,
}

/// Splits a file into front matter and body. Leading blank lines are skipped.
pub fn split(text: &str) -> Split {
    let none = |problem| Split { yaml: None, body: 0..text.len(), problem: Some(problem) };
    let mut lines = lines(text).skip_while(|line| trimmed(at(text, line)).is_empty());
    let Some(opening) = lines.next() else {
        return none(FenceProblem::Empty);
    };
    let opening_fence = match fence(at(text, &opening)) {
        // Only for the opening fence: inside the record, an indented line may belong to a block of
        // text.
        Fence::None if at(text, &opening).trim() == "---" => Fence::Misspelt,
        kind => kind,
    };
    match opening_fence {
        Fence::None => return none(FenceProblem::Missing(opening)),
        Fence::Toml => return none(FenceProblem::Toml(opening)),
        Fence::Right | Fence::Misspelt => {}
    }
    let Some((closing, closing_fence)) = lines
        .map(|line| (line.clone(), fence(at(text, &line))))
        .find(|(_, kind)| matches!(kind, Fence::Right | Fence::Misspelt))
    else {
        return match opening_fence {
            // A lone rule of dashes above a text is no front matter at all.
            Fence::Misspelt => none(FenceProblem::Misspelt(opening)),
            _ => none(FenceProblem::Unclosed(opening)),
        };
    };
    let problem = match (opening_fence, closing_fence) {
        (Fence::Misspelt, _) => Some(FenceProblem::Misspelt(opening.clone())),
        (_, Fence::Misspelt) => Some(FenceProblem::Misspelt(closing.clone())),
        _ => None,
    };
    let after = |line: &Range<usize>| (line.end + 1).min(text.len());
    Split { yaml: Some(after(&opening)..closing.start), body: after(&closing)..text.len(), problem }
}

/// Reports the mistake in the fences.
pub fn report(file: &SourcePath, text: &str, split: &Split, sink: &mut Sink) {
    let Some(problem) = &split.problem else {
        return;
    };
    let model = text!(
        "文件开头应当是：\n---\ntitle: 页面标题\n---",
        "the file should begin with:\n---\ntitle: Title of the page\n---"
    );
    let (message, span, help) = match problem {
        FenceProblem::Empty => (text!("文件是空的", "the file is empty"), Span::whole(file), model),
        FenceProblem::Missing(first_line) => (
            text!(
                "文件开头没有页面信息（front matter），读不到标题",
                "the file has no front matter, so its title is unknown"
            ),
            Span::text(file, first_line.clone()),
            model,
        ),
        FenceProblem::Toml(line) => (
            text!("页面信息用 +++ 包围，这里只认 ---", "front matter is fenced by ---, not by +++"),
            Span::text(file, line.clone()),
            text!(
                "把两行 +++ 都改成 ---，中间写成“标题: 内容”的形式（冒号后空一格）",
                "change both +++ to --- and write the lines between as `title: …`"
            ),
        ),
        FenceProblem::Misspelt(line) => (
            text!(
                "分隔线“{found}”不是三个半角减号",
                "the fence `{found}` is not three ASCII hyphens",
                found = at(text, line).trim()
            ),
            Span::text(file, line.clone()),
            text!("改为：---", "write: ---"),
        ),
        FenceProblem::Unclosed(opening) => (
            text!("页面信息只有开头的 ---，没有结尾的 ---", "the front matter has no closing ---"),
            Span::text(file, opening.clone()),
            text!("在最后一项下面单独加一行：---", "add a line below the last key: ---"),
        ),
    };
    sink.push(Diagnostic::new(Code::FrontMatterSyntax, message).at(span).help(help));
}

fn at<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// The lines of a text without their line ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        range
    })
}

fn fence(line: &str) -> Fence {
    let end = |mark: char| mark.is_whitespace() || is_invisible(mark);
    match line.trim_start_matches(is_invisible).trim_end_matches(end) {
        "---" => Fence::Right,
        "+++" => Fence::Toml,
        dashes if is_rule_of_other_dashes(dashes) => Fence::Misspelt,
        _ => Fence::None,
    }
}

/// `———`, `－－－`, `––`, `--` and `-----`, but not `-` (a list) or `- - -` (a rule in Markdown).
fn is_rule_of_other_dashes(line: &str) -> bool {
    let is_dash =
        |mark| matches!(mark, '-' | '－' | '—' | '–' | '―' | '─' | '━' | '﹣' | '−' | '‐' | '‑');
    (2..=12).contains(&line.chars().count()) && line.chars().all(is_dash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let split = split(text);
        (split.yaml.map(|range| &text[range]), &text[split.body])
    }

    #[test]
    fn front_matter_and_body_are_told_apart() {
        assert_eq!(parts("---\ntitle: 甲\n---\n正文\n"), (Some("title: 甲\n"), "正文\n"));
        assert_eq!(parts("\n \n---  \na: 1\n---\t\n\nb"), (Some("a: 1\n"), "\nb"));
        assert_eq!(
            parts("\u{200B}\n\u{FEFF}---\na: 1\n---\u{A0}\u{200B}\nb"),
            (Some("a: 1\n"), "b")
        );
        assert_eq!(parts("---\n---"), (Some(""), ""));
        assert_eq!(parts("---\na: 1\n---"), (Some("a: 1\n"), ""));
    }

    #[test]
    fn each_broken_fence_is_named() {
        let cases = [
            ("", "文件是空的", "整个文件"),
            ("\n　\n", "文件是空的", "整个文件"),
            ("# 标题\n正文", "文件开头没有页面信息", "0..8"),
            ("标题：甲\n\n正文", "文件开头没有页面信息", "0..12"),
            ("———\n标题: 甲\n———\n正文", "分隔线“———”不是三个半角减号", "0..9"),
            ("－－－\n标题: 甲\n－－－\n", "分隔线“－－－”不是", "0..9"),
            ("---\n标题: 甲\n——\n正文", "分隔线“——”不是", "16..22"),
            ("--\n标题: 甲\n--\n", "分隔线“--”不是", "0..2"),
            ("----\n标题: 甲\n----\n", "分隔线“----”不是", "0..4"),
            (" ---\n标题: 甲\n---\n", "分隔线“---”不是", "0..4"),
            ("---\n标题: 甲\n\n正文", "没有结尾的 ---", "0..3"),
            ("+++\ntitle = '甲'\n+++\n", "用 +++ 包围", "0..3"),
        ];
        for (text, message, place) in cases {
            let mut sink = Sink::new();
            report(&SourcePath::new("a.md"), text, &split(text), &mut sink);
            let [only] = sink.diagnostics() else { panic!("{text:?}: {:?}", sink.diagnostics()) };
            assert!(only.message.zh.contains(message), "{text:?}: {}", only.message.zh);
            let found = match only.span.as_ref().map(|span| &span.place) {
                Some(skillweek_diag::Place::Text(range)) => format!("{range:?}"),
                _ => "整个文件".to_owned(),
            };
            assert_eq!(found, place, "{text:?}");
        }
    }

    #[test]
    fn misspelt_fences_still_let_the_rest_be_checked() {
        assert_eq!(parts("———\n标题: 甲\n———\n正文"), (Some("标题: 甲\n"), "正文"));
    }

    proptest! {
        #[test]
        fn any_text_is_split(text in "[-—－+ \n甲a:]{0,40}") {
            let split = split(&text);
            prop_assert!(text.get(split.body.clone()).is_some());
            if let Some(yaml) = &split.yaml {
                prop_assert!(text.get(yaml.clone()).is_some());
                prop_assert!(yaml.end <= split.body.start);
            }
            report(&SourcePath::new("a.md"), &text, &split, &mut Sink::new());
        }
    }
}

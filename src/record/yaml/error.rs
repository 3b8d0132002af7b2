//! Translates errors of `serde_yaml` into plain words.

use super::tree::{COMPLEX_KEY, TAGGED};
use skillweek_base::text;
use skillweek_base::text::Text;

/// A syntax error and the byte where it was noticed.
pub struct Broken {
    /// Byte of the source: where the construct began, if the mistake is there.
    pub at: usize,
    /// The mistake in plain words, or the parser's words if they are unknown.
    pub message: Text,
}

/// Translates an error of `serde_yaml`.
pub fn translate(error: &serde_yaml::Error, source: &str) -> Broken {
    let words = error.to_string();
    let noticed = error.location().map_or(0, |location| location.index());
    let at = if begins_earlier(&words) { context_start(&words, source) } else { None };
    Broken { at: at.unwrap_or(noticed).min(source.len()), message: message(&words) }
}

/// Whether the mistake is where the construct began, not where the parser gave up.
fn begins_earlier(words: &str) -> bool {
    ["scanning a quoted scalar", "parsing a flow", "simple key"].iter().any(|at| words.contains(at))
}

/// The byte of the last `at line 3 column 1` in an error's text.
fn context_start(words: &str, source: &str) -> Option<usize> {
    let (_, place) = words.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let line: usize = line.parse().ok()?;
    let column: usize = column.parse().ok()?;
    let start = source.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let text = source.get(start..)?;
    let (offset, _) = text.char_indices().nth(column.checked_sub(1)?)?;
    Some(start + offset)
}

/// The meaning of the parser's words; the first row found in them counts.
fn message(words: &str) -> Text {
    let found = MEANINGS.iter().find(|(pattern, _, _)| words.contains(pattern));
    match found {
        Some((_, zh, en)) => text!("{zh}", "{en}"),
        None => text!("页面信息的格式有误（{words}）", "the record is not valid YAML ({words})"),
    }
}

const MEANINGS: &[(&str, &str, &str)] = &[
    ("repetition limit", "重复引用（*名称）展开后内容过多", "aliases expand to too many values"),
    (
        "recursion limit",
        "层次太深（最多 64 层）",
        "values are nested too deeply (at most 64 levels)",
    ),
    (
        TAGGED,
        "值以 ! 开头，会被当作 YAML 标签；请给整个值加上半角引号",
        "a value beginning with ! is read as a YAML tag; put it in quotation marks",
    ),
    (
        COMPLEX_KEY,
        "冒号前面应当是一个名称，不能是列表或另一组键值",
        "what stands before the colon must be a name, not a list or a map",
    ),
    (
        "unknown anchor",
        "值以 * 开头，会被当作引用；请给整个值加上半角引号",
        "a value beginning with * is read as an alias; put it in quotation marks",
    ),
    (
        "mapping values are not allowed",
        "这里多了一个冒号，或者上一行的引号、缩进不对；值里有“: ”时请给整个值加上半角引号",
        "there is a colon too many here, or the line above is not complete; quote a value that holds `: `",
    ),
    (
        "could not find expected ':'",
        "这一行没有半角冒号；应写成“名称: 内容”（冒号后空一格）",
        "there is no `: ` in this line; write `name: value`",
    ),
    (
        "found a tab character",
        "缩进用了制表符（Tab），请改用空格",
        "the line is indented by a tab; use spaces",
    ),
    (
        "found character that cannot start any token",
        "这里的字符不能放在值的开头（如 @、`、% 或制表符）；请给整个值加上半角引号，缩进请用空格",
        "this character cannot begin a value (such as @, `, % or a tab); put the value in quotation marks",
    ),
    (
        "scanning a quoted scalar",
        "引号没有成对：缺少结尾的引号",
        "a quotation mark is never closed",
    ),
    (
        "flow sequence",
        "方括号没有成对，或列表各项之间缺少半角逗号",
        "square brackets do not match, or a comma is missing between items",
    ),
    (
        "flow mapping",
        "花括号没有成对，或各项之间缺少半角逗号",
        "braces do not match, or a comma is missing between items",
    ),
    (
        "block sequence entries are not allowed",
        "“- ”开头的列表项要另起一行，并且比上面的名称多缩进两格",
        "an item beginning with `- ` needs a line of its own below its key",
    ),
    (
        "did not find expected '-'",
        "这一行应是以“- ”开头的列表项，或缩进与上面的列表不一致",
        "this line should be a list item beginning with `- `, or its indentation differs from the list's",
    ),
    (
        "did not find expected key",
        "这一行的缩进与同级各行不一致，或上一行的引号、括号后面还有多余文字",
        "this line's indentation differs from its siblings', or text follows a closing quotation mark above",
    ),
    (
        "escape",
        "双引号里的反斜杠 \\ 有特殊含义；请改用单引号，或写成 \\\\",
        "a backslash is special inside double quotes; use single quotes or write \\\\",
    ),
    (
        "alphabetic or numeric",
        "值以 * 或 & 开头，会被当作引用；请给整个值加上半角引号",
        "a value beginning with * or & is read as an alias; put it in quotation marks",
    ),
    (
        "control characters",
        "含有看不见的控制字符，请删去",
        "there is an invisible control character; delete it",
    ),
    (
        "more than one document",
        "中间多了一行 ---，文件被分成了两段",
        "a line `---` in the middle splits the file in two",
    ),
    (
        "<document start>",
        "这里的内容不属于前面的任何一项，请检查缩进和上一行",
        "this does not belong to anything above; check the indentation and the line above",
    ),
    ("document indicator", "引号没有成对：缺少结尾的引号", "a quotation mark is never closed"),
    (
        "tag",
        "值以 ! 开头，会被当作 YAML 标签；请给整个值加上半角引号",
        "a value beginning with ! is read as a YAML tag; put it in quotation marks",
    ),
    (
        "block scalar",
        "“|”或“>”后面不能直接写文字，文字应从下一行开始并缩进",
        "text may not follow `|` or `>` on the same line; begin it on the next line, indented",
    ),
    (
        "directive",
        "行首的 % 有特殊含义；请给整个值加上半角引号",
        "a line beginning with % is special; put the value in quotation marks",
    ),
];

//! Reads a record written as YAML: the front matter of a page, or a `site.yaml`.
//!
//! 1. Refuse what is too large or nested too deeply.
//! 2. Let serde_yaml, the authority on syntax, read it; give every value its place.
//! 3. Look at each line for the slips that people make. Some break the syntax, some silently
//!    change the meaning; the corrected lines tell which of them explain a broken text.

use super::node::{Node, Value};
use super::yaml_error::translate;
use super::yaml_lint::{Finding, lint};
use super::yaml_place::place;
use super::yaml_tree::{Draft, read};
use crate::base::path::SourcePath;
use crate::base::text::Text;
use crate::diag::{Code, Diagnostic, Place, Sink, Span};
use crate::text;
use std::ops::Range;

/// The largest record in bytes; hand-written ones have a few hundred.
const MOST_BYTES: usize = 64 * 1024;
/// The deepest nesting of brackets; hand-written records have two or three levels.
const MOST_DEPTH: usize = 64;

/// Reads the YAML in `range` of a file's text. The result is always a map; `None` if the syntax is
/// broken, which has then been reported.
pub fn parse(
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    sink: &mut Sink,
) -> Option<Node> {
    let source = text.get(range.clone()).unwrap_or_default();
    let mut reader = Reader { file, offset: range.start, sink };
    if let Some((at, message)) = refused(source) {
        reader.report(at, message, None);
        return None;
    }
    let findings = lint(source);
    match read_map(source) {
        Ok(draft) => {
            let certain: Vec<Finding> =
                findings.into_iter().filter(|finding| finding.certain).collect();
            certain.iter().for_each(|finding| reader.report_finding(finding));
            let node = place(draft, source, range.start);
            super::yaml_keys::report_duplicates(file, &node, reader.sink);
            certain.is_empty().then_some(node)
        }
        Err(failure) => {
            reader.explain(source, findings, &failure);
            None
        }
    }
}

/// Why a text is not even looked at, and where.
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

/// Where brackets, dashes or indentation nest deeper than any record needs; libyaml would take
/// quadratic time over them.
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

/// What is wrong with a text, in whose bytes.
struct Broken {
    at: usize,
    message: Text,
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
        Err(error) => {
            let failure = translate(&error, source);
            Err(Broken { at: failure.at, message: failure.message })
        }
    }
}

struct Reader<'a> {
    file: &'a SourcePath,
    /// Where the YAML begins in its file.
    offset: usize,
    sink: &'a mut Sink,
}

impl Reader<'_> {
    /// Reports why a text is broken: the fewest slips whose correction mends it, and what no
    /// correction mends.
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
        let help = finding.fixed.trim_end();
        self.report(
            finding.range.clone(),
            finding.message.clone(),
            finding.helps.then(|| text!("改为 `{help}`", "write `{help}`")),
        );
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
                text.push_str(&finding.fixed);
                text.push('\n');
            }
            None => text.push_str(line),
        }
    }
    text
}

/// Drops the findings without which the corrected text is still read.
fn needed(source: &str, findings: &mut Vec<Finding>) {
    /// Each trial reads the text anew; nobody fixes more slips than this at a time.
    const MOST_TRIALS: usize = 40;
    let mut at = 0;
    let mut trials = 0;
    while at < findings.len() && trials < MOST_TRIALS {
        if findings.get(at).is_some_and(|finding| finding.certain) {
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

/// The stretch of a line to show: from the byte where it broke, if that lies in its text.
fn shown(source: &str, line: usize, at: usize) -> Range<usize> {
    let start: usize = source.split_inclusive('\n').take(line).map(str::len).sum();
    let text = source.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let end = start + text.trim_end().len();
    let first = start + text.len() - text.trim_start().len();
    if at > first && at < end && source.is_char_boundary(at) { at..end } else { first.min(end)..end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outline(node: &Node, text: &str) -> String {
        let Place::Text(range) = &node.place else { panic!("no text") };
        let at = &text[range.clone()];
        match &node.value {
            Value::Null => format!("null@{}", range.start),
            Value::Scalar { text, plain } => {
                let mark = if *plain { "" } else { "'" };
                if text == at { format!("{mark}{text}{mark}") } else { format!("{mark}{text}{mark}<{at}>") }
            }
            Value::List(items) => {
                format!("[{}]", items.iter().map(|i| outline(i, text)).collect::<Vec<_>>().join(", "))
            }
            Value::Map(entries) => {
                let shown = entries.iter().map(|entry| {
                    let Place::Text(range) = &entry.key_place else { panic!("no text") };
                    assert!(text[range.clone()].contains(&entry.key) || entry.key.contains(['\n', ' ']));
                    format!("{}={}", entry.key, outline(&entry.node, text))
                });
                format!("{{{}}}", shown.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn read_text(yaml: &str) -> (Option<String>, Vec<Diagnostic>) {
        let text = format!("---\n{yaml}---\n正文");
        let mut sink = Sink::new();
        let range = 4..4 + yaml.len();
        let node = parse(&SourcePath::new("a.md"), &text, range, &mut sink);
        (node.map(|node| outline(&node, &text)), sink.into_diagnostics())
    }

    #[test]
    fn scalars_come_out_as_written_and_in_their_places() {
        let cases = [
            ("a: 010\nb: 1_000\nc: yes\nd: 2023-05-14\n", "{a=010, b=1_000, c=yes, d=2023-05-14}"),
            ("a: true\nb: 1.50\nc: ~\nd:\n", "{a=true, b=1.50, c=null@23, d=null@27}"),
            ("标题: 技能：甲 # 注\n", "{标题=技能：甲}"),
            ("a: \"甲\"\nb: '乙'\nc: \"\"\n", "{a='甲'<\"甲\">, b='乙'<'乙'>, c=''<\"\">}"),
            ("a: \"x\\ty\"\nb: 1\n", "{a='x\ty'<\"x\\ty\">, b=1}"),
            ("a: [甲, 乙]\nb: {c: 1, d: [2]}\n", "{a=[甲, 乙], b={c=1, d=[2]}}"),
            ("a:\n  - 甲\n  - b: 1\n    c: 2\n", "{a=[甲, {b=1, c=2}]}"),
            ("a: 甲\n  乙\nb: 1\n", "{a=甲 乙<甲\n  乙>, b=1}"),
            ("a: |\n  甲\n  乙\nb: 1\n", "{a='甲\n乙\n'<|\n  甲\n  乙>, b=1}"),
            ("x: &k 甲\ny: *k\nz: 乙\n", "{x=甲, y=甲, z=乙}"),
            ("phone: 0532-86051888\nt: 9:30\n", "{phone=0532-86051888, t=9:30}"),
            ("", "{}"),
            ("# 只有注释\n", "{}"),
        ];
        for (yaml, expected) in cases {
            let (node, diagnostics) = read_text(yaml);
            assert_eq!(node.as_deref(), Some(expected), "{yaml:?} {diagnostics:?}");
        }
    }

    /// Each slip with the lines and columns that it is found at, part of the message, and the help.
    #[test]
    fn slips_are_explained_with_the_corrected_line() {
        let cases: &[(&str, &[(&str, &str, &str)])] = &[
            ("标题：甲\n", &[("2:3", "全角冒号", "标题: 甲")]),
            ("title: 甲\n日期：2023-05-14\n", &[("3:3", "全角冒号", "日期: 2023-05-14")]),
            ("标题：甲\n日期：乙\n地点：\n", &[
                ("2:3", "全角冒号", "标题: 甲"),
                ("3:3", "全角冒号", "日期: 乙"),
                ("4:3", "全角冒号", "地点:"),
            ]),
            ("contact:\n\tname: 甲\n", &[("3:1", "制表符", "  name: 甲")]),
            ("title:甲\n", &[("2:6", "缺少空格", "title: 甲")]),
            ("title:甲\ndate: 2023-05-14\n", &[("2:6", "缺少空格", "title: 甲")]),
            ("title:　甲\n", &[("2:6", "全角空格", "title: 甲")]),
            ("title: 技能: 让生活\n", &[("2:8", "半角冒号加空格", "title: \"技能: 让生活\"")]),
            ("title: “技能: 让生活”\n", &[("2:8", "全角引号", "title: \"技能: 让生活\"")]),
            ("title: @学校\n", &[("2:8", "值以“@”开头", "title: \"@学校\"")]),
            ("title: `甲`\n", &[("2:8", "值以“`”开头", "title: \"`甲`\"")]),
            ("title: %甲\n", &[("2:8", "值以“%”开头", "title: \"%甲\"")]),
            ("title: *甲*乙\n", &[("2:8", "值以“*”开头", "title: \"*甲*乙\"")]),
            ("title: &甲 乙\n", &[("2:8", "值以“&”开头", "title: \"&甲 乙\"")]),
            ("title: !重要 乙\n", &[("2:8", "值以“!”开头", "title: \"!重要 乙\"")]),
            ("title: [通知] 关于甲\n", &[("2:8", "值以括号开头", "title: \"[通知] 关于甲\"")]),
            ("title: {甲}乙\n", &[("2:8", "值以括号开头", "title: \"{甲}乙\"")]),
            ("title: \"甲\ndate: 2023-05-14\n", &[("2:8", "缺少结尾的 \"", "title: \"甲\"")]),
            ("title: '甲\n", &[("2:8", "缺少结尾的 '", "title: \"甲\"")]),
            ("title: \"甲”\nsource: \"乙\"\n", &[("2:8", "缺少结尾的 \"", "title: \"甲\"")]),
            ("title: \"技能\"周\n", &[("2:8", "引号后面还有“周”", "title: '\"技能\"周'")]),
            ("contact:\n　name: 甲\n", &[("3:1", "全角空格", "  name: 甲")]),
            ("title: 甲 #技能周#\n", &[("2:8", "注释", "title: \"甲 #技能周#\"")]),
            ("a: |\n  甲\n\t\n  乙\n", &[("4:1", "制表符", "")]),
            ("title = 甲\n", &[("2:6", "等号", "title: 甲")]),
            ("title 甲\n", &[("2:1", "没有“名称: 内容”", "title: 甲")]),
            ("title: 甲\ntags:\n  -乙\n  -丙\n", &[("4:3", "减号", "  - 乙"), ("5:3", "减号", "  - 丙")]),
            ("title: - 甲\n", &[("2:8", "当作列表", "title: \"- 甲\"")]),
            ("title: >=18岁\n", &[("2:8", "值以“>”开头", "title: \">=18岁\"")]),
            ("tags: [甲, 乙\ndate: 1\n", &[("2:7", "没有成对的右括号", "tags: [甲, 乙]")]),
            ("title：技能: 甲\ndate：1\n", &[
                ("2:6", "全角冒号", "title: \"技能: 甲\""),
                ("3:5", "全角冒号", "date: 1"),
            ]),
            ("agenda:\n  - 时间：9:00\n    内容: 甲\n", &[("3:7", "全角冒号", "  - 时间: 9:00")]),
            ("title: 甲\n  b: 1\n c: 2\n", &[("3:", "", "")]),
            ("title: 甲\ntitle: 乙\n", &[("3:1", "写了两次", "")]),
            ("- 甲\n- 乙\n", &[("2:1", "名称: 内容", "")]),
            ("title: 甲\u{7}\n", &[("2:9", "U+0007", "")]),
            ("a: \"\\d\"\n", &[("2:", "反斜杠", "")]),
        ];
        for (yaml, expected) in cases {
            let (_, found) = read_text(yaml);
            let text = format!("---\n{yaml}---\n正文");
            assert_eq!(found.len(), expected.len(), "{yaml:?}: {found:#?}");
            for (found, (place, message, help)) in found.iter().zip(*expected) {
                assert!(position(&text, found).starts_with(place), "{yaml:?}: {found:#?}");
                assert!(found.message.zh.contains(message), "{yaml:?}: {}", found.message.zh);
                let shown = found.help.as_ref().map_or("", |help| help.zh.as_str());
                assert!(help.is_empty() || shown == format!("改为 `{help}`"), "{yaml:?}: {shown}");
            }
        }
    }

    fn position(text: &str, found: &Diagnostic) -> String {
        let Some(Span { place: Place::Text(range), .. }) = &found.span else { panic!("{found:?}") };
        let before = &text[..range.start];
        assert!(text.get(range.clone()).is_some());
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{line}:{column}")
    }

    #[test]
    fn what_looks_like_a_slip_but_is_none_passes() {
        let cases = [
            "title: 技能：让生活更美好\n",
            "title: “一技在手，一生无忧”\n",
            "summary: |\n  时间：9:00\n  地点：甲\n\n  title:x\ndate: 1\n",
            "summary: >-\n  @甲\n  \"乙\nb: 1\n",
            "summary: 第一行\n  说明：第二行\n",
            "summary:\n  说明：第二行\n  又一行\n",
            "a: \"甲\n  乙: 丙\"\nb: 1\n",
            "a: [甲,\n  乙]\nb: 1\n",
            "list:\n- 技能：让生活\n- 9:00 开幕\n- https://a.cn/x\n",
            "url: https://a.cn/x?a=b#c\ntime: 9:00\n",
            "a: &x\n  b: 1\nc: *x\n",
            "a: 1 # 注释\n# 整行：注释\nb: 2\n",
            "\"a:b\": 1\n'c': 2\n",
            "a:\n  - b: 1\n    c: 2\n  -\n    b: 3\n",
        ];
        for yaml in cases {
            let (node, found) = read_text(yaml);
            assert!(node.is_some() && found.is_empty(), "{yaml:?}: {found:#?}");
        }
    }

    #[test]
    fn bombs_are_refused_quickly() {
        let laughs = (0..12).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, n| {
            let item = format!("*a{n},").repeat(9);
            format!("{text}a{m}: &a{m} [{item}]\n", m = n + 1)
        });
        let wide = format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(8000), "*a,".repeat(8000));
        let deep_lines: String = (0..200).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        let bombs = [
            laughs,
            wide,
            "[".repeat(60_000),
            "{a: ".repeat(10_000),
            "- ".repeat(30_000),
            format!("a: {}", "? ".repeat(30_000)),
            deep_lines,
            "a: &a [*a]\n".to_owned(),
            "x".repeat(70_000),
            "\"".repeat(60_001),
        ];
        for bomb in bombs {
            let start = std::time::Instant::now();
            let (node, found) = read_text(&format!("{bomb}\n"));
            let head: String = bomb.chars().take(20).collect();
            assert!(node.is_none() && !found.is_empty(), "{head}");
            assert!(start.elapsed().as_millis() < 2000, "{head} took {:?}", start.elapsed());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn no_text_breaks_the_reader(yaml in "[-a:：甲 \n\t\"'#&*!|>\\[\\]{},%@?　0.\\\\]{0,60}") {
            let (_, found) = read_text(&yaml);
            let text = format!("---\n{yaml}---\n正文");
            for diagnostic in found {
                position(&text, &diagnostic);
            }
        }
    }
}

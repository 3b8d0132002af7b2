//! Texts as people write them, common slips, and hostile texts.

use super::parse;
use crate::node::{Node, Value};
use proptest::prelude::*;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Place, Sink, Span};

fn outline(node: &Node, text: &str) -> String {
    let Place::Text(range) = &node.place else { panic!("no text") };
    let at = &text[range.clone()];
    match &node.value {
        Value::Null => format!("null@{}", range.start),
        Value::Scalar { text, plain } => {
            let mark = if *plain { "" } else { "'" };
            if text == at {
                format!("{mark}{text}{mark}")
            } else {
                format!("{mark}{text}{mark}<{at}>")
            }
        }
        Value::List(items) => {
            format!("[{}]", items.iter().map(|i| outline(i, text)).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => {
            let shown = entries.iter().map(|entry| {
                let Place::Text(range) = &entry.key_place else { panic!("no text") };
                assert!(
                    text[range.clone()].contains(&entry.key) || entry.key.contains(['\n', ' '])
                );
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

/// Each slip with the lines and columns where it is reported, part of the message, and the help.
#[test]
fn slips_are_explained_with_the_corrected_line() {
    let deep: String = (0..70).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    type Found<'a> = (&'a str, &'a str, &'a str);
    let cases: &[(&str, &[Found<'_>])] = &[
        ("标题：甲\n", &[("2:3", "全角冒号", "标题: 甲")]),
        ("title: 甲\n日期：2023-05-14\n", &[("3:3", "全角冒号", "日期: 2023-05-14")]),
        (
            "标题：甲\n日期：乙\n地点：\n",
            &[
                ("2:3", "全角冒号", "标题: 甲"),
                ("3:3", "全角冒号", "日期: 乙"),
                ("4:3", "全角冒号", "地点:"),
            ],
        ),
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
        ("contact:\n  name:甲\n", &[("3:7", "缺少空格", "  name: 甲")]),
        (&deep, &[("66:", "层次太深", "")]),
        ("title = 甲\n", &[("2:6", "等号", "title: 甲")]),
        ("title 甲\n", &[("2:1", "没有“名称: 内容”", "title: 甲")]),
        (
            "title: 甲\ntags:\n  -乙\n  -丙\n",
            &[("4:3", "减号", "  - 乙"), ("5:3", "减号", "  - 丙")],
        ),
        ("title: - 甲\n", &[("2:8", "当作列表", "title: \"- 甲\"")]),
        ("title: >=18岁\n", &[("2:8", "值以“>”开头", "title: \">=18岁\"")]),
        ("tags: [甲, 乙\ndate: 1\n", &[("2:7", "没有成对的右括号", "tags: [甲, 乙]")]),
        (
            "title：技能: 甲\ndate：1\n",
            &[("2:6", "全角冒号", "title: \"技能: 甲\""), ("3:5", "全角冒号", "date: 1")],
        ),
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
        "quote:\n  ——某某\n",
        "summary: 第一段\n  　　第二段\n",
        "booking_url:\n  tel:0532-1\n",
        "---\ntitle: 甲\n",
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

/// Each of them has exhausted some YAML parser.
#[test]
fn bombs_are_refused() {
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
        let (node, found) = read_text(&format!("{bomb}\n"));
        let head: String = bomb.chars().take(20).collect();
        assert!(node.is_none() && !found.is_empty(), "{head}");
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

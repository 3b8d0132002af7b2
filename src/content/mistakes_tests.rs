//! Common mistakes of webmasters and the diagnostics for them: code, line, column, message, help.

use super::kinds::Kind;
use super::parse::{Setting, parse};
use encoding_rs::GB18030;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Place, Sink};
use skillweek_source::decode::decode;
use skillweek_source::decode_report::report;

fn read(bytes: &[u8]) -> Vec<String> {
    let mut sink = Sink::new();
    let file = SourcePath::new("content/a.md");
    let decoded = decode(bytes);
    report(&file, &decoded, &mut sink);
    if decoded.is_text() {
        let setting = Setting { kind: Kind::Activity, year: None, edition: None, extra_types: &[] };
        parse(&file, &decoded.text, &setting, &mut sink);
    }
    sink.diagnostics().iter().map(|found| shown(&decoded.text, found)).collect()
}

fn shown(text: &str, found: &Diagnostic) -> String {
    let place = match found.span.as_ref().map(|span| &span.place) {
        Some(Place::Text(range)) => {
            let before = &text[..range.start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            format!("{line}:{column}")
        }
        _ => "-".to_owned(),
    };
    let help = found.help.as_ref().map_or("", |help| help.zh.as_str());
    assert!(!found.message.en.is_empty() && found.message.zh != found.message.en);
    assert!(
        found.message.zh.lines().next().unwrap_or_default().chars().count() <= 60,
        "{}",
        found.message.zh
    );
    format!("{} {place} {} | {help}", found.code, found.message.zh)
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn every_mistake_is_named_placed_and_repaired() {
    let cases: &[(&str, &[&str])] = &[
        ("---\nsummary: 甲\n---\n", &["missing-key 2:1 缺少标题（title） | 加一行：标题: …"]),
        ("---\ntitle: \"\"\n---\n", &["missing-key 2:1 标题（title）是空的 | 加一行：标题: …"]),
        (
            "---\ntitle: 甲\nvenu: 乙\n---\n",
            &["unknown-key 3:1 不认识的名称“venu” | 是不是想写地点（venue）？"],
        ),
        (
            "---\ntitle: 甲\nzhuban: 乙\n---\n",
            &["unknown-key 3:1 不认识的名称“zhuban” | 是不是想写主办（organizer）？"],
        ),
        (
            "---\ntitle: 甲\noutlet: 乙\n---\n",
            &["unknown-key 3:1 不认识的名称“outlet” | “outlet”只用于“媒体报道”页面"],
        ),
        (
            "---\ntitle: 甲\nphotos:\n　people: none\n---\n",
            &["front-matter-syntax 4:1 行首是全角空格，缩进只能用半角空格 | 改为 `  people: none`"],
        ),
        (
            "---\ntitle: 甲\nphotos:\n\tpeople: none\n---\n",
            &[
                "front-matter-syntax 4:1 行首是制表符（Tab），缩进只能用空格 | 改为 `  people: none`",
            ],
        ),
        (
            "---\ntitle: 甲\nvenue: [乙]\n---\n",
            &[
                "invalid-value 3:9 “地点”应是文字，现在是列表 | 文字里有冒号、括号时，给整个值加上半角引号",
            ],
        ),
        (
            "# 甲\n",
            &[
                "front-matter-syntax 1:1 文件开头没有页面信息（front matter），读不到标题 | 文件开头应当是：\n---\ntitle: 页面标题\n---",
            ],
        ),
        (
            "－－－\ntitle: 甲\n－－－\n",
            &["front-matter-syntax 1:1 分隔线“－－－”不是三个半角减号 | 改为：---"],
        ),
        (
            "———\ntitle: 甲\n———\n",
            &["front-matter-syntax 1:1 分隔线“———”不是三个半角减号 | 改为：---"],
        ),
        (
            "---\ntitle: 甲\n",
            &[
                "front-matter-syntax 1:1 页面信息只有开头的 ---，没有结尾的 --- | 在最后一项下面单独加一行：---",
            ],
        ),
        ("", &["front-matter-syntax - 文件是空的 | 文件开头应当是：\n---\ntitle: 页面标题\n---"]),
        (
            "PK\u{3}\u{4}",
            &[
                "encoding - 这不是文本文件，而是Word、Excel 或压缩文件改了扩展名 | 改回原来的扩展名作为附件；正文请另建 .md 文件，把文字粘贴进去",
            ],
        ),
        (
            "---\n标题：甲\n---\n",
            &["front-matter-syntax 2:3 这里用了全角冒号，应为半角冒号加一个空格 | 改为 `标题: 甲`"],
        ),
        ("---\ntitle:甲\n---\n", &["front-matter-syntax 2:6 冒号后面缺少空格 | 改为 `title: 甲`"]),
        (
            "---\ntitle: 技能: 甲\n---\n",
            &[
                "front-matter-syntax 2:8 值里有半角冒号加空格，请给整个值加上半角引号 | 改为 `title: \"技能: 甲\"`",
            ],
        ),
        (
            "---\ntitle: \"甲\ndate: 2023-05-14\n---\n",
            &["front-matter-syntax 2:8 引号没有成对：缺少结尾的 \" | 改为 `title: \"甲\"`"],
        ),
        (
            "---\ntitle: @甲\n---\n",
            &[
                "front-matter-syntax 2:8 值以“@”开头，在 YAML 里有特殊含义，请给整个值加上半角引号 | 改为 `title: \"@甲\"`",
            ],
        ),
        (
            "---\ntitle: 甲\ndate: 2026-02-30\n---\n",
            &[
                "invalid-value 3:7 没有“2026-02-30”这一天（2月没有30日） | 按“年-月-日”写，有时刻的再空一格写 09:00 这样",
            ],
        ),
        (
            "---\ntitle: 甲\nstart: 5月11日 9:00\n---\n",
            &[
                "unclear-time 3:8 “5月11日 9:00”没有写年份，照原文显示 | 写出年份：年份-05-11；或在 site.yaml 的“届次”里写明“年份”",
            ],
        ),
        (
            "---\ntitle: 甲\ndate: 05/06/2023\n---\n",
            &["invalid-value 3:7 “05/06/2023”可以有不同的读法 | 改为 2023-05-06 或 2023-06-05"],
        ),
        (
            "---\ntitle: 甲\ndate: 2023-05-14（周六）\n---\n",
            &[
                "weekday-mismatch 3:7 2023-05-14 是星期日，不是星期六 | 核对日期；日期没错的话，改为星期日",
            ],
        ),
        (
            "---\ntitle: 甲\ntitle: 乙\n---\n",
            &["front-matter-syntax 3:1 “title”写了两次 | 只保留其中一行"],
        ),
        (
            "---\ntitle: 甲\nhighlight: 也许\n---\n",
            &["invalid-value 3:12 “也许”应是“是”或“否” | 写 true（是）或 false（否）"],
        ),
        (
            "---\ntitle: 甲\nbooking: 必须预订\n---\n",
            &["invalid-value 3:10 “必须预订”不在已知的词里 | 是不是想写“必须预约”？"],
        ),
        (
            "---\ntitle: 甲\ntype: 开放校园、开放赛厂\n---\n",
            &["invalid-value 3:12 “开放赛厂”不在已知的词里 | 是不是想写“开放赛场”？"],
        ),
        ("---\ntitle: 甲\ncapacity: 约300人\n---\n", &[]),
        (
            "---\ntitle: 甲\nlivestream: www.a.cn\n---\n",
            &["invalid-value 3:13 网址“www.a.cn”缺少 https://，请写成 https://www.a.cn | "],
        ),
        ("---\ntitle: 甲\ndate: 2023.5.11\nupdated: 2026年5月11日\nhighlight: 是\n---\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(&read(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn text_from_old_windows_programs_is_read_with_a_notice() {
    let found = read(&GB18030.encode("---\r\ntitle: 启动仪式\r\n---\r\n正文").0);
    assert_eq!(found, ["encoding - 文件按 GB 18030 编码读取 | 建议用编辑器另存为 UTF-8"]);
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once() {
    let found = read(
        "---\n标题：甲\ndate:2023-05-14\nauthor: @乙\nsource: 丙: 丁\n\tfoo: 1\n---\n".as_bytes(),
    );
    let places: Vec<&str> = found.iter().map(|found| found.split(' ').nth(1).unwrap()).collect();
    assert_eq!(places, ["2:3", "3:5", "4:9", "5:9", "6:1"], "{found:#?}");
}

//! Spreadsheets as real programs write them, and as nobody should.

use proptest::prelude::*;
use skillweek::base::path::SourcePath;
use skillweek::diag::{Code, Diagnostic, Place, Severity, Sink};
use skillweek::record::node::{Node, Value};
use skillweek::record::table;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/tables/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(bytes: &[u8]) -> (Vec<Node>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let file = SourcePath::new("content/activities/t.xlsx");
    let nodes = table::read(&file, bytes, &mut sink);
    (nodes, sink.into_diagnostics())
}

fn cell(place: &Place) -> &str {
    match place {
        Place::Cell(name) => name,
        other => panic!("{other:?}"),
    }
}

/// One line per record: `B5: title@B5=启动仪式 …`.
fn picture(nodes: &[Node]) -> String {
    let mut picture = String::new();
    for node in nodes {
        let Value::Map(entries) = &node.value else { panic!("{node:?}") };
        write!(picture, "{}:", cell(&node.place)).unwrap();
        for entry in entries {
            let Value::Scalar { text, plain: true } = &entry.node.value else { panic!() };
            write!(picture, " {}@{}={text:?}", entry.key, cell(&entry.node.place)).unwrap();
        }
        picture.push('\n');
    }
    picture
}

/// One line per finding: `warning merged-cell C5 …`.
fn findings(diagnostics: &[Diagnostic]) -> String {
    let mut picture = String::new();
    for diagnostic in diagnostics {
        let place = match &diagnostic.span.as_ref().unwrap().place {
            Place::Cell(name) => name,
            _ => "-",
        };
        let (severity, code) = (diagnostic.severity.name(), diagnostic.code);
        writeln!(picture, "{severity} {code} {place} {}", diagnostic.message.zh).unwrap();
    }
    picture
}

const PROGRAMME: &str = r#"B5: title@B5="启动仪式" start@D5="2023-05-14 09:00" end@E5="2023-05-14 11:30" venue@F5="体育馆" organizer@G5="示例职业学院" contact@H5="张老师 5360000001" booking@J5="无需预约" body@K5="开幕\n文艺演出"
B6: title@B6="校园开放日" start@D6="2023-05-14 14:00" end@E6="2023-05-14 17:00" venue@F6="全校" organizer@G6="示例职业学院" contact@H6="李老师 0536-0000002" booking@J6="现场预约" body@K6="参观实训室"
B7: title@B7="技能体验" start@D7="2023-05-15 08:30" end@E7="2023-05-15 11:00" venue@F7="实训楼" organizer@G7="机电系" booking@J7="必须预约" body@K7="数控、３Ｄ打印"
"#;

const PROGRAMME_FINDINGS: &str = "\
warning merged-cell C5 合并单元格：第 5—6 行都按“2023-05-14”读取
info row-skipped A9 合计行，未作为活动读取
warning row-skipped B10 这一行没有“活动名称*…”，未读取
info row-skipped A11 注释行，未作为活动读取
";

#[test]
fn a_real_list_is_read_the_same_from_every_format() {
    for name in ["programme.xlsx", "programme.xls", "programme.ods"] {
        let (nodes, diagnostics) = read(&fixture(name));
        assert_eq!(picture(&nodes), PROGRAMME, "{name}");
        assert_eq!(findings(&diagnostics), PROGRAMME_FINDINGS, "{name}");
    }
}

#[test]
fn a_list_saved_as_csv_in_gb18030_keeps_its_two_rows_of_headings() {
    let (nodes, diagnostics) = read(&fixture("programme-gb18030.csv"));
    // A merged day is gone from the second row of a CSV, and is not guessed.
    let expected = PROGRAMME
        .replace("2023-05-14 14:00", "14:00:00")
        .replace("2023-05-14 17:00", "17:00:00")
        .replace("2023-05-14 09:00", "2023年5月14日 9:00:00")
        .replace("2023-05-14 11:30", "2023年5月14日 11:30:00")
        .replace("2023-05-15 08:30", "2023年5月15日 8:30:00")
        .replace("2023-05-15 11:00", "2023年5月15日 11:00:00");
    assert_eq!(picture(&nodes), expected);
    let (_, rest) = PROGRAMME_FINDINGS.split_once('\n').unwrap();
    assert_eq!(findings(&diagnostics), rest);
}

#[test]
fn every_visible_sheet_is_read() {
    let (nodes, diagnostics) = read(&fixture("sheets.xlsx"));
    assert_eq!(
        picture(&nodes),
        r#"14日!A2: title@14日!A2="14日活动" when@14日!B2="2023-05-14 09:00" venue@14日!C2="101"
14日!A3: title@14日!A3="14日讲座" when@14日!B3="2023-05-14" venue@14日!C3="102.5"
15日!A2: title@15日!A2="15日活动" when@15日!B2="2023-05-15 09:00" venue@15日!C2="101"
15日!A3: title@15日!A3="15日讲座" when@15日!B3="2023-05-14" venue@15日!C3="102.5"
"#
    );
    assert_eq!(
        findings(&diagnostics),
        "\
info row-skipped - 工作表“字典”已隐藏，未读取
warning unknown-column 14日!D1 不认识的列“身份证号”，其内容未读取
warning unknown-column 14日!E1 不认识的列“活动地址栏”，其内容未读取
warning ambiguous-date 14日!B3 数字 45060 按日期 2023-05-14 读取
warning unknown-column 15日!D1 不认识的列“身份证号”，其内容未读取
warning unknown-column 15日!E1 不认识的列“活动地址栏”，其内容未读取
warning ambiguous-date 15日!B3 数字 45060 按日期 2023-05-14 读取
info row-skipped 填写说明!A1 工作表“填写说明”没有表头，未读取
"
    );
    assert_eq!(diagnostics[2].help.as_ref().unwrap().zh, "您是不是想写“活动地址”？");
}

#[test]
fn days_counted_from_1904_are_the_right_days() {
    let (nodes, _) = read(&fixture("mac-1904.xlsx"));
    assert_eq!(
        picture(&nodes),
        r#"A2: title@A2="甲" start@B2="2023-05-14 09:00" capacity@C2="30" fee@D2="0.3"
A3: title@A3="乙" start@B3="2023-05-15" capacity@C3="1000" fee@D3="是"
"#
    );
}

#[test]
fn a_merged_title_is_repeated() {
    let (nodes, diagnostics) = read(&fixture("wps.et"));
    assert_eq!(
        picture(&nodes),
        r#"B3: title@B3="技能体验课" when@C3="2023-05-14 09:00" contact@D3="5360000002" audience@E3="中小学生、家长"
B4: title@B4="技能体验课" when@C4="2023-05-14 14:00" contact@D4="5360000003" audience@E4="中小学生、家长"
"#
    );
    assert_eq!(
        findings(&diagnostics),
        "warning merged-cell B3 合并单元格：第 3—4 行都按“技能体验课”读取\n"
    );
}

#[test]
fn csv_is_read_in_any_encoding() {
    for name in ["bom.csv", "utf-16.csv"] {
        let (nodes, diagnostics) = read(&fixture(name));
        assert_eq!(
            picture(&nodes),
            "A2: title@A2=\"开放校园\" when@B2=\"5月14日上午9:00\" venue@C2=\"示例学院\"\n"
        );
        assert_eq!(diagnostics, []);
    }
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let cases = [
        ("encrypted.xlsx", "error unsupported-format - 表格设了打开密码，无法读取\n"),
        ("page.xls", "error unsupported-format - 这不是表格，而是 HTML\n"),
        ("bomb.xlsx", "error unreadable-file - 表格过大，未读取\n"),
        ("far-corner.xls", "error unreadable-file - 表格过大，未读取\n"),
        ("far-corner.xlsx", "warning too-large - 第 200 列以后的内容未读取\n"),
    ];
    for (name, expected) in cases {
        let (_, diagnostics) = read(&fixture(name));
        assert_eq!(findings(&diagnostics), expected, "{name}");
        assert!(diagnostics[0].severity != Severity::Error || diagnostics[0].help.is_some());
    }
}

#[test]
fn a_table_without_headings_is_refused_with_its_first_cell() {
    let (nodes, diagnostics) = read("一,二\n三,四\n".as_bytes());
    assert!(nodes.is_empty());
    assert_eq!(diagnostics[0].code, Code::MissingKey);
    assert!(findings(&diagnostics).starts_with("error missing-key A1 "));
    assert_eq!(read(b"").1[0].code, Code::MissingKey);
}

#[test]
fn headings_that_are_printed_again_and_group_titles_are_no_records() {
    let text =
        "活动名称,时间,地点\n甲,5月14日,一\n活动名称,时间,地点\n,,\n乙,5月15日,二\n合计,,2\n";
    let (nodes, diagnostics) = read(text.as_bytes());
    assert_eq!(nodes.len(), 2);
    assert_eq!(findings(&diagnostics), "info row-skipped A6 合计行，未作为活动读取\n");
}

/// Every cell named must exist, and nothing may be read twice.
fn assert_sane(nodes: &[Node]) {
    for node in nodes {
        let Value::Map(entries) = &node.value else { panic!("{node:?}") };
        let keys: std::collections::BTreeSet<_> = entries.iter().map(|entry| &entry.key).collect();
        assert_eq!(keys.len(), entries.len());
        assert!(entries.iter().any(|entry| entry.key == "title"));
    }
}

const FIXTURES: [&str; 8] = [
    "programme.xlsx",
    "programme.xls",
    "programme.ods",
    "programme-gb18030.csv",
    "sheets.xlsx",
    "wps.et",
    "encrypted.xlsx",
    "utf-16.csv",
];

/// An archive in which one file has some stretches replaced, with checksums that are right again.
fn rezipped(
    bytes: &[u8],
    part: prop::sample::Index,
    damage: &[(prop::sample::Index, String, usize)],
) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let damaged = part.index(archive.len());
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        for (at, text, length) in damage.iter().filter(|_| index == damaged) {
            let start = at.index(content.len() + 1);
            let end = (start + length).min(content.len());
            content.splice(start..end, text.bytes());
        }
        writer.start_file(name, options).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn no_bytes_make_it_panic(
        magic in prop::sample::select(vec!["", "PK\u{3}\u{4}", "sep=;\n"]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        assert_sane(&read(&[magic.as_bytes(), &bytes].concat()).0);
    }

    #[test]
    fn no_damage_makes_it_panic(
        name in prop::sample::select(FIXTURES.to_vec()),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = fixture(name);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        assert_sane(&read(&bytes).0);
    }

    #[test]
    fn no_damage_inside_an_archive_makes_it_panic(
        name in prop::sample::select(vec!["programme.xlsx", "programme.ods", "sheets.xlsx"]),
        part in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), "[<>\"/0-9A-Z]{0,9}", 0..9_usize), 1..6),
    ) {
        assert_sane(&read(&rezipped(&fixture(name), part, &damage)).0);
    }

    #[test]
    fn no_table_makes_it_panic(
        rows in prop::collection::vec(
            prop::collection::vec("(活动名称|时间|开始|结束|地点|合计|注：|\"|;|\t|=|45060|[ -~一-三]{0,3})", 0..5),
            0..8,
        ),
    ) {
        let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        assert_sane(&read(lines.join("\n").as_bytes()).0);
    }
}

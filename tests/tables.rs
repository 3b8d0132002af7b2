//! Spreadsheets as real programs write them, and as nobody should.

use proptest::prelude::*;
use skillweek::base::path::SourcePath;
use skillweek::diag::{Code, Diagnostic, Place, Severity, Sink};
use skillweek::record::node::{Node, Value};
use skillweek::record::table::{self, headings::ActivityColumns};
use std::fmt::Write;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/tables/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(bytes: &[u8]) -> (Vec<Node>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let file = SourcePath::new("content/activities/t.xlsx");
    let nodes = table::read(&file, bytes, &ActivityColumns, &mut sink);
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
    insta_like("csv", &(picture(&nodes) + &findings(&diagnostics)));
}

fn insta_like(name: &str, text: &str) {
    eprintln!("== {name}\n{text}");
}

#[test]
fn every_visible_sheet_is_read() {
    let (nodes, diagnostics) = read(&fixture("sheets.xlsx"));
    insta_like("sheets", &(picture(&nodes) + &findings(&diagnostics)));
    let (nodes, diagnostics) = read(&fixture("mac-1904.xlsx"));
    insta_like("mac", &(picture(&nodes) + &findings(&diagnostics)));
    let (nodes, diagnostics) = read(&fixture("wps.et"));
    insta_like("et", &(picture(&nodes) + &findings(&diagnostics)));
    for name in ["bom.csv", "utf-16.csv"] {
        let (nodes, diagnostics) = read(&fixture(name));
        insta_like(name, &(picture(&nodes) + &findings(&diagnostics)));
    }
    for name in ["encrypted.xlsx", "page.xls", "bomb.xlsx", "far-corner.xlsx", "far-corner.xls"] {
        let (nodes, diagnostics) = read(&fixture(name));
        insta_like(name, &(picture(&nodes) + &findings(&diagnostics)));
    }
}

//! Spreadsheets as real programs write them, and as nobody should.

use proptest::prelude::*;
use skillweek::base::path::SourcePath;
use skillweek::content::Kind;
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
    let rows = table::read(&file, bytes, Kind::Activity.columns().unwrap(), &mut sink);
    let (nodes, found): (Vec<Node>, Vec<Vec<Diagnostic>>) =
        rows.into_iter().map(|row| (row.node, row.found)).unzip();
    found.into_iter().flatten().for_each(|found| sink.push(found));
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
"#;

const PROGRAMME_FINDINGS: &str = "\
warning hidden-cells A7 第 7 行是隐藏的，没有发布
info unknown-column A3 “序号”列只供编排，没有发布
info merged-cell C5 合并单元格：第 5—6 行都按“2023-05-14”读取
warning row-skipped B10 这一行没有“活动名称*…”，未读取
info row-skipped A1 2 行表头上方的文字（A1、A2），没有发布
info row-skipped A9 合计行，没有发布
info row-skipped A11 注释行，没有发布
";

/// The row that is hidden in the programme; a CSV does not say so.
const HIDDEN: &str = r#"B7: title@B7="技能体验" start@D7="2023-05-15 08:30" end@E7="2023-05-15 11:00" venue@F7="实训楼" organizer@G7="机电系" booking@J7="必须预约" body@K7="数控、３Ｄ打印"
"#;

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
    // A merged day is gone from the second row of a CSV; the hours beside it tell that it counts.
    let expected = format!("{PROGRAMME}{HIDDEN}")
        .replace("2023-05-14 14:00", "2023年5月14日 14:00:00")
        .replace("2023-05-14 17:00", "2023年5月14日 17:00:00")
        .replace("2023-05-14 09:00", "2023年5月14日 9:00:00")
        .replace("2023-05-14 11:30", "2023年5月14日 11:30:00")
        .replace("2023-05-15 08:30", "2023年5月15日 8:30:00")
        .replace("2023-05-15 11:00", "2023年5月15日 11:00:00");
    assert_eq!(picture(&nodes), expected);
    let (_, rest) = PROGRAMME_FINDINGS.split_once('\n').unwrap();
    let merged = "info merged-cell C5 合并单元格：第 5—6 行都按“2023-05-14”读取\n";
    let blank = "info merged-cell C6 第 6 行的“活动时间日期”空着，按上面的日期读取\n";
    let mut expected: Vec<&str> = rest.split_inclusive('\n').filter(|it| *it != merged).collect();
    expected.insert(2, blank);
    assert_eq!(findings(&diagnostics), expected.concat());
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
info hidden-cells - 工作表“字典”是隐藏的，没有发布
warning unknown-column 14日!D1 不认识的列“身份证号”，其内容未读取
warning unknown-column 14日!E1 不认识的列“活动地址栏”，其内容未读取
warning unknown-column 15日!D1 不认识的列“身份证号”，其内容未读取
warning unknown-column 15日!E1 不认识的列“活动地址栏”，其内容未读取
info row-skipped 填写说明!A1 工作表“填写说明”没有表头，未读取
warning ambiguous-date 14日!B3 数字 45060 按日期 2023-05-14 读取
warning ambiguous-date 15日!B3 数字 45060 按日期 2023-05-14 读取
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
        "\
info unknown-column A2 “序号”列只供编排，没有发布
info merged-cell B3 合并单元格：第 3—4 行都按“技能体验课”读取
info row-skipped A1 表头上方的文字，没有发布
"
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
    assert_eq!(findings(&diagnostics), "info row-skipped A6 合计行，没有发布\n");
}

#[test]
fn an_open_quotation_mark_is_told_with_its_line_and_swallows_nothing() {
    let text = "活动名称,开始,地点\n甲,5月12日,一楼\n乙,5月13日,\"二楼\n丙,5月14日,三楼";
    let (nodes, diagnostics) = read(text.as_bytes());
    let expected = "A2: title@A2=\"甲\" start@B2=\"5月12日\" venue@C2=\"一楼\"
A3: title@A3=\"乙\" start@B3=\"5月13日\" venue@C3=\"二楼\"
A4: title@A4=\"丙\" start@B4=\"5月14日\" venue@C4=\"三楼\"
";
    assert_eq!(picture(&nodes), expected);
    let told = "warning invalid-value C3 第 3 行有一个引号（\"）没有配对，已按没有这个引号读取\n";
    assert_eq!(findings(&diagnostics), told);
}

#[test]
fn tables_stand_side_by_side_or_below_each_other() {
    let beside = "活动名称,时间,,活动名称,时间\n甲,5月10日,,乙,5月11日\n";
    let expected = "A2: title@A2=\"甲\" when@B2=\"5月10日\"
D2: title@D2=\"乙\" when@E2=\"5月11日\"
";
    assert_eq!(picture(&read(beside.as_bytes()).0), expected);
    let below =
        "安排（5月14日）,,\n名称,时间,地点\n甲,9:00,一楼\n,,\n名称,时间,电话\n乙,10:00,0536\n";
    let expected = "A3: title@A3=\"甲\" when@B3=\"5月14日 9:00\" venue@C3=\"一楼\"
A6: title@A6=\"乙\" when@B6=\"5月14日 10:00\" contact@C6=\"0536\"
";
    assert_eq!(picture(&read(below.as_bytes()).0), expected);
}

/// A workbook of one sheet with this XML around its rows.
fn workbook(before: &str, rows: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns:r=\"{relations}\"><sheets>\
                 <sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" \
                 Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet>{before}<sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    for (name, text) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A row of texts; those that begin with `<` are XML.
fn xml_row(number: u32, attributes: &str, cells: [&str; 3]) -> String {
    let cells =
        ["A", "B", "C"].into_iter().zip(cells).map(|(column, text)| match text.strip_prefix('<') {
            Some(_) => format!("<c r=\"{column}{number}\">{text}</c>"),
            None => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        });
    format!("<row r=\"{number}\" {attributes}>{}</row>", cells.collect::<String>())
}

#[test]
fn a_formula_without_a_value_is_told_and_never_an_empty_cell() {
    let rows = [
        xml_row(1, "", ["活动名称", "时间", "地点"]),
        xml_row(2, "", ["甲", "5月12日", "<f>A1</f><v></v>"]),
        xml_row(3, "", ["<f>A1</f>", "5月13日", "二楼"]),
        xml_row(4, "", ["丙", "5月14日", "<f>1+1</f><v>2</v>"]),
    ];
    let (nodes, diagnostics) = read(&workbook("", &rows.concat()));
    let found = findings(&diagnostics);
    assert!(picture(&nodes).contains("venue@C4=\"2\""), "{}", picture(&nodes));
    assert_eq!(found.matches("error invalid-value").count(), 2, "{found}");
    assert!(found.contains(" C2 这一格是公式") && found.contains(" A3 这一格是公式"), "{found}");
}

#[test]
fn what_is_hidden_in_any_way_is_not_published_and_told_once_for_a_sheet() {
    for hidden in ["hidden=\"1\"", "hidden=\"true\"", "ht=\"0\" customHeight=\"1\""] {
        let rows = [
            xml_row(1, "", ["活动名称", "时间", "地点"]),
            xml_row(2, "", ["甲", "5月12日", "一楼"]),
            xml_row(3, hidden, ["乙", "5月13日", "二楼"]),
            xml_row(4, hidden, ["丙", "5月13日", "二楼"]),
        ];
        let columns = "<cols><col min=\"3\" max=\"3\" width=\"9\" hidden=\"1\"/></cols>";
        let (nodes, diagnostics) = read(&workbook(columns, &rows.concat()));
        assert_eq!(picture(&nodes), "A2: title@A2=\"甲\" when@B2=\"5月12日\"\n", "{hidden}");
        let told = "warning hidden-cells A3 第 3—4 行是隐藏的，没有发布
warning hidden-cells C1 C 列是隐藏的，没有发布
";
        assert_eq!(findings(&diagnostics), told);
    }
}

#[test]
fn a_hidden_title_of_a_group_gives_its_rows_no_other_day() {
    let rows = [
        xml_row(1, "", ["活动名称", "时间", "地点"]),
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>5月10日</t></is></c></row>".to_owned(),
        xml_row(3, "", ["甲", "9:00", "一楼"]),
        "<row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"inlineStr\"><is><t>5月11日</t></is></c></row>"
            .to_owned(),
        xml_row(5, "", ["乙", "9:00", "二楼"]),
    ];
    let (nodes, _) = read(&workbook("", &rows.concat()));
    let expected = "A3: title@A3=\"甲\" when@B3=\"5月10日 9:00\" venue@C3=\"一楼\"
A5: title@A5=\"乙\" when@B5=\"9:00\" venue@C5=\"二楼\"
";
    assert_eq!(picture(&nodes), expected);
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

/// The lists in `schools`, each with what its writer meant: see `make_schools.py`.
const SCHOOLS: [(&str, &str); 6] = [
    ("group-rows", "xlsx"),
    ("day-sheets", "xlsx"),
    ("two-rows", "xls"),
    ("departments", "ods"),
    ("saved-as", "csv"),
    ("wps", "xlsx"),
];

/// The records and findings of a list in the form of a `.meant` file, sorted.
fn meant_lines(nodes: &[Node], diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut lines = Vec::new();
    for node in nodes {
        let Value::Map(entries) = &node.value else { panic!("{node:?}") };
        let pairs = entries.iter().map(|entry| {
            let Value::Scalar { text, .. } = &entry.node.value else { panic!("{entry:?}") };
            format!("{}={}", entry.key, text.replace('\n', "\\n"))
        });
        let mut pairs: Vec<String> = pairs.collect();
        pairs.sort_unstable();
        lines.push(format!("{}\t{}", cell(&node.place), pairs.join("\t")));
    }
    for diagnostic in diagnostics {
        let place = match &diagnostic.span.as_ref().unwrap().place {
            Place::Cell(name) => name,
            _ => "-",
        };
        lines.push(format!("!\t{}\t{place}", diagnostic.code));
    }
    lines.sort_unstable();
    lines
}

#[test]
fn lists_of_schools_are_read_as_their_writers_meant_them() {
    for (stem, extension) in SCHOOLS {
        let (nodes, diagnostics) = read(&fixture(&format!("schools/{stem}.{extension}")));
        let found = meant_lines(&nodes, &diagnostics);
        let meant = String::from_utf8(fixture(&format!("schools/{stem}.meant"))).unwrap();
        let mut meant: Vec<String> = meant.lines().map(sorted_pairs).collect();
        meant.sort_unstable();
        for (found, meant) in found.iter().zip(&meant) {
            assert_eq!(found, meant, "{stem}");
        }
        assert_eq!(found.len(), meant.len(), "{stem}");
    }
}

/// A line with the pairs behind its cell in the order of their keys.
fn sorted_pairs(line: &str) -> String {
    if line.starts_with('!') {
        return line.to_owned();
    }
    let (cell, pairs) = line.split_once('\t').unwrap();
    let mut pairs: Vec<&str> = pairs.split('\t').collect();
    pairs.sort_unstable();
    format!("{cell}\t{}", pairs.join("\t"))
}

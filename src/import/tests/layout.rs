//! What lines are: headings, lists, tables.

use super::file::{paragraph, plain, run};
use super::{page, page_of, with_title};

fn face(name: &str) -> String {
    format!(
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"仿宋\" w:eastAsia=\"{name}\"/><w:sz w:val=\"32\"/>"
    )
}

/// As the standard for official documents sets them.
#[test]
fn headings_of_official_documents_are_known_by_their_faces() {
    let line =
        |name: &str, text: &str| paragraph("<w:ind w:firstLine=\"640\"/>", &run(&face(name), text));
    let bold = paragraph("", &run(&format!("{}<w:b/>", face("仿宋_GB2312")), "1.时间"));
    let lead = paragraph(
        "",
        &[run(&face("楷体_GB2312"), "（二）加强领导。"), run(&face("仿宋_GB2312"), "各校要重视。")]
            .concat(),
    );
    let body = [
        line("黑体", "一、活动安排"),
        line("楷体_GB2312", "（一）开放校园"),
        bold,
        line("仿宋_GB2312", "5月10日。"),
        lead,
        line("仿宋_GB2312", "二、这一句只是正文，"),
    ];
    let expected = "## 一、活动安排\n\n### （一）开放校园\n\n#### 1\\.时间\n\n5月10日。\n\n\
                    **（二）加强领导。**各校要重视。\n\n二、这一句只是正文，\n";
    assert_eq!(page(&body.concat()).markdown, expected);
}

/// WPS gives its styles numbers for names.
#[test]
fn headings_are_known_by_styles_and_outline_levels() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"我的标题\"/>\
                  <w:basedOn w:val=\"2\"/></w:style>";
    let body = [
        paragraph("<w:pStyle w:val=\"2\"/>", &run("<w:b/>", "总则")),
        paragraph("<w:outlineLvl w:val=\"1\"/>", &run("", "时间")),
        paragraph("<w:pStyle w:val=\"x\"/>", &run("", "附则")),
        plain("完。"),
    ];
    let article = page_of(with_title(&body.concat()).xml("styles", styles));
    assert_eq!(article.markdown, "## 总则\n\n### 时间\n\n## 附则\n\n完。\n");
}

#[test]
fn numbers_that_word_counts_are_written_and_lists_nest() {
    let level = |at: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let kinds = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "japaneseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(0, "decimal", "%1."),
        level(1, "bullet", "\u{f06c}"),
    );
    let item = |list: u32, level: u32, text: &str| {
        let set =
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        paragraph(&set, &run("", text))
    };
    let body = [
        item(1, 0, "指导思想要写得长一些，"),
        item(1, 1, "方针，"),
        item(1, 0, "目标，"),
        item(2, 0, "先报名"),
        item(2, 1, "网上"),
        item(2, 1, "电话"),
        item(2, 0, "再参加"),
    ];
    let article = page_of(with_title(&body.concat()).xml("numbering", &kinds));
    let expected = "一、指导思想要写得长一些，\n\n（一）方针，\n\n二、目标，\n\n\
                    1. 先报名\n   - 网上\n   - 电话\n2. 再参加\n";
    assert_eq!(article.markdown, expected);
}

#[test]
fn cells_reach_over_rows_and_columns() {
    let cell =
        |set: &str, text: &str| format!("<w:tc><w:tcPr>{set}</w:tcPr>{}</w:tc>", plain(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&[cell("", "日期"), cell("<w:gridSpan w:val=\"2\"/>", "安排")]),
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", "10日"),
            cell("", "上午"),
            cell("", "甲 & 乙")
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "下午"), cell("", "丙")]),
    );
    let expected = "<table>\n<tr><th>日期</th><th colspan=\"2\">安排</th></tr>\n\
                    <tr><td rowspan=\"2\">10日</td><td>上午</td><td>甲 &amp; 乙</td></tr>\n\
                    <tr><td>下午</td><td>丙</td></tr>\n</table>\n";
    assert_eq!(page(&body).markdown, expected);
}

#[test]
fn a_short_row_does_not_cost_the_columns_of_a_long_one() {
    let cells = |count: usize| "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>".repeat(count);
    let short = format!("<w:tr>{}</w:tr>", cells(1)).repeat(3_000);
    let body = format!("<w:tbl><w:tr>{}</w:tr>{short}</w:tbl>", cells(3_000));
    assert!(page(&body).markdown.len() < 50_000);
}

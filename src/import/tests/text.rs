//! Letters: notes, links, equations, marks that Markdown would take for its own.

use super::file::{paragraph, plain, run};
use super::{page, page_of, told, with_title};

#[test]
fn notes_stand_below_the_text_with_their_links() {
    let note = |id: u32| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>\
         <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>\
         <w:footnote w:id=\"3\"><w:p>{}{}</w:p></w:footnote>",
        run("", " 先写的注。"),
        run("", "名到自己的注"),
        note(3),
    );
    let body = paragraph("", &[run("", "甲"), note(3), run("", "乙"), note(2), note(3)].concat());
    let article = page_of(with_title(&body).xml("footnotes", &notes));
    assert_eq!(article.markdown, "甲[^1]乙[^2][^1]\n\n[^1]: 名到自己的注\n\n[^2]: 先写的注。\n");
}

#[test]
fn links_come_from_elements_and_from_fields() {
    let field = |instruction: &str, text: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}\
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run("", text)
        )
    };
    let body = [
        paragraph("", &format!("<w:hyperlink r:id=\"a\">{}</w:hyperlink>", run("", "报名（1）"))),
        paragraph("", &field(" HYPERLINK \"https://b.example.edu.cn/\" ", "直播")),
        paragraph(
            "",
            &format!(
                "<w:fldSimple w:instr=\" HYPERLINK &quot;file:///C:/a.doc&quot; \">{}</w:fldSimple>",
                run("", "附件")
            ),
        ),
        paragraph("", &field(" PAGE ", "7")),
    ];
    let article =
        page_of(with_title(&body.concat()).address("a", "https://a.example.edu.cn/x (1)"));
    let expected = "[报名（1）](https://a.example.edu.cn/x%20%281%29)\n\n\
                    [直播](https://b.example.edu.cn/)\n\n附件\n\n7\n";
    assert_eq!(article.markdown, expected);
    assert!(told(&article).contains("1 个链接指向自己电脑上的文件"), "{}", told(&article));
}

#[test]
fn a_table_of_contents_is_left_to_the_page() {
    let body = format!(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o \
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}</w:p>\
         <w:p>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>{}",
        run("", "一、安排……1"),
        run("", "二、要求……2"),
        plain("正文。")
    );
    let article = page(&body);
    assert_eq!(article.markdown, "正文。\n");
    assert!(told(&article).contains("目录没有带进来"));
}

#[test]
fn an_equation_is_typed_out_and_told() {
    let body = "<w:p><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t>\
                </m:r></m:den></m:f></m:oMath></w:p>";
    let article = page(body);
    assert_eq!(article.markdown, "(a+b)/2\n");
    assert!(told(&article).contains("1 个公式"));
}

#[test]
fn marks_of_markdown_are_themselves() {
    let lines =
        ["# 不是标题", "1. 不是列表", "- 也不是", "a_b_c *星* `码` [x](y)", "5*3*2=30", "<b>&amp;"];
    let body: String = lines.iter().map(|line| plain(line)).collect();
    let expected = "\\# 不是标题\n\n1\\. 不是列表\n\n\\- 也不是\n\n\
                    a_b_c \\*星\\* \\`码\\` \\[x\\](y)\n\n5\\*3\\*2=30\n\n\\<b>\\&amp;\n";
    assert_eq!(page(&body).markdown, expected);
}

#[test]
fn looks_are_written_where_they_mean_something() {
    let runs = [
        run("<w:b/>", "重要："),
        run("", "面积 100 m"),
        run("<w:vertAlign w:val=\"superscript\"/>", "2"),
        run("<w:strike/>", "作废"),
        run("<w:b/>", " "),
        run("<w:u w:val=\"single\"/>", "    "),
        run("<w:color w:val=\"FF0000\"/>", "红字。"),
    ];
    let expected = "**重要：**面积 100 m<sup>2</sup><del>作废</del> \\_\\_\\_\\_红字。\n";
    assert_eq!(page(&paragraph("", &runs.concat())).markdown, expected);
}

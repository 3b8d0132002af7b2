//! What does not come along: changes, comments, hidden letters, drawings without text.

use super::file::{WordFile, paragraph, plain, run};
use super::{page, page_of, read_word, told, with_title};

#[test]
fn tracked_changes_are_accepted_and_told() {
    let who = "w:id=\"1\" w:author=\"示例作者\" w:date=\"2026-05-01T00:00:00Z\"";
    let body = format!(
        "<w:p>{}<w:del {who}><w:r><w:delText>三</w:delText></w:r></w:del>\
         <w:ins {who}>{}</w:ins>{}</w:p>\
         <w:p><w:moveFrom {who}>{}</w:moveFrom></w:p>\
         <w:p><w:moveTo {who}>{}</w:moveTo></w:p>",
        run("", "共"),
        run("", "四"),
        run("", "场。"),
        run("", "搬走的话。"),
        run("", "搬来的话。"),
    );
    let article = page(&body);
    assert_eq!(article.markdown, "共四场。\n\n搬来的话。\n");
    assert!(told(&article).contains("插入 2 处，删除 2 处"), "{}", told(&article));
    assert!(!format!("{article:?}").contains("示例作者"));
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let first = paragraph("<w:rPr><w:del w:id=\"1\"/></w:rPr>", &run("", "前半句，"));
    assert_eq!(page(&format!("{first}{}", plain("后半句。"))).markdown, "前半句，后半句。\n");
}

#[test]
fn comments_and_their_writers_stay_behind() {
    let body = format!(
        "<w:p><w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/>\
         <w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
        run("", "正文。")
    );
    let comment =
        format!("<w:comment w:id=\"0\" w:author=\"示例作者\">{}</w:comment>", plain("改？"));
    let article = page_of(with_title(&body).xml("comments", &comment));
    assert_eq!(article.markdown, "正文。\n");
    assert!(told(&article).contains("1 条批注"));
    assert!(!format!("{article:?}").contains("示例作者"));
}

#[test]
fn hidden_letters_stay_behind_whether_run_or_style_hides_them() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"h\"/>\
                  <w:rPr><w:vanish/></w:rPr></w:style>";
    let runs = [
        run("", "看得见"),
        run("<w:vanish/>", "内部"),
        run("<w:rStyle w:val=\"h\"/>", "草稿"),
        run("<w:rStyle w:val=\"h\"/><w:vanish w:val=\"0\"/>", "的。"),
    ];
    let article = page_of(with_title(&paragraph("", &runs.concat())).xml("styles", styles));
    assert_eq!(article.markdown, "看得见的。\n");
    assert!(told(&article).contains("4 个字在 Word 里设为隐藏"), "{}", told(&article));
}

#[test]
fn a_text_box_that_is_said_twice_for_two_versions_comes_once() {
    let text = format!("<w:txbxContent>{}</w:txbxContent>", plain("框里的字。"));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor>\
         <a:graphic><a:graphicData><wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData>\
         </a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>\
         {text}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("", "正文。")
    );
    assert_eq!(page(&body).markdown, "正文。\n\n框里的字。\n");
}

/// Pictures that browsers do not show, by their content, whatever their names.
#[test]
fn a_drawing_of_windows_is_told_and_a_photo_comes_with_its_caption() {
    let picture = |id: &str| {
        format!(
            "<w:r><w:drawing><wp:inline><wp:extent cx=\"5000000\" cy=\"3000000\"/>\
             <wp:docPr id=\"1\" name=\"图片 1\" descr=\"IMG_2041.jpg\"/><a:graphic><a:graphicData>\
             <a:blip r:embed=\"{id}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    };
    let body = [
        paragraph("", &picture("a")),
        plain("图1 示例车间"),
        paragraph("", &picture("b")),
        plain("后面的话。"),
    ];
    let file = with_title(&body.concat())
        .related("a", "image", "media/image1.bin", &b"\xFF\xD8\xFF\xE0 photo"[..])
        .related("b", "image", "media/image2.emf", &b"\x01\0\0\0 drawing"[..]);
    let article = page_of(file);
    let expected = "![图1 示例车间](image-1.jpg \"图1 示例车间\")\n\n后面的话。\n";
    assert_eq!(article.markdown, expected);
    assert_eq!(article.pictures.len(), 1);
    assert!(told(&article).contains("image2.emf"), "{}", told(&article));
}

#[test]
fn a_file_of_which_nothing_comes_along_says_why() {
    let far = "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:link=\"a\"/>\
               </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    let file = WordFile::new(far).address("a", "https://a.example.edu.cn/a.jpg");
    let found = read_word(&file.bytes(), "甲").expect_err("nothing is read");
    assert!(found.help.expect("a mend").zh.contains("1 张图片不在文件里"));
}

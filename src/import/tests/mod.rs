//! Word files as pages.

mod changes;
mod file;
mod hostile;
mod layout;
mod text;

use super::{Article, FileKind, read_word};
use file::{WordFile, plain};

/// The page that a text becomes below a title.
fn page(body: &str) -> Article {
    page_of(with_title(body))
}

fn with_title(body: &str) -> WordFile {
    WordFile::new(&format!(
        "{}{body}",
        file::paragraph("<w:jc w:val=\"center\"/>", &file::run("<w:sz w:val=\"44\"/>", "示例题目"))
    ))
}

fn page_of(file: WordFile) -> Article {
    let article = read_word(&file.bytes(), "文件名").unwrap();
    assert_eq!(article.title, "示例题目");
    article
}

/// What a page tells, in a line each.
fn told(article: &Article) -> String {
    article.told.iter().map(|text| format!("{}\n", text.zh)).collect()
}

#[test]
fn a_text_without_a_title_is_named_after_its_file() {
    let article = read_word(&WordFile::new(&plain("只有一句话。")).bytes(), "会议纪要").unwrap();
    assert_eq!((article.title.as_str(), article.markdown.as_str()), ("会议纪要", "只有一句话。\n"));
}

#[test]
fn files_are_told_by_their_content() {
    assert_eq!(FileKind::of(b"%PDF-1.7"), FileKind::Pdf);
    assert_eq!(FileKind::of(b"{\\rtf1"), FileKind::Rtf);
    assert_eq!(FileKind::of("<html><body>甲".as_bytes()), FileKind::Html);
    assert_eq!(FileKind::of("甲".as_bytes()), FileKind::Text);
    assert_eq!(FileKind::of(b""), FileKind::Unknown);
}

#[test]
fn what_is_no_word_file_is_refused() {
    for bytes in [
        &b"%PDF-1.7"[..],
        b"PK\x03\x04",
        b"PK\x03\x04 broken",
        b"",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    ] {
        assert!(read_word(bytes, "甲").is_err());
    }
}

/// Each paragraph is what its writer meant.
#[test]
fn a_notice_becomes_a_page() {
    let bytes = include_bytes!("../../../tests/fixtures/word/python-docx.docx");
    let article = read_word(bytes, "文件名").unwrap();
    assert_eq!(article.title, "关于举办示例活动周的通知");
    let expected = [
        "各示例单位：",
        "## 一、活动安排",
        "请于**5月10日**前报名，5\\*3\\*2=30。",
        "- 开放实训室\n- 体验课程",
        "1. 先报名\n2. 再参加",
        "| 日期 | 活动 |\n|---|---|\n| 10日 | 开幕 |",
        "合并的表：",
        "<table>\n<tr><th>日期</th><th>活动</th></tr>\n<tr><td rowspan=\"2\">10日</td><td>甲</td></tr>\n\
         <tr><td>乙</td></tr>\n</table>",
        "![图1 示例图片](image-1.png \"图1 示例图片\")",
    ];
    assert_eq!(article.markdown, format!("{}\n", expected.join("\n\n")));
    assert_eq!(article.pictures.len(), 1);
    assert!(article.told.iter().any(|text| text.zh.contains("4 个字在 Word 里设为隐藏")));
    assert!(!article.markdown.contains("示例作者"));
}

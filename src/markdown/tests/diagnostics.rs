//! Diagnostics about links, pictures, headings, characters.

use super::{findings, html};

#[test]
fn places_are_exact_behind_chinese_and_markers() {
    let text = "他说**“技能”**是，见![](a.png)和[这里](b.md)";
    assert_eq!(findings(text), [("alt-missing", "![](a.png)"), ("vague-link", "[这里](b.md)")]);
}

#[test]
fn heading_levels_left_out_are_reported() {
    assert_eq!(findings("## 甲\n\n#### 乙\n"), [("heading-order", "#### 乙\n")]);
    assert_eq!(findings("### 甲\n"), [("heading-order", "### 甲\n")]);
    assert!(findings("# 甲\n\n## 乙\n").is_empty());
}

#[test]
fn links_to_ones_own_computer_are_reported_and_dropped() {
    let text = "![照片](file:///C:/a.jpg)和[后台](http://192.168.1.8/admin)";
    let codes: Vec<_> = findings(text).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["local-link", "local-link"]);
    assert_eq!(html(text), "<p>照片和后台</p>\n");
}

#[test]
fn pictures_of_other_sites_become_links() {
    let text = "![校徽](https://img.example/logo.png)";
    assert_eq!(findings(text), [("third-party-resource", text)]);
    assert_eq!(
        html(text),
        "<p><a href=\"https://img.example/logo.png\" rel=\"external noopener noreferrer\">校徽</a></p>\n"
    );
}

#[test]
fn unencrypted_links_are_reported_unless_the_scheme_is_ours() {
    assert_eq!(findings("http://a.cn"), [("insecure-link", "http://a.cn")]);
    assert!(findings("www.a.cn").is_empty());
}

#[test]
fn strange_characters_are_reported_once_each() {
    let text = "张\u{E863}、李\u{E863}、\u{202E}王\u{FFFD}";
    let found = [
        ("private-use-character", "\u{E863}"),
        ("private-use-character", "\u{202E}"),
        ("private-use-character", "\u{FFFD}"),
    ];
    assert_eq!(findings(text), found);
}

#[test]
fn headers_without_text_are_reported() {
    assert_eq!(findings("| 甲 |  |\n|---|---|\n| 1 | 2 |"), [("table-header", "  ")]);
    assert!(findings("|  | 甲 |\n|---|---|\n| 1 | 2 |").is_empty());
}

#[test]
fn marks_of_a_chinese_input_method_are_noticed() {
    assert_eq!(findings("见[安排]（plan.md）"), [("invalid-value", "（plan.md）")]);
    assert!(findings("[注]（见下）").is_empty());
    assert_eq!(findings("：：：提示\n甲"), [("invalid-value", "：：：")]);
}

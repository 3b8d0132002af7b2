//! Chinese text: emphasis, line breaks, indents, excerpts.

use super::{findings, html, parsed};

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    let cases = [
        ("他说**“技能”**是", "<p>他说<strong>“技能”</strong>是</p>\n"),
        ("**技能：**让生活更美好", "<p><strong>技能：</strong>让生活更美好</p>\n"),
        ("报名**（限30人）**开放", "<p>报名<strong>（限30人）</strong>开放</p>\n"),
        ("~~“删除”~~是", "<p><del>“删除”</del>是</p>\n"),
        (
            "**第一**、**第二（含）**和**“第三”**。",
            "<p><strong>第一</strong>、<strong>第二（含）</strong>和<strong>“第三”</strong>。</p>\n",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn a_single_tilde_is_a_range() {
    assert_eq!(html("增长10%~20%，30%~40%。"), "<p>增长10%~20%，30%~40%。</p>\n");
    assert_eq!(html("约 ~5月~ 起"), "<p>约 ~5月~ 起</p>\n");
}

#[test]
fn code_with_stars_stays_as_typed() {
    assert_eq!(html("`他**“技能”**是`"), "<p><code>他**“技能”**是</code></p>\n");
    assert_eq!(html("    a**“b”**c\n"), "<pre><code>a**“b”**c\n</code></pre>\n");
}

#[test]
fn lines_of_chinese_join_without_a_space() {
    assert_eq!(html("第一行\n第二行"), "<p>第一行第二行</p>\n");
    assert_eq!(html("**粗**\n中文，\n又"), "<p><strong>粗</strong>中文，又</p>\n");
    assert_eq!(html("他说\n“技能”"), "<p>他说“技能”</p>\n");
    assert_eq!(html("中文\nEnglish\nwords"), "<p>中文\nEnglish\nwords</p>\n");
    assert_eq!(html("第一行  \n第二行"), "<p>第一行<br>\n第二行</p>\n");
    assert_eq!(html("한국어\n한국어"), "<p>한국어\n한국어</p>\n");
}

#[test]
fn indents_of_word_processors_vanish() {
    assert_eq!(html("　　各单位：\n　　现通知如下"), "<p>各单位：</p>\n<p>现通知如下</p>\n");
    assert_eq!(html("&emsp;&emsp;各单位"), "<p>各单位</p>\n");
    assert_eq!(html("甲\n\n　　\n\n乙"), "<p>甲</p>\n<p>乙</p>\n");
    assert!(findings("甲\n\n　　乙\n\n　　丙").is_empty());
}

#[test]
fn excerpt_and_length_come_from_paragraphs() {
    let (article, _) =
        parsed("# 标题\n\n第一段\n**重点**。\n\n- 列表\n\n第二段 Word。[^1]\n\n[^1]: 脚注");
    assert_eq!(article.excerpt, "第一段重点。第二段 Word。");
    assert_eq!(article.characters, 2 + 5 + 2 + 3 + 1 + 2);
}

#[test]
fn headings_have_ascii_ids_and_begin_at_the_second_level() {
    let (article, _) = parsed("# 活动安排\n\n## 时间\n\n## 时间\n\n### 报名 {#signup .big}\n");
    let outline: Vec<_> =
        article.outline.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    let expected = [
        (2, "huo-dong-an-pai", "活动安排"),
        (3, "shi-jian", "时间"),
        (3, "shi-jian-2", "时间"),
        (4, "signup", "报名"),
    ];
    assert_eq!(outline, expected);
    assert!(article.anchors.contains("signup"));
    assert!(html("### 报名 {#signup .big}").contains("<h3 id=\"signup\" class=\"big\">报名</h3>"));
}

#[test]
fn bare_addresses_become_links() {
    assert_eq!(
        html("请登录https://zyjy.cn/a_b?x=1&y=*2，报名"),
        "<p>请登录<a href=\"https://zyjy.cn/a_b?x=1&amp;y=*2\" rel=\"external noopener noreferrer\">https://zyjy.cn/a_b?x=1&amp;y=*2</a>，报名</p>\n"
    );
    assert!(!html("`https://a.cn` [https://a.cn](b.md)").contains("external"));
}

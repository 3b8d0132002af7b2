//! Texts pasted from Word, WPS, `WeChat`, web pages and PDFs, compared with what their writers meant.

use super::{findings, html, parsed};
use crate::{Article, Piece};
use proptest::prelude::*;

/// The blocks of a text, each as its element and its words: `p 甲`, `li 乙`, `h2 丙`, `td 丁`.
fn blocks(text: &str) -> Vec<String> {
    let html = html(text);
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for part in html.split('<').filter(|part| !part.is_empty()) {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        let name = tag.split(' ').next().unwrap_or_default();
        let is_block =
            matches!(name, "p" | "li" | "h2" | "h3" | "td" | "th" | "pre" | "blockquote");
        if is_block || name == "br" {
            let kind = match (name, tag.contains("signature")) {
                (_, true) => "sign",
                ("br", _) => "br",
                (name, _) => name,
            };
            flush(&mut blocks, open.replace((kind.to_owned(), String::new())));
        }
        if let Some((_, text)) = &mut open {
            text.push_str(words);
        }
    }
    flush(&mut blocks, open);
    blocks
}

fn flush(blocks: &mut Vec<String>, block: Option<(String, String)>) {
    if let Some((kind, words)) = block {
        let words = words.replace("&nbsp;", " ");
        if !words.trim().is_empty() {
            blocks.push(format!("{kind} {}", words.trim()));
        }
    }
}

#[track_caller]
fn assert_meant(text: &str, meant: &[&str]) {
    assert_eq!(blocks(text), meant, "{text}\n{}", html(text));
}

#[test]
fn a_word_notice_has_its_paragraphs_and_closing_lines() {
    assert_meant(
        "各系、各部门：\n　　为办好活动周，现将有关事项通知如下。\n　　一、活动时间\n　　2026年5月10日至16日。\n　　二、活动内容\n　　（一）开放校园。各系开放实训室。\n　　（二）技能展示。\n　　特此通知。\n　　　　　　　　示例职业学院\n　　　　　　　　2026年5月6日",
        &[
            "p 各系、各部门：",
            "p 为办好活动周，现将有关事项通知如下。",
            "p 一、活动时间",
            "p 2026年5月10日至16日。",
            "p 二、活动内容",
            "p （一）开放校园。各系开放实训室。",
            "p （二）技能展示。",
            "p 特此通知。",
            "sign 示例职业学院",
            "sign 2026年5月6日",
        ],
    );
}

#[test]
fn a_wps_text_without_indents_keeps_its_chapters_apart() {
    assert_meant(
        "一、活动主题\n一技在手，一生无忧\n二、报名办法\n1、填写报名表\n2、发送到邮箱\n3、等待通知\n三、联系人\n示例老师",
        &[
            "p 一、活动主题",
            "p 一技在手，一生无忧",
            "p 二、报名办法",
            "li 1、填写报名表",
            "li 2、发送到邮箱",
            "li 3、等待通知",
            "p 三、联系人",
            "p 示例老师",
        ],
    );
}

#[test]
fn wechat_bullets_and_blanks_of_no_width_make_a_list() {
    assert_meant(
        "活动亮点\n\n\u{200B}● 机器人表演\n\u{200B}● 茶艺体验\n\n● 校园开放\n欢迎您来！",
        &["p 活动亮点", "li 机器人表演", "li 茶艺体验", "li 校园开放", "p 欢迎您来！"],
    );
}

#[test]
fn wechat_emoji_lines_are_paragraphs() {
    assert_meant(
        "📅时间：5月10日\n📍地点：示例学院\n☎️电话见官网",
        &["p 📅时间：5月10日", "p 📍地点：示例学院", "p ☎️电话见官网"],
    );
}

#[test]
fn a_web_page_indents_by_no_break_spaces() {
    assert_meant(
        "&nbsp;&nbsp;&nbsp;&nbsp;第一段。\n&nbsp;&nbsp;&nbsp;&nbsp;第二段。\n\u{A0}\u{A0}第三段。\n&emsp;&emsp;第四段。",
        &["p 第一段。", "p 第二段。", "p 第三段。", "p 第四段。"],
    );
}

#[test]
fn a_pdf_is_cut_in_the_middle_of_sentences_and_joined() {
    assert_meant(
        "　　职业教育活动周期间，我校面向社会开放实训基地，组织学生志愿\n者为市民提供家电维修等服务，受到社区居民的一致好评。\n　　下一步，我校将继续开展活动。\n\n- 1 -",
        &[
            "p 职业教育活动周期间，我校面向社会开放实训基地，组织学生志愿者为市民提供家电维修等服务，受到社区居民的一致好评。",
            "p 下一步，我校将继续开展活动。",
            "li 1 -",
        ],
    );
}

#[test]
fn an_interview_has_a_line_for_each_voice() {
    assert_meant(
        "问：活动周什么时候举行？\n答：五月第二周。\n问：要预约吗？\n答：不用。",
        &["p 问：活动周什么时候举行？", "br 答：五月第二周。", "p 问：要预约吗？", "br 答：不用。"],
    );
}

#[test]
fn every_form_of_numbers_is_a_list_that_keeps_its_marks() {
    for [one, two, three] in [
        ["1、", "2、", "3、"],
        ["1．", "2．", "3．"],
        ["1.", "2.", "3."],
        ["（1）", "（2）", "（3）"],
        ["(1)", "(2)", "(3)"],
        ["①", "②", "③"],
        ["1）", "2）", "3）"],
        ["１、", "２、", "３、"],
    ] {
        let text = format!("安排如下：\n{one}报到\n{two}参观\n{three}座谈");
        let meant = [
            "p 安排如下：".to_owned(),
            format!("li {one}报到"),
            format!("li {two}参观"),
            format!("li {three}座谈"),
        ];
        assert_eq!(blocks(&text), meant);
        assert!(html(&text).contains("<ol class=\"numbered\">"), "{text}");
    }
}

#[test]
fn every_bullet_is_a_list() {
    for mark in "●•·■◆▪○□➢✓".chars() {
        assert_meant(&format!("{mark}甲\n{mark} 乙\n　　{mark}\t丙"), &["li 甲", "li 乙", "li 丙"]);
    }
    assert_meant("请选择：\n□是 □否", &["p 请选择：\n□是 □否"]);
}

#[test]
fn an_excel_range_is_a_table() {
    assert_meant(
        "\t时间\t地点\n\t5月10日\t礼堂\n\t5月11日\t操场\n\n完",
        &["th 时间", "th 地点", "td 5月10日", "td 礼堂", "td 5月11日", "td 操场", "p 完"],
    );
    assert_meant("名称\t数量\n*机床*\t3", &["th 名称", "th 数量", "td 机床", "td 3"]);
}

#[test]
fn rows_of_bars_are_a_table() {
    let meant = ["th 甲", "th 乙", "td 1", "td 2"];
    for text in [
        "| 甲 | 乙 |\n| 1 | 2 |",
        "甲 | 乙\n1 | 2",
        "| 甲 | 乙 |\n|——|——|\n| 1 | 2 |",
        "| 甲 | 乙 |\n|---|\n| 1 | 2 |",
    ] {
        assert_meant(text, &meant);
    }
    assert_meant("甲 \\| 乙\n丙 \\| 丁", &["p 甲 | 乙\n丙 | 丁"].map(|_| "p 甲 | 乙丙 | 丁"));
}

#[test]
fn blanks_before_chinese_are_no_code() {
    assert_meant("    甲**乙**。\n    丙。\n丁", &["p 甲乙。", "p 丙。", "p 丁"]);
    assert_meant("\t甲", &["p 甲"]);
    assert_meant("    int a;\n", &["pre int a;"]);
    assert_meant("```\n    甲\n　　乙\n● 丙\n```", &["pre 甲\n　　乙\n● 丙"]);
}

#[test]
fn stars_and_lines_between_digits_are_themselves() {
    assert_meant("5*3*2=30，1_2_3", &["p 5*3*2=30，1_2_3"]);
    assert_eq!(
        html("`5*3*2` [图](5*3*2.md)"),
        "<p><code>5*3*2</code> <a href=\"5*3*2.md\">图</a></p>\n"
    );
}

#[test]
fn headings_that_markdown_does_not_know_are_headings_and_told() {
    for (text, marked) in
        [("＃ 丙", "＃ 丙"), ("##　乙", "##　乙"), ("#甲", "#甲"), ("正文\n＃＃甲\n正文", "＃＃甲")]
    {
        assert_eq!(findings(text), [("invalid-value", marked)], "{text}");
        assert!(html(text).contains("</h2>") || html(text).contains("</h3>"), "{text}");
    }
    for text in
        ["#话题#", "#话题#今天开幕", "#话题1# #话题2#", "\\#甲", "#1 号", "＃话题＃", "#**话题**#"]
    {
        assert!(!html(text).contains("<h"), "{text}: {}", html(text));
        assert!(findings(text).is_empty(), "{text}");
    }
    let (article, _) = parsed("＃ 安排 ＃\n\n##　时间");
    let outline: Vec<_> = article.outline.iter().map(|h| (h.level, h.text.as_str())).collect();
    assert_eq!(outline, [(2, "安排"), (3, "时间")]);
}

#[test]
fn closing_lines_need_a_unit_and_a_date() {
    assert_meant(
        "特此通知。\n\n示例学院教务处\n\n二〇二六年五月十日",
        &["p 特此通知。", "sign 示例学院教务处", "sign 二〇二六年五月十日"],
    );
    assert_meant(
        "特此通知。\n示例学院 2026年5月10日",
        &["p 特此通知。", "sign 示例学院 2026年5月10日"],
    );
    assert_meant("时间：\n2026年5月10日", &["p 时间：\n2026年5月10日"]);
    assert_meant("示例学院\n2026年5月10日", &["p 示例学院\n2026年5月10日"]);
    assert_meant("我们学院\n都来吧", &["p 我们学院都来吧"]);
}

#[test]
fn joined_sentences_are_told_once_with_count_and_first_place() {
    let (_, diagnostics) = parsed("甲来了。\n乙来了。\n丙来了！\n\n- 丁。\n  戊。");
    let [found] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(found.code.name(), "joined-lines");
    assert!(
        found.message.zh.contains("3 处") && found.message.zh.contains("甲来了。"),
        "{found:?}"
    );
    assert_eq!(findings("甲来了。\n乙来了。"), [("joined-lines", "乙来了。")]);
    assert!(findings("甲来\n乙来了。\n\n甲。  \n乙。\n\n　　丙。\n　　丁。").is_empty());
}

#[test]
fn lists_and_quotes_hold_pasted_lines() {
    assert_meant("- 甲：\n  ● 乙\n  ● 丙\n- 丁", &["li 甲：", "li 乙", "li 丙", "li 丁"]);
    assert_meant("> 　　甲。\n> 　　乙。", &["p 甲。", "p 乙。"]);
    assert_meant("1. 甲\n   　　乙\n2. 丙", &["li 甲", "p 乙", "li 丙"]);
}

#[test]
fn a_wrapped_ordinal_is_no_chapter() {
    assert_meant("本校学生获\n一、二等奖各三名", &["p 本校学生获一、二等奖各三名"]);
    assert_meant("一、开幕。\n二、参观。", &["p 一、开幕。", "p 二、参观。"]);
}

#[test]
fn excerpts_hold_paragraphs_without_marks_of_the_indent() {
    let (article, _) = parsed("　　甲甲。\n　　乙乙。\n示例学院\n2026年5月10日");
    assert_eq!(article.excerpt, "甲甲。乙乙。");
}

/// A long text in ordinary Markdown.
const ORDINARY: &str = "# 活动周手册\n\n第一段写到这里，\n换行接着写。\n\n- 一层\n  - 两格\n    - 四格\n      还是它\n- 又一层\n\n   1. 三格\n   2. 再来\n\n> 引用一行，\n> 又一行\n>\n> - 引用里的列表\n\n床前明月光，  \n疑是地上霜。  \n举头望明月，\\\n低头思故乡。\n\n| 名称 | 数量 |\n|---|:-:|\n| 机床 | `a|b` |\n\n```text\n　　代码\n1、代码\n● 代码\n```\n\n[链接](a.md)和*强调*与**加粗**，还有 `5*3`。\n\n标题二\n------\n\n1. 甲\n2. 乙\n\n   段落\n\n    续在列表里\n\n10) 丙\n\n***\n\n* 星号\n+ 加号\n\n- [ ] 任务\n- [x] 完成\n\nhttps://a.cn/ 结束[^1]。\n\n[^1]: 注释\n";

#[test]
fn ordinary_markdown_is_left_alone() {
    use crate::{items, pasted, prepare, report::Report};
    use skillweek_base::path::SourcePath;
    use skillweek_diag::Sink;
    let prepared = prepare::prepare(ORDINARY, 0);
    let plain = items::items(&prepared, items::options(), ORDINARY);
    let before = format!("{plain:?}");
    let file = SourcePath::new("a.md");
    let mut sink = Sink::new();
    let mut report = Report { file: &file, place: None, text: ORDINARY, sink: &mut sink };
    assert_eq!(format!("{:?}", pasted::arrange(plain, &mut report)), before);
    let kinds = |text| pulldown_cmark::Parser::new_ext(text, items::options()).count();
    assert_eq!(items::items(&prepared, items::options(), ORDINARY).len(), kinds(ORDINARY));
    assert!(sink.into_diagnostics().is_empty());
}

/// Whether an article has any HTML.
fn is_written(article: &Article) -> bool {
    article.pieces.iter().any(|piece| matches!(piece, Piece::Html(html) if !html.is_empty()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_pasted_text_is_lost(lines in prop::collection::vec(
        ("(　　|● |1、|2、|（一）|问：|答：|    |\t|> |- |)", "[甲乙丙丁]{1,5}", "(\t[子丑]{1,3}|。|)"), 1..8)
    ) {
        let text: String = lines.iter().map(|(a, b, c)| format!("{a}{b}{c}\n")).collect();
        let (article, _) = parsed(&text);
        prop_assert!(is_written(&article));
        let shown = html(&text);
        let words = |text: &str| -> String {
            text.chars().filter(|char| "甲乙丙丁子丑一二问答1234".contains(*char)).collect()
        };
        let plain: String = shown.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect();
        prop_assert_eq!(words(&plain), words(&text), "{}", shown);
    }
}

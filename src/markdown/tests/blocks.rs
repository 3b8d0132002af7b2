//! Alerts and `:::` blocks.

use super::{findings, html, parsed};
use crate::check_blocks;
use skillweek_diag::Sink;

#[test]
fn alerts_are_known_by_english_and_chinese_names() {
    let alert = "<aside class=\"alert alert-tip\" role=\"note\"><p class=\"alert-title\">提示</p>\n<p>请提前报名</p>\n</aside>\n";
    assert_eq!(html("> [!TIP]\n> 请提前报名"), alert);
    assert_eq!(html("> [!提示]\n> 请提前报名"), alert);
    assert_eq!(html("> [!提示]\n>\n> 请提前报名"), alert);
    assert!(
        html("> [!警告] 注意安全\n> 内容")
            .contains("alert-warning\" role=\"note\"><p class=\"alert-title\">注意安全</p>")
    );
    assert!(html("> [!提醒]\n> 内容").starts_with("<blockquote>\n<p>[!提醒]"));
    assert_eq!(findings("> [!提醒]\n> 内容"), [("invalid-value", "> [!提醒]")]);
}

#[test]
fn blocks_have_a_name_a_title_and_content() {
    assert_eq!(
        html("::: 提示 报名须知\n请**提前**报名\n:::\n完"),
        "<section class=\"block block-tip\"><p class=\"block-title\">报名须知</p>\n<p>请<strong>提前</strong>报名</p>\n</section>\n<p>完</p>\n"
    );
    assert_eq!(
        html("::: 折叠 常见问题\n- 甲\n:::"),
        "<details class=\"block block-details\"><summary>常见问题</summary>\n<ul>\n<li>甲</li>\n</ul>\n</details>\n"
    );
    assert_eq!(html("::: 时间轴 五月\n甲\n:::"), "<theme 五月><p>甲</p>\n</theme>");
}

#[test]
fn blocks_nest() {
    let nested = "<section class=\"block block-steps\"><section class=\"block block-quote\"><p>甲</p>\n</section>\n<p>乙</p>\n</section>\n";
    assert_eq!(html(":::: 步骤\n::: 引语\n甲\n:::\n乙\n::::"), nested);
    assert_eq!(html("::: 步骤\n::: 引语\n甲\n:::\n乙\n:::"), nested);
}

#[test]
fn a_table_ends_where_its_block_ends() {
    let html = html("::: 数据\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n:::\n完");
    assert!(
        html.starts_with("<section class=\"block block-stats\"><div class=\"table-wrap\">"),
        "{html}"
    );
    assert!(html.ends_with("</table></div>\n</section>\n<p>完</p>\n"), "{html}");
}

#[test]
fn columns_are_split_at_rules() {
    assert_eq!(
        html("::: 左右\n甲\n\n---\n\n乙\n:::"),
        "<section class=\"block block-columns\"><div class=\"column\">\n<p>甲</p>\n</div>\n<div class=\"column\">\n<p>乙</p>\n</div>\n</section>\n"
    );
}

#[test]
fn colons_in_code_are_text() {
    assert_eq!(html("```\n::: 提示\n:::\n```"), "<pre><code>::: 提示\n:::\n</code></pre>\n");
    assert_eq!(html("    ::: tip\n"), "<pre><code>::: tip\n</code></pre>\n");
    assert_eq!(html("    ::: 提示\n"), "<pre><code>::: 提示\n</code></pre>\n");
    assert!(findings("```\n::: 提示\n```").is_empty());
}

#[test]
fn blocks_work_inside_lists_and_quotes() {
    let html = html("- 甲\n\n  ::: 提示\n  乙\n  :::\n- 丙\n\n> ::: 注意\n> 丁\n> :::");
    assert_eq!(html.matches("<section").count(), 2, "{html}");
    assert!(html.contains("<blockquote>\n<section class=\"block block-note\">"), "{html}");
}

#[test]
fn blocks_that_never_end_or_never_begin_are_reported() {
    assert_eq!(findings("甲\n\n::: 提示\n乙"), [("invalid-value", "::: 提示")]);
    assert_eq!(findings("> ::: 提示\n> 乙\n\n丙"), [("invalid-value", "::: 提示")]);
    assert_eq!(findings("甲\n\n:::\n"), [("invalid-value", ":::")]);
    assert_eq!(findings(":::: 步骤\n::: 引语\n::::\n"), [("invalid-value", "::: 引语")]);
}

#[test]
fn names_that_neither_we_nor_the_theme_know_get_the_nearest() {
    let (article, _) = parsed("::: 提式\n甲\n:::\n\n::: 时间轴\n乙\n:::");
    let mut sink = Sink::new();
    check_blocks(&article.blocks, &["时间轴"], &mut sink);
    let helps: Vec<_> = sink
        .diagnostics()
        .iter()
        .filter_map(|found| found.help.as_ref())
        .map(|help| help.zh.as_str())
        .collect();
    assert_eq!(helps, ["是不是想写“::: 提示”？"]);
}

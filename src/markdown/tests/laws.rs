//! Properties that hold for any text.

use super::{Site, parsed};
use crate::write;
use proptest::prelude::*;
use skillweek_base::text::Lang;
use skillweek_diag::Place;

/// Fragments of texts: Markdown, HTML and Chinese in any order.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "*", "**", "***", "~", "~~", "_", "`", "```", "\n", "\n\n", " ", "    ", "　", "> ", "- ", "1. ", "#", "## ", "[", "]",
            "(", ")", "![", "](", "<", ">", "</", "/>", "<div>", "</div>", "<a href=", "\"", "'", "<b>", "</b>", "<!--", "-->",
            "<script>", "</script>", "<table>", "<td>", "<style>", "&", "&amp;", "&#xFDD0;", "|", "|-|", "---", "[^1]", "[^1]: ",
            ":::", "::: 提示\n", ":::: 步骤 甲\n", "\n:::\n", "[!提示]", "- [ ] ", "{#a}", "http://", "https://a.cn/", "www.a.cn",
            "\\", "\u{FDD0}", "\u{FDD1}", "\u{FE00}", "\t", "\r", "\0",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "中", "文字", "“", "”", "，", "。", "（", "）", "《", "》", "：", "、", "𠮷", "１", "한", "カ", "😀", "a", "b c", "1", "é",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(fragment(), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_parsed_and_every_span_lies_inside_it(text in text()) {
        let (article, diagnostics) = parsed(&text);
        let html = write(&article, &Site(&article), Lang::Zh);
        prop_assert!(!html.contains(crate::cjk::is_noncharacter));
        let spans = diagnostics.iter().filter_map(|diagnostic| diagnostic.span.as_ref());
        let spans = spans.chain(article.references.iter().map(|reference| &reference.span));
        for span in spans.chain(article.outline.iter().map(|heading| &heading.span)) {
            let Place::Text(range) = &span.place else { panic!("{span:?}") };
            prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
        }
    }

    #[test]
    fn no_text_makes_an_element_that_runs_a_script(text in text()) {
        let (article, _) = parsed(&text);
        let html = write(&article, &Site(&article), Lang::Zh);
        for bad in ["<script", "<style", "<iframe", "<form", "javascript:"] {
            prop_assert!(!html.contains(bad), "{html}");
        }
    }
}

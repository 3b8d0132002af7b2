//! Preparing a text for the parser changes nothing that `CommonMark` defines.

use super::spec;
use crate::items::{ItemKind, items, options};
use crate::prepare::prepare;
use pulldown_cmark::{Event, Options, Parser};
use std::ops::Range;

type Parsed<'a> = Vec<(Event<'a>, Range<usize>)>;

fn plain(text: &str, options: Options) -> Parsed<'_> {
    Parser::new_ext(text, options).into_offset_iter().collect()
}

fn assert_unchanged(text: &str, options: Options) {
    let prepared = prepare(text, 0);
    let found: Vec<_> = items(&prepared, options, text)
        .into_iter()
        .map(|item| match item.kind {
            ItemKind::Markdown(event) => (event, item.range),
            ItemKind::Fence(fence) => panic!("{fence:?}"),
            ItemKind::Pasted(kind) => panic!("{kind:?}"),
        })
        .collect();
    assert_eq!(found, plain(text, options), "{text:?}");
}

#[test]
fn every_example_of_the_specification_has_the_same_events_at_the_same_places() {
    // `*` between digits is itself here.
    let is_sum = |markdown: &str| ["5*6", "5_6", "5__6"].iter().any(|sum| markdown.contains(sum));
    for example in spec::examples().into_iter().filter(|example| !is_sum(&example.markdown)) {
        assert_unchanged(&example.markdown, Options::empty());
        assert_unchanged(&example.markdown, options());
    }
}

#[test]
fn texts_without_marks_beside_chinese_are_not_touched() {
    for text in ["技能**让**生活", "a **b** _c_ ~~d~~", "*中*文", "> - 1. *a*\n>   b"] {
        assert_eq!(prepare(text, 0).text, text);
        assert_unchanged(text, options());
    }
}

#[test]
fn places_lead_back_to_the_file() {
    let text = "标题\n::: 提示\n他说**“技能”**是\n:::\n";
    let prepared = prepare(text, 0);
    let strong = items(&prepared, options(), text).into_iter().find(|item| {
        matches!(item.kind, ItemKind::Markdown(Event::Start(pulldown_cmark::Tag::Strong)))
    });
    assert_eq!(strong.and_then(|item| text.get(item.range)), Some("**“技能”**"));
}

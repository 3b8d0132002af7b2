//! A text that goes through a Word file and Markdown is on the page as it was written.

use crate::word_file::{WordFile, paragraph, run};
use proptest::prelude::*;
use skillweek::base::path::SourcePath;
use skillweek::base::text::Lang;
use skillweek::diag::Sink;
use skillweek::import::read_word;
use skillweek::markdown::{LinkResolver, PictureSize, Source, Target, parse, write};

/// A page on which nothing leads anywhere.
struct Nowhere;

impl LinkResolver for Nowhere {
    fn target(&self, _: usize) -> Target {
        Target::Missing
    }

    fn sizes(&self, _: PictureSize) -> &'static str {
        ""
    }

    fn opens_page(&self) -> bool {
        false
    }

    fn block(&self, _: &str, _: Option<&str>, _: &str) -> Option<String> {
        None
    }
}

fn html(markdown: &str) -> String {
    let file = SourcePath::new("a.md");
    let source = Source { file: &file, text: markdown, body: 0..markdown.len(), place: None };
    write(&parse(&source, &mut Sink::new()), &Nowhere, Lang::Zh)
}

/// Letters of a line: what Markdown knows as marks more often than all others. A line that begins with a bullet
/// (`·`) is left out: it becomes an item of a list, whose mark is drawn.
fn line() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(
        "*_`~[]()<>&!#+-=.:|\\\"'{}^$@/0123456789 ".chars().collect::<Vec<_>>(),
    );
    let letter =
        prop::sample::select("技能让生活更美好，。：；（）“”、—…ab　".chars().collect::<Vec<_>>());
    prop::collection::vec(prop_oneof![2 => mark, 3 => letter], 1..24)
        .prop_map(|letters| letters.into_iter().collect::<String>())
}

/// The letters of HTML that a reader sees, without blanks.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for mark in html.chars() {
        match mark {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            mark if !is_tag && !mark.is_whitespace() => text.push(mark),
            _ => {}
        }
    }
    for (name, mark) in [("lt", "<"), ("gt", ">"), ("quot", "\""), ("#39", "'"), ("amp", "&")] {
        text = text.replace(&format!("&{name};"), mark);
    }
    text
}

fn look() -> impl Strategy<Value = &'static str> {
    let raised = "<w:vertAlign w:val=\"superscript\"/>";
    prop_oneof![
        4 => Just(""),
        1 => Just("<w:b/>"),
        1 => Just("<w:i/>"),
        1 => Just("<w:b/><w:i/>"),
        1 => Just("<w:strike/>"),
        1 => Just(raised),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_letters_of_a_word_file_are_those_of_the_page(
        lines in prop::collection::vec(prop::collection::vec((look(), line()), 1..4), 1..5)
    ) {
        let paragraphs = lines.iter().map(|runs| {
            let runs: String = runs.iter().map(|(look, text)| run(look, text)).collect();
            paragraph("", &runs)
        });
        let bytes = WordFile::new(&paragraphs.collect::<String>()).bytes();
        let written: String = lines.iter().flatten().map(|(_, text)| text.as_str()).collect();
        let written: String = written.chars().filter(|mark| !mark.is_whitespace()).collect();
        prop_assume!(!written.is_empty());
        let article = read_word(&bytes, "甲").expect("a Word file");
        prop_assert_eq!(seen(&html(&article.markdown)), written, "{}", article.markdown);
    }
}

//! `CommonMark`: every example of the specification, from text to HTML.
//!
//! Ours and the expected HTML are compared after both are brought into one form (`normal`). What then
//! differs does so on purpose and is listed with its reason; an example on the list that does not
//! differ fails too.

mod spec;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use skillweek::base::path::SourcePath;
use skillweek::base::text::Lang;
use skillweek::diag::Sink;
use skillweek::markdown::{Article, LinkResolver, PictureSize, Source, Target, parse, write};
use spec::Example;

/// What the specification's own program encodes in addresses.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'[').add(b']').add(b'\\').add(b'`');

/// A site that takes every address as it is written.
struct AsWritten<'a>(&'a Article);

impl LinkResolver for AsWritten<'_> {
    fn target(&self, index: usize) -> Target {
        let reference = &self.0.references[index];
        Target::Address(utf8_percent_encode(&reference.target, ENCODED).to_string())
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

fn ours(markdown: &str) -> String {
    let file = SourcePath::new("a.md");
    let source = Source { file: &file, text: markdown, body: 0..markdown.len(), place: None };
    let article = parse(&source, &mut Sink::new());
    write(&article, &AsWritten(&article), Lang::En)
}

/// Why examples differ, and which.
const DIFFERENCES: &[(&str, &[usize])] = &[
    (
        "raw HTML is sanitised: elements are closed and nested as browsers would, unknown ones shown as text",
        &[
            21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 160, 163, 165, 169, 170,
            171, 172, 173, 174, 175, 176, 178, 184, 187, 190, 191, 201, 344, 475, 476, 477, 491,
            494, 524, 536, 613, 614, 615, 616, 617, 623, 630, 631, 642, 643,
        ],
    ),
    (
        "comments, declarations and processing instructions are dropped",
        &[177, 179, 180, 181, 182, 183, 308, 309, 625, 626, 627, 628, 629],
    ),
    (
        "the indent of a paragraph (tab, no-break or ideographic spaces) is left to the style",
        &[25, 40],
    ),
    ("`*` and `_` between digits are themselves, as in 5*3*2=30", &[356]),
    ("a heading without content is left out: it would be read aloud as nothing", &[79]),
    ("an empty address makes no link", &[200, 485, 486, 487, 567]),
    (
        "the title of a picture alone in its paragraph becomes its caption",
        &[572, 573, 576, 577, 584, 585, 586, 588, 589, 591],
    ),
    ("only http, https, mailto, sms and tel may be linked to", &[596, 598, 599, 601]),
    ("bare web addresses become links, as in GitHub's Markdown", &[602, 608, 611]),
];

fn reason(number: usize) -> Option<&'static str> {
    DIFFERENCES.iter().find(|(_, numbers)| numbers.contains(&number)).map(|(reason, _)| *reason)
}

#[test]
fn examples_of_the_specification_give_the_expected_html() {
    let examples = spec::examples();
    assert_eq!(examples.len(), 652);
    let mut wrong = Vec::new();
    for example in &examples {
        let Example { number, markdown, html } = example;
        let (ours, expected) = (normal(&ours(markdown)), normal(&shifted(html)));
        match (ours == expected, reason(*number)) {
            (true, None) | (false, Some(_)) => {}
            (true, Some(reason)) => {
                wrong.push(format!("{number} does not differ, but is listed: {reason}"));
            }
            (false, None) => {
                wrong.push(format!("{number}\n{markdown:?}\n  ours {ours:?}\n  spec {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of 652:\n{}", wrong.len(), wrong.join("\n"));
}

/// The expected headings as our pages number them: one lower where there is one of the first level.
fn shifted(html: &str) -> String {
    let mut html = html.to_owned();
    if html.contains("<h1>") {
        for level in (1..=5).rev() {
            let next = level + 1;
            html = html.replace(&format!("<h{level}>"), &format!("<h{next}>"));
            html = html.replace(&format!("</h{level}>"), &format!("</h{next}>"));
        }
    }
    html
}

/// HTML without what says the same in another way: line ends between tags, `/>`, quotation marks written as
/// entities, percent signs in addresses, and what our pages add (ids of headings, loading of pictures).
fn normal(html: &str) -> String {
    let mut html = html.replace(" />", ">").replace("&quot;", "\"").replace('\u{A0}', "&nbsp;");
    for figure in ["<figure class=\"figure\">", "</figure>"] {
        html = html.replace(figure, if figure.starts_with("</") { "</p>" } else { "<p>" });
    }
    for added in [" loading=\"lazy\"", " decoding=\"async\""] {
        html = html.replace(added, "");
    }
    let html = without_heading_ids(&html);
    let lines: Vec<&str> =
        html.split('\n').map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let mut html = lines.join("\n");
    for block in ["<ul", "<ol", "<blockquote", "<p>"] {
        html = html.replace(&format!("\n{block}"), block);
    }
    html.replace(">\n<", "><")
}

fn without_heading_ids(html: &str) -> String {
    let mut plain = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(" id=\"") {
        let is_heading = before.len() >= 3 && before[..before.len() - 1].ends_with("<h");
        let (id, tail) = after.split_once('"').unwrap_or((after, ""));
        plain.push_str(before);
        if !is_heading {
            plain.push_str(&format!(" id=\"{id}\""));
        }
        rest = tail;
    }
    plain + rest
}

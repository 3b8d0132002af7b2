//! Pages are written smaller, and nothing of them is lost.

use crate::render::minify::minify;
use crate::render::minify::writer::*;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use std::time::Duration;

/// What is written of an element that is simple throughout.
fn written(element: &str) -> Option<String> {
    let (minifier, mut page) = (Minifier::default(), String::new());
    let mut writer = Writer::new(&minifier, element, &mut page);
    let mut at = 0;
    while let Some(found) = element[at..].find('<') {
        let text = element[at..at + found].trim_ascii();
        let is_apart = writer.open.is_empty() && (at > 0 || found > 0);
        if is_apart || !text.is_empty() && !blanks::is_simple(text) {
            return None;
        }
        at = writer.simple(at, at + found)?;
    }
    let is_whole = writer.open.is_empty() && at == element.len() && at > 0;
    is_whole.then_some(page)
}

#[test]
fn what_is_not_simple_is_left_to_others() {
    let others = [
        "<p>a\nb</p>",
        "<p>a  b</p>",
        "<p>a &amp; b</p>",
        "<p>a > b</p>",
        "<P>a</P>",
        "<p>a<br>b</p>",
        "<p>a<!-- b --></p>",
        "<p>a</p> ",
        "<p>a</p><p>b</p>",
        "<p><div>a</div></p>",
        "<p>a</b>",
        "a<p>b</p>",
        "<p",
        "",
        "<p title='a > b'>c</p>",
    ];
    for element in others {
        assert_eq!(written(element), None, "{element:?}");
    }
}

#[test]
fn simple_elements_shrink() {
    let cases = [
        ("<p> 技能：<strong>让</strong> 生活 </p>", "<p>技能：<strong>让</strong> 生活</p>"),
        ("<ul>\n <li> <a href=\"a\">一</a>\n</li></ul>", "<ul><li><a href=a>一</a></li></ul>"),
        ("<div> 5月 <b>甲</b> <i>乙</i>\n</div>", "<div>5月 <b>甲</b> <i>乙</i></div>"),
        (
            "<p>一 <svg class=\"a b\"> <use href=\"#c\"/>\n</svg></p>",
            "<p>一 <svg class=\"a b\"><use href=#c /></svg></p>",
        ),
        ("<li>一 <ul> <li>二</li> </ul> </li>", "<li>一 <ul><li>二</li></ul></li>"),
    ];
    for (element, minified) in cases {
        assert_eq!(written(element).as_deref(), Some(minified));
        assert_eq!(minify(element), minified);
    }
}

/// Nested elements with attributes, most of them simple.
fn element() -> impl Strategy<Value = String> {
    let text = "[ \n]{0,2}[文字，。a-c \"'/=\u{a0}\u{3000}]{0,6}[ \n]{0,2}";
    let name = proptest::sample::select(vec![
        "a",
        "b",
        "em",
        "span",
        "time",
        "p",
        "h2",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "div",
        "nav",
        "header",
        "figure",
        "figcaption",
        "small",
        "article",
        "section",
        "svg",
    ]);
    let value = "[a-c文/.:# ?=&;%-]{0,5}";
    let attribute = proptest::sample::select(vec![
        "class",
        "id",
        "href",
        "aria-label",
        "data-x",
        "title",
        "scope",
        "datetime",
        "rel",
        "role",
        "download",
        "lang",
    ]);
    let attributes = proptest::collection::vec(
        (attribute, value).prop_map(|(name, value)| format!(" {name}=\"{value}\"")),
        0..3,
    );
    let shape = attributes.clone().prop_map(|attributes| format!("<use{}/>", attributes.concat()));
    prop_oneof![4 => text.boxed(), 1 => shape.boxed()].prop_recursive(5, 32, 4, move |inner| {
        let inside = proptest::collection::vec(inner, 0..4);
        (name.clone(), attributes.clone(), inside).prop_map(|(name, attributes, inside)| {
            format!("<{name}{}>{}</{name}>", attributes.concat(), inside.concat())
        })
    })
}

#[test]
fn minify_html_writes_simple_elements_alike() {
    const CASES: u32 = 30_000;
    let simple = Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(CASES));
    let law = runner.run(&element(), |element| {
        if let Some(written) = written(&element) {
            simple.set(simple.get() + 1);
            prop_assert_eq!(minify(&element), written);
        }
        Ok(())
    });
    law.unwrap_or_else(|error| panic!("{error}"));
    assert!(simple.get() > CASES / 10, "only {} elements were simple", simple.get());
}

/// Well nested elements of all sorts, some never closed and some closed twice.
fn page() -> impl Strategy<Value = String> {
    let names = [
        "div", "ul", "li", "main", "header", "form", "p", "h2", "a", "b", "span", "svg", "path",
        "button", "label", "dl", "dt", "details", "table", "tr", "td", "em",
    ];
    let name = proptest::sample::select(names.to_vec());
    let attribute = proptest::sample::select(vec![
        "",
        " class=\"a b\"",
        " id=c",
        " hidden",
        " title=\"1 > 2\"",
        " data-x='y'",
        " href=\"?a&amp;b\"",
    ]);
    let leaf = prop_oneof![
        "[ \n]{0,2}[文a-c ]{0,4}[ \n]{0,2}",
        Just("1 &lt; 2 &amp; 3".to_owned()),
        Just("<img src=\"a.png\" alt=\"\">".to_owned()),
        Just("<!-- 注 -->".to_owned()),
        Just("<script>1 < 2</script>".to_owned()),
        Just("<br>".to_owned()),
    ];
    let element = leaf.prop_recursive(5, 40, 5, move |inner| {
        let inside = proptest::collection::vec(inner, 0..5);
        (name.clone(), attribute.clone(), inside).prop_map(|(name, attribute, inside)| {
            format!("<{name}{attribute}>{}</{name}>", inside.concat())
        })
    });
    let stray =
        proptest::sample::select(vec!["<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "</body>"]);
    let part = prop_oneof![3 => element, 1 => stray.prop_map(str::to_owned)];
    let parts = proptest::collection::vec(part, 0..6);
    ("(<body>)?", parts).prop_map(|(start, parts)| start + &parts.concat())
}

/// The names of all opening tags, and all characters but blanks.
fn shown(html: &str) -> String {
    let tokens = Tokens::new(html).map(|token| match token {
        // An end that ends nothing may go.
        Token::Tag(_, text) if text.starts_with("</") => String::new(),
        Token::Tag(name, _) => format!("<{}>", name.written),
        Token::Other(text) if text.starts_with("<!--") => String::new(),
        Token::Text(text) | Token::Whole(_, text) | Token::Other(text) => {
            text.replace([' ', '\n'], "")
        }
    });
    tokens.collect::<String>().replace("&lt;", "<").replace("&amp;", "&")
}

#[test]
fn nothing_is_lost_of_any_page() {
    let mut runner = TestRunner::new(ProptestConfig::with_cases(20_000));
    let law = runner.run(&page(), |page| {
        let minified = Minifier::default().minify(&page);
        prop_assert_eq!(shown(&minified), shown(&page), "{}", minified);
        Ok(())
    });
    law.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn what_is_never_closed_takes_no_more_time_than_it_is_long() {
    for odd in ["<body><br>", "<b>", "<p><b>", "<div><p>", "<button>", "<a href=x>&amp;"] {
        let time = |count: usize| {
            let page = odd.repeat(count) + "&amp;";
            #[expect(clippy::disallowed_methods, reason = "a test measures")]
            let start = std::time::Instant::now();
            assert_eq!(shown(&Minifier::default().minify(&page)), shown(&page));
            start.elapsed()
        };
        // Linear growth takes 16 times as long, quadratic 256 times.
        let (short, long) = (time(2_000).max(Duration::from_millis(5)), time(32_000));
        assert!(long < short * 80, "{odd}: {short:?} and {long:?}");
    }
}

#[test]
fn containers_that_are_not_simple_keep_their_tags() {
    let cases = [
        ("<div hidden> <p>一</p> </div>", "<div hidden><p>一</p></div>"),
        (
            "<div style=\"x\">a &amp; <b>b</b> <i>c</i></div>",
            "<div style=\"x\">a &amp; <b>b</b> <i>c</i></div>",
        ),
        ("<div> <b>a</b> <!-- x --> <i>b</i> </div>", "<div><b>a</b>  <i>b</i></div>"),
        ("<div>1 < 2 <b>b</b></div>", "<div>1 < 2 <b>b</b></div>"),
        ("<li>甲 &amp; 乙 <wbr>丙</li>", "<li>甲 &amp; 乙 <wbr>丙</li>"),
        (
            "<body><hr><b>a</b> <script>1</script> <b>b</b>",
            "<body><hr><b>a</b> <script>1</script> <b>b</b>",
        ),
        (
            "<div title=\"1 > 2\"> <p>a</p> </div> <p>b</p>",
            "<div title=\"1 > 2\"><p>a</p></div><p>b</p>",
        ),
        (
            "<div><label>a <label title=\"1 > 2\">b</label> c</label> <b>d</b></div>",
            "<div><label>a <label title=\"1 > 2\">b</label> c</label> <b>d</b></div>",
        ),
        ("<ul> <li>甲 <li>乙 </ul>", "<ul><li>甲 <li>乙</ul>"),
        (
            "<div><button> a </button> <button>b</button></div>",
            "<div><button> a </button> <button>b</button></div>",
        ),
    ];
    for (html, minified) in cases {
        assert_eq!(Minifier::default().minify(html), minified);
    }
}

//! Tests of what stays in a vector picture and what is removed.

use crate::clean::*;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

macro_rules! picture {
    ($name:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/fixtures/pictures/",
            $name
        ))
    };
}

fn cleaned(inside: &str) -> String {
    let text = format!(r##"<svg xmlns="{SVG}" xmlns:xlink="{XLINK}">{inside}</svg>"##);
    match clean(&text) {
        Finding::Harmless => inside.to_owned(),
        Finding::Cleaned(Cleaned { text, .. }) => {
            let start = text.find('>').unwrap() + 1;
            text[start..].trim_end_matches("</svg>").to_owned()
        }
        Finding::Broken => "broken".to_owned(),
    }
}

#[test]
fn drawings_stay_as_they_are() {
    for inside in [
        r##"<g fill="url(#a)" style="mask: url('#b')"><path d="M0 0h1"/></g>"##,
        r##"<use href="#a"/><use xlink:href="#a"/><text x="1">甲 &amp; 乙</text>"##,
        r##"<style>.a { fill: red; font: "\5FAE\8F6F" } .b { mask: url(#m) }</style>"##,
        r##"<animate attributeName="x" from="0" to="1" dur="1s"/><!-- note -->"##,
    ] {
        assert_eq!(cleaned(inside), inside);
    }
}

#[test]
fn what_could_act_is_taken_out() {
    for (inside, left) in [
        ("<script>a()</script><g/>", "<g/>"),
        ("<svg:script>a()</svg:script><g/>", "<g/>"),
        ("<h:script>a()</h:script><g/>", "<g/>"),
        ("<foreignObject><iframe src='x'/></foreignObject><g/>", "<g/>"),
        ("<g onclick='a()' OnLoad='b()'/>", "<g/>"),
        ("<a href='javascript:a()' xlink:href=' java&#10;script:a()'><g/></a>", "<a><g/></a>"),
        ("<a href='https://x.cn/'/>", "<a/>"),
        ("<image href='x.png'/><image href='data:image/svg+xml,x'/>", "<image/><image/>"),
        ("<use href='data:image/png,x'/>", "<use/>"),
        ("<set attributeName='href' to='javascript:a()'/><g/>", "<g/>"),
        ("<set attributeName='xlink:HREF' to='javascript:a()'/>", ""),
        ("<set attributeName='onclick' to='a()'/>", ""),
        ("<g style='fill:url(https://x.cn/a)'/><g fill='u\\72l(//x)'/>", "<g/><g/>"),
        ("<style>@import 'x'</style>", "<style></style>"),
        ("<style><![CDATA[@im]]>port 'x'</style>", "<style></style>"),
        ("<style>@&#105;mport 'x'</style>", "<style></style>"),
        ("<style>a{b:\\75 rl(x)}</style>", "<style></style>"),
        ("<?xml-stylesheet href='x'?><g/>", "<g/>"),
        ("&x;<g a='&x;'/>", "<g/>"),
        ("<g xmlns='http://www.w3.org/1999/xhtml'><img/></g>", "<g></g>"),
        ("<metadata><r:RDF/></metadata><s:view s:a='1'/><g s:b='2'/>", "<g/>"),
    ] {
        assert_eq!(cleaned(inside), left, "{inside}");
    }
}

#[test]
fn definitions_and_other_encodings_are_left_behind() {
    let text = r#"<?xml version="1.0" encoding="iso-2022-jp"?><!DOCTYPE svg [<!ENTITY a "<script/>">]><svg xmlns="&a;">&a;<g/></svg>"#;
    let Finding::Cleaned(Cleaned { text, taken }) = clean(text) else { panic!() };
    assert_eq!(text, format!(r#"<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"><g/></svg>"#));
    assert_eq!(Vec::from_iter(taken), ["&…;", "<!DOCTYPE […]>"]);
}

#[test]
fn what_is_no_xml_is_broken() {
    for text in ["<svg><g></svg>", "<svg", "<svg>", "</svg>"] {
        assert_eq!(clean(text), Finding::Broken, "{text}");
    }
}

#[test]
fn photos_inside_keep_their_pixels_and_tell_nothing() {
    let image = |format: &str, bytes: &[u8]| {
        format!(r#"<image href="data:image/{format};base64,{}"/>"#, STANDARD.encode(bytes))
    };
    let plain = image("png", picture!("alpha.png"));
    assert_eq!(cleaned(&plain), plain);
    for (format, told) in
        [("jpeg", picture!("told.jpg").as_slice()), ("webp", picture!("photo.webp"))]
    {
        let stripped = skillweek_picture::strip(told).unwrap().unwrap();
        assert_eq!(cleaned(&image(format, told)), image(format, &stripped));
        assert_eq!(cleaned(&image(format, &told[..told.len() / 2])), "<image/>");
    }
    assert_eq!(cleaned("<image href='data:image/jpeg,%FF%D8%FF'/>"), "<image/>");
    assert_eq!(cleaned("<g style='mask:url(data:image/jpeg;base64,AAAA)'/>"), "<g/>");
}

#[test]
fn links_are_known_by_their_namespace() {
    let inside = format!(r##"<use l:href="#r" xmlns:l="{XLINK}"/><use l:href="x.svg"/>"##);
    assert_eq!(cleaned(&inside), r##"<use xlink:href="#r"/><use/>"##);
}

/// What is published of a file; `None` if it is published as it is.
fn mended(text: &str) -> Option<String> {
    match clean(text) {
        Finding::Harmless => None,
        Finding::Cleaned(Cleaned { text, taken }) => {
            assert!(taken.is_empty(), "{taken:?}");
            Some(text)
        }
        Finding::Broken => panic!("broken"),
    }
}

#[test]
fn what_keeps_browsers_from_showing_a_drawing_is_mended() {
    let root = format!(r#"<svg xmlns="{SVG}" xmlns:xlink="{XLINK}">"#);
    let declared = format!("<svg xmlns='{SVG}'>");
    for (text, inside) in [
        // No namespace, or only one with a prefix that nothing uses.
        ("<svg><g/></svg>".to_owned(), "<g/>"),
        (format!("<svg xmlns:svg='{SVG}'><g/></svg>"), "<g/>"),
        // A prefix that is not declared, or only in a part.
        (format!("{declared}<use xlink:href='#a'/></svg>"), r##"<use xlink:href="#a"/>"##),
        (
            format!("{declared}<g xmlns:xlink='{XLINK}'/><use xlink:href='#a'/></svg>"),
            r##"<g/><use xlink:href="#a"/>"##,
        ),
        // Something before the declaration, or a declaration of bytes that were decoded.
        (format!("\n\n<?xml version='1.0'?>\n{declared}<g/></svg>"), "<g/>"),
        (format!("<!-- 甲 --><?xml version='1.0'?>{declared}<g/></svg>"), "<g/>"),
        (format!("<?xml version='1.0' encoding='GBK'?>{declared}<g/></svg>"), "<g/>"),
        // Something behind the end.
        (format!("{declared}<g/></svg><svg><g/></svg>"), "<g/>"),
        (format!("{declared}<g/></svg>乙"), "<g/>"),
    ] {
        assert_eq!(mended(&text), Some(format!("{root}{inside}</svg>")), "{text}");
    }
}

#[test]
fn a_sound_drawing_without_links_is_published_as_it_is() {
    let text = format!("<?xml version='1.0'?>\n<svg xmlns='{SVG}'><g/></svg>\n");
    assert_eq!(mended(&text), None);
}

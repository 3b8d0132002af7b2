//! Vector pictures that mean harm: whatever way an attack is wrapped, nothing that could act is published.

use crate::harness::{Built, Project};
use quick_xml::Reader;
use quick_xml::events::Event;
use skillweek::asset::clean::{Cleaned, Finding, clean};
use skillweek::diag::Code;

/// What runs, loads or leads elsewhere, each as a piece of a picture.
const ATTACKS: [&str; 21] = [
    "<script>alert(1)</script>",
    "<script href='https://x.cn/a.js'/>",
    "<g onload='alert(1)'/>",
    "<rect ONCLICK='alert(1)' width='9' height='9'/>",
    "<a href='javascript:alert(1)'><rect width='9' height='9'/></a>",
    "<a xlink:href='JaVaScRiPt:alert(1)'><rect width='9' height='9'/></a>",
    "<a href='data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;'><g/></a>",
    "<foreignObject><iframe src='https://x.cn'/></foreignObject>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='alert(1)'/></body></foreignObject>",
    "<image href='https://x.cn/track.png'/>",
    "<image xlink:href='//x.cn/track.png'/>",
    "<image href='file:///etc/passwd'/>",
    "<use href='https://x.cn/a.svg#b'/>",
    "<use xlink:href='data:image/svg+xml;base64,PHN2Zy8+#a'/>",
    "<style>@import url(https://x.cn/a.css);</style>",
    "<style>*{background:url(https://x.cn/a.png)}</style>",
    "<rect style='fill:url(https://x.cn/a.svg#b)'/>",
    "<rect fill='url(//x.cn/a.svg#b)'/>",
    "<set attributeName='href' to='javascript:alert(1)'/>",
    "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
    "<handler type='application/ecmascript' ev:event='load'>alert(1)</handler>",
];

/// Ways to wrap a piece so that a hasty reader overlooks it.
fn wrapped(attack: &str) -> [String; 10] {
    [
        attack.to_owned(),
        format!("<g><g><svg>{attack}</svg></g></g>"),
        format!("<defs><symbol id='a'>{attack}</symbol></defs><use href='#a'/>"),
        format!("<switch>{attack}</switch>"),
        format!("<metadata>{attack}</metadata>{attack}"),
        format!("<desc>{attack}</desc><title>{attack}</title>"),
        format!("<text><tspan>{attack}</tspan></text>"),
        format!("<!-- <g> -->{attack}<!-- </g> -->"),
        format!("<h:div xmlns:h='http://www.w3.org/1999/xhtml'>{attack}</h:div>{attack}"),
        attack.replace('<', "<svg:").replace("<svg:/", "</svg:"),
    ]
}

pub fn picture(inside: &str) -> String {
    format!(
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' xmlns:svg='http://www.w3.org/2000/svg' \
         xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:ev='http://www.w3.org/2001/xml-events' \
         viewBox='0 0 9 9'>{inside}</svg>"
    )
}

/// What is left of a picture that could act, as an XML reader sees it.
fn left_over(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut left = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let name = element.local_name().as_ref().to_lowercase();
                let acts = ["script", "foreignobject", "handler", "iframe", "body", "div"];
                left.extend(acts.contains(&name.as_str()).then(|| name.clone()));
                for attribute in element.attributes().flatten() {
                    let key = attribute.key.as_ref().to_lowercase();
                    let value = attribute.value.to_lowercase();
                    let is_elsewhere = ["//x.cn", "javascript", "file:", "text/html", "svg+xml"]
                        .iter()
                        .any(|mark| value.contains(mark));
                    let runs = key.rsplit(':').next().is_some_and(|name| name.starts_with("on"));
                    left.extend((is_elsewhere || runs).then(|| format!("{key}={value}")));
                }
            }
            Ok(Event::Text(text)) if text.contains("x.cn") => left.push(text.to_string()),
            Ok(Event::DocType(_) | Event::PI(_)) => left.push("a definition".to_owned()),
            Ok(Event::Eof) => return left,
            Ok(_) => {}
            Err(error) => left.push(error.to_string()),
        }
    }
}

#[test]
fn no_attack_is_published_however_it_is_wrapped() {
    let payloads: Vec<String> = ATTACKS.iter().flat_map(|attack| wrapped(attack)).collect();
    assert!(payloads.len() >= 200);
    for payload in payloads {
        match clean(&picture(&payload)) {
            Finding::Cleaned(Cleaned { text, .. }) => {
                assert_eq!(left_over(&text), Vec::<String>::new(), "{payload}\nbecame\n{text}");
            }
            Finding::Harmless => panic!("harmless? {payload}"),
            Finding::Broken => {}
        }
    }
}

/// Entities that would become a gigabyte of text.
pub fn bomb() -> String {
    let mut definitions = String::from("<!ENTITY a0 'ha'>");
    for level in 1..30 {
        let below = format!("&a{};", level - 1).repeat(10);
        definitions += &format!("<!ENTITY a{level} '{below}'>");
    }
    format!(
        "<!DOCTYPE svg [{definitions}]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
         <text>&a29;</text><g fill='&a29;'/></svg>"
    )
}

#[test]
fn entities_do_not_explode() {
    let Finding::Cleaned(Cleaned { text, .. }) = clean(&bomb()) else { panic!("not cleaned") };
    assert!(text.len() < 500 && !text.contains('&'), "{text}");
}

#[test]
fn what_was_taken_out_of_a_picture_is_said_and_the_rest_is_published() {
    let built: Built = Project::from(&[("content/site.yaml", "title: 学校\n")])
        .with("content/news/art.svg", picture("<script>a()</script><rect width='9' height='9'/>"))
        .with("content/news/a.md", "---\ntitle: 甲\n---\n![画](art.svg)\n")
        .build();
    assert_eq!(built.codes(), [Code::InvalidValue]);
    let published = built.paths().into_iter().find(|path| path.ends_with(".svg")).expect("the art");
    let text = built.page(published);
    assert!(!text.contains("script") && text.contains("<rect"), "{text}");
}

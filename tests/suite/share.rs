//! Share pictures: which pages have them, in which fonts they are set, and what is said where there is
//! no font.

use crate::harness::{Built, Project, repository};
use crate::html::attributes;
use skillweek::diag::{Code, Diagnostic};
use std::fs;

const SITE: &str = "title: 示例学院\nurl: https://www.example.cn/hdz/\nedition:\n  year: 2023\n  theme: 技能：让生活更美好\n";
const ACTIVITY: &str =
    "---\ntitle: 校园开放日\nstart: 2023-05-14 09:00\nvenue: 地点一\n---\n正文\n";
const FONT: &str = "assets/fonts/NotoSansSC-subset.otf";

/// The font of the tests.
pub fn font() -> Vec<u8> {
    let file = repository().join("tests/fixtures/fonts/NotoSansSC-subset.otf");
    fs::read(file).expect("the font is there")
}

fn plain(site: &str) -> Project {
    Project::from(&[("content/site.yaml", site), ("content/activities/open.md", ACTIVITY)])
}

fn with_font(site: &str) -> Project {
    plain(site).with(FONT, font())
}

/// The value of a `<meta property>`.
fn property(page: &str, name: &str) -> Option<String> {
    page.split('<').filter(|tag| tag.starts_with("meta ")).find_map(|tag| {
        let tag = format!("<{tag}");
        let all: Vec<(String, String)> = attributes(&tag).collect();
        let value =
            |wanted: &str| all.iter().find(|(key, _)| key == wanted).map(|(_, it)| it.clone());
        value("property").filter(|found| found == name).and_then(|_| value("content"))
    })
}

/// Width and height of a JPEG, from its frame header.
fn size(jpeg: &[u8]) -> (u16, u16) {
    assert_eq!(jpeg[..3], [0xFF, 0xD8, 0xFF]);
    let frame =
        jpeg.windows(2).position(|two| matches!(two, [0xFF, 0xC0 | 0xC2])).expect("a frame");
    let number = |at: usize| u16::from_be_bytes([jpeg[at], jpeg[at + 1]]);
    (number(frame + 7), number(frame + 5))
}

fn missing(built: &Built) -> Vec<&Diagnostic> {
    built.diagnostics().iter().filter(|found| found.code == Code::FontMissing).collect()
}

fn pictures(built: &Built) -> usize {
    built.files.keys().filter(|path| path.contains("assets/share/")).count()
}

#[test]
fn a_page_has_a_card_and_a_square() {
    let built = with_font(SITE).build();
    let page = built.page("activities/open.html");
    let card = property(page, "og:image").expect("a card");
    let path = card.strip_prefix("https://www.example.cn/hdz/").expect("absolute");
    assert_eq!(size(&built.files[path]), (1200, 630));
    assert_eq!(property(page, "og:image:width").as_deref(), Some("1200"));
    let square = attributes(page).find(|(_, value)| value.starts_with("../assets/share/"));
    let (_, square) = square.expect("a square");
    assert_eq!(size(&built.files[square.trim_start_matches("../")]), (600, 600));
    assert!(page.contains(&format!("\"image\":\"{card}\"")), "JSON-LD names it: {page}");
    assert!(missing(&built).is_empty(), "{:?}", missing(&built));
}

#[test]
fn home_lists_and_pages_have_cards_and_what_shows_the_same_shares_them() {
    let built = with_font(SITE).build();
    let card = |path: &str| property(built.page(path), "og:image").expect("a card");
    let cards = ["index.html", "activities/index.html", "activities/open.html"].map(card);
    assert!(cards[0] != cards[1] && cards[1] != cards[2], "{cards:?}");
    assert_eq!(card("activities/day/2023-05-14.html"), cards[1]);
    assert_eq!(pictures(&built), 6);
}

#[test]
fn cards_are_the_same_bytes_every_time() {
    let built = [with_font(SITE).build(), with_font(SITE).build()];
    assert_eq!(built[0].files, built[1].files);
}

#[test]
fn without_an_address_or_against_the_sites_will_there_are_none() {
    for site in ["title: 示例学院\n".to_owned(), format!("{SITE}share: false\n")] {
        let built = with_font(&site).build();
        assert_eq!(pictures(&built), 0, "{site}");
        assert!(missing(&built).is_empty());
    }
    let without = plain("title: 示例学院\n").build();
    assert!(missing(&without).is_empty(), "nobody asked for a font");
}

#[test]
fn without_a_chinese_font_one_warning_is_all_there_is() {
    let built = plain(SITE).build();
    assert_eq!(missing(&built).len(), 1);
    assert_eq!(pictures(&built), 0);
    assert_eq!(property(built.page("activities/open.html"), "og:image"), None);
    let unfit = plain(SITE).with("assets/fonts/broken.ttf", b"no font").build();
    let found = missing(&unfit);
    assert_eq!(found.len(), 1);
    assert!(found[0].span.is_some(), "the file is named");
}

#[test]
fn a_theme_may_bring_the_font() {
    let built = plain(SITE).with("themes/ours/fonts/a.otf", font()).build();
    assert!(pictures(&built) > 0);
}

#[test]
fn a_title_that_the_font_cannot_show_is_named_and_costs_one_card() {
    let built = with_font(SITE)
        .with("content/activities/rare.md", ACTIVITY.replace("校园开放日", "𬭛的一天"))
        .build();
    let found = missing(&built);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.zh.contains("𬭛（U+2CB5B）"), "{}", found[0].message.zh);
    assert_eq!(property(built.page("activities/rare.html"), "og:image"), None);
    assert!(property(built.page("activities/open.html"), "og:image").is_some());
}

#[test]
fn a_mistake_in_a_card_is_told_and_the_pages_are_made() {
    let template = "content/_theme/templates/share/card.svg";
    for (text, fault) in [("<svg>{{ titel }}</svg>", "titel"), ("<svg width=1>", "share/card.svg")]
    {
        let built = with_font(SITE).with(template, text).build();
        let found = built.diagnostics().iter().find(|found| found.code == Code::TemplateError);
        assert!(found.is_some_and(|it| it.message.zh.contains(fault)), "{:?}", built.diagnostics());
        assert!(built.files.contains_key("activities/open.html"));
    }
}

#[test]
fn a_theme_that_draws_no_card_of_its_own_still_has_the_base_one() {
    let built = with_font(&format!("{SITE}theme:\n  name: base\n")).build();
    assert_eq!(pictures(&built), 6);
}

#[test]
fn a_card_tells_the_date_of_its_page() {
    let card = r#"<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1">{% if when == "2023年5月10日" %}<path d="M0 0h2v1H0z"/>{% endif %}</svg>"#;
    let news = |day: &str| format!("---\ntitle: 校园开放日\ndate: {day}\n---\n正文\n");
    let built = with_font(SITE)
        .with("content/_theme/templates/share/card.svg", card)
        .with("content/news/tenth.md", news("2023-05-10"))
        .with("content/news/eleventh.md", news("2023-05-11"))
        .with(
            "content/activities/told.md",
            ACTIVITY.replace("---\n正文", "date: 2023-05-10\n---\n"),
        )
        .build();
    let card = |path: &str| {
        let address = property(built.page(path), "og:image").expect("a card");
        &built.files[address.strip_prefix("https://www.example.cn/hdz/").expect("absolute")]
    };
    assert_ne!(card("news/tenth.html"), card("news/eleventh.html"));
    // An activity takes place on another day than it is announced.
    assert_eq!(card("activities/told.html"), card("activities/open.html"));
}

#[test]
fn a_card_is_called_after_its_page_and_all_that_it_depends_on() {
    let news = |summary: &str| format!("---\ntitle: 校园开放日\n{summary}---\n正文\n");
    let project = with_font(SITE).with("content/news/a.md", news(""));
    let card = |project: &Project| {
        property(project.build().page("news/a.html"), "og:image").expect("a card")
    };
    let first = card(&project);
    assert!(first.starts_with("https://www.example.cn/hdz/assets/share/news-a."), "{first}");
    // What the picture does not show leaves its name alone.
    assert_eq!(card(&project.clone().with("content/news/a.md", news("summary: 摘要\n"))), first);
    let template = "content/_theme/templates/share/card.svg";
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>"#;
    let others = [
        project.clone().with("content/news/a.md", news("date: 2023-05-10\n")),
        project.clone().with("content/site.yaml", SITE.replace("示例学院", "校园")),
        project.clone().with(template, drawing),
    ];
    for other in others {
        assert_ne!(card(&other), first);
    }
}

//! The pictures of cards: what is taken where a page names no cover.

use crate::documents::PDF;
use crate::harness::{Built, Project};
use crate::pictures::photo;

const SITE: &str = "title: 示例\nurl: https://example.cn/\nshare: false\n";

/// A page with these pictures in its text, and what its card in the list shows.
fn card(pictures: &[(&str, u16, u16)], front: &str) -> Built {
    let placed: String =
        pictures.iter().map(|(name, ..)| format!("![示例现场]({name})\n\n文字。\n\n")).collect();
    let text = format!("---\ntitle: 甲\n{front}---\n{placed}");
    let project = Project::from(&[("content/site.yaml", SITE), ("content/news/a.md", &text)]);
    let add = |project: Project, (name, width, height): &(&str, u16, u16)| {
        project.with(&format!("content/news/{name}"), photo(*width, *height))
    };
    pictures.iter().fold(project, add).build()
}

/// The name of the picture on the only card of a list, without its digest.
fn shown<'a>(built: &'a Built, list: &str) -> Option<&'a str> {
    let (_, source) = built.main(list).split_once(" src=\"../assets/")?;
    source.split('.').next()
}

#[test]
fn the_first_photo_of_a_text_is_on_its_card() {
    let built = card(
        &[
            ("code.jpg", 800, 800),
            ("small.jpg", 400, 300),
            ("strip.jpg", 1200, 200),
            ("first.jpg", 900, 600),
            ("second.jpg", 900, 600),
        ],
        "",
    );
    assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
    assert_eq!(shown(&built, "news/index.html"), Some("first"));
    // It stands in the text, and not at the top of the page as well.
    let page = built.main("news/a.html");
    assert_eq!(page.matches(" alt=\"").count(), 5, "{page}");
    assert!(
        built.page("news/a.html").contains("og:image content=\"https://example.cn/assets/first.")
    );
}

#[test]
fn a_named_cover_comes_first_and_what_is_no_photo_never() {
    let pictures = [("first.jpg", 900, 600), ("second.jpg", 900, 600)];
    assert_eq!(shown(&card(&pictures, "cover: second.jpg\n"), "news/index.html"), Some("second"));
    let codes = [("code.jpg", 900, 900), ("screen.jpg", 700, 2000)];
    assert_eq!(shown(&card(&codes, ""), "news/index.html"), None);
}

#[test]
fn a_photo_of_a_school_is_published_where_the_nation_lists_it() {
    let page = "---\ntitle: 甲\nhighlight: true\n---\n![示例现场](first.jpg)\n";
    let built = Project::from(&[
        ("content/site.yaml", "title: 全国\n"),
        ("content/school/site.yaml", "title: 学校\n"),
        ("content/school/news/a.md", page),
    ])
    .with("content/school/news/first.jpg", photo(900, 600))
    .build();
    assert_eq!(shown(&built, "news/index.html"), Some("first"));
    assert!(built.paths().iter().any(|path| path.starts_with("assets/first.")));
}

#[test]
fn the_card_of_a_download_shows_its_first_page() {
    let page = "---\ntitle: 海报\nfiles:\n  - path: 海报.pdf\n---\n";
    let project = Project::from(&[
        ("content/site.yaml", "title: 全国\n"),
        ("content/downloads/a.md", page),
        ("content/school/site.yaml", "title: 学校\nrollup: {downloads: none}\n"),
    ]);
    let built = project.with("content/downloads/海报.pdf", PDF).build();
    assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
    for home in ["index.html", "school/index.html"] {
        let part = built.main(home).split_once("part-downloads").expect("downloads at home").1;
        let (_, source) = part.split_once(" src=\"assets/").expect("a preview");
        let file = source.split('"').next().expect("a name");
        assert!(file.starts_with("hai-bao."), "{file}");
        let folder = home.strip_suffix("index.html").expect("a home");
        assert!(built.files.contains_key(&format!("{folder}assets/{file}")), "{file}");
    }
}

//! Names and encodings as people's computers make them: files that look alike, files that are
//! called a little wrong, theme files from Notepad.

use crate::harness::{Built, Project};
use crate::incremental::Desk;
use encoding_rs::GB18030;
use skillweek::base::path::OutputPath;
use skillweek::diag::{Code, Severity};
use skillweek::pipeline::{Request, Served, check};
use std::fs;

const SITE: &str = "title: 示例\n";
const TEXT: &str = "---\ntitle: 甲\n---\n正文。\n";
const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
/// The letter é in one character and in two.
const NFC: &str = "caf\u{e9}";
const NFD: &str = "cafe\u{301}";

fn style(built: &Built) -> &str {
    let path = built.paths().into_iter().find(|path| path.starts_with("assets/style."));
    built.page(path.expect("a style"))
}

#[test]
fn theme_files_are_read_in_any_encoding() {
    let gbk = |text: &str| GB18030.encode(text).0.into_owned();
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain("site: 示范".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let built = Project::from(&[("content/site.yaml", "title: 示例\ntheme: ours\n")])
        .with("themes/ours/theme.yaml", gbk("name: ours\ntitle: 本校\n"))
        .with(
            "themes/ours/style/80-a.css",
            marked("@charset \"utf-8\";\n.eighty{color:#123456}\r\n"),
        )
        .with(
            "themes/ours/style/90-b.css",
            gbk("@charset \"gbk\";\n.ninety::before{content:\"职教\"}"),
        )
        .with("themes/ours/script/a.js", marked("window.one=1"))
        .with("themes/ours/script/b.js", gbk("window.two='技能'"))
        .with("themes/ours/words/zh-CN.yaml", utf16)
        .with("themes/ours/templates/parts/footer.html", gbk("<footer>页脚</footer>"))
        .build();
    assert_eq!(built.outcome.errors(), 0, "{:#?}", built.diagnostics());
    let style = style(&built);
    assert!(style.contains("}.eighty{color:#123456}.ninety:before{content:\"职教\"}"), "{style}");
    let script = built.paths().into_iter().find(|path| path.starts_with("assets/site."));
    let script = built.page(script.expect("a script"));
    assert!(script.contains(";\nwindow.one=1;\nwindow.two='技能'"));
    assert!(built.page("index.html").contains("页脚"));
    assert!(!style.contains('\u{FEFF}') && !script.contains('\u{FEFF}'));
}

#[test]
fn static_files_get_ascii_names_that_styles_and_templates_follow() {
    let page =
        "<!doctype html><title>{{ title }}</title><img src=\"{{ assets.files['校 徽.SVG'] }}\">";
    let project = Project::from(&[("content/site.yaml", SITE), ("content/news/a.md", TEXT)])
        .with("content/_theme/static/背景.png", "1")
        .with("content/_theme/static/Bg.PNG", "2")
        .with("content/_theme/static/校 徽.SVG", SVG)
        .with("content/_theme/static/图/背景.png", "1")
        .with("content/_theme/static/more.css", "b{background:url('背景.png')}")
        .with("content/_theme/style/90-ours.css", "a{background:url(背景.png)}b{background:url(\"../static/bg.png\")}c{background:url('/static/%E5%9B%BE/%E8%83%8C%E6%99%AF.png')}")
        .with("content/_theme/templates/article.html", page);
    let built = project.build();
    let static_files: Vec<&str> =
        built.paths().into_iter().filter(|path| path.starts_with("assets/")).collect();
    let named = |start: &str| {
        let path = static_files.iter().find(|path| path.starts_with(start));
        path.unwrap_or_else(|| panic!("{start} among {static_files:?}"))
            .trim_start_matches("assets/")
    };
    let (first, second, third) =
        (named("assets/bei-jing."), named("assets/bg."), named("assets/tu-bei-jing."));
    let style = style(&built);
    for name in [first, second, third] {
        assert!(style.contains(&format!("url({name})")), "{name}: {style}");
    }
    assert!(built.page(&format!("assets/{}", named("assets/more."))).contains(first));
    assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
    // A style that names what is not there, or lies elsewhere, is told.
    let css = "a{background:url(前景.png)}b{background:url(https://cdn.example.cn/x.png)}";
    let built = project.with("content/_theme/style/90-ours.css", css).build();
    assert_eq!(built.codes(), [Code::MissingFile, Code::ThirdPartyResource]);
    assert_eq!(built.outcome.errors(), 0);
}

#[test]
fn two_files_that_look_alike_collide_aloud() {
    let mut desk = Desk::new([("content/site.yaml", SITE)]);
    desk.write(&format!("content/news/{NFC}.md"), TEXT);
    let mut session = desk.session();
    desk.write(&format!("content/news/{NFD}.md"), TEXT.replace('甲', "乙"));
    session = desk.refreshed(&session);
    desk.assert_serves(&session, "two that look alike");
    let told = |desk: &Desk| desk.clean().codes();
    let told_alike = told(&desk);
    let is_told = |code| told_alike.contains(&code);
    assert!(is_told(Code::CaseCollision) || is_told(Code::DuplicateSlug), "{told_alike:?}");
    desk.remove(&format!("content/news/{NFC}.md"));
    session = desk.refreshed(&session);
    desk.assert_serves(&session, "one is left");
    assert_eq!(told(&desk), []);
    assert!(desk.clean().page("news/cafe.html").contains('乙'));
}

#[test]
fn references_find_files_in_either_form() {
    let mut desk = Desk::new([("content/site.yaml", SITE)]);
    desk.write(&format!("content/news/{NFD}.md"), TEXT);
    desk.write(&format!("content/news/{NFD}.svg"), SVG);
    let text = format!(
        "---\ntitle: 乙\ncover: {NFC}.svg\n---\n[一]({NFC}.md) [二](caf%C3%A9.md) [三](cafe%CC%81.md) ![示例徽标]({NFC}.svg)\n"
    );
    desk.write("content/news/b.md", text);
    desk.write(
        "content/downloads/c.md",
        format!("---\ntitle: 丙\nfiles: [{{path: ../news/{NFC}.svg}}]\n---\n"),
    );
    let built = desk.clean();
    assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
    let prose = built.main("news/b.html");
    for link in ["一", "二", "三"] {
        assert!(prose.contains(&format!("href=\"cafe.html\">{link}</a>")), "{prose}");
    }
}

#[test]
fn settings_are_found_under_the_names_that_people_give_them() {
    for name in ["site.yml", "Site.yaml", "SITE.YAML"] {
        let mut desk =
            Desk::new([("content/site.yaml", SITE), ("content/shandong/INDEX.MD", TEXT)]);
        desk.write(&format!("content/shandong/{name}"), "title: 山东\n");
        desk.write("content/shandong/guide/_index.markdown", "---\ntitle: 指南\n---\n");
        desk.write("content/shandong/guide/a.markdown", TEXT);
        desk.write("content/shandong/guide/b.MD", TEXT.replace('甲', "乙"));
        let built = desk.clean();
        assert_eq!(built.codes(), [], "{name}: {:#?}", built.diagnostics());
        assert!(built.page("shandong/index.html").contains("山东"), "{name}");
        assert!(built.page("shandong/guide/index.html").contains("指南"), "{name}");
        let mut session = desk.session();
        desk.write(&format!("content/shandong/{name}"), "title: 山东省\n");
        session = desk.refreshed(&session);
        let home = session.output(&OutputPath::new("shandong/index.html"));
        let Some(Served::Bytes(home)) = home else { panic!("{name}: no home") };
        assert!(String::from_utf8_lossy(&home).contains("山东省"), "{name}");
    }
    let mut desk = Desk::new([("content/site.yaml", SITE)]);
    desk.write("content/site.yml", "title: 另一个\n");
    assert_eq!(desk.clean().codes(), [Code::IgnoredFile]);
}

#[test]
fn invisible_characters_are_taken_off_and_named() {
    for mark in ['\u{200B}', '\u{FEFF}', '\u{AD}', '\u{2060}', '\u{200E}'] {
        let number = format!("U+{:04X}", u32::from(mark));
        let page = format!(
            "---\n{mark}标题: 甲\n开{mark}始: {mark}2023-05-14 09:00\n类型: {mark}开放校园\n地点{mark}: 校门{mark}\n---\n正文。\n"
        );
        let project = Project::from(&[
            ("content/site.yaml", &format!("{mark}标题{mark}: 示例\n{mark}届次: {{年份: 2023}}\n")),
            ("content/activities/a.md", &page),
        ]);
        let built = project.build();
        let found = built.diagnostics();
        assert!(found.iter().all(|it| it.severity == Severity::Info), "{number}: {found:#?}");
        let told = found
            .iter()
            .filter(|it| it.message.zh.contains(&number) && it.message.en.contains(&number));
        assert_eq!(told.count(), found.len(), "{number}: {found:#?}");
        assert_eq!(found.len(), 8, "{number}: {found:#?}");
        let page = built.main("activities/a.html");
        assert!(
            page.contains("开放校园") && page.contains("校门") && !page.contains(mark),
            "{page}"
        );
    }
}

#[test]
fn pages_that_differ_only_in_what_is_not_seen_collide_aloud() {
    for name in ["ｏｐｅｎ", "op\u{200B}en", "open\u{FEFF}", "OPEN"] {
        let project = Project::from(&[("content/site.yaml", SITE), ("content/news/open.md", TEXT)]);
        let built = project.with(&format!("content/news/{name}.md"), TEXT).build();
        assert!(built.codes().contains(&Code::DuplicateSlug), "{name}: {:?}", built.codes());
        assert_eq!((built.outcome.held.len(), built.outcome.errors() > 0), (1, true), "{name}");
    }
}

#[test]
fn invisible_characters_in_file_names_are_named() {
    let project = Project::from(&[("content/site.yaml", SITE), ("content/news/a.md", TEXT)]);
    let built = project.with("content/news/通知\u{200B}.md", TEXT).build();
    let found = built.diagnostics().iter().find(|found| found.code == Code::ReservedName);
    assert!(found.is_some_and(|found| found.message.zh.contains("U+200B（零宽空格）")));
    assert_eq!(built.outcome.errors(), 0);
}

#[test]
fn check_tells_what_build_would() {
    let deep = "很深的文件夹".repeat(8);
    let deep = [deep.as_str(); 16].join("/");
    let cases = [
        (
            "content/news/b.md".to_owned(),
            format!("---\ntitle: 乙\naliases: [/com0.html, /{}.html]\n---\n", "a".repeat(300)),
        ),
        (format!("content/news/{deep}/c.md"), TEXT.to_owned()),
    ];
    for (path, text) in cases {
        let mut desk = Desk::new([("content/site.yaml", SITE), ("content/news/a.md", TEXT)]);
        // Windows and macOS do not take such paths in a temporary folder.
        if fs::create_dir_all(desk.root().join(&path).parent().expect("a folder")).is_err() {
            continue;
        }
        desk.write(&path, text);
        let checked =
            check(&Request { cache: None, ..desk.request.clone() }, &()).expect("it is checked");
        let built = desk.build();
        assert_eq!(checked.diagnostics, built.diagnostics);
        assert!(!built.diagnostics.is_empty() && built.is_published, "{path}");
        assert!(desk.out().join("news/a.html").is_file());
    }
}

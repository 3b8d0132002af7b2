//! What a site publishes below `assets/` is what its pages are given the addresses of: no less, and no
//! more. A theme that prints all that its templates receive tells what that is.

use crate::documents::PDF;
use crate::harness::{Built, Project};
use crate::pictures::{fixture, photo};
use crate::share::font;
use skillweek::diag::Severity;
use std::collections::{BTreeMap, BTreeSet};

/// Every template of a page.
const TEMPLATES: [&str; 19] = [
    "404",
    "accessibility",
    "activities",
    "activity",
    "article",
    "case",
    "day",
    "download",
    "downloads",
    "gallery",
    "home",
    "list",
    "page",
    "poster",
    "sitemap",
    "type",
    "video",
    "blocks/quote",
    "blocks/details",
];

const ROOT: &str = "title: 省\nurl: https://a.cn/hdz/\nlogo: /assets/logo.jpg\nposter: /assets/poster.jpg\n\
     theme: dump\nrollup: {galleries: all, videos: all, downloads: all, cases: all}\n";
const SCHOOL: &str =
    "title: 校\nlogo: /assets/school.jpg\ninherit: [notices]\npictures: {widths: [120]}\n";

/// A province and a school that use files in every way there is.
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn project() -> Project {
    let page =
        |title: &str, front: &str, text: &str| format!("---\ntitle: {title}\n{front}---\n{text}\n");
    let index = "![图](index.jpg)\n\n[表](index.txt)\n\n![不是图](sheet.pdf)\n\n![无](none.jpg)";
    let transcript = "transcript: '![图](../news/shown.jpg) [表](../news/table.txt)'\n";
    let mut project =
        Project::from(&[("content/site.yaml", ROOT), ("content/school/site.yaml", SCHOOL)])
            .with("content/_index.md", page("首页", "", index))
            .with("content/news/_index.md", page("新闻", "", index))
            .with("content/news/guide/_index.md", page("指南", "", index))
            .with("content/news/guide/a.md", page("一", "", "文"))
            .with("content/activities/_index.md", page("活动", "", index))
            .with(
                "content/activities/a.md",
                page("开放日", "start: 2023-05-14\ncover: a.jpg\n", "文"),
            )
            .with("content/empty/_index.md", page("空", "", "![图](unused.jpg)"))
            .with(
                "content/news/n.md",
                page("二", "", "![图](shown.jpg)\n\n[表](table.txt)\n\n[照片](shown.jpg)"),
            )
            .with("content/notices/n.md", page("三", "cover: c.jpg\n", "[图](linked.jpg)"))
            .with(
                "content/about.md",
                page("关于", "cover: c.jpg\n", "::: quote\n![图](quote.jpg)\n:::"),
            )
            .with("content/school/cases/c.md", page("人", "cover: p.jpg\n", "![图](only-here.jpg)"))
            .with("content/school/news/s.md", page("校闻", "cover: p.jpg\n", "文"))
            .with("content/school/galleries/g/index.md", page("图集", "", "文"))
            .with(
                "content/school/videos/v.md",
                page("片", &format!("file: film.mp4\nposter: still.jpg\n{transcript}"), "文"),
            )
            .with(
                "content/school/videos/w.md",
                page("片二", "file: film.mp4\ncover: still.jpg\nposter: other.jpg\n", "文"),
            )
            .with(
                "content/school/downloads/d.md",
                page("资料", "files: [plan.pdf, print.jpg, film.gif]\n", "[另](print.jpg)"),
            )
            .with(
                "content/downloads/d.md",
                page("资料", "files: [plan.pdf]\ncover: print.jpg\n", ""),
            )
            .with("content/news/table.txt", "甲,乙\n")
            .with("content/school/news/table.txt", "甲,乙\n")
            .with("content/school/news/shown.jpg", photo(90, 61))
            .with("content/school/videos/film.mp4", fixture("film.mp4"))
            .with("content/school/downloads/film.gif", fixture("film.gif"))
            .with("content/school/downloads/plan.pdf", PDF)
            .with("content/downloads/plan.pdf", PDF)
            .with("assets/fonts/test.otf", font());
    for folder in ["content", "content/news", "content/news/guide", "content/activities"] {
        project = project
            .with(&format!("{folder}/index.txt"), folder)
            .with(&format!("{folder}/sheet.pdf"), PDF);
    }
    let photos = [
        "assets/logo",
        "assets/poster",
        "assets/school",
        "content/index",
        "content/news/index",
        "content/news/guide/index",
        "content/activities/index",
        "content/activities/a",
        "content/empty/unused",
        "content/news/shown",
        "content/notices/c",
        "content/notices/linked",
        "content/c",
        "content/quote",
        "content/school/cases/p",
        "content/school/cases/only-here",
        "content/school/galleries/g/1",
        "content/school/galleries/g/2",
        "content/school/videos/still",
        "content/school/videos/other",
        "content/school/downloads/print",
        "content/downloads/print",
    ];
    for (number, path) in (0..).zip(photos) {
        project = project.with(&format!("{path}.jpg"), photo(200 + number, 150));
    }
    // More than a home page shows.
    for number in 0..15 {
        let of = |ending: &str| format!("content/school/activities/guest-{number:02}.{ending}");
        let front = format!("start: 2023-05-15\ncover: guest-{number:02}.jpg\n");
        project = project
            .with(&of("md"), page(&format!("活动{number}"), &front, "文"))
            .with(&of("jpg"), photo(300 + number, 100));
    }
    // The same bytes under the same name in two folders.
    let twin = project.files["content/school/cases/p.jpg"].clone();
    project = project.with("content/school/news/p.jpg", twin);
    for name in TEMPLATES {
        let path = format!("themes/dump/templates/{name}.html");
        project = project.with(&path, "{{ __tera_context | safe }}");
    }
    project.with("themes/dump/theme.yaml", "name: dump\nextends: base\n")
}

/// The site that an output belongs to, by its folder.
fn site(path: &str) -> &str {
    if path.starts_with("school/") { "school/" } else { "" }
}

/// What the pages of each site name below `assets/`.
fn named(built: &Built) -> BTreeMap<&str, BTreeSet<String>> {
    let mut named: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("UTF-8");
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
        let names = page.split("assets/").skip(1).map(|rest| {
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            rest[..end].to_owned()
        });
        named.entry(site(path)).or_default().extend(names.filter(|name| !name.is_empty()));
    }
    named
}

fn published(built: &Built) -> BTreeMap<&str, BTreeSet<String>> {
    let mut published: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for path in built.files.keys() {
        let below = path.strip_prefix(site(path)).and_then(|below| below.strip_prefix("assets/"));
        published.entry(site(path)).or_default().extend(below.map(str::to_owned));
    }
    published
}

#[track_caller]
fn assert_published_as_named(built: &Built) {
    assert_eq!(built.twice, Vec::<String>::new());
    let (named, published) = (named(built), published(built));
    for (site, named) in &named {
        let published = &published[site];
        let missing: Vec<_> = named.difference(published).collect();
        let idle: Vec<_> = published.difference(named).collect();
        assert!(
            missing.is_empty() && idle.is_empty(),
            "{site}: missing {missing:#?}, idle {idle:#?}"
        );
        assert!(published.len() > 30, "{site}: {published:#?}");
    }
}

#[test]
fn what_pages_name_is_published_and_nothing_else() {
    let built = project().build();
    let errors = built.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|found| found.message.zh.as_str()).collect();
    assert_eq!(errors, ["找不到文件 `none.jpg`"; 4], "{errors:#?}");
    assert_published_as_named(&built);
    let published = published(&built);
    let is_in = |site: &str, stem: &str| published[site].iter().any(|name| name.starts_with(stem));
    assert!(is_in("", "share/news-n.") && is_in("", "quote.") && is_in("", "film."));
    // The province lists the person and shows nothing of the text; the empty column has no page.
    assert!(is_in("school/", "only-here.") && !is_in("", "only-here."));
    assert!(!is_in("", "unused."));
    // Of the school's activities the province shows some on its home page and beside its own.
    assert!(is_in("school/", "guest-14.") && is_in("", "guest-00.") && !is_in("", "guest-14."));
}

#[test]
fn a_theme_may_show_covers_in_the_programme() {
    let theme = "name: dump\nextends: base\npictures: {programme: true}\n";
    let built = project().with("themes/dump/theme.yaml", theme).build();
    assert_published_as_named(&built);
    assert!(published(&built)[""].iter().any(|name| name.starts_with("guest-14.")));
}

//! What `site.yaml` says.

use super::project::{PAGE, Project};
use skillweek::pipeline::Failure;
use skillweek::pipeline::Request;
use skillweek::pipeline::build;

#[test]
fn an_address_is_one_that_a_site_can_live_at() {
    for url in ["https://a.cn/?q=1", "https://u:p@a.cn/", "https://a.cn/../b"] {
        let project = Project::of_site(&[("site.yaml", &format!("title: 校\nurl: {url}\n"))]);
        assert_eq!(project.findings(), ["invalid-value content/site.yaml:2:6"], "{url}");
    }
    let project =
        Project::of_site(&[("site.yaml", "title: 校\nurl: https://a.cn/专题\nshare: false\n")]);
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(project.read("index.html").contains("href=\"https://a.cn/%E4%B8%93%E9%A2%98/\""));
}

#[test]
fn an_address_on_the_command_line_is_refused_likewise() {
    let project = Project::of_site(&[]);
    for url in ["http://a b", "https://a.cn/#x", "https://a.cn/?q", "ftp://a.cn", "a.cn"] {
        let request = Request {
            root: project.root().to_owned(),
            url: Some(url.to_owned()),
            ..Request::default()
        };
        let refused = build(&request, &project.out(), &());
        assert!(matches!(refused, Err(Failure::BadUrl(_))), "{url}");
    }
}

#[test]
fn the_navigation_names_columns_folders_pages_and_sites() {
    let nav = "nav: [首页, 活动动态, guide/campus, about.md, 子站, {name: x, label: 分站}, nope]\n";
    let project = Project::of_site(&[
        ("site.yaml", &format!("title: 校\n{nav}")),
        ("about.md", "---\ntitle: 关于\n---\n文\n"),
        ("news/a.md", PAGE),
        ("guide/campus/a.md", PAGE),
        ("x/site.yaml", "title: 子站\n"),
    ]);
    assert_eq!(project.findings(), ["invalid-value content/site.yaml:2:67"]);
    let home = project.read("index.html");
    for target in ["news/index.html", "guide/campus/index.html", "about.html", "x/index.html"] {
        assert!(home.contains(&format!("href=\"{target}\"")), "{target}");
    }
    assert!(home.contains("分站"));
}

#[test]
fn a_section_is_kept_out_of_the_navigation_unless_the_site_names_it() {
    let files =
        [("guide/_index.md", "---\n导航: false\n---\n"), ("guide/a.md", PAGE), ("news/a.md", PAGE)];
    let project = Project::of_site(&files);
    assert_eq!(project.findings(), Vec::<String>::new());
    let in_navigation = |page: &str| {
        let (nav, _) = page.split_once("</nav>").unwrap();
        ["news/index.html", "guide/index.html"]
            .map(|list| nav.contains(&format!("href=\"{list}\"")))
    };
    assert_eq!(in_navigation(&project.read("index.html")), [true, false]);
    project.write("content/site.yaml", "title: 校\nnav: [guide]\n");
    project.findings();
    assert_eq!(in_navigation(&project.read("index.html")), [false, true]);
}

#[test]
fn what_only_follows_from_unreadable_settings_is_not_told() {
    let page = |front: &str| format!("---\ntitle: 甲\n{front}---\n文\n");
    let (broken, unknown) = (page("tags: [甲\n"), page("titel: 乙\n"));
    let activity = page("start: 5月16日 09:00\nend: 5月16日 11:00\ntype: 开放日\n");
    for site in ["title: 校\nedition: {year: 2023\n", "只是一句话\n", "title: 校\n\tnav: []\n"]
    {
        let project = Project::new([
            ("content/site.yaml", "title: 全国\n"),
            ("content/x/site.yaml", site),
            ("content/x/activities/a.md", &activity),
            ("content/x/news/broken.md", &broken),
            ("content/x/y/site.yaml", "title: 分校\ntheme: {color: red}\n"),
            ("content/x/y/activities/a.md", &activity),
            ("content/x/y/news/unknown.md", &unknown),
            ("content/z/site.yaml", "title: 别处\n"),
            ("content/z/activities/a.md", &activity),
        ]);
        let found = project.findings();
        let places = found.iter().filter_map(|found| found.split(':').next());
        let mut files: Vec<&str> = places.collect();
        files.dedup();
        let expected = [
            "invalid-value content/site.yaml",
            "front-matter-syntax content/x/news/broken.md",
            "front-matter-syntax content/x/site.yaml",
            "unknown-key content/x/y/news/unknown.md",
            "unclear-time content/z/activities/a.md",
        ];
        assert_eq!(files, expected, "{site}");
        // With the type added where settings can be read, only the unreadable ones are left.
        project.write("content/z/site.yaml", "title: 别处\n活动类型: [开放日]\n");
        let found = project.findings();
        assert!(!found.iter().any(|found| found.starts_with("invalid-value content/site.yaml")));
    }
}

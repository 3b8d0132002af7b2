//! Files without effect: each is told, none of those that have one.

use crate::harness::{Built, Project, repository};
use crate::incremental::Desk;
use skillweek::diag::{Code, Severity};
use std::fs;

const TEXT: &str = "---\ntitle: 甲\n---\n正文。\n";
const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

fn school() -> Project {
    Project::from(&[("content/site.yaml", "title: 示例\n"), ("content/news/a.md", TEXT)])
}

/// The files that are told to have no effect.
fn ignored(built: &Built) -> Vec<String> {
    let found = built.diagnostics().iter().filter(|found| found.code == Code::IgnoredFile);
    found.map(|found| found.span.as_ref().expect("a file").file.to_string()).collect()
}

#[test]
fn what_was_named_wrong_is_told_with_its_right_name() {
    let cases = [
        ("content/news/开幕.md.txt", "开幕.md。"),
        ("content/news/开幕.txt", "开幕.md（"),
        ("content/news/开幕．md", "开幕.md。"),
        ("content/news/page.html", ".md 文件"),
        ("content/news/_x.md", "下划线"),
        ("content/_drafts/y.md", "下划线"),
        ("content/news/list.xlsx", "list.xlsx"),
        ("content/news/photo.jpg", "![说明](photo.jpg)"),
        ("content/news/plan.pdf", "[名称](plan.pdf)"),
        ("content/guide/_index.markdown", "_index.md"),
        ("content/_theme/ours.css", "style"),
        ("content/news/_theme/style/ours.css", "site.yaml"),
        ("assets/about.md", "content"),
        ("assets/posters/a.svg", "![说明](/assets/posters/a.svg)"),
    ];
    for (path, help) in cases {
        let built = school().with(path, "x").build();
        assert_eq!(ignored(&built), [path]);
        let found = built.diagnostics().iter().find(|found| found.code == Code::IgnoredFile);
        let found = found.expect("it is told");
        let told = found.help.as_ref().expect("a mend");
        assert!(told.zh.contains(help), "{path}: {}", told.zh);
        assert_eq!(found.severity, Severity::Warning, "{path}");
    }
}

#[test]
fn a_site_that_is_lost_for_its_settings_name_is_an_error() {
    for name in ["site.yaml.txt", "site.yml", "site.txt"] {
        let path = format!("content/shandong/{name}");
        let built =
            school().with(&path, "title: 山东\n").with("content/shandong/a.md", TEXT).build();
        assert_eq!(ignored(&built), [path]);
        assert_eq!(built.outcome.errors(), 1);
    }
    let both = school().with("content/site.yaml.txt", "").build();
    assert_eq!((ignored(&both).len(), both.outcome.errors()), (1, 0));
}

#[test]
fn many_files_of_a_folder_are_told_together() {
    let mut project = school();
    for day in ["一", "二", "三"] {
        for number in 0..100 {
            project = project.with(&format!("assets/照片/第{day}天/{number}.jpg"), "x");
        }
    }
    let built = project.build();
    assert_eq!(ignored(&built), ["assets/照片"]);
    assert!(built.diagnostics()[0].message.zh.contains("300"));
    // Where some are used, the others are told at the nearest folder.
    let built =
        project.with("content/news/b.md", format!("{TEXT}[图](/assets/照片/第一天/1.jpg)")).build();
    assert_eq!(ignored(&built), ["assets/照片/第一天", "assets/照片/第三天", "assets/照片/第二天"]);
}

#[test]
fn whatever_is_used_in_any_way_is_not_told() {
    let project = Project::from(&[
        (
            "content/site.yaml",
            "title: 示例\nlogo: /assets/logo.svg\nposter: 海报.svg\ntheme: {name: craft, hero: /assets/hero.svg}\n",
        ),
        ("content/_index.md", "---\ntitle: 首页\n---\n![](/assets/home.svg)\n"),
        ("content/news/_index.md", "---\ntitle: 动态\n---\n[表](表.txt)\n"),
        (
            "content/news/a.md",
            "---\ntitle: 甲\ncover: /assets/cover.svg\n---\n![](%E5%9B%BE.svg) [下载](list.csv)\n",
        ),
        (
            "content/news/b.md",
            "---\ntitle: 乙\ndraft: true\n---\n![](草稿.svg)\n![](/assets/shared/草稿二.svg)\n",
        ),
        ("content/news/broken.md", "---\ntitle: [乙\n---\n![](坏.svg)\n"),
        ("content/old/_index.md", "---\ntitle: 旧\ndraft: true\n---\n"),
        ("content/old/c.md", "---\ntitle: 丙\n---\n![](/assets/shared/旧.svg)\n"),
        ("content/old/d.svg", SVG),
        (
            "content/videos/v.md",
            "---\ntitle: 录像\nurl: https://www.bilibili.com/video/BV1xx411c7mD\ntranscript: |\n  ![](字.svg)\n---\n",
        ),
        ("content/activities/表.csv", "标题,开始\n茶艺,2023-05-15 09:00\n"),
        ("content/_theme/static/图.svg", SVG),
        ("content/_theme/style/ours.css", "a{background:url(图.svg)}"),
        ("assets/fonts/OFL.txt", "x"),
    ]);
    let project = project.with(
        "content/activities/坏行.csv",
        "标题,开始,封面\n开放日,2023-13-45,行.svg\n体验课,2023-05-16 09:00,\n",
    );
    let used = [
        "content/activities/行.svg",
        "assets/logo.svg",
        "content/海报.svg",
        "assets/hero.svg",
        "assets/home.svg",
        "content/news/表.txt",
        "assets/cover.svg",
        "content/news/图.svg",
        "content/news/list.csv",
        "content/news/草稿.svg",
        "assets/shared/草稿二.svg",
        "content/news/坏.svg",
        "assets/shared/旧.svg",
        "content/videos/字.svg",
    ];
    let project = used.iter().fold(project, |project, path| project.with(path, SVG));
    let built = project.build();
    assert_eq!(ignored(&built), Vec::<String>::new());
    // The check can fail: a name that is only like a used one is told.
    assert_eq!(
        ignored(&project.with("content/news/草稿 2.svg", SVG).build()),
        ["content/news/草稿 2.svg"]
    );
}

#[test]
fn files_of_systems_and_editors_are_no_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let news = folder.path().join("content/news");
    fs::create_dir_all(folder.path().join("content/__MACOSX")).expect("it can be made");
    fs::create_dir_all(&news).expect("it can be made");
    fs::write(folder.path().join("content/site.yaml"), "title: 示例\n").expect("it can be written");
    fs::write(folder.path().join("content/__MACOSX/a.md"), "x").expect("it can be written");
    fs::write(news.join("a.md"), TEXT).expect("it can be written");
    for name in [
        "~$表.xlsx",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "a.md~",
        ".~lock.表.ods#",
        "x.swp",
        "X.TMP",
        "._a.md",
    ] {
        fs::write(news.join(name), "x").expect("it can be written");
    }
    let world = skillweek::source::DiskWorld::new(folder.path());
    let built = Built::of(&skillweek::pipeline::Request::default(), &world).expect("a project");
    assert_eq!(built.codes(), []);
}

#[test]
fn a_build_and_a_preview_tell_what_a_clean_build_tells() {
    let photo = fs::read(
        repository().join("content/yunnan/canger-agri/galleries/mountain-day/02-大棚.jpg"),
    )
    .expect("it is there");
    let mut desk = Desk::new([
        ("content/site.yaml", "title: 示例\nedition: {year: 2023}\n"),
        ("content/news/a.md", "---\ntitle: 甲\ndate: 2023-05-12\n---\n![人](p.jpg)\n"),
        ("content/shandong/site.yaml", "title: 山东\n"),
        ("content/shandong/news/b.md", "---\ntitle: 乙\n---\n文字\n"),
    ]);
    desk.write("content/news/p.jpg", &photo);
    let mut session = desk.session();
    let steps: &[(&str, &str)] = &[
        ("content/news/a.md", "---\ntitle: 甲\ndate: 2023-05-12\n---\n没有图\n"),
        ("content/news/a.md", "---\ntitle: 甲\ndraft: true\n---\n![人](p.jpg)\n"),
        ("content/news/a.md", "---\ntitle: [甲\n---\n![人](p.jpg)\n"),
        ("content/news/a.md", "---\ntitle: 甲\ncover: p.jpg\n---\n文字\n"),
        ("content/news/a.md", "---\ntitle: [甲\n---\n文字\n"),
        ("content/news/a.md.txt", "---\ntitle: 丁\n---\n文字\n"),
        ("content/shandong/site.yaml", "title: [山东\nlogo: /assets/l.svg\n"),
        ("assets/l.svg", SVG),
        ("content/shandong/site.yaml", "title: 山东\n"),
    ];
    for (path, text) in steps {
        desk.write(path, text);
        let when = format!("{path}: {text}");
        session = desk.refreshed(&session);
        desk.assert_serves(&session, &when);
        desk.assert_built(&when);
    }
    let clean = desk.clean();
    assert_eq!(ignored(&clean), ["assets/l.svg", "content/news/a.md.txt"]);
}

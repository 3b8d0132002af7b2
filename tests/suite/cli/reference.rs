//! `schema` and `explain`: what the program knows about itself.

use super::harness::Place;
use crate::harness::repository;
use std::fs;

#[test]
fn schemas_are_listed_and_printed() {
    let place = Place::empty();
    let list = place.run(&["schema"]);
    assert_eq!((list.status, list.err.as_str()), (0, ""));
    assert!(list.out.contains("  activity   活动\n"), "{}", list.out);
    for name in ["site", "section", "activities", "activity", "活动", "case", "news", "page"] {
        let run = place.run(&["schema", name]);
        assert_eq!(run.status, 0, "{name}: {}", run.err);
        assert!(run.json()["$schema"].is_string(), "{name}");
    }
}

#[test]
fn an_unknown_schema_is_refused_with_the_nearest() {
    Place::empty().run(&["schema", "activites"]).refused(
        "\
错误：没有 `activites` 的格式
  帮助：您是不是想写 `activities`？
",
    );
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let place = Place::empty();
    for code in skillweek::diag::Code::ALL {
        for lang in ["zh", "en"] {
            let run = place.run(&["explain", code.name(), "--lang", lang]);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{code}");
            assert!(run.out.contains(code.name()), "{code}");
        }
    }
    assert_eq!(place.run(&["explain", "[ALT_MISSING]"]).status, 0);
}

#[test]
fn an_unknown_code_is_refused_with_the_nearest() {
    let place = Place::empty();
    let run = place.run(&["explain", "alt-mising"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(
        run.err
            .starts_with("错误：没有 `alt-mising` 这个诊断代码\n  帮助：相近的代码：alt-missing")
    );
    place.run(&["explain", "zzzzzz", "--lang", "en"]).refused(
        "\
error: there is no diagnostic code `zzzzzz`
  help: a diagnostic has its code between square brackets, as in alt-missing
",
    );
}

#[test]
fn explain_says_what_the_last_build_made_of_a_page() {
    let place = Place::with_project("school");
    place.write("site/content/news/a.md", "---\ntitle: 甲\ndate: 2023-05-14\n---\n正文\n");
    let path = ["explain", "public/news/a.html"];
    let early = place.site(&path);
    assert_eq!((early.status, early.out.as_str()), (2, ""));
    assert!(early.err.contains("没有上次构建的记录"), "{}", early.err);
    assert_eq!(place.site(&["build"]).status, 0);
    let first = place.site(&path).out;
    assert!(
        first.contains("news/a.html：上次有改动的构建重新生成了它")
            && first.contains("没有这一页的记录"),
        "{first}"
    );
    place.write("site/content/news/a.md", "---\ntitle: 甲\ndate: 2023-05-14\n---\n改过\n");
    place.write("site/content/news/b.md", "---\ntitle: 乙\ndate: 2023-05-13\n---\n正文\n");
    assert_eq!(place.site(&["build"]).status, 0);
    let text = place.site(&path).out;
    assert!(text.contains("正文变了：content/news/a.md"), "{text}");
    let list = place.site(&["explain", "public/news/", "--lang", "en"]).out;
    assert!(list.contains("its list changed (+1, −0): +乙"), "{list}");
    let still = place.site(&["explain", "public/accessibility.html"]).out;
    assert!(still.contains("没有重新生成它"), "{still}");
    let source = place.site(&["explain", "content/news/a.md"]).out;
    assert!(source.contains("news/a.html（上次重新生成）"), "{source}");
    assert!(source.contains("列出“甲”的页面") && source.contains("news/index.html"), "{source}");
    assert_eq!(place.site(&["explain", "public/nowhere.html"]).status, 2);
}

#[test]
fn explain_knows_every_file_of_a_project_and_of_its_output() {
    let place = Place::with_project("school");
    let photo = repository().join("tests/fixtures/pictures/told.jpg");
    place.write("site/content/news/p.jpg", fs::read(&photo).expect("the fixture"));
    place.write(
        "site/content/news/p.md",
        "---\ntitle: 甲\ndate: 2026-05-11\n---\n\n![照片](p.jpg)\n",
    );
    let table = "标题,开始,地点\n茶艺,2026-05-12 09:00,一层\n";
    place.write("site/content/activities/plan.csv", table);
    place.write("site/themes/craft/templates/article.html", "<p>{{ title }}</p>");
    let settings = place.read("site/content/site.yaml");
    place.write("site/content/site.yaml", format!("{settings}\nurl: https://zjz.example.cn/\n"));
    place.write("site/content/old.md", "---\ntitle: 乙\naliases: [/older.html]\n---\n\n文。\n");
    assert_eq!(place.site(&["build"]).status, 0);
    for file in place.files("site/public").iter().filter(|file| *file != ".skillweek") {
        let run = place.site(&["explain", &format!("public/{file}")]);
        assert!(run.status == 0 && run.out.starts_with(&format!("{file}：")), "{file}: {run:?}");
        assert!(!run.out.contains("被人") && !run.out.contains("没有它的记录"), "{file}: {run:?}");
    }
    let asset = |start: &str, end: &str| {
        let files = place.files("site/public/assets");
        let found = files.into_iter().find(|it| it.starts_with(start) && it.ends_with(end));
        place.site(&["explain", &format!("public/assets/{}", found.expect("a file"))]).out
    };
    assert!(asset("style.", ".css").contains("样式表"));
    assert!(asset("p.", ".jpg").contains("content/news/p.jpg"));
    for (path, words) in [
        ("content/news/p.jpg", "content/news/p.md"),
        ("content/activities/plan.csv", "activities/"),
        ("content/site.yaml", "站点的设置"),
        ("themes/craft/templates/article.html", "news/p.html"),
        ("public/404.html", "模板：404.html"),
        ("public/feed.xml", "订阅源"),
        ("public/activities/calendar.ics", "日历"),
        ("public/_headers", "服务器"),
        ("public/older.html", "旧网址"),
        ("public/data/activities.csv", "开放数据"),
    ] {
        let run = place.site(&["explain", path]);
        assert!(run.status == 0 && run.out.contains(words), "{path}: {run:?}");
    }
    fs::write(place.path("site/public/feed.xml"), "x").expect("written");
    assert!(place.site(&["explain", "public/feed.xml"]).out.contains("被人改动过"));
}

#[test]
fn explain_takes_a_path_from_here_from_the_project_and_from_an_output_elsewhere() {
    let place = Place::with_project("school");
    place.write("site/content/news/a.md", "---\ntitle: 甲\ndate: 2026-05-11\n---\n正文\n");
    assert_eq!(place.site(&["build"]).status, 0);
    let known = |below: &str, args: &[&str]| {
        let mut all = vec!["explain"];
        all.extend(args);
        let run = place.run_in(below, &[], &all);
        assert_eq!(run.status, 0, "{args:?}: {run:?}");
        run.out
    };
    for path in ["a.md", "content/news/a.md", "./a.md", "../news/a.md"] {
        assert!(known("site/content/news", &[path]).contains("news/a.html"), "{path}");
    }
    assert!(known("site/public/news", &["a.html"]).contains("原稿：content/news/a.md"));
    assert!(known("site/public/news", &["."]).contains("news/index.html"));
    let whole = place.path("site/content/news/a.md");
    assert!(known("site", &[&whole.to_string_lossy()]).contains("news/a.html"));
    // What is published elsewhere has its own story: nothing is lost there that never was there.
    let out = ["--out", "../elsewhere"];
    place.site(&["explain", "news/a.html", out[0], out[1]]);
    assert_eq!(place.site(&["build", out[0], out[1]]).status, 0);
    let there = known("site", &["../elsewhere/news/a.html", out[0], out[1]]);
    assert!(there.contains("以前没有这一页的记录") && !there.contains("不见了"), "{there}");
    let near = place.site(&["explain", "content/news/aa.md"]);
    assert!(near.status == 2 && near.err.contains("content/news/a.md"), "{near:?}");
    let near = place.site(&["explain", "public/news/b.html"]);
    assert!(near.status == 2 && near.err.contains("news/a.html"), "{near:?}");
}

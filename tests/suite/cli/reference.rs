//! `schema` and `explain`: what the program knows about itself.

use super::harness::Place;

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

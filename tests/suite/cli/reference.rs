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
    let later = place.run(&["explain", "public/index.html"]);
    assert_eq!(later.status, 2);
    assert!(later.err.contains("还没有 `explain PATH`"), "{}", later.err);
}

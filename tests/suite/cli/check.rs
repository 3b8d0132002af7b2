//! `check`: findings, exit statuses, the JSON object; never a file.

use super::harness::Place;

const BROKEN: &str = "---\ntitle: 坏页\ndate: 2026-05-01\n---\n\n[没有](no-such.md)\n";
const WITHOUT_ALT: &str =
    "---\ntitle: 缺说明\ndate: 2026-05-01\n---\n\n正文 ![](/assets/logo.svg) 正文\n";

#[test]
fn a_clean_project_passes_and_leaves_no_trace() {
    let place = Place::with_project("school");
    let before = place.files("site");
    let run = place.site(&["check", "--strict"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("检查了 1 个站点、"), "{}", run.out);
    assert!(run.out.ends_with("个页面，没有发现问题。\n"), "{}", run.out);
    assert_eq!(place.files("site"), before);
}

#[test]
fn errors_fail() {
    let place = Place::with_project("school");
    place.write("site/content/news/broken.md", BROKEN);
    let run = place.site(&["check"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    for part in
        ["[broken-link]", "content/news/broken.md", "1 个错误", "skillweek explain broken-link"]
    {
        assert!(run.out.contains(part), "{part}:\n{}", run.out);
    }
    assert!(
        run.out.ends_with("个页面；有错误。有错误的文件改正以前不会更新，其余的可以发布。\n"),
        "{}",
        run.out
    );
}

#[test]
fn warnings_fail_only_where_it_is_strict() {
    let place = Place::with_project("school");
    place.write("site/content/news/warned.md", WITHOUT_ALT);
    let run = place.site(&["check"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert!(run.out.contains("[alt-missing]"), "{}", run.out);
    assert!(run.out.ends_with("个页面；没有错误，可以发布。\n"), "{}", run.out);
    let strict = place.site(&["check", "--strict", "--lang", "en"]);
    assert_eq!(strict.status, 1);
    assert!(strict.out.ends_with("with --strict they fail.\n"), "{}", strict.out);
}

#[test]
fn json_is_one_object_with_the_keys_of_the_contract() {
    let place = Place::with_project("school");
    place.write("site/content/news/broken.md", BROKEN);
    place.write("site/content/news/warned.md", WITHOUT_ALT);
    let run = place.site(&["check", "--format", "json"]);
    assert_eq!((run.status, run.err.as_str(), run.out.lines().count()), (1, "", 1));
    let object = run.json();
    let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["diagnostics", "errors", "warnings"]);
    assert_eq!((object["errors"].as_u64(), object["warnings"].as_u64()), (Some(1), Some(1)));
    assert_eq!(run.codes(), ["broken-link", "alt-missing"]);
}

#[test]
fn messages_follow_the_language_in_json_too() {
    let place = Place::with_project("school");
    place.write("site/content/news/broken.md", BROKEN);
    let message = |lang: &str| {
        let object = place.site(&["check", "--format", "json", "--lang", lang]).json();
        object["diagnostics"][0]["message"].as_str().expect("a message").to_owned()
    };
    assert!(!message("zh").is_ascii());
    assert!(message("en").is_ascii());
}

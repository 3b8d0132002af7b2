//! `placeholder`: whatever `new` and `add` wrote as a sample is told until it is replaced.

use super::harness::{Place, Run};
use std::fs;

const KINDS: [&str; 9] =
    ["activity", "case", "news", "notice", "media", "video", "gallery", "download", "page"];

/// The findings as `file:line:column`.
fn places(run: &Run) -> Vec<String> {
    let object = run.json();
    let found = object["diagnostics"].as_array().expect("a list").iter();
    let samples = found.filter(|found| found["code"] == "placeholder");
    samples
        .map(|found| {
            assert!(found["help"].is_string(), "{found}");
            let file = found["file"].as_str().expect("a file");
            format!("{file}:{}:{}", found["line"], found["column"])
        })
        .collect()
}

#[test]
fn each_sample_of_a_new_project_is_told_with_its_place() {
    let place = Place::with_samples("school");
    let told = places(&place.site(&["check", "--format", "json"]));
    for expected in [
        "content/site.yaml:3:5",
        "content/site.yaml:6:7",
        "content/site.yaml:7:5",
        "content/about.md:3:5",
        "content/about.md:6:1",
        "content/activities/hands-on.md:11:7",
        "content/activities/launch.md:16:5",
        "content/notices/welcome.md:16:8",
    ] {
        assert!(told.iter().any(|place| place == expected), "{expected}: {told:#?}");
    }
    assert_eq!(place.site(&["check", "--strict"]).status, 1);
}

#[test]
fn many_samples_are_listed_by_their_files() {
    let place = Place::with_samples("school");
    let run = place.site(&["check"]);
    assert!(run.out.lines().count() < 20, "{}", run.out);
    let settings = run.out.find("content/site.yaml：第 3、6、7、").expect("the settings");
    assert!(
        settings < run.out.find("content/about.md：第 3、6 行").expect("a page"),
        "{}",
        run.out
    );
    let english = place.site(&["check", "--lang", "en"]);
    assert!(english.out.contains("content/about.md: lines 3, 6"), "{}", english.out);
}

#[test]
fn a_project_without_its_samples_has_no_finding() {
    for level in ["nation", "school"] {
        let place = Place::with_samples(level);
        for path in place.files("site/content") {
            let path = format!("site/content/{path}");
            let text = place.read(&path);
            if path.ends_with("site.yaml") {
                place.write(&path, filled(&text));
            } else if text.contains("示例") {
                fs::remove_file(place.path(&path)).expect("it can be deleted");
            }
        }
        place.write(
            "site/content/news/kai-mu.md",
            "---\n标题: 开幕\n---\n作为示例单位，学校开幕。\n",
        );
        let run = place.site(&["check", "--format", "json"]);
        assert_eq!(places(&run), Vec::<String>::new(), "{level}: {}", run.out);
    }
}

/// Settings as a school fills them in.
fn filled(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(": ") {
        Some((key, value)) if value.contains(['0', '示', '@']) && !line.contains('-') => {
            format!("{key}: 某校的{}", key.trim())
        }
        Some((key, value)) if value.starts_with("0000") => format!("{key}: 0536-1234567"),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_page_of_every_kind_is_told_until_it_is_written() {
    for lang in ["zh", "en"] {
        let place = Place::with_samples("school");
        let old = places(&place.site(&["check", "--format", "json"])).len();
        for kind in KINDS {
            let before = place.files("site/content");
            place.site(&["add", kind, "新的一页", "--lang", lang]);
            let files = place.files("site/content");
            let new = files.iter().find(|file| !before.contains(file)).expect("a page");
            let told = places(&place.site(&["check", "--format", "json"]));
            let of_page = told.iter().filter(|place| place.contains(new.as_str())).count();
            assert!(of_page > 0, "{lang} {kind}: {told:?}");
            let path = format!("site/content/{new}");
            let text = place.read(&path);
            let written: Vec<&str> = text
                .lines()
                .filter(|line| !line.starts_with("<!--") && !line.ends_with("[]"))
                .filter(|line| !line.contains("example.com"))
                .collect();
            place.write(&path, format!("{}\n\n正文。\n", written.join("\n")));
            let told = places(&place.site(&["check", "--format", "json"]));
            assert_eq!(told.len(), old, "{lang} {kind}: {told:?}");
        }
    }
}

#[test]
fn rules_may_turn_it_off() {
    let place = Place::with_samples("school");
    let settings = place.read("site/content/site.yaml");
    place.write("site/content/site.yaml", format!("{settings}\n检查规则: {{placeholder: off}}\n"));
    assert_eq!(place.site(&["check", "--strict"]).status, 0);
}

//! `build`: summaries, the JSON object, exit statuses, and the output that errors leave alone.

use super::harness::{Place, Run};
use crate::harness::repository;
use std::fs;

/// A page with an error.
const BROKEN: &str = "---\ntitle: 坏页\ndate: 2026-05-01\n---\n\n[没有](no-such.md)\n";

/// A summary without the numbers that differ from run to run and from version to version.
fn without_numbers(run: &Run) -> String {
    let mut shown = String::new();
    for mark in run.out.chars() {
        let is_number = mark.is_ascii_digit() || mark == '.' && shown.ends_with('N');
        if !is_number {
            shown.push(mark);
        } else if !shown.ends_with('N') {
            shown.push('N');
        }
    }
    shown
}

#[test]
fn a_summary_says_what_was_done_and_where_to_look() {
    let place = Place::with_project("school");
    let run = place.site(&["build"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(
        without_numbers(&run),
        "\
完成：N 个站点，N 个页面，共 N 个文件，用时 N 秒。
新写 N 个文件，未变 N 个，删除 N 个。
打开看看：[HERE]/site/public/index.html
          file://[HERE]/site/public/index.html
"
    );
    let run = place.site(&["build", "--lang", "en"]);
    assert_eq!(
        without_numbers(&run).replace(" sites,", " site,"),
        "\
Done: N site, N pages, N files in N s.
Files: N written, N unchanged, N removed.
Open it: [HERE]/site/public/index.html
         file://[HERE]/site/public/index.html
"
        .replace("N pages", if run.out.contains("1 page,") { "N page" } else { "N pages" })
        .replace("N files", if run.out.contains("1 file ") { "N file" } else { "N files" })
    );
}

#[test]
fn a_second_build_changes_nothing() {
    let place = Place::with_project("school");
    let first = place.site(&["build", "--format", "json"]).json();
    let second = place.site(&["build", "--format", "json"]).json();
    assert_eq!(first["written"], first["files"]);
    assert_eq!(second["written"], 0);
    assert_eq!(second["unchanged"], first["files"]);
}

#[test]
fn pictures_are_counted_as_published_and_named_only_when_worked_on() {
    let photo = repository().join("tests/fixtures/pictures/told.jpg");
    let project = || {
        let place = Place::with_project("school");
        place.write("site/content/news/p.jpg", fs::read(&photo).expect("the fixture"));
        place.write("site/content/news/p.md", "---\ntitle: 甲\n---\n\n![照片](p.jpg)\n");
        place
    };
    let place = project();
    let first = place.site(&["build"]).out;
    assert!(first.contains("新处理 1 张图片。"), "{first}");
    let second = place.site(&["build"]).out;
    assert!(!second.contains("张图片"), "{second}");
    let place = project();
    let images = || place.site(&["build", "--format", "json"]).json()["images"].clone();
    let first = images();
    assert!(first.as_u64() >= Some(1), "{first}");
    assert_eq!(images(), first);
}

#[test]
fn json_is_one_object_with_the_keys_of_the_contract() {
    let place = Place::with_project("school");
    let run = place.site(&["build", "--format", "json"]);
    assert_eq!((run.status, run.err.as_str(), run.out.lines().count()), (0, "", 1));
    let object = run.json();
    let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "sites",
            "pages",
            "files",
            "written",
            "unchanged",
            "removed",
            "images",
            "elapsed_ms",
            "held",
            "diagnostics"
        ]
    );
    assert_eq!(object["sites"], 1);
    assert!(object["files"].as_u64() > Some(0));
}

#[test]
fn a_file_with_an_error_is_held_and_the_rest_is_published() {
    let place = Place::with_project("school");
    assert_eq!(place.site(&["build"]).status, 0);
    let page = "site/content/notices/welcome.md";
    let good = fs::read_to_string(place.path(page)).expect("a page");
    place.write(page, good.replace("---\n\n", "---\n\n[没有](nowhere.md)\n\n"));
    place.write("site/content/news/broken.md", BROKEN);
    place.write("site/content/news/good.md", "---\ntitle: 新的\n---\n好。\n");
    let run = place.site(&["build"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains("[broken-link]"), "{}", run.out);
    let told = "有 2 个文件因为有错误没有更新，其余的都发布了：\n  \
                content/news/broken.md：没有正确的旧版本，网站上没有它\n  \
                content/notices/welcome.md：网站上仍是它上一个正确的版本\n";
    assert!(run.out.contains(told), "{}", run.out);
    let is_there = |page: &str| place.path("site/public").join(page).is_file();
    assert!(is_there("news/good.html") && is_there("notices/welcome.html"));
    assert!(!is_there("news/broken.html"));
    assert_eq!(place.site(&["build", "--held-ok"]).status, 1, "nothing stands for one of them");
    let json = place.site(&["build", "--format", "json"]);
    assert_eq!(json.status, 1);
    let held = serde_json::json!(["content/news/broken.md", "content/notices/welcome.md"]);
    assert_eq!(json.json()["held"], held);
    let said: Vec<String> = json.codes().into_iter().filter(|code| code == "held-file").collect();
    assert_eq!(said.len(), 2);
    fs::remove_file(place.path("site/content/news/broken.md")).expect("it is there");
    assert_eq!(place.site(&["build"]).status, 1);
    assert_eq!(place.site(&["build", "--held-ok"]).status, 0);
}

#[test]
fn all_or_nothing_leaves_the_last_output_in_place() {
    let place = Place::with_project("school");
    assert_eq!(place.site(&["build"]).status, 0);
    let before = fs::read(place.path("site/public/index.html")).expect("a home page");
    place.write("site/content/news/broken.md", BROKEN);
    place.write("site/content/news/good.md", "---\ntitle: 新的\n---\n好。\n");
    let run = place.site(&["build", "--all-or-nothing"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(
        run.out.ends_with("没有发布：请先改正错误。[HERE]/site/public 保持原样。\n"),
        "{}",
        run.out
    );
    assert_eq!(fs::read(place.path("site/public/index.html")).expect("still there"), before);
    assert_eq!(place.site(&["build", "--all-or-nothing", "--held-ok"]).status, 2);
}

#[test]
fn a_diagnostic_has_every_key_with_null_for_what_is_absent() {
    let place = Place::with_project("school");
    place.write("site/content/news/broken.md", BROKEN);
    let object = place.site(&["build", "--format", "json"]).json();
    let found = object["diagnostics"][0].as_object().expect("an object").clone();
    let keys: Vec<&String> = found.keys().collect();
    assert_eq!(keys, ["code", "severity", "message", "file", "line", "column", "cell", "help"]);
    assert_eq!(found["file"], "content/news/broken.md");
    assert_eq!(found["severity"], "error");
    assert!(found["cell"].is_null());
}

#[test]
fn an_unknown_site_is_refused_with_the_nearest() {
    let place = Place::with_project("province");
    place.site(&["build", "--site", "example-scool"]).refused(
        "\
错误：没有 `example-scool` 这个站点：content 下没有这个文件夹，或者里面没有 site.yaml
  帮助：您是不是想写 `example-school`？
",
    );
    place.site(&["check", "--site", "../other", "--lang", "en"]).refused(
        "\
error: there is no site `../other`: no such folder below content, or no site.yaml in it
  help: a site's name is its folder below content, as in `shandong`; the root is `.`
",
    );
}

#[test]
fn one_site_can_be_built_by_any_spelling_of_its_folder() {
    let place = Place::with_project("province");
    for name in ["example-school", "content/example-school/", ".\\example-school"] {
        let run = place.site(&["build", "--site", name, "--out", "../one"]);
        assert_eq!(run.status, 0, "{name}: {run:?}");
        assert!(place.path("one/example-school/index.html").is_file());
    }
}

#[test]
fn an_output_that_would_destroy_the_project_is_refused() {
    let place = Place::with_project("school");
    for out in [".", "content", "assets"] {
        let run = place.site(&["build", "--out", out]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{out}");
        assert!(run.err.starts_with("错误："), "{}", run.err);
    }
    assert!(place.path("site/content/site.yaml").is_file());
}

#[test]
fn a_wrong_address_is_refused() {
    let place = Place::with_project("school");
    let run = place.site(&["build", "--url", "www.example.edu.cn"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("www.example.edu.cn"), "{}", run.err);
}

#[test]
fn threads_and_the_cache_change_nothing() {
    let place = Place::with_project("province");
    assert_eq!(place.site(&["build", "--out", "../a", "--jobs", "1"]).status, 0);
    assert_eq!(place.site(&["build", "--out", "../b", "--jobs", "3", "--no-cache"]).status, 0);
    let files = place.files("a");
    assert_eq!(files, place.files("b"));
    for file in files {
        let read = |out: &str| fs::read(place.path(&format!("{out}/{file}"))).expect("a file");
        assert_eq!(read("a"), read("b"), "{file}");
    }
}

#[test]
fn a_project_is_found_from_below_and_by_name() {
    let place = Place::with_project("school");
    assert_eq!(place.run_in("site/content/news", &[], &["build"]).status, 0);
    assert!(place.path("site/public/index.html").is_file());
    assert_eq!(place.run(&["build", "--root", "site", "--out", "there"]).status, 0);
    assert!(place.path("there/index.html").is_file());
}

#[test]
fn colours_are_for_terminals_and_for_those_who_force_them() {
    let place = Place::with_project("school");
    place.write("site/content/news/broken.md", BROKEN);
    let escape = '\u{1b}';
    assert!(!place.site(&["build"]).out.contains(escape));
    let forced = place.run_in("site", &[("CLICOLOR_FORCE", "1")], &["build"]);
    assert!(forced.out.contains(escape));
    let both = [("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")];
    assert!(!place.run_in("site", &both, &["build"]).out.contains(escape));
}

//! What was published last, where several builds publish into several folders.

use super::desk::Desk;
use super::held::{held, province};
use skillweek::pipeline::Request;
use std::fs;

const TEXT: &str = "content/school01/news/a.md";

fn is_online(desk: &Desk, part: &str) -> bool {
    let page = fs::read_to_string(desk.out().join("school01/news/a.html"));
    page.is_ok_and(|page| page.contains(part))
}

#[test]
fn what_was_withdrawn_by_a_build_that_keeps_nothing_does_not_come_back() {
    let mut desk = province();
    desk.build();
    desk.replace(TEXT, "date:", "draft: true\ndate:");
    let cached = desk.request.clone();
    desk.request.cache = None;
    desk.build();
    assert!(!is_online(&desk, ""));
    desk.request = cached;
    desk.write(TEXT, "---\ntitle: [甲\ndraft: true\n---\n");
    assert_eq!(held(&desk.build()), [(TEXT, false)], "no version is known");
    assert!(!is_online(&desk, ""));
}

#[test]
fn each_output_folder_has_its_own_last_good_versions() {
    let mut desk = province();
    desk.build();
    desk.replace(TEXT, "正文一", "正文二");
    let (preview, stick) = (desk.beside("preview"), desk.beside("stick"));
    desk.build_into(&preview);
    desk.replace(TEXT, "title: ", "title: [");
    assert_eq!(held(&desk.build()), [(TEXT, true)]);
    assert!(is_online(&desk, "正文一"));
    // A folder in which nothing was published yet begins with what was published last.
    assert_eq!(held(&desk.build_into(&stick)), [(TEXT, true)]);
    let page = fs::read_to_string(stick.join("school01/news/a.html")).expect("a page");
    assert!(page.contains("正文一"));
}

#[test]
fn lists_above_wait_for_what_was_published_into_another_folder_only() {
    let mut desk = province();
    desk.build();
    desk.write("content/school02/news/c.md", "---\ntitle: 别处\ndate: 2023-05-13\n---\n好。\n");
    desk.build_into(&desk.beside("other"));
    desk.replace(TEXT, "title: a1", "title: 新题");
    desk.request.sites = vec!["school01".to_owned()];
    assert_eq!(desk.build().stale, ["示例省活动周"]);
}

#[test]
fn lists_above_are_renewed_although_a_text_of_another_school_is_held() {
    let mut desk = province();
    desk.build();
    desk.replace("content/school02/news/a.md", "title: ", "titel: ");
    desk.build();
    desk.replace(TEXT, "title: a1", "title: 新题");
    desk.request.sites = vec!["school01".to_owned()];
    assert_eq!(desk.build().stale, [""; 0]);
    let news = fs::read_to_string(desk.out().join("news/index.html")).expect("a list");
    assert!(news.contains("新题"));
}

#[test]
fn lists_above_wait_for_a_deletion_that_nobody_published() {
    let mut desk = province();
    desk.build();
    desk.remove("content/school02/news/a.md");
    desk.request.sites = vec!["school01".to_owned()];
    assert_eq!(desk.build().stale, ["示例省活动周"]);
}

#[test]
fn settings_of_another_site_that_never_were_good_do_not_concern_a_site() {
    let mut desk = province();
    desk.build();
    desk.write("content/school13/site.yaml", "title: [十三\n");
    desk.request.sites = vec!["school01".to_owned()];
    let outcome = desk.build();
    assert_eq!((held(&outcome), outcome.errors()), (vec![], 0));
    let request = Request { sites: vec!["school13".to_owned()], ..desk.request.clone() };
    let refused =
        skillweek::pipeline::build(&request, &desk.out(), &()).expect_err("it is not there");
    assert!(refused.text().zh.contains("content/school13/site.yaml"), "{}", refused.text().zh);
}

#[test]
fn a_build_that_is_interrupted_before_its_output_is_there_leaves_the_older_versions_known() {
    let mut desk = province();
    desk.build();
    let aside = desk.beside("aside");
    fs::rename(desk.out(), &aside).expect("it can be renamed");
    let outcome = desk.build();
    assert!(outcome.is_published);
    fs::remove_dir_all(&aside).expect("it can be removed");
    fs::create_dir(&aside).expect("it can be made");
    copy(&desk.out(), &aside);
    desk.replace(TEXT, "正文一", "正文二");
    desk.build();
    // The cache is that of the build that came to its end, the output that of the one before.
    fs::remove_dir_all(desk.out()).expect("it can be removed");
    fs::rename(&aside, desk.out()).expect("it can be renamed");
    desk.replace(TEXT, "title: ", "title: [");
    assert_eq!(held(&desk.build()), [(TEXT, true)]);
    assert!(is_online(&desk, "正文一"));
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    for (path, bytes) in crate::harness::read_tree(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders can be made");
        fs::write(file, bytes).expect("files can be written");
    }
}

#[test]
fn an_output_is_known_by_its_marker_under_whatever_name() {
    let mut desk = province();
    desk.build();
    let renamed = desk.root().join("www");
    fs::rename(desk.out(), &renamed).expect("it can be renamed");
    desk.replace(TEXT, "title: ", "title: [");
    assert_eq!(held(&desk.build_into(&desk.root().join("content/../www"))), [(TEXT, true)]);
}

#[test]
fn a_new_output_begins_with_nothing_that_another_build_has_withdrawn() {
    let mut desk = province();
    desk.build();
    let (text, cached) = (desk.read(TEXT), desk.request.clone());
    desk.remove(TEXT);
    desk.request.cache = None;
    desk.build();
    desk.request = cached;
    desk.write(TEXT, text.replace("title: ", "title: ["));
    assert_eq!(held(&desk.build_into(&desk.beside("new"))), [(TEXT, false)]);
}

#[test]
fn lists_above_wait_however_often_a_part_is_built() {
    let mut desk = province();
    desk.build();
    desk.remove("content/school02/news/a.md");
    desk.request.sites = vec!["school01".to_owned()];
    for number in 0..2 {
        desk.replace(TEXT, "正文", &format!("正文{number}"));
        assert_eq!(desk.build().stale, ["示例省活动周"]);
    }
}

#[test]
fn a_draft_of_another_school_changes_no_list() {
    let mut desk = province();
    desk.build();
    desk.write("content/school02/news/d.md", "---\ntitle: 草稿\ndraft: true\n---\n");
    desk.request.sites = vec!["school01".to_owned()];
    assert_eq!(desk.build().stale, [""; 0]);
}

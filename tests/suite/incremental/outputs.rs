//! What was published last, where several builds publish into several folders.

use super::desk::Desk;
use super::held::{held, province};
use skillweek::build::Request;
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
    let refused = skillweek::build::build(&request, &desk.out(), &()).expect_err("it is not there");
    assert!(refused.text().zh.contains("content/school13/site.yaml"), "{}", refused.text().zh);
}

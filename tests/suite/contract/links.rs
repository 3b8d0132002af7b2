//! Links lead somewhere, or somebody is told.

use super::project::{PAGE, Project};
use skillweek::pipeline::Request;

#[test]
fn a_folder_without_pages_has_no_page() {
    let text = "---\ntitle: 甲\n---\n[空](media/)、[稿](x/)、[有](news/)、[无文](news/index.md)\n";
    let project = Project::of_site(&[
        ("about.md", text),
        ("news/a.md", PAGE),
        ("media/_index.md", "---\ntitle: 媒体\n---\n"),
        ("x/_index.md", "---\ntitle: 草稿\ndraft: true\n---\n"),
        ("x/a.md", PAGE),
    ]);
    assert_eq!(
        project.findings(),
        [
            "broken-link content/about.md:4:1",
            "broken-link content/about.md:4:13",
            "empty-section content/media/_index.md:-:-",
        ]
    );
    let outcome = project.build_as(Request { drafts: true, ..Request::default() });
    assert_eq!(project.findings_of(&outcome).len(), 2);
}

#[test]
fn the_texts_of_folders_are_checked_too() {
    let project = Project::of_site(&[
        ("_index.md", "[稿](news/d.md)\n"),
        ("news/_index.md", "[处](a.md#none)\n"),
        ("news/a.md", PAGE),
        ("news/d.md", "---\ntitle: 稿\ndraft: true\n---\n"),
    ]);
    assert_eq!(
        project.findings(),
        ["broken-link content/_index.md:1:1", "broken-anchor content/news/_index.md:1:1"]
    );
}

#[test]
fn a_blank_in_a_name_is_said() {
    let text = "---\ntitle: 甲\n---\n看![合影](我的 照片.png)和[表](安排 表.docx \"表\")。\n";
    let project = Project::of_site(&[("news/a.md", text)]);
    assert_eq!(
        project.findings(),
        ["missing-file content/news/a.md:4:2", "broken-link content/news/a.md:4:19"]
    );
}

#[test]
fn addresses_in_the_front_matter_are_links() {
    let text = "---\ntitle: 甲\nsource_url: https://evil.example.com/\n---\n文\n";
    let site = "title: 校\nlinks_allowed: [www.moe.gov.cn]\n";
    let project = Project::of_site(&[("site.yaml", site), ("news/a.md", text)]);
    assert_eq!(project.findings(), ["host-not-allowed content/news/a.md:3:13"]);
}

#[test]
fn a_site_that_is_built_alone_answers_for_itself_and_for_what_it_shows() {
    let wrong = "---\ndate: 2023-05-14\n---\n";
    let project = Project::of_site(&[
        ("a/site.yaml", "title: 甲\n"),
        ("a/news/n.md", PAGE),
        ("b/site.yaml", "title: 乙\n"),
        ("b/news/n.md", wrong),
        ("news/n.md", wrong),
    ]);
    let only = |site: &str| Request { sites: vec![site.to_owned()], ..Request::default() };
    assert_eq!(project.findings_of(&project.build_as(only("a"))), Vec::<String>::new());
    assert!(project.has("a/news/n.html"));
    project.write("content/notices/n.md", wrong);
    let found = project.findings_of(&project.build_as(only("a")));
    assert_eq!(found, ["missing-key content/notices/n.md:2:1"]);
    assert_eq!(project.findings_of(&project.build_as(only("b"))).len(), 2);
    assert_eq!(project.findings().len(), 3);
}

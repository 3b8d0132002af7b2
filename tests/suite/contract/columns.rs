//! What a site shows in its columns: its own, what it inherits, what rolls up.

use super::project::{PAGE, Project};

fn activity(title: &str, rest: &str) -> String {
    format!("---\ntitle: {title}\nstart: 2023-05-15\n{rest}---\n文\n")
}

#[test]
fn activities_in_any_section_are_in_the_programme() {
    let open = "---\ntitle: 开放校园\nkind: activity\n---\n";
    let project = Project::of_site(&[
        ("x/site.yaml", "title: 子站\n"),
        ("x/open/_index.md", open),
        ("x/open/a.md", &activity("参观", "")),
    ]);
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(
        project.read("x/activities/day/2023-05-15.html").contains("href=\"../../open/a.html\"")
    );
    assert!(project.read("x/open/a.html").contains("href=\"a.ics\""));
    assert!(project.has("x/open/a.ics"));
    assert!(!project.has("x/activities/a.html"));
    assert!(project.read("activities/index.html").contains("href=\"../x/open/a.html\""));
}

#[test]
fn a_rule_for_a_section_goes_before_one_for_its_kind() {
    let open = "---\ntitle: 开放校园\nkind: activity\n---\n";
    let project = Project::of_site(&[
        ("site.yaml", "title: 校\nrollup: {open: none, activities: all}\n"),
        ("x/site.yaml", "title: 子站\n"),
        ("x/open/_index.md", open),
        ("x/open/a.md", &activity("参观", "")),
        ("x/activities/b.md", &activity("市集", "")),
    ]);
    assert_eq!(project.findings(), Vec::<String>::new());
    let programme = project.read("activities/index.html");
    assert!(programme.contains("市集") && !programme.contains("参观"));
}

#[test]
fn a_column_from_elsewhere_keeps_its_title() {
    let project = Project::of_site(&[
        ("site.yaml", "title: 国\ninherit: [guide]\nrollup: {history: all}\n"),
        ("guide/_index.md", "---\ntitle: 参与指南\n---\n"),
        ("guide/a.md", PAGE),
        ("x/site.yaml", "title: 省\n"),
        ("x/history/_index.md", "---\ntitle: 校史\n---\n"),
        ("x/history/b.md", PAGE),
    ]);
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(project.read("x/guide/index.html").contains("参与指南"));
    assert!(project.read("history/index.html").contains("校史"));
}

#[test]
fn a_session_that_is_called_off_is_so_everywhere() {
    let sessions = "sessions:\n  - {start: 2023-05-15 09:00, end: 2023-05-15 10:00}\n  - {start: 2023-05-16 09:00, end: 2023-05-16 10:00, status: 取消, note: 检修, venue: 东楼}\n";
    let text = format!("---\ntitle: 讲座\n{sessions}---\n文\n");
    let project = Project::of_site(&[("activities/a.md", &text)]);
    assert_eq!(project.findings(), Vec::<String>::new());
    let calendar = project.read("activities/a.ics");
    assert_eq!(calendar.matches("STATUS:CANCELLED").count(), 1, "{calendar}");
    assert!(calendar.contains("【取消】讲座"));
    assert!(project.read("data/activities.json").contains("\"status\": \"取消\""));
    assert!(project.read("activities/day/2023-05-16.html").contains("取消"));
    assert!(!project.read("activities/day/2023-05-15.html").contains("取消"));
}

#[test]
fn a_note_and_a_single_session_are_shown() {
    let text = "---\ntitle: 讲座\nsessions: [{start: 2023-05-15, venue: 东楼}]\nstatus: 取消\nnote: 因暴雨取消\n---\n";
    let project = Project::of_site(&[("activities/a.md", text)]);
    assert_eq!(project.findings(), Vec::<String>::new());
    let page = project.read("activities/a.html");
    assert!(page.contains("因暴雨取消") && page.contains("东楼"));
}

#[test]
fn the_feed_lists_sections_by_the_kind_of_their_pages() {
    let page = |title: &str| format!("---\ntitle: {title}\ndate: 2023-05-14\n---\n文。\n");
    let project = Project::of_site(&[
        ("site.yaml", "title: 校\nurl: https://www.example.cn/\n"),
        ("press/_index.md", "---\nkind: news\n---\n"),
        ("press/a.md", &page("专栏里的新闻")),
        ("guide/b.md", &page("参观指南")),
    ]);
    // A site with an address wants share pictures, for which there is no font here.
    assert_eq!(project.findings(), ["font-missing :-:-"]);
    let feed = project.read("feed.xml");
    assert!(feed.contains("专栏里的新闻") && !feed.contains("参观指南"), "{feed}");
}

//! No two things at one address, and both named where somebody wants that.

use super::project::{PAGE, Project};

#[test]
fn a_page_cannot_take_what_every_site_makes() {
    let index = "---\ntitle: 甲\nslug: index\n---\n";
    let project = Project::of_site(&[
        ("404.md", PAGE),
        ("sitemap.md", PAGE),
        ("news/a.md", index),
        ("news/b.md", PAGE),
        ("news/page/2.md", PAGE),
        ("activities/calendar.md", PAGE),
    ]);
    assert_eq!(
        project.findings(),
        [
            "duplicate-slug content/404.md:-:-",
            "duplicate-slug content/activities/calendar.md:-:-",
            "duplicate-slug content/news/a.md:3:7",
            "duplicate-slug content/news/page/2.md:-:-",
            "duplicate-slug content/sitemap.md:-:-",
        ]
    );
    assert!(project.has("news/b.html") && !project.has("news/page/2.html"));
}

#[test]
fn two_sites_do_not_share_a_folder() {
    let project = Project::of_site(&[
        ("qing-dao/site.yaml", "title: 甲\n"),
        ("青岛/site.yaml", "title: 乙\n"),
        ("activities/site.yaml", "title: 丙\n"),
        ("青岛/news/a.md", PAGE),
    ]);
    assert_eq!(
        project.findings(),
        [
            "duplicate-slug content/activities/site.yaml:-:-",
            "duplicate-slug content/青岛/site.yaml:-:-",
        ]
    );
}

#[test]
fn a_section_is_not_published_inside_a_site() {
    let project = Project::of_site(&[("青岛/site.yaml", "title: 甲\n"), ("qing-dao/a.md", PAGE)]);
    assert_eq!(project.findings(), ["duplicate-slug content/qing-dao/a.md:-:-"]);
}

#[test]
fn old_addresses_do_not_hide_pages() {
    let aliases = "[/news/b.html, /index.html, news/, /robots.txt, ../x, /old/a.html]";
    let old = format!("---\ntitle: 甲\naliases: {aliases}\n---\n");
    let project = Project::of_site(&[("news/a.md", &old), ("news/b.md", PAGE)]);
    assert_eq!(
        project.findings(),
        [
            "duplicate-slug content/news/a.md:3:11",
            "duplicate-slug content/news/a.md:3:25",
            "duplicate-slug content/news/a.md:3:38",
            "invalid-value content/news/a.md:3:45",
            "path-escapes content/news/a.md:3:58",
        ]
    );
}

#[test]
fn portable_and_pretty_addresses_can_lead_to_each_other() {
    let old = "---\ntitle: 甲\naliases: [/news/a.html]\n---\n";
    let project =
        Project::of_site(&[("site.yaml", "title: 校\nurls: pretty\n"), ("news/a.md", old)]);
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(project.read("news/a.html").contains("url=a/"));
    assert!(project.has("news/a/index.html"));
}

#[test]
fn types_that_read_alike_are_one() {
    let activity =
        |kind: &str| format!("---\ntitle: 甲\nstart: 2023-05-14\ntype: {kind}\n---\n文\n");
    let project = Project::of_site(&[
        ("site.yaml", "title: 校\nactivity_types: [研学, 研 学]\n"),
        ("activities/a.md", &activity("研学")),
        ("activities/b.md", &activity("\"研 学\"")),
    ]);
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(project.read("activities/type/yan-xue.html").contains("../b.html"));
}

#[test]
fn a_folder_has_one_text() {
    let project = Project::of_site(&[
        ("news/_index.md", "文字"),
        ("news/index.md", "文字"),
        ("news/a.md", PAGE),
    ]);
    assert_eq!(project.findings(), ["duplicate-slug content/news/index.md:-:-"]);
}

#[test]
fn a_page_folder_may_hold_a_site() {
    let project = Project::of_site(&[
        ("guide/index.md", PAGE),
        ("guide/x/site.yaml", "title: 甲\n"),
        ("guide/x/news/a.md", PAGE),
    ]);
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(project.has("guide.html"));
}

#[test]
fn a_folder_of_pictures_or_of_failures_is_no_empty_section() {
    let project = Project::of_site(&[
        ("news/a.md", "---\ndate: 2023-05-14\n---\n"),
        ("notices/a.md", PAGE),
        ("notices/照片/说明.txt", "x"),
        ("media/_index.md", "---\ntitle: 媒体\n---\n"),
    ]);
    assert_eq!(
        project.findings(),
        [
            "empty-section content/media/_index.md:-:-",
            "missing-key content/news/a.md:2:1",
            "ignored-file content/notices/照片/说明.txt:-:-",
        ]
    );
}

#[test]
fn rows_inside_a_sites_folder_or_among_the_days_are_refused_and_not_numbered_for_ever() {
    let rows = "标题,开始\n开放日,2023-05-14\n";
    for list in ["content/school-2/活动/list.csv", "content/activities/day/list.csv"] {
        let project = crate::harness::Project::from(&[
            ("content/site.yaml", "title: 甲\n"),
            ("content/School 2/site.yaml", "title: 乙\n"),
            ("content/school-2/_index.md", "---\ntitle: 丙\nkind: activities\n---\n"),
            (list, rows),
        ]);
        let built = project.build();
        assert_eq!(built.twice, Vec::<String>::new(), "{list}");
        let codes = built.codes();
        assert!(codes.contains(&skillweek::diag::Code::DuplicateSlug), "{list}: {codes:?}");
    }
}

/// A column may be made only of what comes from other sites; a page in its place is told, not run into.
#[test]
fn a_page_does_not_take_the_place_of_a_column_that_other_sites_fill() {
    let case = "---\ntitle: 李师傅\nhighlight: true\n---\n事迹\n";
    for page in ["cases.md", "cases/index.md"] {
        let page = format!("content/shandong/{page}");
        let project = Project::new([
            ("content/site.yaml", "title: 全国\nurls: pretty\n"),
            ("content/shandong/site.yaml", "title: 山东\n"),
            (page.as_str(), PAGE),
            ("content/shandong/qingdao/site.yaml", "title: 青岛\n"),
            ("content/shandong/qingdao/cases/li.md", case),
        ]);
        assert_eq!(project.findings(), [format!("duplicate-slug {page}:-:-")], "{page}");
        project.write("content/site.yaml", "title: 全国\n");
        assert_eq!(project.findings(), Vec::<String>::new(), "{page}");
    }
}

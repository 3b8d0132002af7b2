//! Held files: a mistake stops the file that it is in and nothing else.

use super::desk::Desk;
use crate::harness::{Built, Project};
use skillweek::diag::{Diagnostic, Severity};
use skillweek::pipeline::Held;
use skillweek::pipeline::Outcome;
use skillweek::pipeline::Request;
use skillweek::publish::Shard;
use std::collections::BTreeSet;
use std::fs;

const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

/// A province with twelve schools.
pub fn province() -> Desk {
    let mut desk = Desk::new([
        (
            "content/site.yaml",
            "title: 示例省活动周\nedition: {year: 2023, start: 2023-05-14, end: 2023-05-20}\nrollup: {news: all}\n",
        ),
        ("content/notices/n.md", "---\ntitle: 通知\ndate: 2023-04-01\n---\n请各校办好。\n"),
        ("assets/a.svg", SVG),
    ]);
    for number in 1..=12 {
        let school = format!("content/school{number:02}");
        desk.write(&format!("{school}/site.yaml"), format!("title: 第{number}学校\n"));
        for page in ["a", "b"] {
            let text = format!(
                "---\ntitle: {page}{number}\ndate: 2023-05-12\n---\n正文一。\n\n## 小节 {{#x}}\n"
            );
            desk.write(&format!("{school}/news/{page}.md"), text);
        }
        desk.write(
            &format!("{school}/activities/表.csv"),
            "标题,开始,地点\n茶艺,2023-05-15 09:00,一层\n焊接,2023-05-16 10:00,车间\n",
        );
    }
    for school in ["content/school07", "content/school08", "content/school09"] {
        desk.write(&format!("{school}/_theme/templates/parts/footer.html"), "<footer>脚</footer>");
        desk.write(&format!("{school}/_theme/style/own.css"), "p { margin: 0 }");
    }
    desk
}

/// A way in which a file breaks, what it does to the project of one school, and what is held then.
type Slip = (&'static str, fn(&mut Desk), &'static [(&'static str, bool)]);

const SLIPS: &[Slip] = &[
    (
        "an unreadable front matter",
        |desk| desk.replace("content/school01/news/a.md", "title: ", "title: ["),
        &[("content/school01/news/a.md", true)],
    ),
    (
        "a missing title",
        |desk| desk.replace("content/school02/news/a.md", "title: ", "titel: "),
        &[("content/school02/news/a.md", true)],
    ),
    (
        "unreadable settings",
        |desk| desk.write("content/school03/site.yaml", "title: [第3\n"),
        &[("content/school03/site.yaml", true)],
    ),
    (
        "settings that never were good",
        |desk| {
            desk.write("content/school13/site.yaml", "title: [第13\n");
            desk.write("content/school13/news/a.md", "---\ntitle: 开站\n---\n[没有](nowhere.md)\n");
            desk.write("content/school13/lab/site.yaml", "title: 实训室\n");
        },
        &[("content/school13/site.yaml", false)],
    ),
    (
        "a dead link",
        |desk| desk.replace("content/school04/news/a.md", "正文一", "见[那里](nowhere.md)"),
        &[("content/school04/news/a.md", true)],
    ),
    (
        "a dead link in a new text",
        |desk| {
            desk.write("content/school04/news/c.md", "---\ntitle: 新\n---\n[没有](b.md#nowhere)\n");
        },
        &[("content/school04/news/c.md", false)],
    ),
    (
        "a missing picture",
        |desk| desk.replace("content/school05/news/a.md", "正文一", "![图](nowhere.jpg)"),
        &[("content/school05/news/a.md", true)],
    ),
    (
        "an address that is taken by the text before",
        |desk| desk.replace("content/school06/news/a.md", "title: ", "slug: b\ntitle: "),
        &[("content/school06/news/a.md", true)],
    ),
    (
        "an address that is taken by the text behind",
        |desk| desk.replace("content/school05/news/b.md", "title: ", "slug: a\ntitle: "),
        &[("content/school05/news/b.md", true)],
    ),
    (
        "a broken template",
        |desk| desk.write("content/school07/_theme/templates/parts/footer.html", "{% if %}"),
        &[("content/school07/_theme/templates/parts/footer.html", true)],
    ),
    (
        "a template that fails when it is used",
        |desk| {
            desk.write("content/school08/_theme/templates/parts/footer.html", "{{ nobody.knows }}");
        },
        &[("content/school08/_theme/templates/parts/footer.html", true)],
    ),
    (
        "a new template that fails when it is used",
        |desk| desk.write("content/school08/_theme/templates/article.html", "{{ nobody.knows }}"),
        &[("content/school08/_theme/templates/article.html", false)],
    ),
    (
        "a broken style",
        |desk| desk.write("content/school09/_theme/style/own.css", "p { margin: 0 } }{"),
        &[("content/school09/_theme/style/own.css", true)],
    ),
    (
        "an undecodable text",
        |desk| {
            desk.write(
                "content/school10/news/a.md",
                b"---\ntitle: \x00\x01\x02\xff\xfe\xfd\n---\n",
            );
        },
        &[("content/school10/news/a.md", true)],
    ),
    (
        "a table that is none",
        |desk| desk.write("content/school11/activities/表.csv", "没有表头\n"),
        &[("content/school11/activities/表.csv", true)],
    ),
    (
        "a row with a day that is in no calendar",
        |desk| desk.replace("content/school12/activities/表.csv", "2023-05-16", "2023-05-36"),
        &[],
    ),
];

/// Whether an error stands in a file or names it.
pub fn is_about(found: &Diagnostic, file: &str) -> bool {
    let spans = found.notes.iter().map(|note| &note.span).chain([&found.span]);
    found.severity == Severity::Error && spans.flatten().any(|span| span.file.as_str() == file)
}

pub fn held(outcome: &Outcome) -> Vec<(&str, bool)> {
    outcome.held.iter().map(|held| (held.file.as_str(), held.has_last_good)).collect()
}

/// Builds, asserts that what is published follows the rule, and says what is held.
#[track_caller]
pub fn built(desk: &Desk, when: &str) -> Outcome {
    let clean = desk.clean();
    desk.assert_follows_the_rule(&clean, when);
    desk.assert_built_like(&clean, &desk.out(), when);
    assert!(clean.outcome.is_published, "{when}");
    clean.outcome
}

#[test]
fn each_slip_holds_its_own_file_and_fresh_texts_beside_it_are_published() {
    let mut desk = province();
    desk.build();
    let mut all: Vec<(&str, bool)> = Vec::new();
    for (number, (slip, make, expected)) in SLIPS.iter().enumerate() {
        make(&mut desk);
        let fresh = format!("第 {number} 次更新。");
        desk.write(
            "content/notices/n.md",
            format!("---\ntitle: 通知\ndate: 2023-04-01\n---\n{fresh}\n"),
        );
        all.extend(*expected);
        all.sort_unstable();
        let outcome = built(&desk, slip);
        assert_eq!(held(&outcome), all, "{slip}");
        for file in expected.iter().map(|(file, _)| *file) {
            assert!(
                outcome.diagnostics.iter().any(|found| is_about(found, file)),
                "{slip}: {file}"
            );
        }
        let notice =
            fs::read_to_string(desk.out().join("school06/notices/n.html")).expect("a page");
        assert!(notice.contains(&fresh), "{slip}");
    }
}

#[test]
fn a_broken_row_is_left_out_and_the_others_are_read() {
    let mut desk = province();
    desk.build();
    desk.replace("content/school12/activities/表.csv", "2023-05-16 10:00", "2023-05-36");
    let outcome = built(&desk, "a row");
    assert_eq!(held(&outcome), []);
    assert_eq!(outcome.errors(), 1);
    let is_there = |name: &str| desk.out().join("school12/activities").join(name).is_file();
    assert!(is_there("cha-yi.html") && !is_there("han-jie.html"));
}

#[test]
fn mending_deleting_and_withdrawing_are_followed_at_once() {
    let mut desk = province();
    desk.build();
    let (file, page) = ("content/school01/news/a.md", desk.out().join("school01/news/a.html"));
    let good = desk.read(file);
    let shown = |text: &str| fs::read_to_string(&page).is_ok_and(|page| page.contains(text));
    desk.replace(file, "title: ", "title: [");
    assert_eq!(held(&built(&desk, "broken")), [(file, true)]);
    assert!(shown("正文一"));
    desk.write(file, good.replace("正文一", "正文二"));
    assert_eq!(held(&built(&desk, "mended")), []);
    assert!(shown("正文二"));
    desk.write(file, good.replace("title: ", "draft: true\nstart: 36\ntitle: "));
    built(&desk, "withdrawn, with a mistake in it");
    assert!(!page.exists(), "what is withdrawn is withdrawn");
    desk.write(file, good.replace("title: ", "title: ["));
    built(&desk, "broken after it was withdrawn");
    assert!(!page.exists(), "a slip does not bring back what was withdrawn");
    desk.write(file, &good);
    built(&desk, "shown again");
    desk.replace(file, "title: ", "title: [");
    built(&desk, "broken again");
    desk.remove(file);
    assert_eq!(held(&built(&desk, "deleted")), []);
    assert!(!page.exists(), "what is deleted is gone");
}

#[test]
fn links_to_what_was_deleted_become_text() {
    let mut desk = province();
    desk.write("content/school01/news/c.md", "---\ntitle: 丙\n---\n见[甲](a.md)和[乙](b.md#x)。\n");
    desk.build();
    desk.remove("content/school01/news/a.md");
    desk.write("content/school01/news/b.md", "---\ntitle: 乙\n---\n没有小节了。\n");
    let outcome = built(&desk, "the targets are gone");
    assert_eq!(held(&outcome), []);
    assert_eq!(outcome.errors(), 2);
    let page = fs::read_to_string(desk.out().join("school01/news/c.html")).expect("a page");
    assert!(page.contains("见甲和"), "{page}");
    assert!(!page.contains("#x"), "{page}");
    // Another sentence is published, although the old mistake is still there.
    desk.replace("content/school01/news/c.md", "见[", "请见[");
    assert_eq!(held(&built(&desk, "edited")), []);
    let page = fs::read_to_string(desk.out().join("school01/news/c.html")).expect("a page");
    assert!(page.contains("请见甲"));
}

#[test]
fn without_a_cache_what_is_wrong_is_left_out_on_every_machine_alike() {
    let mut desk = province();
    for (_, make, _) in SLIPS {
        make(&mut desk);
    }
    desk.request.cache = None;
    let whole = built(&desk, "all slips at once");
    assert!(whole.held.iter().all(|held| !held.has_last_good));
    let expected = skillweek_tree(&desk);
    let (mut together, mut told) = (std::collections::BTreeMap::new(), BTreeSet::new());
    for index in 1..=3 {
        let shard = Shard::parse(&format!("{index}/3"));
        let out = desk.beside(&format!("shard{index}"));
        let request = Request { shard, ..desk.request.clone() };
        let outcome = skillweek::pipeline::build(&request, &out, &()).expect("a project");
        told.extend(outcome.held.into_iter().map(|held| held.file));
        together.extend(crate::harness::read_tree(&out));
    }
    together.retain(|path, _| !path.starts_with(".skillweek"));
    crate::harness::assert_same_trees(&together, &expected, "the shares together");
    let held: BTreeSet<_> = whole.held.into_iter().map(|held| held.file).collect();
    assert_eq!(told, held, "each is told where it concerns somebody");
}

fn skillweek_tree(desk: &Desk) -> crate::harness::Tree {
    let mut tree = crate::harness::read_tree(&desk.out());
    tree.retain(|path, _| !path.starts_with(".skillweek"));
    tree
}

#[test]
fn a_lost_cache_leaves_out_what_it_alone_knew() {
    let mut desk = province();
    desk.build();
    desk.replace("content/school01/news/a.md", "title: ", "title: [");
    built(&desk, "broken");
    fs::remove_dir_all(desk.root().join(".cache")).expect("it is there");
    let outcome = desk.build();
    assert_eq!(held(&outcome), [("content/school01/news/a.md", false)]);
    assert!(!desk.out().join("school01/news/a.html").exists());
}

#[test]
fn all_or_nothing_publishes_nothing() {
    let mut desk = province();
    desk.build();
    let before = skillweek_tree(&desk);
    desk.replace("content/school01/news/a.md", "title: ", "title: [");
    desk.write("content/school02/news/c.md", "---\ntitle: 新\n---\n新。\n");
    desk.request.all_or_nothing = true;
    let outcome = desk.build();
    assert!(!outcome.is_published);
    assert_eq!(skillweek_tree(&desk), before);
}

#[test]
fn a_root_site_that_never_was_good_publishes_nothing() {
    let project = Project::from(&[
        ("content/site.yaml", "title: [省\n"),
        ("content/news/a.md", "---\ntitle: [甲\n---\n"),
    ]);
    let Built { outcome, .. } = project.build();
    assert!(!outcome.is_published);
    assert_eq!(outcome.errors(), 2, "all mistakes are told");
    let root = Held {
        file: skillweek::base::path::SourcePath::new("content/site.yaml"),
        has_last_good: false,
    };
    assert!(outcome.held.contains(&root));
}

#[test]
fn lists_above_wait_while_other_schools_have_changes_that_nobody_published() {
    let mut desk = province();
    desk.build();
    desk.write("content/school02/news/c.md", "---\ntitle: 未发布\ndate: 2023-05-13\n---\n好。\n");
    desk.write("content/school01/news/c.md", "---\ntitle: 喜讯\ndate: 2023-05-13\n---\n好。\n");
    desk.request.sites = vec!["school01".to_owned()];
    assert_eq!(desk.build().stale, ["示例省活动周"]);
    let news = fs::read_to_string(desk.out().join("news/index.html")).expect("a list");
    assert!(!news.contains("未发布"), "a link that leads nowhere");
    desk.request.sites.clear();
    desk.assert_built("all");
}

#[test]
fn a_school_that_is_built_alone_brings_the_lists_above_up_to_date() {
    let mut desk = province();
    desk.build();
    desk.write("content/school01/news/c.md", "---\ntitle: 喜讯\ndate: 2023-05-13\n---\n好。\n");
    desk.request.sites = vec!["school01".to_owned()];
    desk.build();
    let news = fs::read_to_string(desk.out().join("news/index.html")).expect("a list");
    assert!(news.contains("喜讯"));
    // Where nothing above was published, nothing above is made.
    let alone = desk.beside("alone");
    desk.build_into(&alone);
    assert!(alone.join("school01/index.html").is_file() && !alone.join("index.html").exists());
}

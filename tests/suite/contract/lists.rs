//! How the lists of each kind look: a reader finds stories, films and lines of news told apart.

use super::project::{PAGE, Project};

#[test]
fn each_kind_has_a_list_of_its_form() {
    let project = Project::of_site(&[
        ("cases/a.md", PAGE),
        ("videos/a.md", "---\ntitle: 片\nurl: https://v.qq.com/x/page/a1.html\n---\n文\n"),
        ("notices/a.md", PAGE),
        ("news/a.md", PAGE),
        ("guide/a.md", PAGE),
    ]);
    assert_eq!(project.findings(), Vec::<String>::new());
    for (list, form) in [
        ("cases", "class=stories"),
        ("videos", "class=\"cards cards-wide\""),
        ("notices", "class=\"lines lines-notice\""),
        ("news", "class=\"lines lines-news\""),
        ("guide", "class=cards"),
    ] {
        let page = project.read(&format!("{list}/index.html"));
        assert!(page.contains(form), "{list}: {page}");
    }
}

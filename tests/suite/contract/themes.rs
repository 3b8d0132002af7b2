//! Themes and templates with mistakes in them: each is named where it is, and only once.

use super::project::{PAGE, Project};

const ARTICLE: &str = "themes/craft/templates/article.html";

fn with_template(text: &str) -> Project {
    let project = Project::of_site(&[("news/a.md", PAGE), ("news/b.md", PAGE)]);
    project.write(ARTICLE, text);
    project
}

#[test]
fn a_mistake_in_a_template_has_a_place_and_is_said_once() {
    let cases = [
        ("<p>\n{% if title %}", "2:"),
        ("<p>\n  {{ title | nofilter }}", "2:14"),
        ("<p>\n  {{ nobody.knows }}", "2:6"),
        ("<p>\n  {% include \"nope.html\" %}", "2:14"),
        ("{% include \"article.html\" %}", "1:1"),
        ("{% component f(x) %}{{<f x={x}/>}}{% endcomponent %}{{<f x={1}/>}}", "1:1"),
    ];
    for (template, place) in cases {
        let found = with_template(template).findings();
        assert_eq!(found.len(), 1, "{template}: {found:?}");
        assert!(found[0].starts_with(&format!("template-error {ARTICLE}:{place}")), "{found:?}");
    }
}

#[test]
fn the_page_that_failed_is_named() {
    let outcome = with_template("{{ nobody }}").build();
    assert!(outcome.diagnostics[0].message.zh.contains("content/news/a.md"));
    assert!(outcome.diagnostics[0].message.zh.contains("没有变量 `nobody`"));
}

#[test]
fn a_part_that_fails_is_named_with_a_page() {
    let project = Project::of_site(&[("news/a.md", PAGE), ("news/b.md", PAGE)]);
    let footer = "content/_theme/templates/parts/footer.html";
    project.write(footer, "<footer>\n{{ site.nav | round }}</footer>");
    let found = project.findings();
    assert_eq!(found, [format!("template-error {footer}:2:4")]);
}

#[test]
fn a_template_without_end_is_left() {
    let loops =
        "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}";
    let found = with_template(loops).findings();
    assert_eq!(found, [format!("template-error {ARTICLE}:1:44")]);
}

#[test]
fn a_theme_that_is_not_there_is_named_where_it_is_asked_for() {
    let project = Project::of_site(&[
        ("site.yaml", "title: 校\ntheme: {name: carft}\n"),
        ("x/site.yaml", "title: 子\n"),
    ]);
    assert_eq!(project.findings(), ["unknown-theme content/site.yaml:2:15"]);
}

#[test]
fn a_template_extends_that_of_a_built_in_theme() {
    let project =
        Project::of_site(&[("site.yaml", "title: 校\ntheme: ours\n"), ("news/a.md", PAGE)]);
    project.write("themes/ours/theme.yaml", "extends: craft\n");
    let own = "{% extends \"base/article.html\" %}{% block over %}<p>自己的</p>{% endblock over %}";
    project.write("themes/ours/templates/article.html", own);
    assert_eq!(project.findings(), Vec::<String>::new());
    let page = project.read("news/a.html");
    assert!(page.contains("<p>自己的</p>") && page.contains("article-title"), "{page}");
}

#[test]
fn themes_do_not_extend_each_other_in_a_circle() {
    let project = Project::of_site(&[("site.yaml", "title: 校\ntheme: a\n")]);
    project.write("themes/a/theme.yaml", "extends: b\n");
    project.write("themes/b/theme.yaml", "extends: a\n");
    assert_eq!(project.findings(), ["template-error themes/b/theme.yaml:-:-"]);
}

#[test]
fn a_wish_for_a_template_that_is_not_there_is_said() {
    let project = Project::of_site(&[("about.md", "---\ntitle: 甲\ntemplate: special\n---\n文\n")]);
    assert_eq!(project.findings(), ["invalid-value content/about.md:3:11"]);
    assert!(project.has("about.html"));
    project.write("themes/craft/templates/special.html", "<title>特别</title>");
    assert_eq!(project.findings(), Vec::<String>::new());
    assert!(project.read("about.html").contains("特别"));
}

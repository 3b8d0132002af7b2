//! Parts of the layout, which are rendered once for many pages.

use crate::harness::Project;
use skillweek::diag::Code;

const PARTS: &str = "content/_theme/templates/parts";

fn project() -> Project {
    Project::from(&[
        ("content/site.yaml", "title: 示例学院\n"),
        ("content/news/one.md", "---\ntitle: 第一篇\ndate: 2023-05-14\n---\n一\n"),
        ("content/news/two.md", "---\ntitle: 第二篇\ndate: 2023-05-15\n---\n二\n"),
    ])
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("{start} in {page}"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end} in {page}")).0
}

#[test]
fn a_part_that_asks_for_the_page_is_an_error_and_the_built_in_one_stands() {
    let asking = [
        "<footer>{{ page.title }}</footer>",
        "{% set here = page.title %}<footer>{{ here }}</footer>",
        "<footer>{% if page.draft %}!{% endif %}</footer>",
        "{% include \"parts/own.html\" %}",
        "{{ <foot it={page.title} /> }}",
        "{{ <seen /> }}",
    ];
    for footer in asking {
        let built = project()
            .with(&format!("{PARTS}/footer.html"), footer)
            .with(&format!("{PARTS}/own.html"), "<footer>{{ page.title }}</footer>")
            .with(
                "content/_theme/templates/components/foot.html",
                "{% component foot(it) %}<footer>{{ it }}</footer>{% endcomponent foot %}",
            )
            .with(
                "content/_theme/templates/components/seen.html",
                "{% component seen(@page) %}<footer>{{ page.title }}</footer>{% endcomponent seen %}",
            )
            .build();
        let errors = built.diagnostics().iter().filter(|found| found.code == Code::TemplateError);
        let names = errors.filter(|found| found.message.en.contains("`page`")).count();
        assert!(names > 0, "{footer}: {:?}", built.diagnostics());
        assert!(built.page("news/one.html").contains("foot-main"), "{footer}");
    }
}

#[test]
fn a_layout_may_include_a_part_that_asks_for_the_page() {
    let built = project()
        .with(
            "content/_theme/templates/layout.html",
            "{% block crumbs %}{% endblock crumbs %}{% block main %}{% endblock main %}\
             {% include \"parts/footer.html\" %}",
        )
        .with(&format!("{PARTS}/footer.html"), "<footer>{{ page.title }}</footer>")
        .build();
    for (path, title) in [("news/one.html", "第一篇"), ("news/two.html", "第二篇")] {
        assert_eq!(between(built.page(path), "<footer>", "</footer>"), title);
    }
}

#[test]
fn what_a_page_sets_does_not_reach_a_part() {
    let article =
        "{% extends \"layout.html\" %}{% block main %}{% set site = page %}{% endblock main %}";
    let built = project()
        .with("content/_theme/templates/article.html", article)
        .with(&format!("{PARTS}/footer.html"), "<footer>{{ site.title }}</footer>")
        .build();
    assert_eq!(between(built.page("news/one.html"), "<footer>", "</footer>"), "示例学院");
}

#[test]
fn the_navigation_says_where_a_page_is() {
    let built = project().build();
    let current = |path: &str| {
        let nav = between(built.page(path), "nav-wide", "</ul>").to_owned();
        let items = nav.split("<li>").filter(|item| item.contains("aria-current"));
        items.map(|item| between(item, "aria-current=", "<").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(current("index.html"), ["\"page\">首页"]);
    assert_eq!(current("news/index.html"), ["\"page\">活动动态"]);
    assert_eq!(current("news/one.html"), ["\"true\">活动动态"]);
    assert_eq!(current("sitemap.html"), [""; 0]);
}

//! Which file is held where a mistake concerns more than one, or shows only among others.

use super::held::{built, held, is_about, province};

#[test]
fn of_two_that_want_one_address_the_one_that_came_to_want_it_is_held() {
    let mut desk = province();
    desk.write("content/school01/news/c.md", "---\ntitle: 丙\n---\n丙。\n");
    desk.build();
    desk.replace("content/school01/news/b.md", "title: ", "slug: c\ntitle: ");
    desk.replace("content/school01/news/c.md", "丙。", "丙，改过。");
    assert_eq!(held(&built(&desk, "both were edited")), [("content/school01/news/b.md", true)]);
    desk.write("content/school02/news/0.md", "---\ntitle: 零\nslug: b\n---\n");
    let outcome = built(&desk, "a new one before the other");
    assert!(held(&outcome).contains(&("content/school02/news/0.md", false)));
    assert!(outcome.diagnostics.iter().any(|found| is_about(found, "content/school02/news/0.md")));
    // One that is held itself wants what it wanted before.
    desk.replace("content/school03/news/b.md", "title: ", "title: [");
    desk.write("content/school03/news/a2.md", "---\ntitle: 又\nslug: b\n---\n");
    let outcome = built(&desk, "beside a broken one");
    let both = [("content/school03/news/a2.md", false), ("content/school03/news/b.md", true)];
    assert!(both.iter().all(|one| held(&outcome).contains(one)), "{:?}", held(&outcome));
}

#[test]
fn a_new_mistake_holds_a_text_whose_old_one_nothing_mends() {
    let mut desk = province();
    desk.write("content/school01/news/c.md", "---\ntitle: 丙\n---\n见[甲](a.md)。\n");
    desk.build();
    desk.remove("content/school01/news/a.md");
    desk.replace("content/school01/news/c.md", "见", "[没有](b.md#nowhere)见");
    assert_eq!(held(&built(&desk, "both at once")), [("content/school01/news/c.md", true)]);
}

#[test]
fn a_setting_that_an_old_template_needs_is_held() {
    let mut desk = province();
    let footer = "content/school07/_theme/templates/parts/footer.html";
    desk.write(footer, "<footer>{{ site.contact.name }}</footer>");
    desk.write("content/school07/site.yaml", "title: 第7学校\ncontact: {name: 招生办}\n");
    desk.build();
    desk.write("content/school07/site.yaml", "title: 第7学校\n");
    desk.write("content/notices/n.md", "---\ntitle: 通知\ndate: 2023-04-01\n---\n新的。\n");
    let outcome = built(&desk, "no contact any more");
    assert_eq!(held(&outcome), [("content/school07/site.yaml", true)]);
    assert!(outcome.errors() > 0);
}

#[test]
fn a_theme_that_nobody_has_is_held_with_the_settings_that_name_it() {
    let mut desk = province();
    desk.build();
    desk.write("content/school01/site.yaml", "title: 第1学校\ntheme: carft\n");
    assert_eq!(held(&built(&desk, "a typo")), [("content/school01/site.yaml", true)]);
}

#[test]
fn what_the_rules_of_a_site_call_an_error_holds_a_text_where_another_version_mends_it() {
    let mut desk = province();
    let settings = desk.read("content/site.yaml");
    desk.write(
        "content/site.yaml",
        format!("{settings}rules: {{outside-edition: error, repost-without-source: error}}\n"),
    );
    let activity = "content/school01/activities/c.md";
    desk.write(activity, "---\ntitle: 丙\nstart: 2023-05-15 09:00\n---\n丙。\n");
    let report = "content/school02/media/r.md";
    desk.write(report, "---\ntitle: 报道\ndate: 2023-05-16\n---\n报道。\n");
    assert_eq!(held(&built(&desk, "a report without a source")), [(report, false)]);
    desk.replace(activity, "2023-05-15", "2023-11-15");
    let outcome = built(&desk, "a slip of the month");
    assert_eq!(held(&outcome), [(activity, true), (report, false)]);
    assert!(outcome.diagnostics.iter().any(|found| is_about(found, activity)));
    // Settings that make an error of what was always there hold nothing that they would not mend.
    desk.replace(activity, "2023-11-15", "2023-05-15");
    desk.replace("content/site.yaml", "end: 2023-05-20", "end: 2023-05-14");
    assert_eq!(held(&built(&desk, "a shorter week")), [(report, false)]);
}

#[test]
fn rules_do_not_hide_a_template_that_fails_nor_a_file_that_cannot_be_read() {
    let mut desk = province();
    desk.build();
    desk.write("content/school07/_theme/templates/parts/footer.html", "{{ a.b }}");
    desk.write(
        "content/school07/site.yaml",
        "title: 第7学校\nrules: {template-error: off, unsupported-format: off}\n",
    );
    let table = "content/school01/activities/表.xlsx";
    desk.write(table, b"PK\x03\x04 no spreadsheet");
    desk.write("content/school01/site.yaml", "title: 第1学校\nrules: {unsupported-format: off}\n");
    let outcome = built(&desk, "rules");
    let footer = "content/school07/_theme/templates/parts/footer.html";
    assert_eq!(held(&outcome), [(table, false), (footer, true)]);
    assert!(outcome.diagnostics.iter().any(|found| is_about(found, table)));
    assert!(outcome.diagnostics.iter().any(|found| is_about(found, footer)));
}

#[test]
fn of_two_sites_with_one_address_the_new_one_is_left_out() {
    let mut desk = province();
    desk.write("content/山/site.yaml", "title: 山\n");
    desk.build();
    desk.write("content/山/site.yaml", "title: 山校新名\n");
    desk.write("content/shan/site.yaml", "title: shan\n");
    let outcome = built(&desk, "a second site");
    assert_eq!(held(&outcome), [("content/shan/site.yaml", false)]);
}

#[test]
fn of_two_pages_with_one_old_address_the_one_that_came_to_want_it_is_held() {
    let mut desk = province();
    let (first, second) = ("content/school01/news/a.md", "content/school01/news/b.md");
    desk.replace(second, "date:", "aliases: [old.html]\ndate:");
    desk.build();
    desk.replace(first, "date:", "aliases: [old.html]\ndate:");
    desk.replace(second, "正文一", "正文二");
    let outcome = built(&desk, "both were edited");
    assert_eq!(held(&outcome), [(first, true)]);
    let clash = outcome.diagnostics.iter().find(|found| is_about(found, first));
    let place = clash.and_then(|found| found.span.as_ref()).map(|span| span.file.as_str());
    assert_eq!(place, Some(first), "it is told where it can be mended");
}

#[test]
fn a_link_to_a_place_in_a_held_text_holds_nothing() {
    let mut desk = province();
    desk.build();
    let (target, link) = ("content/school01/news/a.md", "content/school01/news/d.md");
    desk.write(target, "---\ntitle: [甲\n---\n## 新 {#new}\n");
    desk.write(link, "---\ntitle: 丁\n---\n见[那一节](a.md#new)。\n");
    let outcome = built(&desk, "a slip beside a new place");
    assert_eq!(held(&outcome), [(target, true)]);
    assert!(!outcome.diagnostics.iter().any(|found| is_about(found, link)));
}

#[test]
fn a_draft_is_withdrawn_whatever_else_is_wrong_with_it() {
    let mut desk = province();
    desk.build();
    let text = "content/school01/news/a.md";
    desk.write(text, "---\ndraft: true\n---\n正文。\n");
    assert_eq!(held(&built(&desk, "a draft without a title")), []);
    assert!(!desk.out().join("school01/news/a.html").exists());
}

#[cfg(unix)]
#[test]
fn a_text_that_has_become_a_link_is_held() {
    let mut desk = province();
    desk.build();
    let text = "content/school01/news/a.md";
    desk.remove(text);
    std::os::unix::fs::symlink("nowhere", desk.root().join(text)).expect("a link can be made");
    for _ in 0..2 {
        let outcome = desk.build();
        assert_eq!(held(&outcome), [(text, true)]);
        assert!(desk.out().join("school01/news/a.html").is_file());
    }
}

#[test]
fn a_text_with_which_a_template_fails_is_told_with_what_the_template_misses() {
    let mut desk = province();
    let crumbs = "content/school07/_theme/templates/parts/breadcrumbs.html";
    desk.write(crumbs, "<nav>{% if page.title == \"坏\" %}{{ nobody.x }}{% endif %}</nav>");
    desk.build();
    let text = "content/school07/news/b.md";
    let fine = desk.read(text);
    let mut session = desk.session();
    desk.write(text, fine.replace("title: b7", "title: 坏"));
    session = desk.refreshed(&session);
    desk.assert_serves(&session, "a page that fails");
    let outcome = built(&desk, "a page that fails");
    assert_eq!(held(&outcome), [(text, true)]);
    let told = outcome.diagnostics.iter().find(|found| is_about(found, text)).expect("it is told");
    assert!(
        told.notes
            .iter()
            .any(|note| note.span.as_ref().is_some_and(|at| at.file.as_str() == crumbs))
    );
}

#[test]
fn settings_above_that_change_addresses_are_held() {
    let mut desk = province();
    desk.write("content/school01/about.md", "---\ntitle: 关于\n---\n");
    desk.write("content/school01/about/x.md", "---\ntitle: 下\n---\n");
    desk.build();
    desk.replace("content/site.yaml", "title: ", "urls: pretty\ntitle: ");
    let outcome = built(&desk, "addresses of folders");
    assert_eq!(held(&outcome), [("content/site.yaml", true)]);
    assert!(outcome.diagnostics.iter().any(|found| is_about(found, "content/site.yaml")));
}

#[test]
fn a_page_that_makes_a_section_of_a_folder_does_not_take_another_away() {
    let mut desk = province();
    desk.replace("content/school01/site.yaml", "title: ", "urls: pretty\ntitle: ");
    desk.write("content/school01/about.md", "---\ntitle: 关于\n---\n");
    desk.build();
    let new = "content/school01/about/x.md";
    desk.write(new, "---\ntitle: 下\n---\n");
    assert_eq!(held(&built(&desk, "a folder beside a page")), [(new, false)]);
}

#[test]
fn an_old_address_of_one_site_stops_nothing_of_another() {
    let mut desk = province();
    desk.write(
        "content/school01/notices/s.md",
        "---\ntitle: 校\ndate: 2023-04-02\naliases: [/notices/alt.html]\n---\n",
    );
    desk.build();
    desk.write("content/notices/alt.md", "---\ntitle: 全省\ndate: 2023-04-03\n---\n");
    assert_eq!(held(&built(&desk, "a notice that the school inherits")), []);
}

#[test]
fn an_old_address_that_a_list_has_holds_its_own_text_alone() {
    let mut desk = province();
    desk.build();
    let text = "content/school01/news/b.md";
    desk.replace(text, "date:", "aliases: [/news/]\ndate:");
    desk.replace("content/school01/site.yaml", "title: ", "title: 新");
    assert_eq!(held(&built(&desk, "both at once")), [(text, true)]);
}

#[test]
fn an_old_address_that_a_row_wants_stops_no_other_row() {
    let mut desk = province();
    desk.replace("content/school01/news/a.md", "date:", "aliases: [/activities/xin.html]\ndate:");
    desk.build();
    let table = "content/school01/activities/表.csv";
    let rows = desk.read(table);
    desk.write(table, format!("{rows}新,2023-05-17 09:00,厅\n另一,2023-05-18 09:00,厅\n"));
    let outcome = built(&desk, "a row");
    assert_eq!(held(&outcome), []);
    assert!(desk.out().join("school01/activities/ling-yi.html").is_file());
}

#[cfg(unix)]
#[test]
fn a_site_whose_settings_are_a_link_is_left_out() {
    let mut desk = province();
    let settings = "content/school01/site.yaml";
    desk.remove(settings);
    std::os::unix::fs::symlink("nowhere", desk.root().join(settings)).expect("a link can be made");
    assert_eq!(held(&desk.build()), [(settings, false)]);
    assert!(!desk.out().join("school01").exists());
}

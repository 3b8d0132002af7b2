//! Stories of sessions: somebody edits, and what is served is what a clean build would write.

use super::desk::Desk;
use super::edits::project;
use skillweek::base::path::OutputPath;
use skillweek::pipeline::Changes;
use skillweek::pipeline::OutputKind;
use skillweek::pipeline::Request;
use skillweek::pipeline::Served;

/// What happens, and how.
type Chapter = (&'static str, fn(&mut Desk));

/// Makes the changes one after the other and asserts that each is served.
#[track_caller]
fn tell(desk: &mut Desk, story: &[Chapter]) {
    let mut session = desk.session();
    desk.assert_serves(&session, "at the beginning");
    for (when, change) in story {
        change(desk);
        session = desk.refreshed(&session);
        desk.assert_serves(&session, when);
    }
}

#[test]
fn an_edited_text_is_served_at_once() {
    tell(
        &mut project(),
        &[
            ("another sentence", |desk| {
                desk.replace("content/news/a.md", "正文。", "正文改过了。");
            }),
            ("another title", |desk| desk.replace("content/news/a.md", "title: 甲", "title: 甲二")),
            ("another date", |desk| desk.replace("content/news/a.md", "2023-05-12", "2023-04-01")),
            ("a row of a list", |desk| {
                desk.replace("content/shandong/activities/表.csv", "茶艺", "花艺");
            }),
            ("a mistake", |desk| desk.replace("content/news/a.md", "title: 甲二", "title: [甲")),
            ("another one's address", |desk| {
                desk.replace("content/news/b.md", "title: 乙", "slug: a\ntitle: 乙");
            }),
            ("which is free now", |desk| {
                desk.replace("content/news/a.md", "date: 2023-04-01", "date: 2023-04-01\nslug: aa");
            }),
            ("and its end", |desk| desk.replace("content/news/a.md", "title: [甲", "title: 甲三")),
            ("a draft", |desk| {
                desk.replace("content/news/b.md", "title: 乙", "title: 乙\ndraft: true");
            }),
        ],
    );
}

#[test]
fn a_spreadsheet_is_a_table_until_a_page_offers_it() {
    const NEWS: &str = "标题,日期\n表里的新闻,2023-05-14\n";
    tell(
        &mut project(),
        &[
            ("a table", |desk| desk.write("content/news/表.csv", NEWS)),
            ("a link to it", |desk| {
                desk.replace("content/news/a.md", "正文。", "正文，见[附件](表.csv)。");
            }),
            ("another row of the attachment", |desk| {
                desk.replace("content/news/表.csv", "表里", "附件里");
            }),
            ("a mistake in the text that links", |desk| {
                desk.replace("content/news/a.md", "title: 甲", "title: [甲");
            }),
            ("a mistake in the attachment", |desk| {
                desk.write("content/news/表.csv", "没有表头\n");
            }),
            ("both mended, without the link", |desk| {
                desk.write("content/news/表.csv", NEWS);
                desk.write("content/news/a.md", "---\ntitle: 甲\ndate: 2023-05-12\n---\n正文。\n");
            }),
            ("a link from another site", |desk| {
                desk.replace("content/shandong/news/s.md", "新闻。", "[表](../../news/表.csv)");
            }),
            ("a link from a section", |desk| {
                desk.replace("content/shandong/news/s.md", "[表](../../news/表.csv)", "新闻。");
                desk.write("content/news/_index.md", "---\ntitle: 动态\n---\n[表](表.csv)\n");
            }),
            ("none any more", |desk| desk.remove("content/news/_index.md")),
        ],
    );
}

#[test]
fn files_come_and_go() {
    tell(
        &mut project(),
        &[
            ("a new page", |desk| {
                desk.write("content/news/c.md", "---\ntitle: 丙\n---\n[甲](a.md)\n");
            }),
            ("another name", |desk| desk.rename("content/news/c.md", "content/news/d.md")),
            ("a folder elsewhere", |desk| desk.rename("content/news", "content/media")),
            ("a site less", |desk| desk.remove("content/shandong/qingdao")),
            ("a picture less", |desk| desk.remove("assets/logo.svg")),
            ("a section's text", |desk| {
                desk.write(
                    "content/shandong/activities/_index.md",
                    "---\ntitle: 活动表\n---\n说明\n",
                );
            }),
        ],
    );
}

#[test]
fn a_text_shows_other_pictures() {
    const OTHER: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"/>";
    tell(
        &mut project(),
        &[
            ("a file that nobody shows", |desk| desk.write("assets/other.svg", OTHER)),
            ("a text shows it", |desk| {
                desk.replace("content/news/a.md", "正文。", "![图](/assets/other.svg)");
            }),
            ("it is another", |desk| {
                desk.replace("assets/other.svg", "0 0 4 4", "0 0 5 5");
            }),
            ("and it goes from the text", |desk| {
                desk.replace("content/news/a.md", "![图](/assets/other.svg)", "正文。");
            }),
        ],
    );
}

#[test]
fn what_earlier_texts_showed_is_served_no_more() {
    let mut desk = project();
    desk.replace("content/news/a.md", "正文。", "![徽](/assets/logo.svg)");
    desk.replace("content/news/b.md", "![徽](/assets/logo.svg)", "文。");
    desk.replace("content/site.yaml", "logo: /assets/logo.svg\n", "");
    let mut session = desk.session();
    let logo = desk.clean().files.keys().find(|path| path.contains("/logo.")).cloned();
    let logo = OutputPath::new(logo.expect("the logo is published"));
    // Nobody has asked for a page that shows it.
    assert!(session.output(&logo).is_some());
    assert_eq!(
        session.source_of(&logo).map(|it| it.to_string()).as_deref(),
        Some("assets/logo.svg")
    );
    desk.replace("content/news/a.md", "![徽](/assets/logo.svg)", "文。");
    session = session.refresh(&desk.changes()).expect("a project");
    assert_eq!(session.output(&logo), None);
}

#[test]
fn the_plan_says_what_each_output_is_and_what_it_is_made_of() {
    let mut desk = project();
    desk.replace("content/news/a.md", "title: 甲\n", "title: 甲\naliases: [/old.html]\n");
    let session = desk.session();
    let news = Some("content/news/a.md");
    let table = Some("content/shandong/activities/表.csv");
    let planned = [
        ("index.html", OutputKind::Page, None),
        ("news/index.html", OutputKind::Page, None),
        ("news/a.html", OutputKind::Page, news),
        ("old.html", OutputKind::Redirect, None),
        ("shandong/activities/cha-yi-ti-yan.html", OutputKind::Page, table),
        ("shandong/activities/poster/cha-yi-ti-yan.html", OutputKind::Poster, table),
        ("shandong/activities/calendar.ics", OutputKind::Calendar, None),
        ("shandong/data/activities.csv", OutputKind::Data, None),
        ("feed.xml", OutputKind::Feed, None),
        ("robots.txt", OutputKind::SearchEngines, None),
        ("_headers", OutputKind::Host, None),
    ];
    for (path, kind, source) in planned {
        let output = OutputPath::new(path);
        assert_eq!(session.kind_of(&output), Some(kind), "{path}");
        let found = session.source_of(&output);
        assert_eq!(found.as_ref().map(skillweek::base::path::SourcePath::as_str), source, "{path}");
    }
    for path in ["nowhere.html", "assets/share/nowhere.jpg"] {
        assert_eq!(session.kind_of(&OutputPath::new(path)), None, "{path}");
    }
}

#[test]
fn themes_and_settings_are_seen() {
    tell(
        &mut project(),
        &[
            ("a site's own template", |desk| {
                let page = "{% extends \"base/templates/layout.html\" %}{% block main %}<p>自己的</p>{% endblock %}";
                desk.write("content/shandong/_theme/templates/article.html", page);
            }),
            ("a broken template", |desk| {
                desk.write("content/shandong/_theme/templates/article.html", "{% if %}");
            }),
            ("one that fails", |desk| {
                desk.write("content/shandong/_theme/templates/parts/footer.html", "{{ no.body }}");
            }),
            ("and fails still", |desk| {
                desk.replace("content/shandong/news/s.md", "新闻。", "新闻二。");
            }),
            ("no template", |desk| desk.remove("content/shandong/_theme")),
            ("a style", |desk| desk.write("themes/craft/style/own.css", "p { margin: 0 }")),
            ("another style", |desk| desk.write("themes/craft/style/own.css", "p { margin: 1px }")),
            ("a title", |desk| {
                desk.replace("content/shandong/site.yaml", "title: 山东", "title: 齐鲁");
            }),
            ("another picture", |desk| {
                desk.replace("assets/logo.svg", "viewBox=\"0 0 8 8\"", "viewBox=\"0 0 9 9\"");
            }),
        ],
    );
}

#[test]
fn nothing_outside_of_the_chosen_sites_is_served() {
    let mut desk = project();
    desk.request = Request { sites: vec!["shandong".into()], drafts: true, ..desk.request.clone() };
    let session = desk.session();
    desk.assert_serves(&session, "one site");
    let output = |path| session.output(&OutputPath::new(path));
    assert_eq!(output("index.html"), None);
    assert_eq!(output("shandong/nowhere.html"), None);
    assert!(matches!(output("shandong/index.html"), Some(Served::Bytes(_))));
    let sites = session.sites();
    assert_eq!(
        sites.iter().map(|site| site.name.as_str()).collect::<Vec<_>>(),
        ["shandong", "shandong/qingdao"]
    );
}

#[test]
fn a_page_that_was_not_touched_is_not_rendered_again() {
    let mut desk = project();
    let session = desk.session();
    let page = |session: &skillweek::pipeline::Session, path| match session
        .output(&OutputPath::new(path))
    {
        Some(Served::Bytes(bytes)) => bytes,
        other => panic!("{path}: {other:?}"),
    };
    let before = (page(&session, "news/a.html"), page(&session, "about.html"));
    desk.replace("content/news/a.md", "正文。", "正文改过了。");
    let next = session.refresh(&desk.changes()).expect("a project");
    assert!(!std::sync::Arc::ptr_eq(&page(&next, "news/a.html"), &before.0));
    assert!(std::sync::Arc::ptr_eq(&page(&next, "about.html"), &before.1));
    let again = next.refresh(&Changes::Everything).expect("a project");
    assert!(std::sync::Arc::ptr_eq(&page(&again, "about.html"), &before.1));
}

//! What a preview remembers: the good versions that it has shown.

use super::desk::Desk;
use super::held::province;
use skillweek::base::path::OutputPath;
use skillweek::pipeline::Served;
use skillweek::pipeline::Session;
use std::fs;

const TEXT: &str = "content/school07/news/b.md";
const FOOTER: &str = "content/school07/_theme/templates/parts/footer.html";

fn shown(session: &Session) -> String {
    match session.output(&OutputPath::new("school07/news/b.html")) {
        Some(Served::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
    }
}

/// The session after a text was saved and its page was looked at.
fn saved(desk: &mut Desk, session: &Session, path: &str, text: &str) -> (Session, String) {
    desk.write(path, text);
    let session = desk.refreshed(session);
    let shown = shown(&session);
    (session, shown)
}

fn text(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2023-05-12\n---\n{body}\n")
}

#[test]
fn a_cache_that_is_deleted_meanwhile_takes_nothing_away() {
    let mut desk = province();
    desk.build();
    let mut session = desk.session();
    fs::remove_dir_all(desk.root().join(".cache")).expect("it can be removed");
    let page;
    (session, page) = saved(&mut desk, &session, TEXT, "---\ntitle: [x\n---\n");
    assert!(page.contains("正文一"), "{:?}", session.held());
}

#[test]
fn what_a_template_failed_with_is_good_once_the_template_is_mended() {
    let mut desk = province();
    let footer = "<footer>{% if page.title == \"坏\" %}{{ nobody.x }}{% endif %}</footer>";
    desk.write(FOOTER, footer);
    desk.build();
    let mut session = desk.session();
    let mut page;
    (session, page) = saved(&mut desk, &session, TEXT, &text("坏", "第二版"));
    assert!(page.contains("正文一"));
    (session, page) = saved(&mut desk, &session, FOOTER, "<footer>好</footer>");
    assert!(page.contains("第二版"));
    (session, page) = saved(&mut desk, &session, "content/school07/news/a.md", &text("甲", "又"));
    assert!(page.contains("第二版"));
    (_, page) = saved(&mut desk, &session, TEXT, "---\ntitle: [x\n---\n");
    assert!(page.contains("第二版"), "{page}");
}

#[test]
fn a_deleted_text_does_not_come_back() {
    let mut desk = province();
    let mut session = desk.session();
    let new = "content/school07/news/new.md";
    let is_there =
        |session: &Session| session.output(&OutputPath::new("school07/news/new.html")).is_some();
    (session, _) = saved(&mut desk, &session, new, &text("新", "新的"));
    assert!(is_there(&session));
    desk.remove(new);
    session = desk.refreshed(&session);
    assert!(!is_there(&session));
    (session, _) = saved(&mut desk, &session, new, "---\ntitle: [x\n---\n");
    assert!(!is_there(&session));
}

//! The list of sites, the base, pages that are not there, drafts.

use super::harness::{Folder, Server};
use skillweek::pipeline::Request;
use skillweek::pipeline::build;

#[test]
fn the_front_lists_every_site_with_its_state() {
    let folder = Folder::new();
    folder.write("content/shandong/draft.md", "---\ntitle: 未完\ndraft: true\n---\n\n还没写完。\n");
    folder.write("content/shandong/qingdao/bad.md", "---\ntitle: 坏\n---\n\n[没有](nowhere.md)\n");
    let server = Server::start(folder.root(), &["--drafts"]);
    assert_eq!(server.get("/__skillweek").header("location"), "/__skillweek/");
    for path in ["/", "/__skillweek/"] {
        let page = server.get(path);
        assert_eq!(page.status, 200);
        let text = page.text();
        for site in ["全国活动周", "山东活动周", "青岛学校"] {
            assert!(text.contains(site), "{site}: {text}");
        }
        for home in
            ["\"/index.html\"", "\"/shandong/index.html\"", "\"/shandong/qingdao/index.html\""]
        {
            assert!(text.contains(home), "{home}: {text}");
            assert_eq!(server.get(home.trim_matches('"')).status, 200);
        }
        assert!(text.contains("1 篇草稿"), "{text}");
        assert!(text.contains("1 个错误"), "{text}");
    }
}

#[test]
fn a_single_site_is_its_own_front() {
    let folder = Folder::new();
    std::fs::remove_dir_all(folder.path("content/shandong")).expect("it can be removed");
    let server = Server::start(folder.root(), &[]);
    let front = server.get("/");
    assert_eq!((front.status, front.header("location")), (302, "/index.html"));
}

#[test]
fn one_of_several_sites_alone_is_its_own_front() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &["--site", "shandong/qingdao"]);
    assert_eq!(server.get("/").header("location"), "/shandong/qingdao/index.html");
    assert_eq!(server.get("/shandong/index.html").status, 404);
}

#[test]
fn below_a_base_everything_lies_there() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &["--base", "a/b"]);
    assert_eq!(server.get("/a/b/about.html").status, 200);
    assert_eq!(server.get("/a/b/shandong/index.html").status, 200);
    let home = server.get("/a/b/").text();
    assert!(home.contains("全国活动周"), "{home}");
    assert!(server.get("/").text().contains("\"/a/b/shandong/index.html\""));
    let outside = server.get("/about.html");
    assert_eq!(outside.status, 404);
    assert!(outside.text().contains("\"/a/b/about.html\""), "{}", outside.text());
    let bare = server.get("/a/b");
    assert_eq!((bare.status, bare.header("location")), (302, "/a/b/"));
    let moved = server.get("/a/b/shandong");
    assert_eq!((moved.status, moved.header("location")), (302, "/a/b/shandong/"));
}

#[test]
fn a_page_that_is_not_there_names_the_nearest() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let page = server.get("/shandong/abuot.html");
    assert_eq!(page.status, 404);
    let text = page.text();
    assert!(text.contains("山东活动周"), "it is not the site's own page: {text}");
    assert!(text.contains("href=\"/shandong/about.html\">山东简介"), "{text}");
    assert!(text.contains("<base href=\"/shandong/\">"), "{text}");
    let root = server.get("/nwes/launch.html").text();
    assert!(root.contains("href=\"/news/launch.html\""), "{root}");
    let odd = server.get("/shandong/%3Cscript%3Ealert(1)%3C/script%3E").text();
    assert!(!odd.contains("<script>alert"), "{odd}");
}

#[test]
fn the_error_page_of_a_site_that_states_its_address_is_whole() {
    let folder = Folder::new();
    let week =
        "edition:\n  year: 2026\n  theme: 一技在手\n  start: 2026-05-10\n  end: 2026-05-16\n";
    let site = format!("title: 全国活动周\nurl: https://www.example.cn/week/\n{week}");
    folder.write("content/site.yaml", site);
    let server = Server::start(folder.root(), &["--base", "/preview/"]);
    let page = server.get("/preview/no/such/page.html");
    assert_eq!(page.status, 404);
    let text = page.text();
    assert!(!text.contains("\"/week/") && !text.contains("=/week/"), "{text}");
    let style = text.split("/preview/assets/style.").nth(1).and_then(|rest| rest.get(..10));
    let style = format!("/preview/assets/style.{}.css", style.expect("a style"));
    assert_eq!(server.get(&style).status, 200, "{style}");
}

#[test]
fn where_pages_name_folders_the_front_is_the_home_page() {
    let folder = Folder::new();
    let week =
        "edition:\n  year: 2026\n  theme: 一技在手\n  start: 2026-05-10\n  end: 2026-05-16\n";
    folder.write("content/site.yaml", format!("title: 全国活动周\nurls: pretty\n{week}"));
    let server = Server::start(folder.root(), &[]);
    assert!(server.get("/").text().contains("kind-home"));
    assert_eq!(server.get("/about").header("location"), "/about/");
    assert_eq!(server.get("/about/").status, 200);
    assert!(server.get("/__skillweek/").text().contains("山东活动周"));
}

#[test]
fn drafts_are_shown_only_when_asked_for() {
    let folder = Folder::new();
    folder.write("content/draft.md", "---\ntitle: 未完\ndraft: true\n---\n\n还没写完。\n");
    assert_eq!(Server::start(folder.root(), &[]).get("/draft.html").status, 404);
    let page = Server::start(folder.root(), &["--drafts"]).get("/draft.html");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("ribbon-draft"), "{}", page.text());
}

#[test]
fn pages_are_counted_as_a_build_counts_them() {
    let folder = Folder::new();
    folder.write("content/draft.md", "---\ntitle: 未完\ndraft: true\n---\n\n还没写完。\n");
    let request = Request { root: folder.root().to_owned(), ..Request::default() };
    let built = build(&request, &folder.path("public"), &()).expect("it can be built").pages;
    let front = Server::start(folder.root(), &[]).get("/").text();
    let numbers = |before: &str, after: &str| -> Vec<usize> {
        let ends = front.match_indices(after).map(|(end, _)| &front[..end]);
        let texts = ends.filter_map(|text| text.rsplit_once(before)).map(|(_, number)| number);
        texts.filter_map(|number| number.parse().ok()).collect()
    };
    assert_eq!(numbers("<b>", "</b> 个页面"), [built], "{front}");
    assert_eq!(numbers(">", " 页<").iter().sum::<usize>(), built, "{front}");
}

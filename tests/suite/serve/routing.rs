//! What is at which address: the bytes of the build, their types, their parts.

use super::harness::{Folder, MP4, Reply, Server, film, with_film};
use crate::harness::{Built, repository};

#[test]
fn every_file_of_the_sample_is_served_as_it_is_built() {
    let built = Built::sample();
    let server = Server::start(&repository(), &[]);
    for (path, bytes) in &built.files {
        let reply = server.get(&format!("/{path}"));
        assert_eq!(reply.status, 200, "{path}");
        let is_page = path.ends_with(".html");
        assert_eq!(reply.marks().is_some(), is_page, "{path}");
        let found = if is_page { reply.built() } else { reply.body.clone() };
        assert!(found == *bytes, "{path} is served otherwise than it is built");
        assert_eq!(reply.header("content-length"), reply.body.len().to_string(), "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(!reply.headers.contains_key("access-control-allow-origin"), "{path}");
    }
}

#[test]
fn types_say_what_files_are() {
    let folder = Folder::new();
    let open = "---\ntitle: 开放日\nstart: 2026-05-12 09:00\nvenue: 南门\n---\n\n来吧。\n";
    folder.write("content/activities/open.md", open);
    let server = Server::start(folder.root(), &[]);
    let cases = [
        ("/index.html", "text/html; charset=utf-8"),
        ("/activities/calendar.ics", "text/calendar; charset=utf-8"),
        ("/data/activities.json", "application/json; charset=utf-8"),
        ("/data/activities.csv", "text/csv; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/_headers", "text/plain; charset=utf-8"),
    ];
    for (path, mime) in cases {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, mime), "{path}");
    }
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let first = server.get("/about.html");
    let tag = first.header("etag").to_owned();
    assert_eq!(first.header("cache-control"), "no-cache");
    let again = server.ask("GET", "/about.html", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let weak = server.ask("GET", "/about.html", &[("If-None-Match", &format!("\"x\", W/{tag}"))]);
    assert_eq!(weak.status, 304);
    assert_eq!(server.ask("GET", "/about.html", &[("If-None-Match", "\"x\"")]).status, 200);
    folder.write("content/about.md", Folder::about("第二版。"));
    let changed = server.until("/about.html", |reply| reply.text().contains("第二版"));
    assert_ne!(changed.header("etag"), tag);
}

#[test]
fn head_is_get_without_its_body_and_nothing_else_is_allowed() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let (get, head) = (server.get("/about.html"), server.ask("HEAD", "/about.html", &[]));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), get.header("content-length"));
    assert_eq!(head.header("etag"), get.header("etag"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"] {
        let reply = server.ask(method, "/about.html", &[("Content-Length", "0")]);
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn parts_of_a_file_are_given_as_players_ask_for_them() {
    let folder = Folder::new();
    let video: Vec<u8> = (0..1_000_000_u32).map(|n| (n * 7 % 251) as u8).collect();
    let mut bytes = MP4.to_vec();
    bytes.extend(&video);
    with_film(&folder, &bytes);
    let server = Server::start(folder.root(), &[]);
    let path = film(&server);
    let whole = server.get(&path);
    assert_eq!((whole.status, whole.header("content-type")), (200, "video/mp4"));
    assert!(whole.body == bytes);
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let tag = whole.header("etag").to_owned();
    let part = |range: &str| server.ask("GET", &path, &[("Range", range)]);
    let check = |reply: Reply, first: usize, last: usize| {
        assert_eq!(reply.status, 206);
        let all = bytes.len();
        assert_eq!(reply.header("content-range"), format!("bytes {first}-{last}/{all}"));
        assert!(reply.body == bytes[first..=last], "{first}-{last}");
    };
    check(part("bytes=0-0"), 0, 0);
    check(part("bytes=100-70000"), 100, 70_000);
    check(part("bytes=900000-"), 900_000, bytes.len() - 1);
    check(part("bytes=-24"), bytes.len() - 24, bytes.len() - 1);
    let behind = part("bytes=2000000-");
    assert_eq!((behind.status, behind.body.len()), (416, 0));
    assert_eq!(behind.header("content-range"), format!("bytes */{}", bytes.len()));
    assert!(part("bytes=0-1,5-6").body == bytes);
    let current = server.ask("GET", &path, &[("Range", "bytes=0-9"), ("If-Range", &tag)]);
    assert_eq!(current.status, 206);
    let outdated = server.ask("GET", &path, &[("Range", "bytes=0-9"), ("If-Range", "\"old\"")]);
    assert_eq!(outdated.status, 200);
    let head = server.ask("HEAD", &path, &[("Range", "bytes=0-9")]);
    assert_eq!((head.status, head.body.len()), (200, 0));
}

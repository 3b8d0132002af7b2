//! What strangers, attackers and broken clients get: nothing, and nobody else is kept waiting.

use super::harness::{Folder, MP4, Reply, Server, film, rest, with_film};
use std::env;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// A file beside the outputs that no request may ever bring out.
const SECRET: &str = "geheim-7f3a";

/// A project with something worth stealing around it.
fn guarded() -> Folder {
    let folder = Folder::new();
    folder.write("secret.txt", SECRET);
    folder.write("content/.hidden.md", SECRET);
    folder.write(".git/config", SECRET);
    folder
}

/// Ways in which people have led servers out of their folders, with something at the end.
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn traversals() -> Vec<String> {
    let ups = [
        "..",
        "%2e%2e",
        "%2E%2E",
        ".%2e",
        "%2e.",
        "..%00",
        "%252e%252e",
        "..;",
        "....",
        "%c0%ae%c0%ae",
        "%e0%80%ae%e0%80%ae",
        "%uff0e%uff0e",
        "．．",
        "%ef%bc%8e%ef%bc%8e",
        "..%0d",
        "..%09",
        "%2e%2e%3b",
    ];
    let slashes = [
        "/",
        "%2f",
        "%2F",
        "\\",
        "%5c",
        "%5C",
        "%252f",
        "%255c",
        "//",
        "/./",
        "%c0%af",
        "%e2%88%95",
    ];
    let ends = ["secret.txt", "etc/passwd", "windows/win.ini", "content/site.yaml", ".git/config"];
    let mut paths = Vec::new();
    for (at, up) in ups.iter().enumerate() {
        for slash in slashes {
            for end in ends {
                let way = format!("{up}{slash}").repeat(1 + at % 6);
                paths.push(format!("/{way}{end}"));
                paths.push(format!("/shandong/{way}{end}"));
            }
        }
    }
    let single = [
        "/C:/Windows/win.ini",
        "/c:%5cwindows%5cwin.ini",
        "/C%3A/secret.txt",
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc/passwd",
        "/\\\\?\\C:\\x",
        "/%5c%5c?%5cC:%5cx",
        "/file:///etc/passwd",
        "/content/site.yaml",
        "/secret.txt",
        "/.git/config",
        "/content/.hidden.md",
        "/.hidden.md",
        "/about.html%00.txt",
        "/about.html::$DATA",
        "/about.html.",
        "/about.html%20",
        "/CON",
        "/NUL.html",
        "/aux",
        "/about.html/",
        "/about.html/..",
        "/?../secret.txt",
        "/#../secret.txt",
        "/__skillweek/../secret.txt",
        "/__skillweek/%2e%2e/secret.txt",
        "/__skillweek/preview.js",
        "/__skillweek/events",
        "/__skillweek/events?token=0",
        "/.cache/pictures",
        "/public/index.html",
        "/themes/base/theme.yaml",
        "/%",
        "/%2",
        "/%zz",
        "/\u{202e}txt.terces",
        "/secret.txt?",
        "/%73ecret.txt",
    ];
    paths.extend(single.map(str::to_owned));
    paths
}

#[test]
fn no_path_leads_out_of_the_outputs() {
    let folder = guarded();
    let server = Server::start(folder.root(), &[]);
    let paths = traversals();
    assert!(paths.len() > 2000, "{}", paths.len());
    for path in paths {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
            server.port
        );
        let Some(reply) = server.raw(request.as_bytes()) else { continue };
        let is_front = path.starts_with("/?") || path.starts_with("/#");
        let is_refused = matches!(reply.status, 400 | 403 | 404 | 414);
        assert!(is_refused || (is_front && reply.status == 200), "{path}: {}", reply.status);
        let text = reply.text();
        assert!(
            !text.contains(SECRET) && !text.contains("root:x:") && !text.contains("title: 全国"),
            "{path}"
        );
    }
}

#[test]
fn only_hosts_of_this_machine_are_answered() {
    let server = Server::start(guarded().root(), &[]);
    let port = server.port;
    let ask = |host: &str| {
        let request =
            format!("GET /index.html HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        server.raw(request.as_bytes()).map_or(0, |reply| reply.status)
    };
    for name in ["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.0.0.2", "[::1]"] {
        assert_eq!(ask(&format!("{name}:{port}")), 200, "{name}");
    }
    for name in [
        "evil.cn",
        "127.0.0.1.nip.io",
        "localhost.evil.cn",
        "0.0.0.0",
        "192.168.0.1",
        "10.0.0.1",
        "[::]",
        "localhost.",
        "xn--localhost",
    ] {
        assert_eq!(ask(&format!("{name}:{port}")), 403, "{name}");
    }
    for host in [
        "localhost",
        "localhost:1",
        "127.0.0.1",
        "evil.cn",
        "localhost:80",
        "localhost:99999",
        "a b",
    ] {
        assert!(matches!(ask(host), 0 | 400 | 403), "{host}");
    }
    let none = server.raw(b"GET /index.html HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(none.is_none_or(|reply| matches!(reply.status, 400 | 403)));
    let whole = format!(
        "GET http://evil.cn/index.html HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(server.raw(whole.as_bytes()).map(|reply| reply.status), Some(403));
}

#[test]
fn pages_of_other_origins_cannot_listen() {
    let server = Server::start(guarded().root(), &[]);
    let (digest, token) = server.get("/about.html").marks().expect("a script");
    let events = format!("/__skillweek/events?page=/about.html&has={digest}&token={token}");
    for (name, value) in [
        ("Origin", "http://evil.cn"),
        ("Origin", "null"),
        ("Origin", "http://localhost:1"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let reply = server.ask("GET", &events, &[(name, value)]);
        assert_eq!(reply.status, 403, "{name}: {value}");
        assert!(reply.marks().is_none(), "a stranger is told the token");
        let page = server.ask("GET", "/about.html", &[(name, value)]);
        assert_eq!(page.status, 403, "{name}: {value}");
    }
    for query in [
        "",
        "?page=/about.html",
        "?page=/about.html&token=",
        &format!("?page=/&token={}", "0".repeat(32)),
    ] {
        assert_eq!(server.get(&format!("/__skillweek/events{query}")).status, 403, "{query}");
    }
    let link = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")];
    assert_eq!(server.ask("GET", "/about.html", &link).status, 200);
    // And the page itself can.
    server.listen("/about.html", &digest, &token).next("hello");
}

#[test]
fn requests_that_are_too_large_or_no_requests_are_refused() {
    let server = Server::start(guarded().root(), &[]);
    let large = format!(
        "GET / HTTP/1.1\r\nHost: localhost:{}\r\nX: {}\r\n\r\n",
        server.port,
        "x".repeat(40_000)
    );
    assert!(server.raw(large.as_bytes()).is_none_or(|reply| reply.status == 431));
    let long = server.get(&format!("/{}", "a".repeat(9000)));
    assert!(matches!(long.status, 400 | 404 | 414));
    let many = format!(
        "GET / HTTP/1.1\r\nHost: localhost:{}\r\n{}\r\n",
        server.port,
        "X: 1\r\n".repeat(500)
    );
    assert!(server.raw(many.as_bytes()).is_none_or(|reply| reply.status == 431));
    for bytes in [
        &b"\0\0\0\0"[..],
        b"\x16\x03\x01\x02\0\x01\0",
        b"GET\r\n\r\n",
        b"hello\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n\r\n\r\n",
    ] {
        let mut stream = server.connect();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let answer = rest(stream);
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."), "{bytes:?}");
    }
    assert_eq!(server.get("/about.html").status, 200);
}

/// After so long the server closes a connection whose request is not complete.
const HEADER_TIME: Duration = Duration::from_secs(10);

/// Whoever had to wait for one of the others would be answered when the server gives up on it. An
/// answer that comes before anyone can have been given up on proves the contrary; on a machine too
/// slow for that, nothing is known and it is tried again.
#[test]
fn clients_that_never_finish_keep_nobody_out() {
    let all = env::var("SKILLWEEK_HALF_OPEN").ok().and_then(|all| all.parse().ok()).unwrap_or(600);
    let server = Server::start(guarded().root(), &[]);
    let is_kept_out = (0..6).all(|_| {
        let began = Instant::now();
        let open: Vec<TcpStream> = (0..all).map(|number| half_open(&server, number)).collect();
        assert_eq!(server.get("/about.html").status, 200);
        let is_late = began.elapsed() >= HEADER_TIME;
        let closed = open.iter().filter(|stream| is_closed(stream)).count();
        assert!(closed >= all - 300, "the server has no limit");
        is_late
    });
    assert!(!is_kept_out);
}

/// A connection with half of a request or nothing.
fn half_open(server: &Server, number: usize) -> TcpStream {
    let mut stream = server.connect();
    let begun = if number.is_multiple_of(2) { &b"GET / HTTP/1.1\r\nHost: loc"[..] } else { b"" };
    stream.write_all(begun).expect("it can be sent");
    stream
}

fn is_closed(mut stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).expect("it can be asked without waiting");
    !matches!(stream.read(&mut [0]), Err(error) if error.kind() == ErrorKind::WouldBlock)
}

#[test]
fn readers_who_take_nothing_hold_nobody_up() {
    let folder = guarded();
    let mut bytes = MP4.to_vec();
    bytes.resize(24 << 20, 7);
    with_film(&folder, &bytes);
    let server = Server::start(folder.root(), &[]);
    let name = film(&server);
    let request = format!("GET {name} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", server.port);
    let slow: Vec<TcpStream> = (0..60)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(request.as_bytes()).expect("it can be sent");
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(server.get("/about.html").status, 200);
    }
    // One of them goes on reading after all.
    let mut first = BufReader::new(slow.into_iter().next().expect("one"));
    let mut head = String::new();
    first.read_line(&mut head).expect("an answer");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
}

#[test]
fn connections_may_serve_many_requests() {
    let server = Server::start(guarded().root(), &[]);
    let mut stream = server.connect();
    let request = format!("HEAD /about.html HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", server.port);
    for _ in 0..3 {
        stream.write_all(request.as_bytes()).expect("it can be sent");
    }
    let last = request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    stream.write_all(last.as_bytes()).expect("it can be sent");
    let text = String::from_utf8(rest(stream)).expect("UTF-8");
    assert_eq!(text.matches("HTTP/1.1 200 OK").count(), 4, "{text}");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_files_place_is_not_followed() {
    let folder = guarded();
    with_film(&folder, MP4);
    let server = Server::start(folder.root(), &[]);
    let name = film(&server);
    assert_eq!(server.get(&name).body, MP4);
    std::fs::remove_file(folder.path("assets/film.mp4")).expect("it can be removed");
    std::os::unix::fs::symlink(folder.path("secret.txt"), folder.path("assets/film.mp4"))
        .expect("a link");
    let reply: Reply = server.get(&name);
    assert!(!reply.text().contains(SECRET));
}

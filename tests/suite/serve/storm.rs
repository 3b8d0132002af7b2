//! Whatever comes, and however much of it: the server answers, stays, and does not grow.
//! `SKILLWEEK_REQUESTS=1000000` sends as many requests as were promised.

use super::harness::{Folder, PATIENCE, Server};
use crate::incremental::Dice;
use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// Clients at a time.
const CLIENTS: u64 = 4;
/// Requests of one connection.
const OF_ONE: usize = 64;
/// The memory is looked at after each of so many parts.
const PARTS: usize = 20;
/// How much more memory the server may hold in the end than after the first parts. Kilobytes.
const GROWTH: usize = 10 << 10;

const PATHS: [&str; 14] = [
    "/",
    "/index.html",
    "/about.html",
    "/shandong/",
    "/shandong/qingdao/about.html",
    "/news/launch.html",
    "/404.html",
    "/robots.txt",
    "/no/such/page.html",
    "/..%2f..%2fetc/passwd",
    "/%ff%fe",
    "/__skillweek/",
    "/__skillweek/preview.js",
    "/__skillweek/events?page=/&has=0&token=0",
];
const METHODS: [&str; 6] = ["GET", "GET", "GET", "HEAD", "POST", "BREW"];
const HEADERS: [&str; 8] = [
    "Accept: text/html",
    "Range: bytes=0-9",
    "Range: bytes=9-0,x",
    "If-None-Match: \"x\", *",
    "Origin: http://evil.cn",
    "Sec-Fetch-Site: cross-site",
    "Cookie: skillweek-key=0",
    "Upgrade: websocket",
];

fn requests() -> usize {
    env::var("SKILLWEEK_REQUESTS").ok().and_then(|all| all.parse().ok()).unwrap_or(4000)
}

#[test]
fn random_requests_neither_stop_the_server_nor_make_it_grow() {
    let folder = Folder::new();
    let mut server = Server::start(folder.root(), &[]);
    let began = Instant::now();
    let mut held = Vec::new();
    let mut all = 0;
    for part in 1..=PARTS {
        all += storm(server.address(), requests().div_ceil(PARTS), part as u64);
        held.extend(memory(&mut server));
    }
    let seconds = began.elapsed().as_secs_f64();
    println!("{all} requests in {seconds:.1} s; kB held after each part: {held:?}");
    assert!(all >= requests());
    assert_eq!(server.get("/about.html").status, 200);
    assert!(server.child().try_wait().expect("a child").is_none(), "it has stopped");
    // The first parts fill what the server keeps on purpose.
    if let [_, _, early, .., last] = held[..] {
        assert!(last <= early + GROWTH, "{held:?}");
    }
}

/// Sends so many requests from several clients; says how many were sent.
fn storm(server: SocketAddr, all: usize, seed: u64) -> usize {
    let sent = AtomicUsize::new(0);
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let sent = &sent;
            scope.spawn(move || {
                let mut dice = Dice(seed << 32 | client);
                while sent.load(Ordering::Relaxed) < all {
                    let count = match dice.throw(8) {
                        0 => no_request(server, &mut dice),
                        _ => many(server, &mut dice),
                    };
                    sent.fetch_add(count, Ordering::Relaxed);
                }
            });
        }
    });
    sent.into_inner()
}

fn connect(server: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(server).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

/// Bytes that are no request, or only a part of one.
fn no_request(server: SocketAddr, dice: &mut Dice) -> usize {
    let mut stream = connect(server);
    let mut bytes: Vec<u8> = request(server, dice).into_bytes();
    match dice.throw(4) {
        0 => bytes.truncate(dice.throw(bytes.len())),
        1 => (0..8).for_each(|_| {
            let at = dice.throw(bytes.len());
            bytes[at] = u8::try_from(dice.throw(256)).expect("a byte");
        }),
        2 => bytes
            .splice(..0, (0..64).map(|_| u8::try_from(dice.throw(256)).expect("a byte")))
            .for_each(drop),
        _ => bytes.extend(vec![b'x'; dice.throw(40_000)]),
    }
    // The server may have closed before everything was sent.
    let _ = stream.write_all(&bytes);
    if dice.throw(2) == 0 {
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = [0; 512];
        let _ = stream.read(&mut answer);
    }
    1
}

/// Requests one after the other over one connection.
fn many(server: SocketAddr, dice: &mut Dice) -> usize {
    let mut stream = connect(server);
    let mut answers = BufReader::new(stream.try_clone().expect("a second end"));
    for number in 0..OF_ONE {
        let request = request(server, dice);
        if stream.write_all(request.as_bytes()).is_err() || !answer(&mut answers, &request) {
            return number + 1;
        }
    }
    OF_ONE
}

fn request(server: SocketAddr, dice: &mut Dice) -> String {
    let (method, path) = (dice.pick(&METHODS), dice.pick(&PATHS));
    let host = match dice.throw(12) {
        0 => "evil.cn".to_owned(),
        _ => format!("localhost:{}", server.port()),
    };
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n");
    for _ in 0..dice.throw(3) {
        request += dice.pick(&HEADERS);
        request += "\r\n";
    }
    request + "\r\n"
}

/// Reads one answer; says whether the connection goes on.
fn answer(stream: &mut BufReader<TcpStream>, request: &str) -> bool {
    let (mut head, mut length) = (String::new(), 0);
    let mut is_open = true;
    loop {
        let mut line = String::new();
        if !matches!(stream.read_line(&mut line), Ok(1..)) {
            return false;
        }
        let lower = line.to_ascii_lowercase();
        if let Some(number) = lower.strip_prefix("content-length:") {
            length = number.trim().parse().unwrap_or(0);
        }
        is_open &= !lower.starts_with("connection: close");
        if line.trim_end().is_empty() {
            break;
        }
        head += &line;
    }
    let status: u16 = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
    assert!(status < 500, "{request}\n{head}");
    if request.starts_with("HEAD") || status == 304 {
        return is_open;
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).is_ok() && is_open
}

/// What the server's process holds in memory, in kilobytes, where the system tells.
fn memory(server: &mut Server) -> Option<usize> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child().id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

//! Ports that are taken, and the end.

use super::harness::{Folder, Server};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

fn taken() -> (TcpListener, String) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    (listener, port.to_string())
}

#[test]
fn a_taken_port_is_passed_over() {
    let (_listener, port) = taken();
    let folder = Folder::new();
    let server = Server::start_at(folder.root(), &["--port", &port]);
    assert_ne!(server.port.to_string(), port);
    assert_eq!(server.get("/about.html").status, 200);
}

#[test]
fn a_port_that_must_be_is_refused() {
    let (_listener, port) = taken();
    let folder = Folder::new();
    let output = Command::new(env!("CARGO_BIN_EXE_skillweek"))
        .args(["serve", "--lang", "zh", "--strict-port", "--port", &port, "--root"])
        .arg(folder.root())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains(&format!("端口 {port} 已经被占用")), "{said}");
}

#[test]
fn what_cannot_be_served_is_said() {
    let folder = Folder::new();
    for (args, words) in [
        (&["--site", "shangdong"][..], "shandong"),
        (&["--base", "/a b/"], "不能作网址里的路径"),
        (&["--host", "no.such.host.invalid", "--port", "0"], "--host"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_skillweek"))
            .args(["serve", "--lang", "zh", "--root"])
            .arg(folder.root())
            .args(args)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(words), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_signal_stops_it_cleanly_whatever_is_open() {
    for signal in ["INT", "TERM"] {
        let folder = Folder::new();
        let mut server = Server::start(folder.root(), &[]);
        let events = server.watch("/about.html");
        events.next("hello");
        let number = server.child().id().to_string();
        // `kill` is part of every shell, and a program of its own only where procps is installed.
        let kill = ["-c", "kill -s \"$0\" \"$1\"", signal, &number];
        let sent = Command::new("sh").args(kill).status().expect("a shell runs");
        assert!(sent.success());
        server.line("预览已停止");
        assert!(events.is_over());
        assert_eq!(server.child().wait().expect("it ends").code(), Some(0), "{signal}");
        // Nothing is left behind.
        let left = std::fs::read_dir(folder.root()).expect("a folder").flatten();
        let left: Vec<_> =
            left.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
        assert!(!left.iter().any(|name| name == "public"), "{left:?}");
    }
}

//! From a saved file to the new text in an answer of a dev server.

use crate::corpus::{self, Generator};
use crate::shape::Shape;
use crate::tools::{Tools, set_aside};
use std::fs;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Between two looks at the page; far below what is measured.
const PAUSE: Duration = Duration::from_millis(1);
/// When a server that does not answer is given up.
const PATIENCE: Duration = Duration::from_secs(120);
/// Between an answer and the next edit, so that bursts are not one.
const REST: Duration = Duration::from_millis(400);
/// The page that is edited.
const PAGE: &str = "news/p00003";

/// A dev server that ends with its owner.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It is our own child; that it ended before is no harm.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures the servers on a site of so many pages, one after the other: all edits of one, then all of
/// the next, so that none runs while another is measured.
pub fn live(tools: &Tools, shape: &Shape) -> io::Result<()> {
    let ours = tools.work.join("skillweek");
    set_aside(&tools.work, &[ours.clone()])?;
    corpus::write(shape, Generator::Skillweek, &ours)?;
    let mut command = Command::new(&tools.skillweek);
    command.args(["serve", "--strict-port", "--port", "18080", "--root"]).arg(&ours);
    let mut contestants = vec![("skillweek serve", 18080, ours, command)];
    if let Some(hugo) = &tools.hugo {
        let theirs = tools.work.join("hugo");
        set_aside(&tools.work, &[theirs.clone()])?;
        corpus::write(shape, Generator::Hugo, &theirs)?;
        let mut command = Command::new(hugo);
        command.args(["server", "--bind", "127.0.0.1", "--port", "18081", "--noBuildLock", "-s"]);
        command.arg(&theirs);
        contestants.push(("hugo server", 18081, theirs, command));
    }
    println!("\n### {} pages, from saving a text to its page being served\n", shape.pages);
    println!("| | first page s | p50 ms | p95 ms | max ms | edits |");
    println!("|---|---|---|---|---|---|");
    for (name, port, root, mut command) in contestants {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let began = Instant::now();
        let server = Server(command.spawn()?);
        wait_for(port, "</html>")?;
        let first = began.elapsed();
        let mut times = (0..tools.rounds)
            .map(|round| edit(&root, port, round))
            .collect::<io::Result<Vec<Duration>>>()?;
        drop(server);
        times.sort_unstable();
        let at = |part: usize| times.get((times.len() * part / 100).min(times.len() - 1));
        let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1e3);
        println!(
            "| {name} | {:.2} | {:.1} | {:.1} | {:.1} | {} |",
            first.as_secs_f64(),
            ms(at(50)),
            ms(at(95)),
            ms(times.last()),
            times.len()
        );
    }
    Ok(())
}

/// Saves a new text and waits until the page shows it.
fn edit(root: &Path, port: u16, round: usize) -> io::Result<Duration> {
    sleep(REST);
    let path = root.join("content").join(format!("{PAGE}.md"));
    let mark = format!("save{round:05}");
    let text = fs::read_to_string(&path)?;
    let text = text.split("\n\nsave").next().unwrap_or_default().trim_end();
    let began = Instant::now();
    fs::write(&path, format!("{text}\n\n{mark}\n"))?;
    wait_for(port, &mark)?;
    Ok(began.elapsed())
}

/// Waits until the page holds a text.
fn wait_for(port: u16, text: &str) -> io::Result<()> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if get(port).is_ok_and(|page| page.contains(text)) {
            return Ok(());
        }
        sleep(PAUSE);
    }
    Err(io::Error::new(io::ErrorKind::TimedOut, format!("port {port} never served {text}")))
}

fn get(port: u16) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    write!(
        stream,
        "GET /{PAGE}.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

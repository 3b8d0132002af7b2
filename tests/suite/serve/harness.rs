//! A server for one test, with the requests and the events of its clients.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take before it counts as not coming. Machines are slow; nothing waits so long
/// where all is well.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A running server; stopped when dropped.
pub struct Server {
    child: Child,
    lines: Receiver<String>,
    pub port: u16,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Server {
    /// Serves a project at any free port.
    pub fn start(root: &Path, args: &[&str]) -> Self {
        let mut all = vec!["--port", "0"];
        all.extend(args);
        Self::start_at(root, &all)
    }

    /// Serves with just these arguments, and waits until it has read the project.
    pub fn start_at(root: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_skillweek"))
            .args(["serve", "--lang", "zh", "--root"])
            .arg(root)
            .args(args)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program runs");
        let stdout = child.stdout.take().expect("a pipe");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut server = Self { child, lines, port: 0 };
        let address = server.line("http://");
        let port = address.rsplit_once(':').expect("a port").1;
        server.port = port.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
        server.line("读完");
        server
    }

    /// The next line that the server prints with those words in it.
    #[track_caller]
    pub fn line(&self, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line =
                self.lines.recv_timeout(left).unwrap_or_else(|_| panic!("never said: {words}"));
            if line.contains(words) {
                return line;
            }
        }
    }

    pub fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address()).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    /// Sends bytes as they are and reads the answer; `None` where the server only closes.
    pub fn raw(&self, bytes: &[u8]) -> Option<Reply> {
        let mut stream = self.connect();
        // The server may have answered and closed before everything was sent.
        let _ = stream.write_all(bytes);
        Reply::read(&mut BufReader::new(stream))
    }

    /// A request with further header lines.
    #[track_caller]
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let port = self.port;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\n");
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += "Connection: close\r\n\r\n";
        self.raw(request.as_bytes()).unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    /// Asks again and again until the answer is as wanted.
    #[track_caller]
    pub fn until(&self, path: &str, is_wanted: impl Fn(&Reply) -> bool) -> Reply {
        let until = Instant::now() + PATIENCE;
        loop {
            let reply = self.get(path);
            if is_wanted(&reply) {
                return reply;
            }
            assert!(
                Instant::now() < until,
                "{path} never became that: {} {}",
                reply.status,
                reply.text()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Opens a page and listens to what the server tells it, as the page's script does.
    #[track_caller]
    pub fn watch(&self, path: &str) -> Events {
        let page = self.get(path);
        let (digest, token) = page.marks().unwrap_or_else(|| panic!("{path} has no script"));
        self.listen(path, &digest, &token)
    }

    pub fn listen(&self, path: &str, digest: &str, token: &str) -> Events {
        let mut stream = self.connect();
        let port = self.port;
        let request = format!(
            "GET /__skillweek/events?page={path}&has={digest}&token={token} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("a request can be sent");
        Events::over(stream)
    }

    /// The server's own process.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reply {
    /// Reads one answer; `None` where there is none.
    pub fn read(stream: &mut impl BufRead) -> Option<Self> {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        let status = line.split(' ').nth(1)?.parse().ok()?;
        let mut headers = BTreeMap::new();
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            headers.insert(name.to_lowercase(), value.to_owned());
        }
        let mut body = Vec::new();
        let _ = stream.read_to_end(&mut body);
        Some(Self { status, headers, body })
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", self.headers))
    }

    /// The digest and the token that the server's script on a page is told.
    pub fn marks(&self) -> Option<(String, String)> {
        let text = self.text();
        let value = |name: &str| {
            let (_, after) = text.split_once(&format!(" {name}=\""))?;
            Some(after.split('"').next()?.to_owned())
        };
        Some((value("data-skillweek")?, value("data-token")?))
    }

    /// The page as it was built: without the server's script.
    pub fn built(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone()).expect("pages are UTF-8");
        let Some(start) = text.find("<script src=\"/__skillweek/") else {
            return self.body.clone();
        };
        let end = start + text[start..].find("</script>").expect("its end") + "</script>".len();
        format!("{}{}", &text[..start], &text[end..]).into_bytes()
    }
}

/// What the server tells an open page.
pub struct Events {
    events: Receiver<(String, String)>,
}

impl Events {
    fn over(stream: TcpStream) -> Self {
        let (sender, events) = channel();
        thread::spawn(move || {
            let mut name = String::new();
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                // Chunks put their lengths between the lines; those are no fields.
                if let Some(event) = line.strip_prefix("event: ") {
                    name = event.to_owned();
                } else if let Some(data) = line.strip_prefix("data: ")
                    && sender.send((std::mem::take(&mut name), data.to_owned())).is_err()
                {
                    return;
                }
            }
        });
        Self { events }
    }

    /// The next event of that name.
    #[track_caller]
    pub fn next(&self, name: &str) -> String {
        self.next_where(name, |_| true)
    }

    /// The next event of that name that is as wanted.
    #[track_caller]
    pub fn next_where(&self, name: &str, is_wanted: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let (found, data) =
                self.events.recv_timeout(left).unwrap_or_else(|_| panic!("no {name}"));
            if found == name && is_wanted(&data) {
                return data;
            }
        }
    }

    /// The next board on which there are so many errors.
    #[track_caller]
    pub fn board(&self, errors: u64) -> serde_json::Value {
        let read = |data: &str| serde_json::from_str::<serde_json::Value>(data).expect("JSON");
        read(&self.next_where("board", |data| read(data)["errors"] == errors))
    }

    /// How many events of that name have come.
    pub fn count(&self, name: &str) -> usize {
        self.events.try_iter().filter(|(found, _)| found == name).count()
    }

    /// Whether the server has closed the connection.
    pub fn is_over(&self) -> bool {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let next = self.events.recv_timeout(Duration::from_millis(50));
            if let Err(std::sync::mpsc::RecvTimeoutError::Disconnected) = next {
                return true;
            }
        }
        false
    }
}

/// A small project on disk: a nation, a province, a school.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let folder = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let week =
            "edition:\n  year: 2026\n  theme: 一技在手\n  start: 2026-05-10\n  end: 2026-05-16\n";
        folder.write("content/site.yaml", format!("title: 全国活动周\n{week}"));
        folder.write("content/about.md", "---\ntitle: 关于我们\n---\n\n第一版。\n");
        folder.write(
            "content/news/launch.md",
            "---\ntitle: 启动\ndate: 2026-05-10\n---\n\n今天启动。\n",
        );
        folder.write("content/shandong/site.yaml", "title: 山东活动周\n");
        folder.write("content/shandong/about.md", "---\ntitle: 山东简介\n---\n\n山东的第一版。\n");
        folder.write("content/shandong/qingdao/site.yaml", "title: 青岛学校\n");
        folder.write(
            "content/shandong/qingdao/about.md",
            "---\ntitle: 学校简介\n---\n\n学校的第一版。\n",
        );
        folder
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    pub fn write(&self, below: &str, text: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    /// The page `about` with that text.
    pub fn about(text: &str) -> String {
        format!("---\ntitle: 关于我们\n---\n\n{text}\n")
    }
}

/// A project with a film, as large as wanted.
pub fn with_film(folder: &Folder, bytes: &[u8]) {
    folder.write("assets/film.mp4", bytes);
    let page = "---\ntitle: 影片\nfile: /assets/film.mp4\ntranscript: 没有话。\n---\n";
    folder.write("content/videos/film.md", page);
}

/// Where the film is served.
pub fn film(server: &Server) -> String {
    let page = server.get("/videos/film.html").text();
    let name = page.split("assets/film.").nth(1).and_then(|rest| rest.split(".mp4").next());
    format!("/assets/film.{}.mp4", name.expect("the page names the film"))
}

/// The beginning of every MP4 file.
pub const MP4: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";

/// Reads everything that a connection still gives.
pub fn rest(mut stream: TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    bytes
}

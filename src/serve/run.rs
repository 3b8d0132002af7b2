//! The server from start to stop.
//!
//! 1. Listen: requests wait from now on until there is something to show.
//! 2. Watch, then read the project, so that no change falls between the two.
//! 3. For each batch of changes read changed files again, notify the open pages, report mistakes.
//! 4. Stop at once when asked to; nothing is left behind.

#![expect(clippy::disallowed_methods, reason = "says how long reading took")]

use super::http::bind::Bound;
use super::http::connections::Connections;
use super::http::hosts::Hosts;
use super::http::secret::Secret;
use super::http::service::Service;
use super::http::{bind, lan, listen};
use super::preview::{Preview, Settings};
use super::terminal::console::{Addresses, Console};
use super::terminal::keys::{self, Keys};
use super::watch::follow::Follower;
use super::watch::{Watch, WatchMode};
use skillweek_base::program_name::ProgramName;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_pipeline::{Request, Session};
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::thread;
use std::time::Instant;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The options of `serve`.
#[derive(Debug, Clone)]
pub struct Options {
    /// The sites to render and how.
    pub request: Request,
    /// The language of the terminal, the panel and the server's own pages.
    pub lang: Lang,
    /// A host name or an IP address.
    pub host: String,
    /// `None` for the default, 4000.
    pub port: Option<u16>,
    /// Whether a port that is taken is an error, instead of trying the next ones.
    pub is_port_strict: bool,
    /// The path below which the sites are: `/` or `/a/b/`.
    pub base: String,
    /// The way in which changes are noticed.
    pub mode: WatchMode,
    /// The name by which the user starts the program, for hints.
    pub program_name: ProgramName,
    /// Whether the preview is opened in the default browser.
    pub opens_browser: bool,
}

/// The default port.
pub const PORT: u16 = 4000;

/// Serves until it is told to stop. The error is the reason why it could not start or go on.
pub fn run(options: &Options) -> Result<(), Text> {
    let host = resolve(&options.host)?;
    let bound = bind::bind(host, options.port.unwrap_or(PORT), options.is_port_strict)?;
    let console = Console {
        lang: options.lang,
        root: options.request.root.clone(),
        program_name: options.program_name.clone(),
    };
    let key = Secret::new();
    let addresses = addresses(&bound, options, &key);
    let preview = Arc::new(Preview::new(Settings {
        lang: options.lang,
        base: options.base.clone(),
        root: options.request.root.clone(),
        token: Secret::new(),
    }));
    let named = options.host.parse::<IpAddr>().is_err().then(|| options.host.clone());
    let service = Service { preview: preview.clone(), hosts: Hosts { named }, key };
    let runtime = runtime()?;
    start_listening(&runtime, bound, service)?;
    console.greet(&addresses);
    let (end, ended) = unbounded_channel();
    start_reading(preview, console.clone(), options, &addresses, end);
    if options.opens_browser {
        keys::open(&addresses.local, &console);
    }
    let outcome = runtime.block_on(stopped(ended));
    // Threads that still render or read hold nothing that must be kept.
    runtime.shutdown_background();
    if outcome.is_ok() {
        console.say(&text!("\n预览已停止。", "\nThe preview has stopped."));
    }
    outcome
}

fn runtime() -> Result<Runtime, Text> {
    let runtime =
        Builder::new_multi_thread().worker_threads(2).max_blocking_threads(16).enable_all().build();
    runtime.map_err(|error| text!("不能启动预览：{error}", "the preview cannot start: {error}"))
}

/// The address of a host name.
fn resolve(host: &str) -> Result<IpAddr, Text> {
    let bare = host.trim_matches(['[', ']']);
    if let Ok(address) = bare.parse() {
        return Ok(address);
    }
    if host == "localhost" || host.ends_with(".localhost") {
        return Ok(IpAddr::from([127, 0, 0, 1]));
    }
    let found = (host, 0).to_socket_addrs().ok().and_then(|mut found| found.next());
    found.map(|address| address.ip()).ok_or_else(|| {
        text!(
            "`{host}` 不是本机的地址；--host 写 IP 地址，如 0.0.0.0（局域网都能看）",
            "`{host}` is no address of this machine; --host takes an IP address, such as 0.0.0.0 for the whole network"
        )
    })
}

fn addresses(bound: &Bound, options: &Options, key: &Secret) -> Addresses {
    let port = bound.address.port();
    let ip = bound.address.ip();
    let is_open = !ip.is_loopback();
    let at = |ip: IpAddr| format!("http://{}{}", SocketAddr::new(ip, port), options.base);
    let local = if ip.is_unspecified() { at(IpAddr::from([127, 0, 0, 1])) } else { at(ip) };
    let outside = if ip.is_unspecified() { lan::address() } else { Some(ip) };
    let network = outside.filter(|_| is_open).map(|ip| lan::keyed(&at(ip), key));
    // A connection to a network address arrives from that address even on this machine.
    let local = if is_open && !ip.is_unspecified() { lan::keyed(&local, key) } else { local };
    let (instead_of, is_port_named) = (bound.instead_of, options.port.is_some());
    Addresses { local, network, instead_of, is_port_named, port }
}

fn start_listening(runtime: &Runtime, bound: Bound, service: Service) -> Result<(), Text> {
    let service = Arc::new(service);
    let connections = Connections::new();
    let _inside = runtime.enter();
    for listener in bound.listeners {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(|error| {
            text!("不能使用网络：{error}", "the network cannot be used: {error}")
        })?;
        runtime.spawn(listen::listen(listener, service.clone(), connections.clone()));
    }
    runtime.spawn(listen::beat(service));
    Ok(())
}

/// Reads the project, then follows its changes, on a thread of its own.
fn start_reading(
    preview: Arc<Preview>,
    console: Console,
    options: &Options,
    addresses: &Addresses,
    end: UnboundedSender<Result<(), Text>>,
) {
    let (request, mode, address) = (options.request.clone(), options.mode, addresses.local.clone());
    thread::spawn(move || {
        let watch = Watch::begin(&request.root, mode);
        let began = Instant::now();
        let session = match Session::open(request) {
            Ok(session) => Arc::new(session),
            // The receiver lives until the program ends.
            Err(failure) => return drop(end.send(Err(failure.text()))),
        };
        preview.put(session.clone());
        console.ready(session.sites().len(), session.pages(), began.elapsed(), watch.mode());
        if Keys::is_possible() {
            console.keys();
            let rebuild = watch.sender();
            Keys { console: console.clone(), address, rebuild, end }.listen();
        }
        Follower::new(preview, console, watch, session).follow_all();
    });
}

/// Waits for a request to stop, or for a failure of reading.
async fn stopped(mut ended: UnboundedReceiver<Result<(), Text>>) -> Result<(), Text> {
    tokio::select! {
        outcome = ended.recv() => outcome.unwrap_or(Ok(())),
        () = interrupted() => Ok(()),
    }
}

async fn interrupted() {
    let waited = wait_for_interrupt().await;
    if waited.is_err() {
        // Without signals, closing the terminal or the key q ends it.
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn wait_for_interrupt() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
    Ok(())
}

#[cfg(not(unix))]
async fn wait_for_interrupt() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

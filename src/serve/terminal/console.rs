//! Terminal output: the addresses, the changes, the findings.

use crate::http::lan;
use crate::pages::sites;
use crate::watch::WatchMode;
use anstream::{AutoStream, ColorChoice};
use skillweek_base::program_name::ProgramName;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_diag::emit::human;
use skillweek_diag::{Diagnostic, Severity};
use skillweek_pipeline::{Changes, ProjectTexts};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

/// The most changed files that are named; the rest is counted.
const NAMED: usize = 3;

/// The terminal.
#[derive(Debug, Clone)]
pub struct Console {
    pub lang: Lang,
    pub root: PathBuf,
    /// The name by which the user starts the program.
    pub program_name: ProgramName,
}

/// The addresses of the preview.
#[derive(Debug, Clone)]
pub struct Addresses {
    pub local: String,
    /// With the key, for other devices.
    pub network: Option<String>,
    /// The wanted port, if it was taken.
    pub instead_of: Option<u16>,
    /// Whether `--port` named it.
    pub is_port_named: bool,
    pub port: u16,
}

impl Console {
    pub fn say(&self, text: &Text) {
        self.print(&format!("{}\n", text.get(self.lang)));
    }

    fn print(&self, said: &str) {
        let said = self.program_name.in_hints(said);
        let mut out = anstream::stdout().lock();
        // A closed stdout cannot be reported anywhere.
        let _ = out.write_all(said.as_bytes()).and_then(|()| out.flush());
    }

    /// Prints the addresses; this comes first, since the server answers already.
    pub fn greet(&self, addresses: &Addresses) {
        let Addresses { local, network, instead_of, is_port_named, port } = addresses;
        match instead_of {
            Some(taken) if *is_port_named => self.say(&text!(
                "\u{1b}[1;33m警告\u{1b}[0m：端口 {taken} 已经被占用，改用 {port}。不想换端口请加 --strict-port。",
                "\u{1b}[1;33mwarning\u{1b}[0m: port {taken} is taken: using {port}. With --strict-port it would stop instead."
            )),
            Some(taken) => self.say(&text!(
                "端口 {taken} 已经被占用，改用 {port}。",
                "Port {taken} is taken: using {port}."
            )),
            None => {}
        }
        let version = env!("CARGO_PKG_VERSION");
        self.say(&text!(
            "skillweek {version} 正在预览\n",
            "skillweek {version} shows the preview\n"
        ));
        self.say(&text!(
            "  本机    \u{1b}[1m{local}\u{1b}[0m",
            "  Here     \u{1b}[1m{local}\u{1b}[0m"
        ));
        if let Some(network) = network {
            self.say(&text!("  局域网  {network}", "  Network  {network}"));
            if is_coloured() {
                self.print(&format!("\n{}", lan::qr(network)));
            }
            self.say(&text!(
                "          地址里带钥匙：同一网络里拿到它的人都能看，包括草稿。",
                "           The address holds a key: who has it and is in this network sees everything."
            ));
        }
        self.print("\n");
    }

    /// Prints the number of sites and pages, once they have been read.
    pub fn ready(&self, sites: usize, pages: usize, elapsed: Duration, mode: WatchMode) {
        let seconds = elapsed.as_secs_f64();
        self.say(&text!(
            "  {sites} 个站点，{pages} 个页面，{seconds:.1} 秒读完。保存文件，浏览器里马上就能看到。",
            "  {sites} sites, {pages} pages, read in {seconds:.1} s. Save a file and the browser shows it."
        ));
        if mode == WatchMode::Polling {
            self.say(&text!(
                "  这个文件夹不能由系统通知改动，改为每 0.4 秒查看一次。",
                "  The system does not tell of changes here: looking every 0.4 s instead."
            ));
        }
    }

    /// Prints the keys and their effects.
    pub fn keys(&self) {
        self.say(&text!(
            "  按键加回车：o 打开浏览器  r 全部重新生成  c 清屏  q 退出  h 帮助\n",
            "  Key and Enter: o open the browser  r make everything anew  c clear  q quit  h help\n"
        ));
    }

    /// Prints a batch and its effect. A request to rebuild everything is answered even without an
    /// effect; a file that no open page shows is not mentioned.
    pub fn changed(&self, batch: &Changes, told: usize, elapsed: Duration) {
        let what = match batch {
            Changes::Everything => text!("全部重新生成", "Everything made anew"),
            Changes::Paths(_) if told == 0 => return,
            Changes::Paths(paths) => self.named(paths),
        };
        let milliseconds = elapsed.as_millis();
        let Text { zh, en } = what;
        self.say(&match told {
            0 => text!("{zh}（{milliseconds} 毫秒）", "{en} ({milliseconds} ms)"),
            1 => text!(
                "{zh}：更新了 1 个打开的页面（{milliseconds} 毫秒）",
                "{en}: 1 open page brought up to date ({milliseconds} ms)"
            ),
            _ => text!(
                "{zh}：更新了 {told} 个打开的页面（{milliseconds} 毫秒）",
                "{en}: {told} open pages brought up to date ({milliseconds} ms)"
            ),
        });
    }

    fn named(&self, paths: &BTreeSet<PathBuf>) -> Text {
        let names: Vec<String> =
            paths.iter().take(NAMED).map(|path| sites::shown(&self.root, path)).collect();
        let (zh, en, count) = (names.join("、"), names.join(", "), paths.len());
        if count > NAMED {
            text!("{zh} 等 {count} 处", "{en} and others, {count} in all")
        } else {
            text!("{zh}", "{en}")
        }
    }

    /// Prints the new findings, and a message when the last error is gone.
    pub fn findings(&self, before: &[Diagnostic], now: &[Diagnostic]) {
        let new: Vec<Diagnostic> =
            now.iter().filter(|found| !before.contains(found)).cloned().collect();
        if !new.is_empty() {
            let texts = ProjectTexts::new(&self.root);
            self.print(&format!("{}\n", human(&new, &texts, self.lang, is_coloured())));
        }
        if has_errors(before) && !has_errors(now) {
            self.say(&text!("没有错误了。", "No errors any more."));
        }
    }

    /// Prints the first findings: errors in full, warnings by number.
    pub fn first_findings(&self, now: &[Diagnostic]) {
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        let errors: Vec<Diagnostic> = now.iter().filter(is_error).cloned().collect();
        self.findings(&[], &errors);
        let warnings = now.iter().filter(|found| found.severity == Severity::Warning).count();
        if warnings > 0 {
            self.say(&text!(
                "  有 {warnings} 个警告，浏览器左下角可以查看，也可以运行 skillweek check。",
                "  There are {warnings} warnings: see the lower left corner in the browser, or run skillweek check."
            ));
        }
    }

    /// Prints findings that have become known since: errors in full, warnings by number.
    pub fn later_findings(&self, before: &[Diagnostic], now: &[Diagnostic]) {
        let new = |found: &&Diagnostic| !before.contains(found);
        self.first_findings(&now.iter().filter(new).cloned().collect::<Vec<_>>());
    }

    /// Clears the terminal.
    pub fn clear(&self) {
        self.print("\u{1b}[2J\u{1b}[3J\u{1b}[H");
    }
}

/// Whether the terminal shows colours.
fn is_coloured() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error)
}

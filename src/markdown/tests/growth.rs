//! Time grows no faster than the text, and nesting does not use up the stack.

use super::{Site, html, parsed};
use crate::write;
use skillweek_base::text::Lang;
use std::time::{Duration, Instant};

/// Makes a text of a given number of repetitions.
type Make = fn(usize) -> String;

/// Texts of about `n` repetitions that have made some parser slow.
const PATTERNS: &[(&str, Make)] = &[
    ("stars", |n| "*".repeat(n)),
    ("opened emphasis", |n| "*a **b ".repeat(n)),
    ("emphasis beside marks", |n| "他**“技”**".repeat(n)),
    ("mixed runs", |n| "*_~~a ".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("links never closed", |n| "[a](".repeat(n)),
    ("links", |n| "[这里](b.md)".repeat(n)),
    ("pictures in pictures", |n| format!("{}{}", "![a".repeat(n), "](b)".repeat(n))),
    ("pictures", |n| "![a](b.png)\n".repeat(n)),
    ("backticks", |n| {
        (1..80).map(|length| "`".repeat(length) + " ").collect::<String>().repeat(n / 800 + 1)
    }),
    ("quotes", |n| ">".repeat(n)),
    ("deep quote with lazy lines", |n| format!("{}a\n{}", ">".repeat(n), "b\n".repeat(n))),
    ("deep list with lazy lines", |n| format!("{}a\n{}", "- ".repeat(n), "b\n".repeat(n))),
    ("deep numbered list", |n| format!("{}a\n{}", "1. ".repeat(n), "b\n".repeat(n))),
    ("footnotes", |n| (0..n).map(|i| format!("a[^{i}]\n\n[^{i}]: x\n\n")).collect()),
    ("footnotes never defined", |n| "[^a] ".repeat(n)),
    ("one footnote mentioned often", |n| format!("{}\n\n[^a]: x", "[^a] ".repeat(n))),
    ("equal headings", |n| "# 标题\n".repeat(n)),
    ("headings with ids", |n| "# a {#b}\n".repeat(n)),
    ("cells", |n| format!("|a\n|-\n{}", "|b\n".repeat(n))),
    ("wide table", |n| format!("{}\n{}\n{}", "|a".repeat(n), "|-".repeat(n), "|\n".repeat(n))),
    ("blocks opened", |n| "::: 提示\n".repeat(n)),
    ("blocks closed", |n| ":::\n".repeat(n)),
    ("blocks", |n| "::: 提示\n甲\n:::\n".repeat(n)),
    ("alerts", |n| "> [!提示]\n> 甲\n\n".repeat(n)),
    ("addresses", |n| "http://a.cn ".repeat(n)),
    ("almost addresses", |n| "http://w".repeat(n)),
    ("brackets of addresses", |n| format!("http://a.cn/{}", "(".repeat(n))),
    ("tags never closed", |n| "<div>".repeat(n)),
    ("formatting never closed", |n| "<b>甲\n\n".repeat(n)),
    ("tags never ended", |n| format!("<div>{}", "<a b=\"".repeat(n))),
    ("tags in lines", |n| format!("a{}", "<b>x</b>".repeat(n))),
    ("dropped elements", |n| "<script>\n\n<style>\n\n".repeat(n)),
    ("comments never closed", |n| "<!-- ".repeat(n)),
    ("references", |n| "&amp;&#65;&nosuch;".repeat(n)),
    ("references in tags", |n| format!("<b title=\"{}\">", "&amp;".repeat(n))),
    ("attributes", |n| format!("<b {}>x</b>", "a=1 ".repeat(n))),
    ("raw tables", |n| "<table><tr><td>".repeat(n)),
    ("soft breaks", |n| "*\n".repeat(n)),
    ("tags after a break", |n| "甲\n<b></b>".repeat(n)),
    ("private characters", |n| "\u{E000}\u{FDD0}".repeat(n)),
    ("indents", |n| "　　甲\n\n".repeat(n)),
    ("items", |n| "- [a](b.pdf)\n".repeat(n)),
    ("items never standalone", |n| format!("- [a](b.pdf){}", " [c](d)".repeat(n))),
];

/// The CPU time of this thread if the system reports it (the machine is shared), otherwise the time
/// of day.
struct Clock {
    computed: Option<Duration>,
    started: Instant,
}

impl Clock {
    fn now() -> Self {
        Self { computed: Self::computed(), started: Instant::now() }
    }

    fn elapsed(&self) -> Duration {
        match (Self::computed(), self.computed) {
            (Some(now), Some(then)) => now.checked_sub(then).unwrap(),
            _ => self.started.elapsed(),
        }
    }

    fn computed() -> Option<Duration> {
        let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        statistics.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }
}

fn time(text: &str) -> Duration {
    let start = Clock::now();
    let (article, _) = parsed(text);
    let html = write(&article, &Site(&article), Lang::Zh);
    let elapsed = start.elapsed();
    assert!(html.len() < 400 * text.len() + 1000, "{} bytes from {}", html.len(), text.len());
    elapsed
}

/// A text eight times as long may take forty times as long: linear growth takes about eight times,
/// quadratic growth 64 times. A busy machine slows down either, so the best of a few runs counts.
#[test]
fn time_grows_no_faster_than_the_text() {
    for (name, make) in PATTERNS {
        let (small, large) = (make(1000), make(8000));
        let grows = (0..4).all(|_| {
            let unit = time(&small).max(Duration::from_millis(1));
            time(&large) > unit * 40
        });
        assert!(!grows, "{name}");
    }
}

#[test]
fn depth_does_not_grow_the_stack() {
    let deep = |text: String| {
        let thread =
            std::thread::Builder::new().stack_size(1 << 20).spawn(move || html(&text).len());
        assert!(thread.expect("a thread").join().is_ok());
    };
    for part in [
        ">",
        "- ",
        "1. ",
        "*a **b ",
        "::: 提示\n",
        "<div>",
        "<b>",
        "<table><tr><td>",
        "[",
        "![",
        "> - ",
        "<ul><li>",
    ] {
        deep(part.repeat(100_000));
    }
    deep(format!("{}{}", "![a".repeat(50_000), "](b)".repeat(50_000)));
}

#[test]
fn depth_is_reported_once() {
    let (_, diagnostics) = parsed(&format!("{}a", "> ".repeat(10_000)));
    let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert_eq!(codes, ["too-large"]);
}

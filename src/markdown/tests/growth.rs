//! Work grows no faster than the text, and nesting does not use up the stack.

use super::{html, parsed};
use std::process::Command;
use std::{env, fs, process};

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
        (1..80).map(|length| "`".repeat(length) + " ").collect::<String>().repeat(n / 50)
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
    ("pasted bullets", |n| "● 甲\n".repeat(n)),
    ("pasted numbers", |n| (0..n).map(|i| format!("{}、甲\n", i % 99)).collect()),
    ("pasted indents", |n| "　　甲。\n".repeat(n)),
    ("pasted rows", |n| "甲\t乙\n".repeat(n)),
    ("pasted rows that fit no other", |n| (0..n).map(|i| "甲\t".repeat(i % 7) + "乙\n").collect()),
    ("one pasted row", |n| format!("{}甲\n甲\t乙", "甲\t".repeat(n))),
    ("pasted bars", |n| "|甲|乙\n".repeat(n)),
    ("sentences", |n| "甲。\n".repeat(n)),
    ("indented Chinese", |n| "    甲\n".repeat(n)),
    ("digits and stars", |n| "5*3*".repeat(n)),
    ("no-break spaces", |n| format!("{}甲\n乙", "&nbsp;".repeat(n))),
    ("items", |n| "- [a](b.pdf)\n".repeat(n)),
    ("items never standalone", |n| format!("- [a](b.pdf){}", " [c](d)".repeat(n))),
];

/// The repetitions of a text and of one four times as long.
const LENGTHS: [usize; 2] = [100, 400];

/// Linear growth takes four times the work for the longer text, trees and sorting a little more,
/// quadratic growth up to sixteen times.
fn is_linear(short: u64, long: u64) -> bool {
    short > 0 && 2 * long < 9 * short
}

#[test]
fn every_text_is_written() {
    for (_, make) in PATTERNS {
        for length in LENGTHS {
            let text = make(length);
            let length = written(&text);
            assert!(length < 400 * text.len() + 1000, "{length} bytes from {}", text.len());
        }
    }
}

/// What is measured. It is found by its name, so it must stay a function.
#[inline(never)]
fn written(text: &str) -> usize {
    html(text).len()
}

/// The test above once more in a process whose instructions valgrind counts: the same number
/// whatever else the machine does, and of everything that is done, in libraries as well.
#[test]
#[ignore = "needs valgrind, which `tests/run` installs"]
fn work_grows_no_faster_than_the_text() {
    let counts = env::temp_dir().join(format!("skillweek-growth-{}", process::id()));
    let status = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--combine-dumps=yes"])
        .args(["--toggle-collect=*growth::written", "--dump-after=*growth::written"])
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(env::current_exe().expect("this executable"))
        .args(["growth::every_text_is_written", "--test-threads=1"])
        .status();
    assert!(status.expect("valgrind is installed").success());
    let profile = fs::read_to_string(&counts).expect("a profile");
    fs::remove_file(&counts).expect("it can be removed");
    let counts: Vec<u64> =
        profile.lines().filter_map(|line| line.strip_prefix("totals: ")?.parse().ok()).collect();
    // The last one is of what came after all texts.
    assert_eq!(counts.len(), LENGTHS.len() * PATTERNS.len() + 1);
    let grown =
        PATTERNS.iter().zip(counts.chunks_exact(LENGTHS.len())).filter_map(|(pattern, counts)| {
            let [short, long] = counts else { return None };
            println!("{}: {short} instructions, then {long}", pattern.0);
            (!is_linear(*short, *long)).then_some(pattern.0)
        });
    assert_eq!(grown.collect::<Vec<_>>(), Vec::<&str>::new());
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

//! Golden sites: `tests/golden/CASE/site` built with the theme `tests/golden/plain`, which prints its data
//! and nothing else, so that no theme's edit changes a case.
//!
//! `MANIFEST` names every output, but for the style and script that the built-in themes add; pictures and
//! files that pages offer with the digest of their bytes. `expected` holds the `<main>` of some pages in a form for people, and some other
//! text files whole. `BLESS=1 cargo test golden` rewrites both; an empty file put into `expected` asks for
//! one more.

use crate::harness::{Built, Project, is_blessing, read_tree, repository};
use crate::html::readable;
use skillweek::base::digest::Digest;
use skillweek::diag::Severity;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Digits of a digest.
const DIGITS: usize = 16;

fn golden() -> PathBuf {
    repository().join("tests/golden")
}

/// The path of a share picture without the digest of its templates.
fn unhashed(path: &str) -> String {
    let (name, _) = path.strip_suffix(".jpg").and_then(|name| name.rsplit_once('.')).unwrap();
    format!("{name}.jpg")
}

/// The project of a case with the plain theme.
fn project(case: &Path) -> Project {
    let mut project = Project::in_folder(&case.join("site"));
    for (path, bytes) in read_tree(&golden().join("plain")) {
        project = project.with(&format!("themes/plain/{path}"), bytes);
    }
    project.with("assets/fonts/test.otf", crate::share::font())
}

/// A line for each file that depends on the project and the pipeline alone. What is written by templates
/// or as text is compared in `expected`: a digest of it would only say that something is different.
fn manifest(built: &Built) -> String {
    let is_themes = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        ["style.", "site.", "poster."].iter().any(|start| name.starts_with(start))
    };
    let mut manifest = String::new();
    for (path, bytes) in &built.files {
        let is_asset = path.starts_with("assets/") || path.contains("/assets/");
        let _ = match is_asset {
            true if is_themes(path) => Ok(()),
            true if path.contains("assets/share/") => writeln!(manifest, "{}", unhashed(path)),
            true => writeln!(manifest, "{path} {}", Digest::of(bytes).short(DIGITS)),
            false => writeln!(manifest, "{path}"),
        };
    }
    manifest
}

/// What `expected` holds of an output.
fn shown(path: &str, built: &Built) -> String {
    if path.ends_with(".html") {
        let page = built.page(path);
        return readable(if page.contains("<main") { built.main(path) } else { page });
    }
    built.page(path).replace("\r\n", "\n")
}

/// The lines that only one of two texts has.
fn difference(expected: &str, found: &str) -> String {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    expected.lines().for_each(|line| *counts.entry(line).or_default() -= 1);
    found.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    let mut difference = String::new();
    for (lines, mark, sign) in [(expected, '-', -1), (found, '+', 1)] {
        for line in lines.lines().filter(|line| counts[*line].signum() == sign) {
            let _ = writeln!(difference, "{mark} {line}");
        }
    }
    difference
}

/// Compares a case with its golden files; says what differs.
fn judge(case: &Path) -> String {
    let built = project(case).build();
    let mut wrong = String::new();
    for found in built.diagnostics().iter().filter(|found| found.severity == Severity::Error) {
        let _ = writeln!(wrong, "{}: {} {:?}", found.code, found.message.zh, found.span);
    }
    for dead in crate::sample::dead_links(&built.files) {
        let _ = writeln!(wrong, "dead link: {dead}");
    }
    let mut expected = read_tree(&case.join("expected"));
    let unused: Vec<String> =
        expected.keys().filter(|path| !built.files.contains_key(*path)).cloned().collect();
    for path in unused {
        expected.remove(&path);
        let _ = writeln!(wrong, "expected/{path} is no output");
    }
    let mut golden: Vec<(PathBuf, String)> = expected
        .keys()
        .map(|path| (case.join("expected").join(path), shown(path, &built)))
        .collect();
    golden.push((case.join("MANIFEST"), manifest(&built)));
    for (file, found) in golden {
        if is_blessing() {
            fs::write(&file, &found).expect("golden files can be written");
        }
        let text = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        if text != found {
            let name = file.strip_prefix(case).expect("it lies below").display();
            let _ = writeln!(wrong, "{name}:\n{}", difference(&text, &found));
        }
    }
    wrong
}

#[test]
fn every_case_is_built_as_it_was() {
    let mut wrong = String::new();
    let mut cases = 0;
    for entry in fs::read_dir(golden()).expect("the cases") {
        let case = entry.expect("a case").path();
        if case.join("site").is_dir() {
            cases += 1;
            let found = judge(&case);
            if !found.is_empty() {
                let _ = writeln!(wrong, "== {}\n{found}", case.display());
            }
        }
    }
    assert!(cases >= 10, "{cases} cases");
    assert!(wrong.is_empty(), "BLESS=1 cargo test golden, and look at the difference:\n{wrong}");
}

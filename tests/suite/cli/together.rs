//! Builds of one project at the same time. `SKILLWEEK_PAIRS=50` runs as many as were promised.

use super::harness::Place;
use std::env;
use std::fs;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than any build of so small a project.
const PATIENCE: Duration = Duration::from_mins(1);

fn pairs() -> u32 {
    env::var("SKILLWEEK_PAIRS").ok().and_then(|pairs| pairs.parse().ok()).unwrap_or(4)
}

fn begin(place: &Place, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skillweek"));
    command.arg("build").args(args).current_dir(place.path("site"));
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs")
}

fn pair(place: &Place, args: &[&str]) -> [Output; 2] {
    let children = [begin(place, args), begin(place, args)];
    children.map(|child| child.wait_with_output().expect("it ends"))
}

/// A page that was not there before, so that there is something to build.
fn write_page(place: &Place, number: u32) {
    let page = format!("---\ntitle: 第 {number} 页\ndate: 2026-05-11\n---\n\n正文。\n");
    place.write(&format!("site/content/news/page-{number}.md"), page);
}

/// Asserts that the output is what a build alone writes, and that nothing else lies beside it.
#[track_caller]
fn assert_clean(place: &Place) {
    assert_eq!(place.site(&["build", "--out", "../alone", "--no-cache"]).status, 0);
    let files = place.files("alone");
    assert_eq!(place.files("site/public"), files);
    for file in files.iter().filter(|file| *file != ".skillweek") {
        let read = |out: &str| fs::read(place.path(&format!("{out}/{file}"))).expect("a file");
        assert_eq!(read("site/public"), read("alone"), "{file}");
    }
    let left: Vec<String> = fs::read_dir(place.path("site"))
        .expect("the project")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".public"))
        .collect();
    assert!(left.is_empty() || cfg!(windows), "{left:?}");
}

#[test]
fn of_two_builds_at_once_one_is_done_and_the_other_done_or_told() {
    let place = Place::with_project("school");
    for number in 0..pairs() {
        write_page(&place, number);
        let outputs = pair(&place, &[]);
        let statuses = outputs.each_ref().map(|output| output.status.code());
        assert!(statuses.contains(&Some(0)), "{outputs:?}");
        for output in outputs.iter().filter(|output| output.status.code() != Some(0)) {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code() == Some(2) && said.contains("--wait"), "{output:?}");
        }
        assert_clean(&place);
    }
}

#[test]
fn builds_that_wait_are_all_done() {
    let place = Place::with_project("school");
    for number in 0..pairs() {
        write_page(&place, number);
        let outputs = pair(&place, &["--wait"]);
        assert!(outputs.iter().all(|output| output.status.success()), "{outputs:?}");
        assert_clean(&place);
    }
}

#[test]
fn a_killed_build_keeps_nobody_waiting() {
    let place = Place::with_project("school");
    let has_begun = || {
        let entries = fs::read_dir(place.path("site")).expect("the project").flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().ends_with("-lock"))
    };
    for number in 0..pairs() {
        write_page(&place, number);
        let mut child = begin(&place, &[]);
        let until = Instant::now() + PATIENCE;
        while !has_begun() && child.try_wait().expect("a child").is_none() {
            assert!(Instant::now() < until, "it never began");
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let next = place.site(&["build"]);
        assert_eq!(next.status, 0, "{next:?}");
        assert_clean(&place);
    }
}

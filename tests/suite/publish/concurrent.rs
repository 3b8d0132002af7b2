//! Two builds of the same output at once.

use super::child;
use super::support::{begin, litter, publish, read, site};
use skillweek::publish::{Options, Publication, PublishError};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Runs two processes at once and tells what they said.
fn pair(out: &Path, task: &str) -> [String; 2] {
    let children = [0, 1].map(|v| child::command(out, &format!("{task} {v}")).spawn().unwrap());
    children.map(|child| {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    })
}

#[test]
fn of_two_builds_one_wins_and_the_other_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let mut refused = 0;
    for _ in 0..50 {
        let said = pair(&out, "once");
        let done = said.each_ref().map(|said| said.contains("done"));
        let busy = said.each_ref().map(|said| said.contains("busy"));
        match done {
            [true, true] => assert!([site(0), site(1)].contains(&read(&out))),
            [true, false] => assert!(busy[1] && read(&out) == site(0)),
            [false, true] => assert!(busy[0] && read(&out) == site(1)),
            [false, false] => panic!("nobody won: {said:?}"),
        }
        refused += busy.iter().filter(|busy| **busy).count();
        assert!(litter(&out).is_empty());
    }
    assert!(refused > 0, "the pairs never met");
}

#[test]
fn builds_that_wait_all_succeed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    for _ in 0..50 {
        let said = pair(&out, "wait");
        assert!(said.iter().all(|said| said.contains("done")), "{said:?}");
        assert!([site(0), site(1)].contains(&read(&out)));
        assert!(litter(&out).is_empty());
    }
}

#[test]
fn the_refused_build_names_the_holder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    let holder = begin(&out).unwrap();
    let Err(PublishError::Busy(_, named)) = begin(&out) else { panic!() };
    if cfg!(unix) {
        let named = named.expect("who it is");
        assert_eq!(named.pid, std::process::id());
        assert!(!named.host.is_empty());
    }
    drop(holder);
    assert_eq!(read(&out), site(0));
    assert_eq!(publish(&out, &site(1)).unwrap().removed, 6);
}

/// The lock file is removed by each holder while others wait for it: no two may ever hold it together.
#[test]
fn the_lock_is_never_held_twice() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let holders = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..200 {
                    let options = Options { waits: true, ..Options::default() };
                    let publication = Publication::begin(&out, options).unwrap();
                    assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                    thread::yield_now();
                    holders.fetch_sub(1, Ordering::SeqCst);
                    drop(publication);
                }
            });
        }
    });
}

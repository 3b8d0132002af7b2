//! Builds killed with SIGKILL: the output is one whole version, and the next build repairs.

use super::child;
use super::support::{Dice, Tree, begin, litter, publish, read, site};
use skillweek::publish::Point;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_version() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let versions = [site(0), site(1)];
    let start = Instant::now();
    for version in 0..6 {
        publish(&out, &versions[version % 2]).unwrap();
    }
    let span = start.elapsed().as_micros() as u64 / 2;
    let mut dice = Dice(0x5eed);
    let mut litters = 0;
    // The promise is 1,000; an ordinary run makes do with fewer, and `PUBLISH_KILLS=1000` keeps it.
    let kills = std::env::var("PUBLISH_KILLS").map_or(150, |kills| kills.parse().unwrap());
    for kill in 0..kills {
        let mut child = child::command(&out, &format!("forever {}", kill % 2)).spawn().unwrap();
        await_line(&mut child, "started");
        thread::sleep(Duration::from_micros(dice.below(span)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_whole(&out, &versions, &format!("kill {kill}"));
        litters += usize::from(!litter(&out).is_empty());
        repair(&out, &versions, kill);
    }
    println!("{litters} of {kills} kills hit a build at work");
    assert!(litters * 5 > kills, "only {litters} of {kills} kills hit a build at work");
}

#[test]
fn a_build_killed_at_each_point_leaves_one_whole_version() {
    for way in ["exchange", "aside"] {
        for (number, &point) in Point::ALL.iter().enumerate() {
            if point == Point::Aside && way == "exchange" {
                continue;
            }
            let times = if matches!(point, Point::Write | Point::Link) { 8 } else { 2 };
            for nth in 0..times {
                kill_at(way, number, nth * usize::from(times == 8));
            }
        }
    }
}

fn kill_at(way: &str, point: usize, nth: usize) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let versions = [site(0), site(1)];
    publish(&out, &versions[0]).unwrap();
    let mut child = child::command(&out, &format!("stop 1 {point} {nth} {way}")).spawn().unwrap();
    await_line(&mut child, "reached");
    child.kill().unwrap();
    child.wait().unwrap();
    let point = Point::ALL[point];
    let what = format!("{way} {point:?} {nth}");
    if point == Point::Aside {
        assert!(!out.exists(), "{what}");
        drop(begin(&out).unwrap());
    }
    let expected = usize::from(point == Point::Swapped);
    assert_eq!(read(&out), versions[expected], "{what}");
    repair(&out, &versions, nth);
}

/// The first build of all, killed: there is no output, or a whole one.
#[test]
fn a_first_build_killed_leaves_nothing_or_everything() {
    for (number, &point) in Point::ALL.iter().enumerate() {
        if matches!(point, Point::Aside | Point::Link) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        let mut child =
            child::command(&out, &format!("stop 1 {number} 0 exchange")).spawn().unwrap();
        await_line(&mut child, "reached");
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(out.exists(), point == Point::Swapped, "{point:?}");
        repair(&out, &[site(0), site(1)], 0);
    }
}

fn repair(out: &Path, versions: &[Tree; 2], nth: usize) {
    publish(out, &versions[nth % 2]).unwrap();
    assert_eq!(read(out), versions[nth % 2]);
    assert_eq!(litter(out), Vec::<std::path::PathBuf>::new());
}

fn assert_whole(out: &Path, versions: &[Tree; 2], what: &str) {
    let found = read(out);
    assert!(versions.contains(&found), "{what}: {:?}", found.keys());
}

fn await_line(child: &mut Child, word: &str) {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains(word)), "the child never said {word}");
}

//! Random edits, many of them. `SKILLWEEK_SEQUENCES=2000` walks as far as somebody has time for;
//! `SKILLWEEK_SEED` begins elsewhere.

use super::desk::Desk;
use super::edits::{Dice, edit, mend, project};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

/// Edits of a sequence.
const STEPS: usize = 20;

fn number(name: &str, usual: u64) -> u64 {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// Some edits. Most of them do harm sooner or later, so that now and then all is mended: otherwise the
/// first error would stay, and what was published would only be compared with itself.
fn edits(desk: &mut Desk, dice: &mut Dice) -> Vec<String> {
    let mut told: Vec<String> = (0..=dice.throw(3)).map(|_| edit(desk, dice)).collect();
    if dice.throw(2) == 0 {
        told.push(mend(desk));
    }
    told
}

/// Asserts that a law has looked at outputs that were published just then, not only at what stayed.
fn assert_mostly_new(published: usize, all: usize) {
    println!("{published} of {all} steps were published");
    assert!(published * 5 >= all * 2, "only {published} of {all} steps were published");
}

/// Runs a walk for each of the seeds.
fn walk(usual: u64, step: impl Fn(u64)) {
    let first = number("SKILLWEEK_SEED", 0);
    (first..first + number("SKILLWEEK_SEQUENCES", usual)).for_each(step);
}

/// The project that the walk of a seed begins with. Drawing share pictures is most of a clean build of
/// it, so only every fourth walk begins with them.
fn project_of(seed: u64) -> Desk {
    let mut desk = project();
    if !seed.is_multiple_of(4) {
        let settings = desk.read("content/site.yaml");
        desk.write("content/site.yaml", format!("{settings}share: false\n"));
    }
    desk
}

#[test]
fn a_session_serves_what_a_clean_build_writes_after_any_edits() {
    walk(2, |seed| {
        let mut dice = Dice(seed);
        let mut desk = project_of(seed);
        desk.request.drafts = seed % 3 == 0;
        let mut session = desk.session();
        let mut told = Vec::new();
        for step in 0..STEPS {
            told.extend(edits(&mut desk, &mut dice));
            session = desk.refreshed(&session);
            desk.assert_serves(&session, &format!("seed {seed}, step {step}: {told:#?}"));
        }
    });
}

#[test]
fn a_build_after_any_edits_gives_what_a_clean_build_gives() {
    let (published, all) = (AtomicUsize::new(0), AtomicUsize::new(0));
    walk(2, |seed| {
        let mut dice = Dice(seed ^ 0xb111d);
        let mut desk = project_of(seed);
        let mut told = Vec::new();
        for step in 0..STEPS {
            told.extend(edits(&mut desk, &mut dice));
            desk.request.drafts = dice.throw(8) == 0;
            if dice.throw(6) == 0 {
                // A part of the sites first: what it leaves must not lead the whole build astray.
                let part = desk.request.clone();
                desk.request.sites = vec!["shandong".to_owned()];
                desk.build();
                desk.request = part;
            }
            let clean = desk.clean();
            desk.assert_follows_the_rule(&clean, &format!("seed {seed}, step {step}: {told:#?}"));
            let when = format!("seed {seed}, step {step}: {told:#?}");
            let is_new = desk.assert_built_like(&clean, &desk.out(), &when);
            published.fetch_add(usize::from(is_new), Ordering::Relaxed);
            all.fetch_add(1, Ordering::Relaxed);
        }
    });
    assert_mostly_new(published.into_inner(), all.into_inner());
}

#[test]
fn a_damaged_cache_does_no_harm() {
    let first = number("SKILLWEEK_SEED", 0);
    let mut dice = Dice(first);
    let mut desk = project_of(first);
    desk.build();
    let (turns, mut published) = (number("SKILLWEEK_DAMAGES", 12), 0);
    for turn in 0..turns {
        edits(&mut desk, &mut dice);
        let cache = desk.root().join(".cache");
        let files = walkdir::WalkDir::new(&cache).sort_by_file_name().into_iter();
        let files: Vec<_> = files.flatten().filter(|it| it.file_type().is_file()).collect();
        for file in &files {
            let mut bytes = fs::read(file.path()).expect("it can be read");
            match dice.throw(4) {
                0 => bytes.truncate(dice.throw(bytes.len().max(1))),
                1 | 2 if !bytes.is_empty() => {
                    let at = dice.throw(bytes.len());
                    bytes[at] ^= 1 << dice.throw(8);
                }
                _ => continue,
            }
            fs::write(file.path(), bytes).expect("it can be written");
        }
        published += usize::from(desk.assert_built_after_damage(&format!("turn {turn}")));
    }
    assert_mostly_new(published, usize::try_from(turns).expect("it is small"));
}

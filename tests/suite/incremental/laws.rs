//! Random edits, many of them. `SKILLWEEK_SEQUENCES=2000` walks as far as somebody has time for;
//! `SKILLWEEK_SEED` begins elsewhere.

use super::desk::assert_serves;
use super::edits::{Dice, edit, project};
use std::env;

/// Edits of a sequence.
const STEPS: usize = 20;

fn number(name: &str, usual: u64) -> u64 {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// Runs a walk for each of the seeds.
fn walk(usual: u64, step: impl Fn(u64)) {
    let first = number("SKILLWEEK_SEED", 0);
    (first..first + number("SKILLWEEK_SEQUENCES", usual)).for_each(step);
}

#[test]
fn a_session_serves_what_a_clean_build_writes_after_any_edits() {
    walk(2, |seed| {
        let mut dice = Dice(seed);
        let mut desk = project();
        desk.request.drafts = seed % 3 == 0;
        let mut session = desk.session();
        let mut told = Vec::new();
        for step in 0..STEPS {
            for _ in 0..=dice.throw(3) {
                told.push(edit(&mut desk, &mut dice));
            }
            session = session.refresh(&desk.changes()).expect("a project");
            let when = format!("seed {seed}, step {step}: {told:#?}");
            assert_serves(&session, &desk.clean(), &when);
        }
    });
}

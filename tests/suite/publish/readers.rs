//! Readers while builds publish: the old site or the new one, never neither and never both.

use super::support::{publish, site};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Asked for by the promise: this many looks without a missing, an empty or a mixed pair.
const LOOKS: usize = 10_000;

#[test]
fn readers_never_see_a_missing_or_mixed_pair_of_pages() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    let (looks, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut versions = 0;
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    look(&out);
                    looks.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        while looks.load(Ordering::Relaxed) < LOOKS || versions < 100 {
            versions += 1;
            publish(&out, &site(versions)).unwrap();
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

/// Versions only rise, so a page that reads the same before and after another was there all the while.
fn look(out: &Path) {
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let (before, other, after) = (read("index.html"), read("last.html"), read("index.html"));
    assert!(before.starts_with("version "));
    if before == after {
        assert_eq!(before, other);
    }
}

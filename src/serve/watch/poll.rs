//! Polls a project's files where the system does not report changes: on network drives and shared
//! folders of virtual machines.

#![expect(
    clippy::disallowed_methods,
    reason = "looks at the project's files; measures how long that takes"
)]

use super::Signal;
use super::ignore::{self, WATCHED};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use walkdir::WalkDir;

/// The pause between two scans.
const PAUSE: Duration = Duration::from_millis(400);
/// A large project on a slow drive is scanned less often: scans take at most one part in `SHARE` of
/// the time.
const SHARE: u32 = 5;

/// The state by which a change of a file is noticed: time of modification and length in bytes.
type Stamp = (Option<SystemTime>, u64);

/// Begins to poll; ends when the receiver is gone.
pub fn start(root: &Path, sender: Sender<Signal>) {
    let root = root.to_owned();
    let mut before = survey(&root);
    thread::spawn(move || {
        let mut pause = PAUSE;
        loop {
            thread::sleep(pause);
            let began = Instant::now();
            let now = survey(&root);
            pause = PAUSE.max(began.elapsed() * SHARE);
            let changed = difference(&before, &now);
            before = now;
            if !changed.is_empty() && sender.send(Signal::Seen(changed)).is_err() {
                return;
            }
        }
    });
}

fn survey(root: &Path) -> BTreeMap<PathBuf, Stamp> {
    let folders = WATCHED.map(|folder| WalkDir::new(root.join(folder)).follow_links(false));
    let entries = folders.into_iter().flatten().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            if !ignore::is_concerned(root, entry.path()) {
                return None;
            }
            let metadata = entry.metadata().ok()?;
            Some((entry.into_path(), (metadata.modified().ok(), metadata.len())))
        })
        .collect()
}

fn difference(
    before: &BTreeMap<PathBuf, Stamp>,
    now: &BTreeMap<PathBuf, Stamp>,
) -> BTreeSet<PathBuf> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let other = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
    gone.chain(other.map(|(path, _)| path)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_went_or_was_written_differs() {
        let tree = |files: &[(&str, u64)]| {
            files.iter().map(|(path, length)| (PathBuf::from(path), (None, *length))).collect()
        };
        let found = difference(
            &tree(&[("a", 1), ("b", 1), ("c", 1)]),
            &tree(&[("a", 1), ("b", 2), ("d", 1)]),
        );
        assert_eq!(
            found.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>(),
            ["b", "c", "d"]
        );
    }
}

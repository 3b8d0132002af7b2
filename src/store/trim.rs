//! Deletes the least recently used entries.

#![expect(clippy::disallowed_methods, reason = "this is the edge to the folder of kept bytes")]

use skillweek_base::digest::Digest;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The prefix of files that are being written.
pub(super) const UNFINISHED: &str = "unfinished-";
/// A file that has been unfinished for so long belongs to a killed build.
const ABANDONED_AFTER: Duration = Duration::from_hours(24);

/// A file of the store.
struct StoredFile {
    /// The time of its last use.
    last: SystemTime,
    path: PathBuf,
    length: u64,
}

/// Reduces the entries below `folder` to `limit` bytes. Entries for whose key `is_used` returns
/// true are kept, even if they exceed the limit by themselves.
pub(super) fn trim(folder: &Path, limit: u64, is_used: impl Fn(&Digest) -> bool) {
    let mut kept: Vec<StoredFile> = Vec::new();
    let mut total = 0_u64;
    for below in entries(folder) {
        for file in entries(&below.path()) {
            let Ok(found) = file.metadata() else { continue };
            let last = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            let name = file.file_name().to_string_lossy().into_owned();
            if is_unfinished(&name) {
                remove_abandoned(&file, last);
                continue;
            }
            // Files of users and other programs, whose names are no keys, must not be removed.
            let key = format!("{}{name}", below.file_name().to_string_lossy());
            let key = Digest::from_hex(&key).filter(|_| found.is_file());
            let Some(key) = key else { continue };
            total += found.len();
            if !is_used(&key) {
                kept.push(StoredFile { last, path: file.path(), length: found.len() });
            }
        }
    }
    kept.sort_by(|a, b| (a.last, &a.path).cmp(&(b.last, &b.path)));
    for old in kept {
        if total <= limit {
            return;
        }
        if fs::remove_file(&old.path).is_ok() {
            total = total.saturating_sub(old.length);
        }
    }
}

/// Whether a name is that of an unfinished file: a process and a number.
fn is_unfinished(name: &str) -> bool {
    let is_number =
        |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    let numbers = name.strip_prefix(UNFINISHED).and_then(|rest| rest.split_once('-'));
    numbers.is_some_and(|(process, number)| is_number(process) && is_number(number))
}

/// The entries of a folder; one that cannot be listed counts as empty.
fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

fn remove_abandoned(file: &DirEntry, last: SystemTime) {
    let is_abandoned =
        SystemTime::now().duration_since(last).is_ok_and(|age| age > ABANDONED_AFTER);
    if is_abandoned {
        drop(fs::remove_file(file.path()));
    }
}

//! The store's folder: `ab/cdef…`, one file for each entry.
//!
//! Files appear complete, by being renamed to their names, so concurrent and killed builds do no
//! harm. What cannot be written there (a read-only checkout, a full disk) goes to a temporary
//! folder of this run instead, and the first reason is kept for the report.

#![expect(clippy::disallowed_methods, reason = "this is the edge to the folder of kept bytes")]

use super::{entry, trim};
use serde::Serialize;
use serde::de::DeserializeOwned;
use skillweek_base::digest::Digest;
use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// The hexadecimal digits of a key that name the folder; the others name the file.
const FOLDER_DIGITS: usize = 2;
/// The precision of an entry's last use: its file's time is set at most this often.
const TOUCH_AFTER: Duration = Duration::from_hours(24);

/// Bytes by key, in a folder.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// The temporary folder of this run if the folder cannot be written to.
    spare: OnceLock<Option<TempDir>>,
    /// The reason why the folder cannot be written to.
    refusal: OnceLock<String>,
    /// The first 64 bits of the keys that this run asked for: trimming keeps these entries.
    used: Mutex<HashSet<u64>>,
    /// The folder of a temporary store, removed with it.
    _own: Option<TempDir>,
    /// Numbers the files being written.
    writes: AtomicU64,
}

impl Store {
    /// The store in a folder, which is created with the first entry.
    pub fn open(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            spare: OnceLock::new(),
            refusal: OnceLock::new(),
            used: Mutex::default(),
            _own: None,
            writes: AtomicU64::new(0),
        }
    }

    /// An empty store that is removed when it is dropped.
    pub fn temporary() -> io::Result<Self> {
        let own = TempDir::with_prefix("skillweek-")?;
        let store = Self::open(own.path());
        Ok(Self { _own: Some(own), ..store })
    }

    /// Whether there is an entry, without reading its bytes: `get` may still find it damaged.
    pub fn has(&self, key: &Digest) -> bool {
        self.note(key);
        self.places(key).any(|file| {
            fs::metadata(file)
                .is_ok_and(|found| found.is_file() && entry::may_be_whole(found.len()))
        })
    }

    /// The bytes of an entry. A damaged one is removed and counts as missing.
    pub fn get(&self, key: &Digest) -> Option<Vec<u8>> {
        self.note(key);
        self.places(key).find_map(|file| {
            let found = fs::read(&file).ok()?;
            let bytes = entry::decode(key, found);
            match bytes {
                Some(_) => touch(&file),
                None => drop(fs::remove_file(&file)),
            }
            bytes
        })
    }

    /// The value of an entry; `None` also if it was kept in another form.
    pub fn value<T: DeserializeOwned>(&self, key: &Digest) -> Option<T> {
        postcard::from_bytes(&self.get(key)?).ok()
    }

    /// Keeps a value. One that cannot be written, which no value of the program is, counts as
    /// missing.
    pub fn put_value(&self, key: &Digest, value: &impl Serialize) {
        if let Ok(bytes) = postcard::to_stdvec(value) {
            self.put(key, &bytes);
        }
    }

    /// Removes an entry. If it cannot be removed, it stays.
    pub fn remove(&self, key: &Digest) {
        self.places(key).for_each(|file| drop(fs::remove_file(file)));
    }

    /// Keeps an entry, replacing any with the same key.
    pub fn put(&self, key: &Digest, bytes: &[u8]) {
        self.note(key);
        let parts = [&*entry::header(key, bytes), bytes];
        if self.refusal.get().is_none() {
            match self.write(&self.folder, key, &parts) {
                Ok(()) => return,
                Err(error) => drop(self.refusal.set(error.to_string())),
            }
        }
        if let Some(spare) = self.spare_folder() {
            // If this folder cannot be written to either, the entry is made again when it is
            // needed.
            drop(self.write(spare, key, &parts));
        }
    }

    /// The reason why the folder cannot be written to; `None` if no write failed so far.
    pub fn refusal(&self) -> Option<&str> {
        self.refusal.get().map(String::as_str)
    }

    /// Deletes the least recently used entries until the rest takes at most `limit` bytes. Entries
    /// that this run used are kept.
    pub fn trim(&self, limit: u64) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        trim::trim(&self.folder, limit, |key| used.contains(&beginning_of(key)));
    }

    /// The files that may hold an entry.
    fn places(&self, key: &Digest) -> impl Iterator<Item = PathBuf> {
        let spare = self.spare.get().and_then(Option::as_ref).map(tempfile::TempDir::path);
        let (folder, name) = names(key);
        let folders = [Some(self.folder.as_path()), spare];
        folders.into_iter().flatten().map(move |root| root.join(&folder).join(&name))
    }

    fn note(&self, key: &Digest) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(beginning_of(key));
    }

    fn spare_folder(&self) -> Option<&Path> {
        let spare = self.spare.get_or_init(|| TempDir::with_prefix("skillweek-").ok());
        spare.as_ref().map(TempDir::path)
    }

    /// Writes an entry's file in parts, so that a large entry is not copied in memory.
    fn write(&self, root: &Path, key: &Digest, parts: &[&[u8]]) -> io::Result<()> {
        let (folder, name) = names(key);
        let folder = root.join(folder);
        clear_unless(&folder, Metadata::is_dir);
        clear_unless(&folder.join(&name), Metadata::is_file);
        fs::create_dir_all(&folder)?;
        let (mut file, unfinished) = self.begin(&folder)?;
        let written = parts.iter().try_for_each(|part| file.write_all(part)).and_then(|()| {
            drop(file);
            fs::rename(&unfinished, folder.join(&name))
        });
        written.or_else(|error| {
            drop(fs::remove_file(&unfinished));
            // Windows does not rename onto a file that another build is reading; that file has the
            // same bytes.
            if folder.join(&name).is_file() { Ok(()) } else { Err(error) }
        })
    }

    /// A new file with a unique name.
    fn begin(&self, folder: &Path) -> io::Result<(File, PathBuf)> {
        loop {
            let number = self.writes.fetch_add(1, Ordering::Relaxed);
            let name = format!("{}{}-{number}", trim::UNFINISHED, std::process::id());
            let path = folder.join(name);
            match File::create_new(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return made.map(|file| (file, path)),
            }
        }
    }
}

/// Removes whatever is at a path unless it is of the right kind: damage like any other.
fn clear_unless(place: &Path, belongs: impl Fn(&Metadata) -> bool) {
    // If it cannot be removed, the write fails and reports it.
    match fs::symlink_metadata(place) {
        Ok(found) if belongs(&found) => {}
        Ok(found) if found.is_dir() => drop(fs::remove_dir_all(place)),
        Ok(_) => drop(fs::remove_file(place)),
        Err(_) => {}
    }
}

/// The names of an entry's folder and file.
fn names(key: &Digest) -> (String, String) {
    let mut folder = key.to_string();
    let name = folder.split_off(FOLDER_DIGITS);
    (folder, name)
}

/// The first 64 bits of a key, enough to identify it.
fn beginning_of(key: &Digest) -> u64 {
    key.as_bytes().first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}

/// Sets the time of an entry's last use. A failure does no harm.
fn touch(file: &Path) {
    let now = SystemTime::now();
    let last = fs::metadata(file).and_then(|found| found.modified());
    let is_long_ago =
        last.is_ok_and(|last| now.duration_since(last).is_ok_and(|age| age > TOUCH_AFTER));
    if is_long_ago {
        drop(File::options().write(true).open(file).and_then(|file| file.set_modified(now)));
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

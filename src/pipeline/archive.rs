//! The ledgers of sites on disk: what the last build made each page from.
//!
//! Each lies in the cache under the output folder, the site's place in it and the program's name,
//! so no build sees another program's ledgers or those of another output folder: what is missing
//! there was never lost here. A missing or damaged ledger counts as empty, and its site is rendered
//! anew.

use super::recording_world::RecordingWorld;
use skillweek_base::digest::Digest;
use skillweek_render::ledger::{Archive, Ledger};
use skillweek_store::Store;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf, absolute};

/// The part of the cache that holds ledgers.
const FOLDER: &str = "outputs";
/// The most that is kept of sites that the last build did not make, in bytes.
const LARGEST: u64 = 512 << 20;

/// The room for one page in a ledger, in bytes. A generous guess, so that the buffer is not moved
/// as it grows; pages of memory that are never written to cost nothing.
const LARGE_ENTRY: usize = 1024;

/// The ledgers in a cache for one output folder.
pub struct Ledgers {
    store: Store,
    program: &'static str,
    out: String,
}

impl Ledgers {
    /// Opens a program's ledgers below a cache folder for the output folder named `out` (see
    /// `out_name`).
    pub fn below(cache: &Path, program: &'static str, out: &str) -> Self {
        Self { store: Store::open(&cache.join(FOLDER)), program, out: out.to_owned() }
    }

    /// Deletes the oldest ledgers not in use once they exceed the limit.
    pub fn trim(&self) {
        self.store.trim(LARGEST);
    }

    fn key(&self, site: &str) -> Digest {
        let parts = ["ledger", self.program, &self.out, site];
        Digest::of_parts(&parts.map(str::as_bytes))
    }
}

/// The name of an output folder in the cache: relative to the project's folder where it lies
/// inside, so that the project can be moved; otherwise its absolute path.
pub fn out_name(root: &Path, out: &Path) -> String {
    let whole = |path: &Path| {
        let mut whole = PathBuf::new();
        for part in absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
            match part {
                Component::ParentDir => drop(whole.pop()),
                part => whole.push(part),
            }
        }
        whole
    };
    let (root, out) = (whole(root), whole(out));
    out.strip_prefix(&root).unwrap_or(&out).to_string_lossy().replace('\\', "/")
}

/// The ledgers of a build whose reads are recorded.
pub struct RecordedLedgers<'a> {
    pub ledgers: &'a Ledgers,
    pub recording: &'a RecordingWorld<'a>,
}

impl Archive for RecordedLedgers<'_> {
    fn open(&self, site: &str) -> Ledger {
        self.ledgers.open(site)
    }

    /// If a file changed during the build, the version that an output was made from is unknown: the
    /// known inputs are dropped, and the next build gathers and compares everything again.
    fn keep(&self, site: &str, ledger: &Ledger) {
        if self.recording.is_disturbed() {
            self.ledgers.keep(site, &Ledger { known: BTreeMap::new(), ..ledger.clone() });
        } else {
            self.ledgers.keep(site, ledger);
        }
    }
}

impl Archive for Ledgers {
    fn open(&self, site: &str) -> Ledger {
        self.store.value(&self.key(site)).unwrap_or_default()
    }

    fn keep(&self, site: &str, ledger: &Ledger) {
        // Cannot fail: a ledger consists of maps of strings and numbers. If it did, the next build
        // would render the site anew.
        let room = ledger.entries.len() * LARGE_ENTRY;
        if let Ok(bytes) = postcard::to_extend(ledger, Vec::with_capacity(room)) {
            self.store.put(&self.key(site), &bytes);
        }
    }
}

//! The ledgers of sites on disk: what the last build made each page from.
//!
//! They lie in the cache under the output folder, the site's place in it and the program's name, so that
//! neither another program's are seen nor those of what was published elsewhere: what is missing there
//! was never lost here. One that is missing or damaged counts as empty: its site is rendered anew.

use super::recording_world::RecordingWorld;
use crate::base::digest::Digest;
use crate::base::program::PROGRAM;
use crate::render::ledger::{Archive, Ledger};
use crate::store::Store;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf, absolute};

/// The part of the cache that holds ledgers.
const FOLDER: &str = "outputs";
/// What is kept, at most, of sites that the last build did not make. Bytes.
const LARGEST: u64 = 512 << 20;

/// What a page takes in a ledger, rather too much: so the ledger is not moved as it grows, and what is
/// not written to is no memory yet. Bytes.
const LARGE_ENTRY: usize = 1024;

/// The ledgers in a cache of what is published in one folder.
pub struct Ledgers {
    store: Store,
    out: String,
}

impl Ledgers {
    /// The ledgers below a cache folder, for an output folder by its name.
    pub fn below(cache: &Path, out: &str) -> Self {
        Self { store: Store::open(&cache.join(FOLDER)), out: out.to_owned() }
    }

    /// Throws away the oldest of what is not in use, if it grows too much.
    pub fn trim(&self) {
        self.store.trim(LARGEST);
    }

    fn key(&self, site: &str) -> Digest {
        let parts = ["ledger", PROGRAM, &self.out, site];
        Digest::of_parts(&parts.map(str::as_bytes))
    }
}

/// The name of an output folder: from the project's folder where it lies in it, so that the whole may be
/// moved; otherwise its place on the disk.
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

/// The ledgers, while somebody watches what the build reads.
pub struct Watched<'a> {
    pub ledgers: &'a Ledgers,
    pub recording: &'a RecordingWorld<'a>,
}

impl Archive for Watched<'_> {
    fn open(&self, site: &str) -> Ledger {
        self.ledgers.open(site)
    }

    /// If a file changed meanwhile, it is unknown which version an output was made of: the next
    /// build gathers everything again, and compares.
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
        let bytes = self.store.get(&self.key(site));
        bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    fn keep(&self, site: &str, ledger: &Ledger) {
        // Cannot fail: a ledger is maps of texts and numbers. If it did, the next build would render
        // the site anew.
        let room = ledger.entries.len() * LARGE_ENTRY;
        if let Ok(bytes) = postcard::to_extend(ledger, Vec::with_capacity(room)) {
            self.store.put(&self.key(site), &bytes);
        }
    }
}

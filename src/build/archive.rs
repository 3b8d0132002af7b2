//! The ledgers of sites on disk: what the last build made each page from.
//!
//! They lie in the cache under the site's output folder and the program's name, so that another
//! program's are not seen. One that is missing or damaged counts as empty: its site is rendered anew.

use crate::base::digest::Digest;
use crate::base::program::PROGRAM;
use crate::render::ledger::{Archive, Ledger};
use crate::store::Store;
use std::path::Path;

/// The part of the cache that holds ledgers.
const FOLDER: &str = "outputs";
/// What is kept, at most, of sites that the last build did not make. Bytes.
const LARGEST: u64 = 512 << 20;

/// The ledgers in a cache.
pub struct Ledgers(Store);

impl Ledgers {
    /// The ledgers below a cache folder.
    pub fn below(cache: &Path) -> Self {
        Self(Store::open(&cache.join(FOLDER)))
    }

    /// Throws away the oldest of what is not in use, if it grows too much.
    pub fn trim(&self) {
        self.0.trim(LARGEST);
    }
}

impl Archive for Ledgers {
    fn open(&self, site: &str) -> Ledger {
        let bytes = self.0.get(&key(site));
        bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    fn keep(&self, site: &str, ledger: &Ledger) {
        // Cannot fail: a ledger is maps of texts and numbers. If it did, the next build would render
        // the site anew.
        if let Ok(bytes) = postcard::to_stdvec(ledger) {
            self.0.put(&key(site), &bytes);
        }
    }
}

fn key(site: &str) -> Digest {
    Digest::of_parts(&[b"ledger", PROGRAM.as_bytes(), site.as_bytes()])
}

//! Cards of pages on disk, in sealed groups in the cache.
//!
//! A group is named by its number, so the group of the next reading replaces it. The keys of its
//! cards say which program made it and from which files.

use super::request::Request;
use skillweek_asset::Intent;
use skillweek_base::digest::Digest;
use skillweek_site::gather::Cards;
use skillweek_store::Store;
use std::sync::atomic::{AtomicBool, Ordering};

/// The part of the cache that holds cards.
const FOLDER: &str = "cards";
/// The most that is kept of groups that the last reading did not look for, in bytes.
const LARGEST: u64 = 512 << 20;

/// The cards in a cache. When it is dropped after writing, the oldest groups beyond the limit are
/// deleted.
pub struct ReadingCache {
    store: Store,
    program: &'static str,
    /// Whether cards are kept for the next reading; a check leaves no trace.
    writes: bool,
    has_grown: AtomicBool,
}

impl ReadingCache {
    /// Opens the cards of a project; `None` if it has no cache.
    pub fn of(request: &Request, intent: Intent) -> Option<Self> {
        let store = Store::open(&request.cache.as_deref()?.join(FOLDER));
        let writes = intent == Intent::Publish;
        Some(Self { store, program: request.program, writes, has_grown: AtomicBool::new(false) })
    }
}

impl Drop for ReadingCache {
    fn drop(&mut self) {
        if self.has_grown.load(Ordering::Relaxed) {
            self.store.trim(LARGEST);
        }
    }
}

impl Cards for ReadingCache {
    fn program(&self) -> &str {
        self.program
    }

    fn open(&self, group: &str) -> Option<Vec<u8>> {
        self.store.get(&key(group))
    }

    fn keep(&self, group: &str, bytes: &[u8]) {
        if !self.writes {
            return;
        }
        self.has_grown.store(true, Ordering::Relaxed);
        self.store.put(&key(group), bytes);
    }
}

fn key(group: &str) -> Digest {
    Digest::of_parts(&["cards", group].map(str::as_bytes))
}

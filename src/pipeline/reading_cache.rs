//! Cards of pages on disk: groups of them lie in the cache, sealed as everything there is.
//!
//! A group has its number for a name, so that the next reading's takes its place. Which program made
//! it, and of which files, stands in the keys of its cards.

use super::request::Request;
use crate::asset::Intent;
use crate::base::digest::Digest;
use crate::site::gather::Cards;
use crate::store::Store;
use std::sync::atomic::{AtomicBool, Ordering};

/// The part of the cache that holds cards.
const FOLDER: &str = "cards";
/// What is kept, at most, of groups that the last reading did not look for. Bytes.
const LARGEST: u64 = 512 << 20;

/// The cards in a cache. When they are no longer needed, the oldest groups are thrown away, if there are
/// more than before and too many.
pub struct ReadingCache {
    store: Store,
    /// Whether cards are kept for the next; a check leaves no trace.
    writes: bool,
    has_grown: AtomicBool,
}

impl ReadingCache {
    /// The cards of a project, if anything of it is kept.
    pub fn of(request: &Request, intent: Intent) -> Option<Self> {
        let store = Store::open(&request.cache.as_deref()?.join(FOLDER));
        let writes = intent == Intent::Publish;
        Some(Self { store, writes, has_grown: AtomicBool::new(false) })
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

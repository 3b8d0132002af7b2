//! The open connections, limited in number. When all places are taken, a new connection is accepted
//! and the one that was silent longest is closed, so that half-open connections cannot keep out a
//! reader.

#![expect(clippy::disallowed_methods, reason = "how long a connection has been silent is measured")]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::task::AbortHandle;

/// The most connections at a time.
pub const MOST: usize = 256;

/// All open connections.
#[derive(Debug)]
pub struct Connections {
    members: Mutex<BTreeMap<u64, Member>>,
    next: AtomicU64,
    began: Instant,
}

#[derive(Debug)]
struct Member {
    activity: Arc<LastActivity>,
    task: AbortHandle,
}

/// The last activity on a connection.
#[derive(Debug)]
pub struct LastActivity {
    began: Instant,
    /// Milliseconds after `began`.
    last: AtomicU64,
    /// Whether a response is being sent.
    is_busy: AtomicBool,
}

/// A connection's place; released when dropped.
#[derive(Debug)]
pub struct ConnectionSlot {
    connections: Arc<Connections>,
    number: u64,
}

/// Marks a response that is being sent.
#[derive(Debug)]
pub struct ResponseGuard(Arc<LastActivity>);

impl Connections {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { members: Mutex::default(), next: AtomicU64::new(0), began: Instant::now() })
    }

    /// Admits a connection: `start` begins its task.
    pub fn admit(
        self: &Arc<Self>,
        start: impl FnOnce(ConnectionSlot, Arc<LastActivity>) -> AbortHandle,
    ) {
        let activity = Arc::new(LastActivity {
            began: self.began,
            last: AtomicU64::new(0),
            is_busy: AtomicBool::new(false),
        });
        activity.beat();
        let mut members = self.members();
        if members.len() >= MOST
            && let Some(silent) = most_silent(&members)
            && let Some(member) = members.remove(&silent)
        {
            member.task.abort();
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let place = ConnectionSlot { connections: self.clone(), number };
        // The lock is held until the member is added: a task that ends at once waits until then to
        // release its place.
        let task = start(place, activity.clone());
        members.insert(number, Member { activity, task });
    }

    fn members(&self) -> MutexGuard<'_, BTreeMap<u64, Member>> {
        // A map of handles stays consistent after a panic elsewhere.
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The connection to close: idle ones before those being answered, then the longest silent.
fn most_silent(members: &BTreeMap<u64, Member>) -> Option<u64> {
    let silence = |member: &Member| {
        let activity = &member.activity;
        (activity.is_busy.load(Ordering::Relaxed), activity.last.load(Ordering::Relaxed))
    };
    let silent = members.iter().min_by_key(|(number, member)| (silence(member), **number));
    silent.map(|(number, _)| *number)
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.connections.members().remove(&self.number);
    }
}

impl LastActivity {
    fn beat(&self) {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last.store(now, Ordering::Relaxed);
    }

    /// Marks the start of a response: a request is complete.
    pub fn busy(self: &Arc<Self>) -> ResponseGuard {
        self.is_busy.store(true, Ordering::Relaxed);
        self.beat();
        ResponseGuard(self.clone())
    }
}

impl Drop for ResponseGuard {
    fn drop(&mut self) {
        self.0.beat();
        self.0.is_busy.store(false, Ordering::Relaxed);
    }
}

//! The open connections: never more than a fixed number. Who comes when the house is full is let in,
//! and who has been silent longest goes, so that no number of half-open connections keeps out a
//! reader.

#![expect(clippy::disallowed_methods, reason = "how long a connection has been silent is measured")]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::task::AbortHandle;

/// Connections at a time.
pub const MOST: usize = 256;

/// All open connections.
#[derive(Debug)]
pub struct Crowd {
    members: Mutex<BTreeMap<u64, Member>>,
    next: AtomicU64,
    began: Instant,
}

#[derive(Debug)]
struct Member {
    pulse: Arc<Pulse>,
    task: AbortHandle,
}

/// A connection's last sign of life.
#[derive(Debug)]
pub struct Pulse {
    began: Instant,
    /// Milliseconds after the beginning.
    last: AtomicU64,
    /// Whether a response is under way.
    is_busy: AtomicBool,
}

/// A connection's place; given back when dropped.
#[derive(Debug)]
pub struct Place {
    crowd: Arc<Crowd>,
    number: u64,
}

/// A response under way.
#[derive(Debug)]
pub struct Busy(Arc<Pulse>);

impl Crowd {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { members: Mutex::default(), next: AtomicU64::new(0), began: Instant::now() })
    }

    /// Lets a connection in: `start` begins its task.
    pub fn admit(self: &Arc<Self>, start: impl FnOnce(Place, Arc<Pulse>) -> AbortHandle) {
        let pulse = Arc::new(Pulse {
            began: self.began,
            last: AtomicU64::new(0),
            is_busy: AtomicBool::new(false),
        });
        pulse.beat();
        let mut members = self.members();
        if members.len() >= MOST
            && let Some(silent) = most_silent(&members)
            && let Some(member) = members.remove(&silent)
        {
            member.task.abort();
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let place = Place { crowd: self.clone(), number };
        // The lock is held until the member is entered: a task that ends at once waits to give its
        // place back until there is one.
        let task = start(place, pulse.clone());
        members.insert(number, Member { pulse, task });
    }

    fn members(&self) -> MutexGuard<'_, BTreeMap<u64, Member>> {
        // A map of handles is whole whatever panicked beside it.
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who says nothing goes before who is being answered; among equals the longest silent.
fn most_silent(members: &BTreeMap<u64, Member>) -> Option<u64> {
    let silence = |member: &Member| {
        let pulse = &member.pulse;
        (pulse.is_busy.load(Ordering::Relaxed), pulse.last.load(Ordering::Relaxed))
    };
    let silent = members.iter().min_by_key(|(number, member)| (silence(member), **number));
    silent.map(|(number, _)| *number)
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.members().remove(&self.number);
    }
}

impl Pulse {
    fn beat(&self) {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last.store(now, Ordering::Relaxed);
    }

    /// A request has come whole and is being answered.
    pub fn busy(self: &Arc<Self>) -> Busy {
        self.is_busy.store(true, Ordering::Relaxed);
        self.beat();
        Busy(self.clone())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.beat();
        self.0.is_busy.store(false, Ordering::Relaxed);
    }
}

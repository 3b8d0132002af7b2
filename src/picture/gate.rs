//! A gate before memory: pictures are decoded in parallel only as far as there is room for them.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes that all pictures being decoded may take together. One that needs more than this goes in
/// alone.
const ROOM: u64 = 256 << 20;

/// The one gate of the process. It is global because memory is: two builds in one process share it
/// as well. It changes when work is done, never what comes out.
static GATE: Gate = Gate { taken: Mutex::new(0), freed: Condvar::new() };

struct Gate {
    taken: Mutex<u64>,
    freed: Condvar,
}

/// Leave to hold some bytes; given back on drop. Its holder waits for nobody else's, so that there
/// is always one that gets on.
#[derive(Debug)]
pub struct Permit(u64);

/// Waits until there is room for `bytes`.
pub fn enter(bytes: u64) -> Permit {
    let wanted = bytes.min(ROOM);
    let taken = GATE.taken.lock().unwrap_or_else(PoisonError::into_inner);
    let mut taken = GATE
        .freed
        .wait_while(taken, |taken| *taken + wanted > ROOM)
        .unwrap_or_else(PoisonError::into_inner);
    *taken += wanted;
    Permit(wanted)
}

impl Drop for Permit {
    fn drop(&mut self) {
        *GATE.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        GATE.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn the_largest_pictures_are_decoded_one_after_another() {
        let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let _permit = enter(u64::MAX);
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }
}

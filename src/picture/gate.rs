//! A limit on memory: pictures are decoded in parallel only as far as there is room for them.

use std::sync::{Condvar, Mutex, PoisonError};

/// The bytes that files and decoded pictures may take together. A picture that needs more than
/// files leave of this is decoded alone.
const ROOM: u64 = 256 << 20;
/// The bytes that files may take of it, so that decoding can always go on. A larger file is held
/// alone.
const ROOM_FOR_FILES: u64 = ROOM / 2;

/// The one gate of the process. It is global because memory is: two builds in one process share it,
/// too. It affects when work is done, never the results.
static GATE: Gate =
    Gate { taken: Mutex::new(Taken { files: 0, frames: 0 }), freed: Condvar::new() };

struct Gate {
    taken: Mutex<Taken>,
    freed: Condvar,
}

/// The bytes that are held.
struct Taken {
    files: u64,
    frames: u64,
}

/// The purpose of held bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holding {
    File,
    Frame,
}

/// A permit to hold some bytes, given back on drop. A thread that holds a file may wait for a
/// frame, and a thread that holds a frame waits for nothing, so one of them can always go on.
#[derive(Debug)]
pub struct Permit {
    holding: Holding,
    bytes: u64,
}

/// Waits until there is room for the bytes of a file. A thread that holds a file must not ask for a
/// second one.
pub fn hold_file(bytes: u64) -> Permit {
    Permit::wait(Holding::File, bytes)
}

/// Waits until there is room for `bytes` of decoded pixels.
pub fn enter(bytes: u64) -> Permit {
    Permit::wait(Holding::Frame, bytes)
}

impl Permit {
    fn wait(holding: Holding, bytes: u64) -> Self {
        let taken = GATE.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = GATE
            .freed
            .wait_while(taken, |taken| !taken.has_room(holding, bytes))
            .unwrap_or_else(PoisonError::into_inner);
        *taken.of(holding) += bytes;
        Self { holding, bytes }
    }

    /// Gives back all but `bytes`.
    pub fn shrink(&mut self, bytes: u64) {
        let freed = self.bytes.saturating_sub(bytes);
        self.bytes -= freed;
        *GATE.taken.lock().unwrap_or_else(PoisonError::into_inner).of(self.holding) -= freed;
        GATE.freed.notify_all();
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.shrink(0);
    }
}

impl Taken {
    fn of(&mut self, holding: Holding) -> &mut u64 {
        match holding {
            Holding::File => &mut self.files,
            Holding::Frame => &mut self.frames,
        }
    }

    fn has_room(&self, holding: Holding, bytes: u64) -> bool {
        let Self { files, frames } = self;
        match holding {
            Holding::File => *files == 0 || files.saturating_add(bytes) <= ROOM_FOR_FILES,
            Holding::Frame => {
                *frames == 0 || files.saturating_add(*frames).saturating_add(bytes) <= ROOM
            }
        }
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

    #[test]
    fn who_holds_a_file_gets_a_frame_however_many_hold_files() {
        let (files, most) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let _file = hold_file(ROOM_FOR_FILES / 2);
                    most.fetch_max(files.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    let mut frame = enter(ROOM);
                    frame.shrink(ROOM / 8);
                    std::thread::yield_now();
                    files.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert!(most.into_inner() <= 2);
    }
}

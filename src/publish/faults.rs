//! The points at which a publication can fail or be killed: tests stand here, the program passes by.

use std::io;

/// A moment in a publication's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// The lock is held and nothing is repaired yet.
    Locked,
    /// The staging folder is made.
    Staged,
    /// A file is about to be written or copied.
    Write,
    /// An unchanged file is about to be taken over.
    Link,
    /// The marker is about to be written.
    Marker,
    /// The volume is about to be flushed.
    Flush,
    /// The folders are about to be swapped.
    Swap,
    /// Without an atomic exchange: the old folder is aside and the new one not yet in place.
    Aside,
    /// The new folder is in place and the old one still there.
    Swapped,
}

impl Point {
    /// Every point, in the order in which a publication passes them.
    pub const ALL: &[Point] = &[
        Point::Locked,
        Point::Staged,
        Point::Write,
        Point::Link,
        Point::Marker,
        Point::Flush,
        Point::Swap,
        Point::Aside,
        Point::Swapped,
    ];
}

/// What may go wrong on the way.
pub trait Faults: Send + Sync {
    /// Called at each point; an error is treated as the operating system's own.
    fn reach(&self, point: Point) -> io::Result<()> {
        let _ = point;
        Ok(())
    }

    /// Whether two folders can be exchanged in one step.
    fn can_exchange(&self) -> bool {
        true
    }
}

/// Nothing goes wrong but what really does.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFaults;

impl Faults for NoFaults {}

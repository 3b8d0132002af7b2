//! The points at which a publication can fail or be killed. Tests inject faults here.

use std::io;

/// A point in the course of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// The lock is held and nothing has been repaired yet.
    Locked,
    /// The staging folder exists.
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
    /// Without an atomic exchange: the old folder has been moved aside and the new one is not yet
    /// in place.
    Aside,
    /// The new folder is in place and the old one still exists.
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

/// A source of faults.
pub trait Faults: Send + Sync {
    /// Called at each point; a returned error is treated as one of the operating system.
    fn reach(&self, point: Point) -> io::Result<()> {
        let _ = point;
        Ok(())
    }

    /// Whether two folders can be exchanged in one step.
    fn can_exchange(&self) -> bool {
        true
    }
}

/// No faults are injected.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFaults;

impl Faults for NoFaults {}

//! What stands at a path of an output folder.

/// What stands at a path of the old output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    File,
    /// A symbolic link or a junction.
    Link,
    /// A socket, a pipe, a device.
    Other,
    /// A folder with nothing in it; we never make one.
    EmptyFolder,
}

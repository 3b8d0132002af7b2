//! Kinds of entries of an output.

/// The kind of an entry of the old output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    File,
    /// A symbolic link or a junction.
    Link,
    /// A socket, a pipe or a device.
    Other,
    /// An empty folder; builds never make one.
    EmptyFolder,
}

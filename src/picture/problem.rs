//! The reasons why a picture cannot be used.

/// The problem with a picture. It has no text: the caller, which knows the file, writes the
/// message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The bytes are not a picture in any known format.
    NotAPicture,
    /// A format, or a feature of one, that cannot be decoded; with its common name.
    Unsupported(&'static str),
    /// The file ends before the picture does: it was not copied completely.
    Truncated,
    /// The bytes contradict each other.
    Damaged,
    /// The header promises other pixels than the file holds.
    Contradictory,
    /// The picture has more pixels than can be decoded in bounded memory, or a side is too long:
    /// its width and height in pixels.
    TooLarge(u32, u32),
}

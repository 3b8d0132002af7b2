//! Why a picture cannot be used.

/// What is wrong with a picture. It has no words: the caller, who knows the file, writes the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The bytes are no picture of any known format.
    NotAPicture,
    /// A format, or a feature of one, that cannot be decoded: its name as people know it.
    Unsupported(&'static str),
    /// The file ends before the picture does: it was not copied whole.
    Truncated,
    /// The bytes contradict themselves.
    Damaged,
    /// The header promises other pixels than the file holds.
    Contradictory,
    /// More pixels than can be decoded in bounded memory.
    TooLarge { width: u32, height: u32 },
}

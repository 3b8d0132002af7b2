//! What this program is.

/// Its version and a digest of all that it is compiled from: what one program kept is of no use to
/// another.
pub const PROGRAM: &str = env!("SKILLWEEK_PROGRAM");

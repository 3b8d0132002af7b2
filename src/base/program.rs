//! What this program is.

/// Its version and a digest of its sources: what one program kept is of no use to another.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("SKILLWEEK_SOURCES"));

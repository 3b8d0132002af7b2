//! The identity of this program.

/// Its version and a digest of everything that it is compiled from. It is part of cache keys,
/// because one program cannot use the cache of another.
pub const PROGRAM: &str = env!("SKILLWEEK_PROGRAM");

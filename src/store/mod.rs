//! What was costly to make, kept between builds: bytes by the digest of everything that they came from.
//!
//! Nothing in here is needed. An entry that is missing, damaged or in the way is made again by whoever
//! wants it, so that the folder may be deleted, copied to another machine or restored by a build host
//! at any moment. Validity is a matter of content alone; time decides only what is thrown away first.

mod entry;
mod files;
mod trim;

pub use files::Store;

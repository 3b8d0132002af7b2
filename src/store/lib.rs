//! Costly results, kept between builds: bytes under the digest of everything that they were made
//! from.
//!
//! An entry made from the project's files is never required: if it is missing, damaged or blocked,
//! the caller makes it again. Versions of files that are no longer on the disk cannot be made
//! again, and the caller goes on without them. So the folder may be deleted, copied to another
//! machine or restored by a build host at any moment. Validity depends on content alone; time only
//! decides which entries are deleted first.

mod entry;
mod files;
mod trim;

pub use files::Store;

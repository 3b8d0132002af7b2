//! What was costly to make, kept between builds: bytes by the digest of everything that they came from.
//!
//! What is made of the project's files is never needed: an entry that is missing, damaged or in the way
//! is made again by the caller. Versions of files that are no longer on the disk cannot be made
//! again, and the caller goes on without. So the folder may be deleted, copied to another machine
//! or restored by a build host at any moment. Validity is a matter of content alone; time decides only what is thrown away first.

mod entry;
mod files;
mod trim;

pub use files::Store;

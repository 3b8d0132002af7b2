//! Publishing: the output folder is replaced whole or not at all.
//!
//! 1. `begin` takes the lock, repairs what a killed build left and makes a staging folder beside
//!    the output;
//! 2. `write` and `copy` put files there, from many threads;
//! 3. `commit` links unchanged files, flushes, and swaps the two folders in one step.

#![expect(clippy::disallowed_methods, reason = "publishing is what writes to the disk")]

mod claims;
mod commit;
mod entry_kind;
mod error;
mod faults;
mod flush;
mod guard;
mod holder;
mod lock;
mod manifest;
mod name;
mod previous;
mod publication;
mod published;
mod repair;
mod shard;
mod summary;
mod swap;
mod target;
mod transfer;

pub use error::{Misplaced, PublishError, Trouble};
pub use faults::{Faults, NoFaults, Point};
pub use guard::check_place;
pub use holder::Holder;
pub use lock::Wait;
pub use previous::marker_of;
pub use publication::{Options, Publication};
pub use published::{Condition, Published};
pub use shard::Shard;
pub use summary::{Kept, Summary};

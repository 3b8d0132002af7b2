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
mod repair;
mod shard;
mod swap;
mod target;
mod transfer;

pub use commit::Summary;
pub use error::{Misplaced, Obstacle, PublishError};
pub use faults::{Faults, NoFaults, Point};
pub use guard::check_place;
pub use holder::Holder;
pub use previous::{Condition, Previous, marker_of};
pub use publication::{Options, Publication};
pub use shard::Shard;
pub use transfer::Edit;

//! GIF.

mod facts;
mod strip;
mod walk;

pub use facts::{decode, facts};
pub use strip::strip;

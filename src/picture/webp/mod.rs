//! WebP.

mod encode;
mod facts;
mod strip;
mod walk;

pub use encode::{Content, encode};
pub use facts::{decode, facts};
pub use strip::strip;

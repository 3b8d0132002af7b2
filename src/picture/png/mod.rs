//! PNG.

mod decode;
mod encode;
mod facts;
mod reduce;
mod strip;
mod walk;

pub use decode::decode;
pub use encode::{encode, encode_quickly, has_few_colours};
pub use facts::facts;
pub use strip::strip;

//! JPEG.

mod decode;
mod encode;
mod facts;
mod open;
mod strip;
mod walk;

pub use decode::decode;
pub use encode::{Colours, encode, encode_drawn};
pub use facts::facts;
pub use strip::{metadata, strip};
pub use walk::missing_end;

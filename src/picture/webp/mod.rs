//! WebP.

mod encode;

pub use encode::encode;

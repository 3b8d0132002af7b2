//! Files that pages show or offer: what they are, how large, and under which name they are published.

pub mod clean;
mod clean_names;
pub mod facts;
pub mod svg;

pub use facts::{Asset, Format, survey};

//! Files that pages show or offer: their kinds and sizes, and the files that are published for
//! them.

mod attachment;
pub mod clean;
pub mod facts;
pub mod image_cache;
pub mod renditions;
mod report;
mod sniff;
pub mod survey;
pub mod svg;

pub use facts::{Asset, Format};
pub use image_cache::{ImageCache, Intent};
pub use survey::{Use, survey};

//! Files that pages show or offer: what they are, how large, and what is published of them.

mod attachment;
pub mod clean;
mod clean_names;
mod clean_pixels;
mod clean_styles;
pub mod facts;
pub mod image_cache;
pub mod renditions;
mod report;
mod report_documents;
mod sniff;
pub mod survey;
pub mod svg;
mod svg_uses;

pub use facts::{Asset, Format};
pub use image_cache::{ImageCache, Intent};
pub use survey::{Use, survey};

//! A site's settings: as written in `site.yaml`, as inherited, and as used.
//!
//! 1. [`options`] reads a file into what it says and nothing more.
//! 2. [`combine`] lets what flows down the tree flow, key by key, each value with its origin.
//! 3. [`settings`] fills in defaults, so that later stages meet no absent value that must be there.

pub mod combine;
mod formats;
pub mod keys;
pub mod options;
mod read;
pub mod settings;

pub use options::Options;
pub use settings::Settings;

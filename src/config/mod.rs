//! A site's settings: as written in `site.yaml`, as inherited, and as used.
//!
//! 1. [`options`] reads what one file states.
//! 2. [`combine`] lets settings flow down the tree, key by key, each value with its origin.
//! 3. [`settings`] fills in defaults, so that later stages find every required value.

pub mod combine;
mod formats;
pub mod keys;
pub mod options;
mod read;
pub mod settings;

pub use options::Options;
pub use settings::Settings;

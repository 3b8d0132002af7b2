//! A site's settings: as written in `site.yaml`, as inherited, and as used.
//!
//! 1. [`read`] reads the [`options`] that one file states.
//! 2. [`combine`] lets settings flow down the tree, key by key, each value with its origin.
//! 3. [`settings`] fills in defaults, so that later stages find every required value.

pub mod combine;
mod formats;
pub mod keys;
pub mod options;
pub mod read;
pub mod settings;
pub mod values;

pub use options::Options;
pub use settings::Settings;

//! Content: typed pages and sections, read from records.

pub mod activity;
pub mod case;
mod document;
pub mod download;
pub mod focus_point;
pub mod gallery;
pub mod keys;
mod keys_activity;
mod keys_common;
pub mod kind;
pub mod media;
#[cfg(test)]
mod mistakes_tests;
pub mod page;
pub mod parse;
pub mod schema;
pub mod section;
#[cfg(test)]
mod tests;
pub mod video;
pub mod vocabulary;

pub use kind::Kind;
pub use page::{Facts, FrontMatter, Page};
pub use parse::Setting;

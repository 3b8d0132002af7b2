//! Content: typed pages and sections, read from records.

pub mod document;
pub mod focus_point;
pub mod front_matter;
pub mod keys;
pub mod kinds;
#[cfg(test)]
mod mistakes_tests;
pub mod parse;
pub mod samples;
pub mod scaffold;
pub mod schema;
pub mod section;
#[cfg(test)]
mod tests;
pub mod vocabulary;

pub use document::Document;
pub use front_matter::FrontMatter;
pub use kinds::{Facts, Kind};
pub use parse::Setting;

//! Content: typed pages and sections, read from records.

mod document;
pub mod focus_point;
pub mod keys;
pub mod kinds;
#[cfg(test)]
mod mistakes_tests;
pub mod page;
pub mod parse;
pub mod schema;
pub mod section;
#[cfg(test)]
mod tests;
pub mod vocabulary;

pub use kinds::{Facts, Kind};
pub use page::{FrontMatter, Page};
pub use parse::Setting;

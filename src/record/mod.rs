//! Records: keyed values with places, whether they were written as YAML or as a row of a table.

pub mod fields;
mod fields_text;
mod fields_value;
pub mod front_matter;
pub mod json;
pub mod json_kept;
pub mod key;
pub mod nearest;
pub mod node;
pub mod scalar;
pub mod spanned;
pub mod yaml;
mod yaml_error;
mod yaml_form;
mod yaml_keys;
mod yaml_line;
mod yaml_lint;
mod yaml_place;
#[cfg(test)]
mod yaml_tests;
mod yaml_tree;
mod yaml_value;

pub use fields::Fields;
pub use fields_text::{REACH, WEB};
pub use spanned::{Rare, Spanned};
pub mod table;

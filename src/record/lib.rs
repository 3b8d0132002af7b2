//! Records: keyed values with places, read from YAML or from a row of a table.

pub mod fields;
pub mod front_matter;
pub mod json;
pub mod json_kept;
pub mod key;
pub mod node;
pub mod scalar;
pub mod spanned;
pub mod yaml;

pub use fields::Fields;
pub use fields::texts::{REACH, WEB};
pub use spanned::Spanned;
pub mod table;

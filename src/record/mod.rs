//! Records: keyed values with places, whether they were written as YAML or as a row of a table.

pub mod node;
pub mod table;

//! Records: keyed values with places, whether they were written as YAML or as a row of a table.

pub mod front_matter;
pub mod node;
pub mod yaml;
mod yaml_error;
mod yaml_keys;
mod yaml_line;
mod yaml_lint;
mod yaml_place;
mod yaml_tree;
mod yaml_value;

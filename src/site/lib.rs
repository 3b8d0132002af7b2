//! The tree of sites with all their pages: inheritance, roll-up, and targets of links.

pub mod address_clash;
pub mod aliases;
pub mod articles;
pub mod attachments;
pub mod check;
mod check_page;
mod check_types;
pub mod column;
mod content_file;
pub mod gather;
pub mod graph;
mod link_checker;
pub mod navigation;
pub mod output_path;
pub mod page;
pub mod pages;
mod pictures;
pub mod programme;
mod read_file;
pub mod reading;
pub mod reading_cache;
pub mod reference;
mod roll_up;
mod row;
pub mod section;
mod site_lists;
mod taken_addresses;
mod theming;
pub mod tree;

pub use graph::SiteGraph;
pub use theming::{check as check_themes, theme_key};
pub use tree::{Site, SiteId, SiteTree};

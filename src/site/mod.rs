//! The tree of sites with all their pages: what is inherited, what is rolled up, where links lead.

mod addresses;
pub mod aliases;
pub mod articles;
pub mod cards;
pub mod check;
mod check_page;
pub mod clash;
pub mod column;
pub mod gather;
pub mod graph;
mod link_checker;
pub mod navigation;
pub mod page;
pub mod pages;
mod pictures;
mod placed;
pub mod programme;
mod read_file;
pub mod reading;
pub mod reference;
mod row;
pub mod section;
mod shown;
mod theming;
pub mod tree;

pub use graph::SiteGraph;
pub use theming::{check as check_themes, theme_key};
pub use tree::{Site, SiteId, SiteTree};

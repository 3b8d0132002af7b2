//! The tree of sites with all their pages: what is inherited, what is rolled up, where links lead.

pub mod tree;

pub use tree::{Site, SiteId, SiteTree};

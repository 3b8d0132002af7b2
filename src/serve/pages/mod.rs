//! The server's own pages, and the scripts and styles of the preview.

pub mod html;
pub mod index;
pub mod lost;
pub mod own;
pub mod sites;

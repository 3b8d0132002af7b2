//! What is written: pages through templates, and the formats that other programs read.

pub mod context;
pub mod formats;

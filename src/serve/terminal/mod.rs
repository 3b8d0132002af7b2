//! Terminal output of the preview, and its keys.

pub mod console;
pub mod keys;
pub mod report;

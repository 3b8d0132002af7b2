//! What the terminal shows of the preview, and the keys that it takes.

pub mod console;
pub mod keys;
pub mod report;

//! The outside world as the pipeline sees it: a fixed list of files, and their bytes.

pub mod disk;
pub mod memory;
pub mod world;

pub use disk::DiskWorld;
pub use memory::MemoryWorld;
pub use world::{Sources, World};

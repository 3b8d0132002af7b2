//! Access to a project's files: a fixed list of paths, and their bytes.

pub mod decode;
pub mod decode_report;
pub mod disk;
pub mod memory;
mod names;
mod overlay;
mod skipped;
mod unreadable;
pub mod world;

pub use disk::{DiskWorld, root_on_disk};
pub use memory::MemoryWorld;
pub use names::{is_temporary_or_system_file, settings_in};
pub use overlay::Overlay;
pub use unreadable::unreadable_file;
pub use world::{Sources, World};

/// The folder of a project that holds the root site.
pub const CONTENT: &str = "content";
/// The folder of a project that holds pictures and files for all sites.
pub const ASSETS: &str = "assets";
/// The folder of a project that holds its own themes.
pub const THEMES: &str = "themes";
/// The file that makes a folder a site.
pub const SITE_FILE: &str = "site.yaml";

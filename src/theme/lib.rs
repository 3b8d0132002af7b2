//! Themes: folders of templates, words, styles and scripts, each extending a parent.
//!
//! Templates are looked up in this order: the site's own `_theme` folder, the `_theme` folders of
//! the sites above it, the theme (first the project's `themes/NAME`, then the built-in one of that
//! name), the theme's parent, and so on down to the built-in `base`.

mod condense;
mod css_urls;
mod described;
pub mod engine;
pub mod files;
mod layer;
pub mod library;
pub mod manifest;
pub mod palette;
pub mod pictures;
mod reach;
mod report;
mod static_files;
pub mod style;
mod words;

pub use engine::{Engine, LayoutParts};
pub use files::is_read;
pub use library::{Library, Theme, ThemeKey, is_theme_file};
pub use static_files::published_name;
pub use words::Words;

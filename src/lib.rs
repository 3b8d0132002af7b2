//! A static site generator for the portals of China's Vocational Education Activity Week.
//!
//! Every room of the house is a crate of its own; here they stand side by side, for the program, its
//! tests and its measurements.

pub use skillweek_asset as asset;
pub use skillweek_base as base;
pub use skillweek_cli as cli;
pub use skillweek_config as config;
pub use skillweek_content as content;
pub use skillweek_diag as diag;
pub use skillweek_import as import;
pub use skillweek_markdown as markdown;
pub use skillweek_picture as picture;
pub use skillweek_pipeline as pipeline;
pub use skillweek_publish as publish;
pub use skillweek_record as record;
pub use skillweek_render as render;
pub use skillweek_serve as serve;
pub use skillweek_share as share;
pub use skillweek_site as site;
pub use skillweek_source as source;
pub use skillweek_store as store;
pub use skillweek_theme as theme;

//! The picture engine: the facts about a picture, its smaller versions for pages, and the metadata
//! that must not be published. Bytes in, bytes out: no disk, no clock, and the same bytes on every
//! machine.
//!
//! 1. `probe` recognises a picture by its content and refuses what cannot be decoded in bounded
//!    memory.
//! 2. `develop` decodes it once, shrinks it, turns it upright, converts it to sRGB, and encodes
//!    every version.
//! 3. `still` converts a picture of any format to PNG for the renderer of share pictures.
//! 4. `pdf` draws the first page of a PDF as such a picture.
//! 5. `strip` removes personal metadata from a file and leaves the picture as it is;
//!    `video_metadata` and `pdf::scan_metadata` find it in files that keep their length, and
//!    `redact` overwrites it.

mod bmp;
mod bytes;
mod colour;
mod develop;
mod facts;
mod format;
mod frame;
mod gate;
mod gif;
mod heic;
mod jpeg;
mod orient;
pub mod pdf;
mod placeholder;
mod png;
mod probe;
mod problem;
mod raster;
mod recipe;
pub mod recipe_options;
mod redaction;
mod resize;
mod strip;
mod tiff;
mod video;
mod webp;

pub use develop::{Derivative, develop, still};
pub use facts::{Header, probe, probe_offered};
pub use format::PictureFormat;
pub use gate::{Permit, hold_file};
pub use jpeg::encode_drawn;
pub use placeholder::Placeholder;
pub use problem::Problem;
pub use recipe::{Encoding, Recipe, VERSION, planned};
pub use recipe_options::{RecipeOptions, WidthsProblem, check_widths};
pub use redaction::{Redaction, redact};
pub use strip::strip;
pub use tiff::page_count;
pub use video::{is_film, video_metadata};

#[cfg(test)]
mod tests;

//! TIFF: the first page for display, the whole file for download.

mod directory;
mod page;
mod strip;

pub use strip::strip;

use super::colour::Space;
use super::facts::{Cost, Facts, Shrink};
use super::format::PictureFormat;
use super::frame::Frame;
use super::orient::Orientation;
use super::problem::Problem;
use super::raster;
use image::ImageDecoder;
use image::codecs::tiff::TiffDecoder;
use page::Page;
use std::io::Cursor;

/// Reads the first directory.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let page = Page::of(bytes);
    let readable = page.readable(bytes);
    let decoder = TiffDecoder::new(Cursor::new(&*readable))
        .map_err(|error| page.named(raster::problem(error, PictureFormat::Tiff)))?;
    let per_pixel = u64::from(decoder.original_color_type().bits_per_pixel()).div_ceil(8);
    let copied = if page.has_palette() { bytes.len() as u64 } else { 0 };
    Ok(Facts {
        kind: PictureFormat::Tiff,
        size: decoder.dimensions(),
        orientation: Orientation::of_exif(bytes),
        is_animated: false,
        has_alpha: decoder.color_type().has_alpha(),
        is_graphic: page.has_palette(),
        // The samples as stored, and as eight bits each.
        cost: Cost { fixed: (1 << 16) + copied, per_pixel: per_pixel + 4, shrink: Shrink::None },
    })
}

/// The pixels of the first page.
pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    let page = Page::of(bytes);
    let readable = page.readable(bytes);
    let decoded = raster::decode(TiffDecoder::new(Cursor::new(&*readable)), PictureFormat::Tiff);
    let (frame, space) = decoded.map_err(|problem| page.named(problem))?;
    Ok((page.coloured(frame), space))
}

//! TIFF: the first page for display, the whole file for download.

mod chroma;
mod coding;
mod directory;
mod page;
mod palette;
mod strip;

pub use strip::{page_count, strip};

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
    let facts = page.coding.as_ref().map_or_else(|| plain(bytes), |coding| coding.facts(bytes));
    facts.map_err(|problem| page.named(problem))
}

/// The facts of a page whose samples are colours.
fn plain(bytes: &[u8]) -> Result<Facts, Problem> {
    let decoder = TiffDecoder::new(Cursor::new(bytes))
        .map_err(|error| raster::problem(error, PictureFormat::Tiff))?;
    let per_pixel = u64::from(decoder.original_color_type().bits_per_pixel()).div_ceil(8);
    Ok(Facts {
        kind: PictureFormat::Tiff,
        size: decoder.dimensions(),
        orientation: Orientation::of_exif(bytes),
        is_animated: false,
        has_alpha: decoder.color_type().has_alpha(),
        is_graphic: false,
        // The samples as stored, and as eight bits each.
        cost: Cost { fixed: 1 << 16, per_pixel: per_pixel + 4, shrink: Shrink::None },
    })
}

/// The pixels of the first page.
pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    let page = Page::of(bytes);
    let decoded = match &page.coding {
        Some(coding) => coding.decode(bytes),
        None => raster::decode(TiffDecoder::new(Cursor::new(bytes)), PictureFormat::Tiff),
    };
    let (frame, space) = decoded.map_err(|problem| page.named(problem))?;
    Ok((page.divided(frame), space))
}

//! The facts in a GIF's blocks, and its first frame.

use super::walk::{Block, walk};
use crate::picture::colour::Space;
use crate::picture::facts::{Cost, Facts, Shrink, check_size};
use crate::picture::format::PictureFormat;
use crate::picture::frame::Frame;
use crate::picture::orient::Orientation;
use crate::picture::problem::Problem;
use crate::picture::raster;
use image::codecs::gif::GifDecoder;
use std::io::Cursor;

/// The extension that controls how the next frame is shown; its first bit marks a transparent
/// colour.
const CONTROL: u8 = 0xF9;
const HAS_KEY: u8 = 1;

/// Reads all blocks: nothing else tells whether there is a second frame.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let (mut screen, mut frames, mut has_alpha) = ((0, 0), 0, false);
    // The area that frames cover, and the pixels of the largest frame.
    let (mut extent, mut largest) = ((0, 0), 0);
    for block in walk(bytes) {
        match block? {
            Block::Header { size, .. } => (screen, extent) = (size, size),
            Block::Extension { label: CONTROL, first: [flags, ..], .. } => {
                has_alpha |= flags & HAS_KEY != 0;
            }
            Block::Extension { .. } => {}
            Block::Image { place, size, .. } => {
                let covers = place == (0, 0) && size.0 >= screen.0 && size.1 >= screen.1;
                has_alpha |= frames == 0 && !covers;
                extent.0 = extent.0.max(place.0 + size.0);
                extent.1 = extent.1.max(place.1 + size.1);
                largest = largest.max(u64::from(size.0) * u64::from(size.1));
                frames += 1;
            }
        }
    }
    if frames == 0 {
        return Err(Problem::Truncated);
    }
    let facts = Facts {
        kind: PictureFormat::Gif,
        size: extent,
        orientation: Orientation::UPRIGHT,
        is_animated: frames > 1,
        has_alpha,
        is_graphic: true,
        // Indices and the pixels made from them, and a frame before it is placed on the screen.
        cost: Cost { fixed: (1 << 16) + 4 * largest, per_pixel: 6, shrink: Shrink::None },
    };
    check_size(extent)?;
    facts.affordable(extent)?;
    if extent == screen { Ok(facts) } else { Err(Problem::Damaged) }
}

/// The first frame.
pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    raster::decode(GifDecoder::new(Cursor::new(bytes)), PictureFormat::Gif)
}

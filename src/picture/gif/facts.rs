//! What the header of a GIF says, and its first frame.

use super::walk::{Block, walk};
use crate::picture::colour::Space;
use crate::picture::facts::{Cost, Facts, Shrink};
use crate::picture::frame::Frame;
use crate::picture::kind::Kind;
use crate::picture::orient::Orientation;
use crate::picture::problem::Problem;
use crate::picture::raster;
use image::codecs::gif::GifDecoder;
use std::io::Cursor;

/// The extension that says how the next frame is shown; its first bit, that a colour is none.
const CONTROL: u8 = 0xF9;
const HAS_KEY: u8 = 1;

/// Reads all blocks: whether there is a second frame is said nowhere else.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let (mut screen, mut frames, mut has_alpha) = ((0, 0), 0, false);
    for block in walk(bytes) {
        match block? {
            Block::Header { size, .. } => screen = size,
            Block::Extension { label: CONTROL, first: [flags, ..], .. } => {
                has_alpha |= flags & HAS_KEY != 0;
            }
            Block::Extension { .. } => {}
            Block::Image { place, size, .. } => {
                let covers = place == (0, 0) && size.0 >= screen.0 && size.1 >= screen.1;
                has_alpha |= frames == 0 && !covers;
                frames += 1;
            }
        }
    }
    if frames == 0 {
        return Err(Problem::Truncated);
    }
    Ok(Facts {
        kind: Kind::Gif,
        size: screen,
        orientation: Orientation::UPRIGHT,
        is_animated: frames > 1,
        has_alpha,
        is_graphic: true,
        // Indices and the pixels made of them.
        cost: Cost { fixed: 1 << 16, per_pixel: 6, shrink: Shrink::None },
    })
}

/// The first frame.
pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    raster::decode(GifDecoder::new(Cursor::new(bytes)), Kind::Gif)
}

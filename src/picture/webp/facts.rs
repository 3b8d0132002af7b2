//! The facts in a WebP's chunks, and its first frame.

use super::walk::{Chunk, FRAME_HEADER, chunks, walk};
use crate::bytes::{le16, le24, le32};
use crate::colour::Space;
use crate::facts::{Cost, Facts, Shrink};
use crate::format::PictureFormat;
use crate::frame::Frame;
use crate::orient::Orientation;
use crate::problem::Problem;
use crate::raster;
use image::codecs::webp::WebPDecoder;
use std::io::Cursor;

/// The flags of the extended header.
const HAS_ALPHA: u8 = 0x10;
const IS_ANIMATED: u8 = 0x02;

/// Reads all chunks, because EXIF comes after the pixels.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let all = walk(bytes)?;
    let (size, has_alpha, is_animated) = all.first().and_then(shape).ok_or(Problem::Damaged)?;
    let exif = all.iter().find(|chunk| chunk.name == b"EXIF");
    let has_pixels = all.iter().any(|chunk| matches!(chunk.name, b"VP8 " | b"VP8L" | b"ANMF"));
    if !has_pixels {
        return Err(Problem::Truncated);
    }
    agree(&all, size)?;
    Ok(Facts {
        kind: PictureFormat::WebP,
        size,
        orientation: exif.map_or(Orientation::UPRIGHT, |exif| Orientation::of_exif(exif.body)),
        is_animated,
        has_alpha,
        is_graphic: false,
        // Planes or ARGB, and the pixels made from them.
        cost: Cost { fixed: 1 << 16, per_pixel: 8, shrink: Shrink::None },
    })
}

/// Refuses pixels of another size than the header promised, since the decoder allocates for the
/// size that it finds.
fn agree(all: &[Chunk<'_>], canvas: (u32, u32)) -> Result<(), Problem> {
    for chunk in all {
        let agrees = match chunk.name {
            b"VP8 " | b"VP8L" => shape(chunk).is_some_and(|(size, ..)| size == canvas),
            b"ANMF" => frame_agrees(chunk.body, canvas),
            _ => true,
        };
        if !agrees {
            return Err(Problem::Contradictory);
        }
    }
    Ok(())
}

/// Whether a frame is inside the canvas, and its pixels have the stated size.
fn frame_agrees(body: &[u8], canvas: (u32, u32)) -> bool {
    let stated = |at| le24(body, at);
    let (Some(x), Some(y), Some(width), Some(height)) =
        (stated(0), stated(3), stated(6), stated(9))
    else {
        return false;
    };
    let size = (width + 1, height + 1);
    // Positions are in units of two pixels.
    let is_inside = 2 * x + size.0 <= canvas.0 && 2 * y + size.1 <= canvas.1;
    let inner = body.get(FRAME_HEADER..).and_then(|rest| chunks(rest).ok()).unwrap_or_default();
    let pixels = inner.iter().filter(|chunk| matches!(chunk.name, b"VP8 " | b"VP8L"));
    let mut sizes = pixels.map(|chunk| shape(chunk).map(|(size, ..)| size));
    is_inside && sizes.all(|inner| inner == Some(size))
}

/// The size, and whether there are alpha and animation, from the first chunk.
fn shape(chunk: &Chunk<'_>) -> Option<((u32, u32), bool, bool)> {
    let body = chunk.body;
    match chunk.name {
        b"VP8X" => {
            let flags = *body.first()?;
            let size = (le24(body, 4)? + 1, le24(body, 7)? + 1);
            Some((size, flags & HAS_ALPHA != 0, flags & IS_ANIMATED != 0))
        }
        b"VP8 " if body.get(3..).is_some_and(|code| code.starts_with(&[0x9D, 0x01, 0x2A])) => {
            // The upper two bits ask for upscaling, which is ignored.
            let side = |at| le16(body, at).map(|side| u32::from(side & 0x3FFF));
            Some(((side(6)?, side(8)?), false, false))
        }
        b"VP8L" if body.first() == Some(&0x2F) => {
            let bits = le32(body, 1)?;
            let size = ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            Some((size, bits & (1 << 28) != 0, false))
        }
        _ => None,
    }
}

/// The first frame.
pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    raster::decode(WebPDecoder::new(Cursor::new(bytes)), PictureFormat::WebP)
}

//! BMP.

use super::bytes::{le16, le32};
use super::colour::Space;
use super::facts::{Cost, Facts, Shrink, check_size};
use super::format::PictureFormat;
use super::frame::Frame;
use super::orient::Orientation;
use super::problem::Problem;
use super::raster;
use image::ImageDecoder;
use image::codecs::bmp::BmpDecoder;
use std::io::Cursor;

/// The offset of the second header, and the length of the oldest one, in bytes.
const HEADER: usize = 14;
const OS2_HEADER: u32 = 12;

/// Reads both headers.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let (size, bits, is_plain) = shape(bytes).ok_or(Problem::Truncated)?;
    check_size(size)?;
    let stored = (u64::from(size.0) * bits).div_ceil(8) * u64::from(size.1);
    if is_plain && stored > bytes.len() as u64 {
        return Err(Problem::Truncated);
    }
    let decoder =
        BmpDecoder::new(Cursor::new(bytes)).map_err(|e| raster::problem(e, PictureFormat::Bmp))?;
    Ok(Facts {
        kind: PictureFormat::Bmp,
        size,
        orientation: Orientation::UPRIGHT,
        is_animated: false,
        has_alpha: decoder.color_type().has_alpha(),
        is_graphic: bits <= 8,
        cost: Cost { fixed: 1 << 16, per_pixel: 8, shrink: Shrink::None },
    })
}

/// The size, the bits of a pixel, and whether pixels are stored uncompressed.
fn shape(bytes: &[u8]) -> Option<((u32, u32), u64, bool)> {
    if le32(bytes, HEADER)? == OS2_HEADER {
        let size = (le16(bytes, HEADER + 4)?.into(), le16(bytes, HEADER + 6)?.into());
        return Some((size, le16(bytes, HEADER + 10)?.into(), true));
    }
    // A negative height means rows from top to bottom.
    let side = |at| le32(bytes, at).map(|side| side.cast_signed().unsigned_abs());
    let size = (side(HEADER + 4)?, side(HEADER + 8)?);
    let is_plain = matches!(le32(bytes, HEADER + 16)?, 0 | 3 | 6);
    Some((size, le16(bytes, HEADER + 14)?.into(), is_plain))
}

pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    raster::decode(BmpDecoder::new(Cursor::new(bytes)), PictureFormat::Bmp)
}

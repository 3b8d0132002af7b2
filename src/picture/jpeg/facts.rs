//! The facts in a JPEG's segments.

use super::open::is_whole;
use super::walk::{APP1, SOS, missing_end, walk};
use crate::bytes::be16;
use crate::facts::{Cost, Facts, Shrink, check_size};
use crate::format::PictureFormat;
use crate::orient::Orientation;
use crate::problem::Problem;

/// The fewest bits of a coded block of 64 pixels: one for its mean and one for its end; in a
/// progressive scan only the first.
const BLOCK_BITS: u64 = 2;
const PROGRESSIVE_BLOCK_BITS: u64 = 1;

/// The most scans of a picture. Each makes the decoder visit all blocks and may take only a hundred
/// bytes, so a small file could keep it busy for minutes; encoders write a dozen.
const MOST_SCANS: usize = 100;

/// Reads all segments. A file without its end mark was cut short, unless all pixels are there.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let (mut shape, mut orientation, mut scans) = (None, None, 0);
    for segment in walk(bytes) {
        let segment = match segment {
            Err(Problem::Truncated) if scans > 0 => break,
            segment => segment?,
        };
        match segment.marker {
            0xC0..=0xC2 if shape.is_none() => {
                shape = Some(Shape::of(segment.marker, segment.body)?);
            }
            0xC0..=0xC2 => return Err(Problem::Damaged),
            0xC3 | 0xC5..=0xC7 => return Err(Problem::Unsupported("lossless JPEG")),
            0xC9..=0xCB | 0xCD..=0xCF => return Err(Problem::Unsupported("arithmetic JPEG")),
            APP1 if orientation.is_none() && segment.body.starts_with(b"Exif\0\0") => {
                orientation = Some(Orientation::of_exif(segment.body));
            }
            SOS if scans == MOST_SCANS => return Err(Problem::Damaged),
            SOS => scans += 1,
            _ => {}
        }
    }
    let shape = shape.filter(|_| scans > 0).ok_or(Problem::Damaged)?;
    shape.check(bytes.len() as u64)?;
    let facts = Facts {
        kind: PictureFormat::Jpeg,
        size: shape.size,
        orientation: orientation.unwrap_or(Orientation::UPRIGHT),
        is_animated: false,
        has_alpha: false,
        is_graphic: false,
        cost: shape.cost(),
    };
    match missing_end(bytes) {
        Some(end) if !is_whole(bytes, end, &facts) => Err(Problem::Truncated),
        _ => Ok(facts),
    }
}

/// A frame header.
struct Shape {
    size: (u32, u32),
    is_progressive: bool,
    /// The sampling factors of each component, horizontal and vertical.
    sampling: Vec<(u64, u64)>,
}

impl Shape {
    fn of(marker: u8, body: &[u8]) -> Result<Self, Problem> {
        let (precision, count) = match (body.first(), body.get(5)) {
            (Some(precision), Some(count)) => (*precision, usize::from(*count)),
            _ => return Err(Problem::Damaged),
        };
        if precision != 8 {
            return Err(Problem::Unsupported("12-bit JPEG"));
        }
        let (height, width) = be16(body, 1).zip(be16(body, 3)).ok_or(Problem::Damaged)?;
        let components = body.get(6..6 + 3 * count).ok_or(Problem::Damaged)?;
        let sampling: Vec<_> = components
            .chunks_exact(3)
            .map(|component| (u64::from(component[1] >> 4), u64::from(component[1] & 15)))
            .collect();
        let is_sound = sampling.iter().all(|(h, v)| (1..=4).contains(h) && (1..=4).contains(v));
        if !is_sound || !matches!(count, 1 | 3 | 4) {
            return Err(Problem::Damaged);
        }
        let is_progressive = marker == 0xC2;
        Ok(Self { size: (width.into(), height.into()), is_progressive, sampling })
    }

    fn pixels(&self) -> u64 {
        u64::from(self.size.0) * u64::from(self.size.1)
    }

    /// Refuses a size that the file's bytes cannot fill, although its end is present.
    fn check(&self, length: u64) -> Result<(), Problem> {
        check_size(self.size)?;
        let bits = if self.is_progressive { PROGRESSIVE_BLOCK_BITS } else { BLOCK_BITS };
        let is_filled = self.pixels() / 64 * bits <= length * 8;
        if is_filled { Ok(()) } else { Err(Problem::Contradictory) }
    }

    /// One byte for every sample of every component, and another for the pixels made from them; a
    /// progressive picture also holds all its coefficients, two bytes each.
    fn cost(&self) -> Cost {
        let most = self.sampling.iter().map(|(h, v)| h * v).max().unwrap_or(1);
        let samples: u64 = self.sampling.iter().map(|(h, v)| h * v).sum();
        let planes = self.pixels() * samples / most;
        let per_pixel = samples.div_ceil(most) + self.sampling.len() as u64;
        let fixed = if self.is_progressive { 2 * planes } else { 0 };
        Cost { fixed, per_pixel, shrink: Shrink::Blocks }
    }
}

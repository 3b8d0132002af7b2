//! The facts in a PNG's chunks.

use super::walk::{Chunk, inner};
use crate::bytes::be32;
use crate::facts::{Cost, Facts, Shrink, check_size};
use crate::format::PictureFormat;
use crate::orient::Orientation;
use crate::problem::Problem;

/// The largest compression ratio of deflate.
const MOST_INFLATION: u64 = 1032;
/// The bytes of the decoder's windows and tables.
const WINDOWS: u64 = 1 << 20;

/// Reads all chunks: only the last one may be missing.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let mut chunks = inner(bytes);
    let head = chunks.next().ok_or(Problem::Truncated)??;
    let head = Head::of(&head)?;
    let (mut orientation, mut has_key, mut is_animated) = (Orientation::UPRIGHT, false, false);
    let mut coded = 0;
    for chunk in chunks {
        let chunk = chunk?;
        match chunk.name {
            b"eXIf" => orientation = Orientation::of_exif(chunk.body),
            b"tRNS" => has_key = true,
            b"acTL" => is_animated |= coded == 0 && be32(chunk.body, 0) > Some(1),
            b"IDAT" => coded += chunk.body.len() as u64,
            _ => {}
        }
    }
    head.check(coded)?;
    let has_alpha = has_key || head.channels.is_multiple_of(2);
    Ok(Facts {
        kind: PictureFormat::Png,
        size: head.size,
        orientation,
        is_animated,
        has_alpha,
        is_graphic: head.has_palette || (head.channels == 1 && head.depth < 8),
        cost: head.cost(has_alpha),
    })
}

struct Head {
    size: (u32, u32),
    /// The bits of a sample.
    depth: u64,
    channels: u64,
    has_palette: bool,
    is_interlaced: bool,
}

impl Head {
    fn of(chunk: &Chunk<'_>) -> Result<Self, Problem> {
        let (b"IHDR", [.., depth, colour, _, _, interlace]) = (chunk.name, chunk.body) else {
            return Err(Problem::Damaged);
        };
        let size = be32(chunk.body, 0).zip(be32(chunk.body, 4)).ok_or(Problem::Damaged)?;
        let channels = match colour {
            0 | 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => return Err(Problem::Damaged),
        };
        let (depth, is_interlaced) = (u64::from(*depth), *interlace != 0);
        Ok(Self { size, depth, channels, has_palette: *colour == 3, is_interlaced })
    }

    /// Refuses a size that the coded bytes cannot fill, although the file's end is present.
    fn check(&self, coded: u64) -> Result<(), Problem> {
        check_size(self.size)?;
        let row = (u64::from(self.size.0) * self.channels * self.depth).div_ceil(8);
        let rows = row * u64::from(self.size.1);
        let is_filled = coded > 0 && rows <= coded * MOST_INFLATION;
        if is_filled { Ok(()) } else { Err(Problem::Contradictory) }
    }

    /// Rows are decoded one by one, except in interlaced pictures, which have seven passes and are
    /// held whole before their pixels are taken over.
    fn cost(&self, has_alpha: bool) -> Cost {
        let per_pixel = match (self.channels, has_alpha) {
            (1, false) if !self.has_palette => 1,
            (_, false) => 3,
            (_, true) => 4,
        };
        let row = u64::from(self.size.0) * 8;
        let (shrink, copies) =
            if self.is_interlaced { (Shrink::None, 2) } else { (Shrink::Rows, 1) };
        Cost { fixed: WINDOWS + 4 * row, per_pixel: copies * per_pixel, shrink }
    }
}

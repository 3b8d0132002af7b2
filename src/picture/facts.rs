//! The facts in a picture's header, and the cost of decoding it.

use super::format::PictureFormat;
use super::orient::Orientation;
use super::problem::Problem;
use serde::{Deserialize, Serialize};

/// The most pixels of a picture in any format: more than any camera or scanner of a school
/// produces, and enough for a panorama of 30,000 × 4,000.
const MOST_PIXELS: u64 = 200_000_000;
/// The longest side of a JPEG fallback, in pixels.
const LONGEST_SIDE: u32 = 65_535;
/// The most bytes that decoding one picture may take; with the program and the pages around it less
/// than 400 MB.
const MOST_MEMORY: u64 = 320 << 20;

/// The facts that a page needs before a picture is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Header {
    /// The format, by content.
    pub kind: PictureFormat,
    /// The width in pixels as shown, with the camera's orientation applied.
    pub width: u32,
    /// The height in pixels as shown.
    pub height: u32,
    /// Whether it has more than one frame.
    pub is_animated: bool,
    /// Whether some pixels may be transparent.
    pub has_alpha: bool,
    /// Whether it is stored with a palette or in few grey levels: a drawing, not a photo.
    pub is_graphic: bool,
}

/// A picture's header with the cost of decoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub kind: PictureFormat,
    /// The width and height in pixels as stored.
    pub size: (u32, u32),
    pub orientation: Orientation,
    pub is_animated: bool,
    pub has_alpha: bool,
    pub is_graphic: bool,
    pub cost: Cost,
}

/// The memory that decoding takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Bytes that are needed at any scale.
    pub fixed: u64,
    /// Bytes for each decoded pixel.
    pub per_pixel: u64,
    pub shrink: Shrink,
}

/// The ways to decode a picture to fewer pixels than it stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shrink {
    /// The format has none.
    None,
    /// By 2, 4 or 8, from the low frequencies of each block.
    Blocks,
    /// By any integer: rows are averaged while they are decoded.
    Rows,
}

/// Refuses sizes that no picture may have. Called before the size is compared with the file's
/// length, so that a decompression bomb is reported as too large.
pub fn check_size((width, height): (u32, u32)) -> Result<(), Problem> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Problem::Damaged);
    }
    let is_too_large = width.max(height) > LONGEST_SIDE || pixels > MOST_PIXELS;
    if is_too_large { Err(Problem::TooLarge(width, height)) } else { Ok(()) }
}

impl Facts {
    /// The facts, unless the picture must not be decoded.
    pub fn bounded(self) -> Result<Self, Problem> {
        check_size(self.orientation.turn(self.size))?;
        self.affordable((1, 1))?;
        Ok(self)
    }

    pub fn header(&self) -> Header {
        let (width, height) = self.orientation.turn(self.size);
        Header {
            kind: self.kind,
            width,
            height,
            is_animated: self.is_animated,
            has_alpha: self.has_alpha,
            is_graphic: self.is_graphic,
        }
    }

    pub fn pixels(&self) -> u64 {
        u64::from(self.size.0) * u64::from(self.size.1)
    }

    /// The factor by which the picture can be shrunk while decoding if `wanted` pixels are enough.
    pub fn factor(&self, wanted: (u32, u32)) -> u32 {
        let (width, height) = self.size;
        let least = (width / wanted.0.max(1)).min(height / wanted.1.max(1));
        match self.cost.shrink {
            Shrink::None => 1,
            Shrink::Blocks => match least {
                0 | 1 => 1,
                2 | 3 => 2,
                4..8 => 4,
                _ => 8,
            },
            // The last factor of two is left to the better filter.
            Shrink::Rows => (least / 2).max(1),
        }
    }

    /// The bytes that decoding takes if `wanted` pixels are enough.
    pub fn memory(&self, wanted: (u32, u32)) -> u64 {
        let factor = u64::from(self.factor(wanted));
        self.cost.fixed + self.pixels() * self.cost.per_pixel / (factor * factor)
    }

    /// The bytes that decoding takes, or an error if they exceed the limit.
    pub fn affordable(&self, wanted: (u32, u32)) -> Result<u64, Problem> {
        let memory = self.memory(wanted);
        let (width, height) = self.orientation.turn(self.size);
        if memory > MOST_MEMORY { Err(Problem::TooLarge(width, height)) } else { Ok(memory) }
    }
}

/// Recognises a picture by its content, without decoding it. Refuses pictures that `develop` could
/// not decode in bounded memory, headers that promise more pixels than the file can hold, and files
/// cut short.
pub fn probe(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::of(bytes).map(|facts| facts.header())
}

/// The same for a picture that is only downloaded, which may have any size.
pub fn probe_offered(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::stated(bytes).map(|facts| facts.header())
}

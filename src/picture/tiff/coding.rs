//! Samples that are no colours yet: indices of a palette, or luma with chroma.
//!
//! The decoder gives them as they are stored. It knows no palettes, so in the file that it reads
//! indices are called grey.

use super::chroma::Chroma;
use super::directory::{Directory, Reader};
use super::page::{CHROMA, INTERPRETATION, PALETTE};
use super::palette::Palette;
use crate::colour::Space;
use crate::facts::{Cost, Facts, Shrink};
use crate::format::PictureFormat;
use crate::frame::{Frame, Samples};
use crate::orient::Orientation;
use crate::problem::Problem;
use std::borrow::Cow;
use std::io::{Cursor, ErrorKind};
use tiff::TiffError;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

/// How samples become colours.
pub enum Coding {
    Palette(Palette),
    Chroma(Chroma),
}

impl Coding {
    /// The coding of a page; `None` if its samples are colours, or cannot be read.
    pub fn of(page: &Directory, reader: &Reader<'_>) -> Option<Self> {
        match page.number(reader, INTERPRETATION)? {
            PALETTE => Palette::of(page, reader).map(Self::Palette),
            CHROMA => Chroma::of(page, reader).map(Self::Chroma),
            _ => None,
        }
    }

    pub fn facts(&self, bytes: &[u8]) -> Result<Facts, Problem> {
        let readable = self.readable(bytes);
        let mut decoder = Decoder::new(Cursor::new(&*readable)).map_err(problem)?;
        decoder.colortype().map_err(problem)?;
        let is_graphic = matches!(self, Self::Palette(_));
        let copied = if is_graphic { bytes.len() as u64 } else { 0 };
        Ok(Facts {
            kind: PictureFormat::Tiff,
            size: decoder.dimensions().map_err(problem)?,
            orientation: Orientation::of_exif(bytes),
            is_animated: false,
            has_alpha: false,
            is_graphic,
            // The samples as stored, and as colours.
            cost: Cost { fixed: (1 << 16) + copied, per_pixel: 6, shrink: Shrink::None },
        })
    }

    pub fn decode(&self, bytes: &[u8]) -> Result<(Frame, Space), Problem> {
        let readable = self.readable(bytes);
        let mut decoder = Decoder::new(Cursor::new(&*readable)).map_err(problem)?;
        let size = decoder.dimensions().map_err(problem)?;
        let space = decoder.get_tag_u8_vec(Tag::IccProfile).map_or(Space::Srgb, Space::Icc);
        let DecodingResult::U8(stored) = decoder.read_image().map_err(problem)? else {
            return Err(Problem::Unsupported("TIFF"));
        };
        let colours = match self {
            Self::Palette(palette) => palette.colours(&stored, size.0),
            Self::Chroma(chroma) => chroma.colours(stored),
        };
        // Planes one after another are another number of samples than expected.
        let frame = Frame::new(size, Samples::Rgb, colours).ok_or(Problem::Unsupported("TIFF"))?;
        Ok((frame, space))
    }

    fn readable<'a>(&self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        let Self::Palette(palette) = self else { return bytes.into() };
        let mut patched = bytes.to_vec();
        if let Some(place) = patched.get_mut(palette.grey.0..palette.grey.0 + 2) {
            place.copy_from_slice(&palette.grey.1);
        }
        patched.into()
    }
}

fn problem(error: TiffError) -> Problem {
    match error {
        TiffError::UnsupportedError(_) => Problem::Unsupported("TIFF"),
        TiffError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => Problem::Truncated,
        _ => Problem::Damaged,
    }
}

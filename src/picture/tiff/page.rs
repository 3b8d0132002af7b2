//! The first page's kind: what its samples are, and what people call it if it cannot be decoded.

use super::coding::Coding;
use super::directory::{Directory, Reader};
use crate::frame::{Frame, Samples};
use crate::problem::Problem;

const COMPRESSION: u16 = 259;
pub const INTERPRETATION: u16 = 262;
const EXTRA_SAMPLES: u16 = 338;
const SUBSAMPLING: u16 = 530;

/// Interpretations of the pixels.
pub const PALETTE: u32 = 3;
pub const CHROMA: u32 = 6;
/// Extra samples that are an alpha by which the colours are multiplied already.
const ASSOCIATED_ALPHA: u32 = 1;

/// What the first directory says about the pixels.
pub struct Page {
    name: &'static str,
    is_multiplied: bool,
    /// How samples become colours, if they are none yet.
    pub coding: Option<Coding>,
}

impl Page {
    /// Reads the first directory; one that cannot be read says nothing.
    pub fn of(bytes: &[u8]) -> Self {
        let unknown = Self { name: "TIFF", is_multiplied: false, coding: None };
        let Some(reader) = Reader::of(bytes) else { return unknown };
        let first = reader.first().and_then(|at| reader.directory(at));
        first.map_or(unknown, |first| Self {
            name: name(&first, &reader),
            is_multiplied: first.number(&reader, EXTRA_SAMPLES) == Some(ASSOCIATED_ALPHA),
            coding: Coding::of(&first, &reader),
        })
    }

    /// The decoded pixels, not multiplied by their alpha.
    pub fn divided(&self, mut frame: Frame) -> Frame {
        if self.is_multiplied && frame.samples == Samples::Rgba {
            frame.pixels.as_chunks_mut::<4>().0.iter_mut().for_each(divide);
        }
        frame
    }

    /// The problem with the kind named, of which TIFF has many.
    pub fn named(&self, problem: Problem) -> Problem {
        match problem {
            Problem::Unsupported(_) => Problem::Unsupported(self.name),
            other => other,
        }
    }
}

/// Takes the alpha out of the colours.
fn divide(pixel: &mut [u8; 4]) {
    let [colours @ .., alpha] = pixel;
    let alpha = u32::from(*alpha);
    if alpha > 0 {
        // The smaller number is 255 at most.
        let whole = |level: u8| ((u32::from(level) * 255 + alpha / 2) / alpha).min(255) as u8;
        *colours = colours.map(whole);
    }
}

/// What a page is called when it cannot be decoded.
fn name(page: &Directory, reader: &Reader<'_>) -> &'static str {
    let is_subsampled = page.numbers(reader, SUBSAMPLING) != [1, 1];
    match (page.number(reader, COMPRESSION), page.number(reader, INTERPRETATION)) {
        (Some(2), _) => "TIFF (CCITT RLE)",
        (Some(3), _) => "TIFF (Group 3 fax)",
        (Some(4), _) => "TIFF (Group 4 fax)",
        (Some(6), _) => "TIFF (JPEG)",
        (_, Some(PALETTE)) => "TIFF (palette)",
        (_, Some(CHROMA)) if is_subsampled => "TIFF (subsampled YCbCr)",
        (_, Some(CHROMA)) => "TIFF (YCbCr)",
        (_, Some(8..=10)) => "TIFF (Lab)",
        (_, Some(32_844 | 32_845)) => "TIFF (LogLuv)",
        (Some(1 | 5 | 7 | 8 | 32_773 | 32_946), _) => "TIFF (samples)",
        _ => "TIFF (compression)",
    }
}

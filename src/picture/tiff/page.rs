//! The first page's kind: what the decoder needs to be told, or people if it cannot be decoded.

use super::directory::{Directory, Reader};
use crate::frame::{Frame, Samples};
use crate::problem::Problem;
use std::borrow::Cow;

const BITS: u16 = 258;
const COMPRESSION: u16 = 259;
const INTERPRETATION: u16 = 262;
const COLOURS: u16 = 320;
const EXTRA_SAMPLES: u16 = 338;

/// Interpretations of the pixels.
const BLACK_IS_ZERO: u16 = 1;
const PALETTE: u32 = 3;
/// Extra samples that are an alpha by which the colours are multiplied already.
const ASSOCIATED_ALPHA: u32 = 1;
/// The colours of a palette of eight bits.
const COUNT: usize = 256;

/// What the first directory says about the pixels.
pub struct Page {
    name: &'static str,
    is_multiplied: bool,
    palette: Option<Palette>,
}

struct Palette {
    /// The bytes in the file that say that pixels are indices, and those that say they are grey.
    patch: (usize, [u8; 2]),
    colours: Vec<[u8; 3]>,
}

impl Page {
    /// Reads the first directory; one that cannot be read says nothing.
    pub fn of(bytes: &[u8]) -> Self {
        let unknown = Self { name: "TIFF", is_multiplied: false, palette: None };
        let Some(reader) = Reader::of(bytes) else { return unknown };
        let first = reader.first().and_then(|at| reader.directory(at));
        first.map_or(unknown, |first| Self {
            name: name(&first, &reader),
            is_multiplied: first.number(&reader, EXTRA_SAMPLES) == Some(ASSOCIATED_ALPHA),
            palette: Palette::of(&first, &reader),
        })
    }

    pub fn has_palette(&self) -> bool {
        self.palette.is_some()
    }

    /// The file as the decoder can read it. It knows no palettes, so indices are called grey.
    pub fn readable<'a>(&self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        let Some(Palette { patch: (at, grey), .. }) = &self.palette else { return bytes.into() };
        let mut patched = bytes.to_vec();
        if let Some(place) = patched.get_mut(*at..*at + grey.len()) {
            place.copy_from_slice(grey);
        }
        patched.into()
    }

    /// The decoded pixels with their colours.
    pub fn coloured(&self, mut frame: Frame) -> Frame {
        if self.is_multiplied && frame.samples == Samples::Rgba {
            frame.pixels.as_chunks_mut::<4>().0.iter_mut().for_each(divide);
        }
        match &self.palette {
            Some(palette) if frame.samples == Samples::Gray => {
                let colours = frame.pixels.iter().map(|index| palette.colours[usize::from(*index)]);
                Frame { pixels: colours.flatten().collect(), samples: Samples::Rgb, ..frame }
            }
            _ => frame,
        }
    }

    /// The problem with the kind named, of which TIFF has many.
    pub fn named(&self, problem: Problem) -> Problem {
        match problem {
            Problem::Unsupported(_) => Problem::Unsupported(self.name),
            other => other,
        }
    }
}

impl Palette {
    fn of(page: &Directory, reader: &Reader<'_>) -> Option<Self> {
        let is_palette = page.number(reader, INTERPRETATION) == Some(PALETTE);
        if !is_palette || page.numbers(reader, BITS) != [8] {
            return None;
        }
        let entry = page.entries.iter().find(|entry| entry.tag == INTERPRETATION)?;
        let stored = page.numbers(reader, COLOURS);
        // Some programs wrote colours of eight bits where sixteen are due.
        let shift = if stored.iter().all(|level| *level < 256) { 0 } else { 8 };
        // All reds come first, then all greens, then all blues.
        let (reds, rest) = stored.split_at_checked(COUNT)?;
        let (greens, blues) = rest.split_at_checked(COUNT)?;
        let level = |level: u32| (level >> shift) as u8;
        let colours = reds.iter().zip(greens).zip(blues);
        let colours: Vec<_> =
            colours.map(|((red, green), blue)| [*red, *green, *blue].map(level)).collect();
        let patch = (entry.place.start + 8, reader.short_bytes(BLACK_IS_ZERO));
        (colours.len() == COUNT).then_some(Self { patch, colours })
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
    match (page.number(reader, COMPRESSION), page.number(reader, INTERPRETATION)) {
        (Some(2), _) => "TIFF (CCITT RLE)",
        (Some(3), _) => "TIFF (Group 3 fax)",
        (Some(4), _) => "TIFF (Group 4 fax)",
        (Some(6), _) => "TIFF (JPEG)",
        (_, Some(PALETTE)) => "TIFF (palette)",
        (_, Some(6)) => "TIFF (YCbCr)",
        (_, Some(8..=10)) => "TIFF (Lab)",
        (_, Some(32_844 | 32_845)) => "TIFF (LogLuv)",
        (Some(1 | 5 | 7 | 8 | 32_773 | 32_946), _) => "TIFF (samples)",
        _ => "TIFF (compression)",
    }
}

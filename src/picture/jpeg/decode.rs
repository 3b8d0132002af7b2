//! Decodes JPEG, at a fraction of its size if that is enough.

use super::walk::{APP14, EOI, missing_end, walk};
use crate::colour::Space;
use crate::facts::Facts;
use crate::frame::{Frame, Samples};
use crate::problem::Problem;
use jpeg_decoder::{Decoder, Error, PixelFormat};
use std::io::Read;

/// Decodes to at least `wanted` pixels, as stored.
pub fn decode(bytes: &[u8], facts: &Facts, wanted: (u32, u32)) -> Result<(Frame, Space), Problem> {
    let continued = missing_end(bytes).map(|end| (end, [].as_slice()));
    pixels(bytes, continued, facts, wanted)
}

/// The same; a picture without its end mark ends at an offset, with some bytes and the mark behind.
pub fn pixels(
    bytes: &[u8],
    continued: Option<(usize, &[u8])>,
    facts: &Facts,
    wanted: (u32, u32),
) -> Result<(Frame, Space), Problem> {
    let (own, more, mark) = match continued {
        Some((end, more)) => (bytes.get(..end).unwrap_or(bytes), more, [0xFF, EOI].as_slice()),
        None => (bytes, [].as_slice(), [].as_slice()),
    };
    let mut decoder = Decoder::new(own.chain(more).chain(mark));
    let (width, height) = request(facts, wanted);
    let (width, height) = decoder.scale(width, height).map_err(problem)?;
    let mut pixels = decoder.decode().map_err(problem)?;
    let format = decoder.info().map(|info| info.pixel_format).ok_or(Problem::Damaged)?;
    let samples = match format {
        PixelFormat::L8 => Samples::Gray,
        PixelFormat::RGB24 => Samples::Rgb,
        PixelFormat::CMYK32 => Samples::Cmyk,
        PixelFormat::L16 => return Err(Problem::Unsupported("16-bit JPEG")),
    };
    // The decoder assumes Adobe's inverted inks, so plain ones have to be inverted back.
    if samples == Samples::Cmyk && !is_adobe(bytes) {
        pixels.iter_mut().for_each(|ink| *ink = 255 - *ink);
    }
    let frame = Frame::new((width.into(), height.into()), samples, pixels);
    let space = decoder.icc_profile().map_or(Space::Srgb, Space::Icc);
    Ok((frame.ok_or(Problem::Damaged)?, space))
}

/// The size to request from the decoder. It stops as soon as either side is long enough, so only
/// the longer side is requested, for which rounding up cannot make two scales equal.
fn request(facts: &Facts, wanted: (u32, u32)) -> (u16, u16) {
    let factor = facts.factor(wanted);
    let side = |length: u32| u16::try_from(length.div_ceil(factor)).unwrap_or(u16::MAX);
    match facts.size {
        (width, height) if width >= height => (side(width), u16::MAX),
        (_, height) => (u16::MAX, side(height)),
    }
}

fn is_adobe(bytes: &[u8]) -> bool {
    walk(bytes)
        .map_while(Result::ok)
        .any(|segment| segment.marker == APP14 && segment.body.starts_with(b"Adobe"))
}

fn problem(error: Error) -> Problem {
    match error {
        Error::Unsupported(_) => Problem::Unsupported("JPEG"),
        Error::Io(_) => Problem::Truncated,
        Error::Format(_) | Error::Internal(_) => Problem::Damaged,
    }
}

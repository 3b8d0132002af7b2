//! Conversion of colours to sRGB, as every browser shows them.
//!
//! The profile is read by moxcms. Pixels are converted by integers or by scalar floating point,
//! never by vector instructions, whose last digit differs between processors.

mod profile;
mod shaper;

use super::frame::{Frame, Samples};
use moxcms::{ColorProfile, DataColorSpace, Layout, ToneReprCurve, TransformOptions};
use shaper::Shaper;

/// The colour space of a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Space {
    /// Stated, or assumed because nothing is stated.
    Srgb,
    /// An ICC profile.
    Icc(Vec<u8>),
    /// Code points of ITU-T H.273.
    Coded { primaries: u8, transfer: u8 },
    /// The values of a PNG: the exponent of its encoding (`gAMA`), and the chromaticities of white,
    /// red, green and blue (`cHRM`).
    Measured { gamma: f32, primaries: Option<[[f32; 2]; 4]> },
}

/// The frame in sRGB or grey, with its alpha unchanged. A profile that is invalid, or for another
/// kind of pixels, is ignored.
pub fn to_srgb(frame: Frame, space: &Space) -> Frame {
    let converted = profile::of(space).and_then(|profile| convert(&frame, &profile));
    match (converted, frame.samples) {
        (Some(converted), _) => converted,
        (None, Samples::Cmyk) => inks(frame),
        (None, _) => frame,
    }
}

/// Converts by a profile; `None` if it changes nothing or cannot be used.
fn convert(frame: &Frame, profile: &ColorProfile) -> Option<Frame> {
    match (frame.samples, profile.color_space) {
        (Samples::Gray, DataColorSpace::Gray) => by_curve(frame, profile.gray_trc.as_ref()?),
        // Grey pixels with an RGB profile: its three curves are taken to be the same, and green's
        // is used.
        (Samples::Gray, DataColorSpace::Rgb) => by_curve(frame, profile.green_trc.as_ref()?),
        (Samples::Rgb | Samples::Rgba, DataColorSpace::Rgb) => match Shaper::of(profile) {
            Some(shaper) => shaper.apply(frame),
            None => by_table(frame, profile),
        },
        (Samples::Cmyk, DataColorSpace::Cmyk) => by_table(frame, profile),
        _ => None,
    }
}

/// Converts grey pixels by a curve.
fn by_curve(frame: &Frame, curve: &ToneReprCurve) -> Option<Frame> {
    let table = shaper::gray(curve)?;
    let pixels = frame.pixels.iter().map(|gray| table[usize::from(*gray)]).collect();
    Frame::new(frame.size(), Samples::Gray, pixels)
}

/// Converts by the multidimensional tables that profiles of presses and scanners contain.
fn by_table(frame: &Frame, profile: &ColorProfile) -> Option<Frame> {
    let (from, to, samples) = match frame.samples {
        Samples::Rgb => (Layout::Rgb, Layout::Rgb, Samples::Rgb),
        Samples::Rgba => (Layout::Rgba, Layout::Rgba, Samples::Rgba),
        Samples::Cmyk => (Layout::Rgba, Layout::Rgb, Samples::Rgb),
        Samples::Gray => return None,
    };
    let target = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = profile.create_transform_f64(from, &target, to, options).ok()?;
    let width = frame.width as usize;
    let mut converted = Vec::with_capacity(width * frame.height as usize * samples.channels());
    let mut row_out = vec![0.0; width * samples.channels()];
    for row in frame.pixels.chunks_exact(width * frame.samples.channels()) {
        let row: Vec<f64> = row.iter().map(|sample| f64::from(*sample) / 255.0).collect();
        transform.transform(&row, &mut row_out).ok()?;
        // The conversion is clamped to a byte.
        converted.extend(row_out.iter().map(|value| (value * 255.0 + 0.5) as u8));
    }
    Frame::new(frame.size(), samples, converted)
}

/// Converts inks on white paper as browsers do without a profile.
fn inks(frame: Frame) -> Frame {
    let (pixels, _) = frame.pixels.as_chunks::<4>();
    let light = |ink: u8, black: u8| {
        let product = u32::from(255 - ink) * u32::from(255 - black);
        // At most 255 × 255, so the quotient fits into a byte.
        ((product + 127) / 255) as u8
    };
    let pixels = pixels.iter().flat_map(|[c, m, y, k]| [*c, *m, *y].map(|ink| light(ink, *k)));
    Frame { samples: Samples::Rgb, pixels: pixels.collect(), ..frame }
}

#[cfg(test)]
mod tests;

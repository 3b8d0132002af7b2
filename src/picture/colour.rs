//! Colours as every browser shows them: sRGB.
//!
//! The profile is read by moxcms. Pixels are converted by whole numbers or by plain floating point,
//! never by vector units, whose last digit differs from one processor to the next.

mod profile;
mod shaper;

use super::frame::{Frame, Samples};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use shaper::Shaper;

/// What the numbers of a picture's colours mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Space {
    /// Stated, or nothing said.
    Srgb,
    /// An ICC profile.
    Icc(Vec<u8>),
    /// Numbers of ITU-T H.273.
    Coded { primaries: u8, transfer: u8 },
    /// What a PNG says of the screen that it was made on: the exponent of its encoding, and the
    /// chromaticities of white, red, green and blue.
    Measured { gamma: f32, primaries: Option<[[f32; 2]; 4]> },
}

/// The frame in sRGB, grey or with its alpha as it was. A profile that cannot be read, or is for
/// another kind of pixels, says nothing.
pub fn to_srgb(frame: Frame, space: &Space) -> Frame {
    let converted = profile::of(space).and_then(|profile| convert(&frame, &profile));
    match (converted, frame.samples) {
        (Some(converted), _) => converted,
        (None, Samples::Cmyk) => inks(frame),
        (None, _) => frame,
    }
}

/// `None` where the profile changes nothing, or is no use.
fn convert(frame: &Frame, profile: &ColorProfile) -> Option<Frame> {
    match (frame.samples, profile.color_space) {
        (Samples::Gray, DataColorSpace::Gray) => {
            let table = shaper::gray(profile.gray_trc.as_ref()?)?;
            let pixels = frame.pixels.iter().map(|gray| table[usize::from(*gray)]).collect();
            Frame::new(frame.size(), Samples::Gray, pixels)
        }
        // Grey in the space of a screen: its curve is red's, green's and blue's alike.
        (Samples::Gray, DataColorSpace::Rgb) => {
            let table = shaper::gray(profile.green_trc.as_ref()?)?;
            let pixels = frame.pixels.iter().map(|gray| table[usize::from(*gray)]).collect();
            Frame::new(frame.size(), Samples::Gray, pixels)
        }
        (Samples::Rgb | Samples::Rgba, DataColorSpace::Rgb) => match Shaper::of(profile) {
            Some(shaper) => shaper.apply(frame),
            None => by_table(frame, profile),
        },
        (Samples::Cmyk, DataColorSpace::Cmyk) => by_table(frame, profile),
        _ => None,
    }
}

/// Profiles of presses and scanners are tables of many dimensions.
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
        // The conversion is held to a byte.
        converted.extend(row_out.iter().map(|value| (value * 255.0 + 0.5) as u8));
    }
    Frame::new(frame.size(), samples, converted)
}

/// Inks on white paper, as a screen without a profile shows them.
fn inks(frame: Frame) -> Frame {
    let (pixels, _) = frame.pixels.as_chunks::<4>();
    let light = |ink: u8, black: u8| {
        let product = u32::from(255 - ink) * u32::from(255 - black);
        // At most 255 × 255, so the quotient fits a byte.
        ((product + 127) / 255) as u8
    };
    let pixels = pixels.iter().flat_map(|[c, m, y, k]| [*c, *m, *y].map(|ink| light(ink, *k)));
    Frame { samples: Samples::Rgb, pixels: pixels.collect(), ..frame }
}

#[cfg(test)]
mod tests;

//! Colours as every browser shows them: sRGB.

use super::frame::{Frame, Samples};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// What the numbers of a picture's colours mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Space {
    /// Stated, or nothing said.
    Srgb,
    /// An ICC profile.
    Icc(Vec<u8>),
}

/// The frame in sRGB, grey or with its alpha as it was. A profile that cannot be read, or is for
/// another kind of pixels, says nothing.
pub fn to_srgb(frame: Frame, space: &Space) -> Frame {
    let profile = match space {
        Space::Srgb => None,
        Space::Icc(bytes) => ColorProfile::new_from_slice(bytes).ok(),
    };
    let converted = profile.and_then(|profile| convert(&frame, &profile));
    match (converted, frame.samples) {
        (Some(converted), _) => converted,
        (None, Samples::Cmyk) => inks(frame),
        (None, _) => frame,
    }
}

fn convert(frame: &Frame, profile: &ColorProfile) -> Option<Frame> {
    let (space, from, to, samples) = match frame.samples {
        Samples::Gray => (DataColorSpace::Gray, Layout::Gray, Layout::Rgb, Samples::Rgb),
        Samples::Rgb => (DataColorSpace::Rgb, Layout::Rgb, Layout::Rgb, Samples::Rgb),
        Samples::Rgba => (DataColorSpace::Rgb, Layout::Rgba, Layout::Rgba, Samples::Rgba),
        Samples::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba, Layout::Rgb, Samples::Rgb),
    };
    if profile.color_space != space {
        return None;
    }
    let target = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = profile.create_transform_8bit(from, &target, to, options).ok()?;
    if frame.samples == Samples::Gray {
        return gray(frame, |ramp, out| transform.transform(ramp, out).ok());
    }
    let pixels = frame.pixels.len() / frame.samples.channels();
    let mut converted = vec![0; pixels * samples.channels()];
    transform.transform(&frame.pixels, &mut converted).ok()?;
    Frame::new(frame.size(), samples, converted)
}

/// Grey stays grey: a table of its 256 values.
fn gray(frame: &Frame, transform: impl Fn(&[u8], &mut [u8]) -> Option<()>) -> Option<Frame> {
    let ramp: Vec<u8> = (0..=255).collect();
    let mut colours = [0; 3 * 256];
    transform(&ramp, &mut colours)?;
    let table: Vec<u8> = colours.iter().skip(1).step_by(3).copied().collect();
    let pixels = frame.pixels.iter().map(|gray| table[usize::from(*gray)]).collect();
    Frame::new(frame.size(), Samples::Gray, pixels)
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

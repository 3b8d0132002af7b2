//! Encodes PNG for drawings, with a palette if there are few colours.

use crate::frame::{Frame, Samples};
use crate::problem::Problem;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use std::collections::BTreeMap;

/// The most colours of a palette.
const PALETTE: usize = 256;

/// Encodes a grey, RGB or RGBA frame with high compression.
pub fn encode(frame: &Frame) -> Result<Vec<u8>, Problem> {
    let colour = colour(frame)?;
    match Palette::of(frame) {
        Some(palette) => palette.encode(frame),
        None => write(frame, colour, &frame.pixels, |_| {}),
    }
}

/// Encodes with fast compression, for a reader in this program.
pub fn encode_quickly(frame: &Frame) -> Result<Vec<u8>, Problem> {
    write(frame, colour(frame)?, &frame.pixels, |encoder| {
        encoder.set_compression(Compression::Fastest);
    })
}

fn colour(frame: &Frame) -> Result<ColorType, Problem> {
    match frame.samples {
        Samples::Gray => Ok(ColorType::Grayscale),
        Samples::Rgb => Ok(ColorType::Rgb),
        Samples::Rgba => Ok(ColorType::Rgba),
        Samples::Cmyk => Err(Problem::Damaged),
    }
}

/// Whether the picture has colours and all of them fit into a palette.
pub fn has_few_colours(frame: &Frame) -> bool {
    frame.samples != Samples::Gray && colours(frame).is_some()
}

fn write(
    frame: &Frame,
    colour: ColorType,
    pixels: &[u8],
    prepare: impl FnOnce(&mut Encoder<'_, &mut Vec<u8>>),
) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, frame.width, frame.height);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    prepare(&mut encoder);
    // Writing to memory can only fail for a wrong length, which `Frame` excludes.
    let mut writer = encoder.write_header().map_err(|_| Problem::Damaged)?;
    writer.write_image_data(pixels).map_err(|_| Problem::Damaged)?;
    writer.finish().map_err(|_| Problem::Damaged)?;
    Ok(bytes)
}

/// The colours of a frame, the transparent ones first, since only those need an alpha value.
struct Palette {
    colours: Vec<[u8; 4]>,
    indices: Vec<u8>,
}

impl Palette {
    /// `None` if there are more colours than a palette holds, or if grey is as small.
    fn of(frame: &Frame) -> Option<Self> {
        if frame.samples == Samples::Gray {
            return None;
        }
        let mut found = colours(frame)?;
        let mut colours: Vec<[u8; 4]> = found.keys().copied().collect();
        colours.sort_by_key(|colour| colour[3] == 255);
        // There are at most 256, so each index fits into a byte.
        found.extend(colours.iter().enumerate().map(|(index, colour)| (*colour, index as u8)));
        let indices = pixels(frame).map(|pixel| found.get(&pixel).copied().unwrap_or_default());
        Some(Self { indices: indices.collect(), colours })
    }

    fn encode(&self, frame: &Frame) -> Result<Vec<u8>, Problem> {
        let colours: Vec<u8> = self.colours.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        let alphas = self.colours.iter().map(|colour| colour[3]);
        let alphas: Vec<u8> = alphas.take_while(|alpha| *alpha < 255).collect();
        write(frame, ColorType::Indexed, &self.indices, |encoder| {
            encoder.set_palette(colours);
            // Neighbouring indices are not similar colours, so differences are meaningless.
            encoder.set_filter(Filter::NoFilter);
            if !alphas.is_empty() {
                encoder.set_trns(alphas);
            }
        })
    }
}

/// All colours with their indices; `None` if they are too many for a palette.
fn colours(frame: &Frame) -> Option<BTreeMap<[u8; 4], u8>> {
    let mut found = BTreeMap::new();
    let mut last = None;
    for pixel in pixels(frame) {
        if last != Some(pixel) {
            found.insert(pixel, 0);
            last = Some(pixel);
        }
        if found.len() > PALETTE {
            return None;
        }
    }
    Some(found)
}

fn pixels(frame: &Frame) -> impl Iterator<Item = [u8; 4]> {
    frame.pixels.chunks_exact(frame.samples.channels()).map(|pixel| match pixel {
        [r, g, b, alpha] => [*r, *g, *b, *alpha],
        [r, g, b] => [*r, *g, *b, 255],
        other => [other.first().copied().unwrap_or_default(), 0, 0, 255],
    })
}

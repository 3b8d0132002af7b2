//! Develops a picture: from its bytes to all versions of it.

use super::colour::to_srgb;
use super::facts::{Facts, Header};
use super::format::PictureFormat;
use super::frame::Frame;
use super::jpeg::Colours;
use super::placeholder::Placeholder;
use super::problem::Problem;
use super::recipe::{Encoding, Recipe};
use super::resize::resize;
use super::webp::Content;
use super::{bmp, colour, gate, gif, heic, jpeg, png, tiff, webp};
use fast_image_resize::Resizer;
use skillweek_base::guard::guarded;

/// The bytes for each byte of a frame while it is encoded: the frame itself and the buffers of
/// encoders.
const ENCODING: u64 = 3;

/// A version of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivative {
    /// The file format.
    pub format: Encoding,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The encoded file.
    pub bytes: Vec<u8>,
}

/// Makes every version that `planned` lists, the largest first, and passes each to `emit` as soon
/// as it is made. The picture is decoded once and shrunk step by step. Waits while pictures that
/// other threads decode leave no room; must not be called from within `emit`.
pub fn develop(
    bytes: &[u8],
    recipe: &Recipe,
    emit: &mut dyn FnMut(Derivative),
) -> Result<Placeholder, Problem> {
    let facts = Facts::of(bytes)?;
    let header = facts.header();
    let mut resizer = Resizer::new();
    let mut sizes = recipe.sizes((header.width, header.height));
    let largest = sizes.first().copied().ok_or(Problem::Damaged)?;
    let mut permit = gate::enter(facts.affordable(facts.orientation.turn(largest))?);
    let mut frame = upright(bytes, &facts, largest, &mut resizer)?;
    permit.shrink(ENCODING * frame.pixels.len() as u64);
    if header.is_animated {
        sizes.clear();
    }
    for size in sizes {
        frame = resize(&mut resizer, frame, size)?;
        for format in recipe.encodings(&header, size) {
            let bytes = encode(&frame, &header, format, recipe)?;
            emit(Derivative { format, width: size.0, height: size.1, bytes });
        }
    }
    Placeholder::of(frame, &mut resizer)
}

/// A picture of any format as a PNG in sRGB for the renderer of share pictures, upright and at most
/// `widest` pixels wide; of an animated one the first frame. Waits like `develop` while other
/// threads decode.
pub fn still(bytes: &[u8], widest: u32) -> Result<Vec<u8>, Problem> {
    let facts = Facts::of(bytes)?;
    let header = facts.header();
    let recipe = Recipe { widths: vec![widest], ..Recipe::default() };
    let sizes = recipe.sizes((header.width, header.height));
    let size = sizes.first().copied().ok_or(Problem::Damaged)?;
    let _permit = gate::enter(facts.affordable(facts.orientation.turn(size))?);
    let frame = upright(bytes, &facts, size, &mut Resizer::new())?;
    png::encode_quickly(&frame)
}

/// The picture in the largest size that is wanted, upright and in sRGB. It is turned and converted
/// after the first shrinking, when there are fewer pixels.
pub(super) fn upright(
    bytes: &[u8],
    facts: &Facts,
    largest: (u32, u32),
    resizer: &mut Resizer,
) -> Result<Frame, Problem> {
    let stored = facts.orientation.turn(largest);
    let (frame, space) =
        guarded(|| decode(bytes, facts, stored)).unwrap_or(Err(Problem::Damaged))?;
    let frame = resize(resizer, frame, stored)?;
    let frame = facts.orientation.apply(frame);
    guarded(|| to_srgb(frame, &space).simplified()).ok_or(Problem::Damaged)
}

fn decode(
    bytes: &[u8],
    facts: &Facts,
    wanted: (u32, u32),
) -> Result<(Frame, colour::Space), Problem> {
    match facts.kind {
        PictureFormat::Jpeg => jpeg::decode(bytes, facts, wanted),
        PictureFormat::Png => png::decode(bytes, facts, wanted),
        PictureFormat::WebP => webp::decode(bytes),
        PictureFormat::Gif => gif::decode(bytes),
        PictureFormat::Bmp => bmp::decode(bytes),
        PictureFormat::Tiff => tiff::decode(bytes),
        PictureFormat::Heic => heic::decode(bytes, facts),
    }
}

fn encode(
    frame: &Frame,
    header: &Header,
    format: Encoding,
    recipe: &Recipe,
) -> Result<Vec<u8>, Problem> {
    match format {
        Encoding::WebP => {
            let is_drawing = header.is_graphic || png::has_few_colours(frame);
            let content = if is_drawing { Content::Drawing } else { Content::Photo };
            webp::encode(frame, recipe.webp.unwrap_or(recipe.jpeg), content)
        }
        Encoding::Jpeg if frame.is_opaque() => jpeg::encode(frame, recipe.jpeg, Colours::Half),
        Encoding::Jpeg => jpeg::encode(&frame.clone().on_white(), recipe.jpeg, Colours::Half),
        Encoding::Png => png::encode(frame),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Samples;
    use crate::{planned, probe};

    /// A photo of 1000 × 600 pixels, half sky and half ground.
    fn photo() -> Vec<u8> {
        let (width, height) = (1000, 600);
        let pixel = |at: u32| match at / width {
            0..300 => [90, 150, (200 + at % width / 20) as u8],
            _ => [60, 120, (at % width / 8) as u8],
        };
        let pixels = (0..width * height).flat_map(pixel).collect();
        let frame = Frame { width, height, samples: Samples::Rgb, pixels };
        jpeg::encode(&frame, 90, Colours::Half).expect("a JPEG")
    }

    #[test]
    fn what_is_planned_is_made_and_each_version_is_what_it_says() {
        let (bytes, recipe) = (photo(), Recipe::default());
        let header = probe(&bytes).expect("a header");
        let mut made = Vec::new();
        develop(&bytes, &recipe, &mut |derivative| made.push(derivative)).expect("versions");
        let listed: Vec<_> = made.iter().map(|d| (d.format, d.width, d.height)).collect();
        assert_eq!(listed, planned(&header, &recipe));
        assert_eq!(made.len(), 6);
        for derivative in made.iter().filter(|d| d.format == Encoding::Jpeg) {
            let header = probe(&derivative.bytes).expect("a JPEG");
            assert_eq!((header.width, header.height), (derivative.width, derivative.height));
        }
    }
}

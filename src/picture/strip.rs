//! Files without what they tell about people: places, names, devices, times, hidden thumbnails.

use super::develop::upright;
use super::facts::Facts;
use super::format::PictureFormat;
use super::jpeg::Colours;
use super::problem::Problem;
use super::webp::Content;
use super::{gate, gif, jpeg, png, tiff, webp};
use fast_image_resize::Resizer;

/// The quality of a picture that has to be encoded again: above what an eye can tell.
const QUALITY: u8 = 93;

/// The same picture without EXIF, places, XMP, IPTC, comments, thumbnails and what hangs behind its
/// end; `None` where there is nothing to take out. The pixels stay as they are, except where taking
/// out EXIF would lay a picture on its side: that one is turned and encoded again. A TIFF keeps its
/// size and its orientation, which belongs to its format. HEIC, which no browser shows, comes back as
/// JPEG, or as PNG where something shines through. What needs no decoding is not too large for it.
pub fn strip(bytes: &[u8]) -> Result<Option<Vec<u8>>, Problem> {
    let facts = Facts::stated(bytes)?;
    let stripped = match facts.kind {
        PictureFormat::Bmp => return Ok(None),
        PictureFormat::Heic => again(bytes, &facts)?,
        PictureFormat::Tiff => tiff::strip(bytes)?,
        // A film would stand still, and a huge print is turned by the printer.
        _ if !facts.orientation.is_upright() && !facts.is_animated => match again(bytes, &facts) {
            Err(Problem::TooLarge { .. }) => as_stored(bytes, facts.kind)?,
            turned => turned?,
        },
        kind => as_stored(bytes, kind)?,
    };
    Ok((stripped != bytes).then_some(stripped))
}

/// The file with its coded pixels, and without what tells.
fn as_stored(bytes: &[u8], kind: PictureFormat) -> Result<Vec<u8>, Problem> {
    match kind {
        PictureFormat::Jpeg => jpeg::strip(bytes),
        PictureFormat::Png => png::strip(bytes),
        PictureFormat::Gif => gif::strip(bytes),
        PictureFormat::WebP => webp::strip(bytes),
        PictureFormat::Bmp | PictureFormat::Tiff | PictureFormat::Heic => {
            Err(Problem::Unsupported(kind.label()))
        }
    }
}

/// The whole picture, decoded, turned upright, and encoded anew in its own size.
fn again(bytes: &[u8], facts: &Facts) -> Result<Vec<u8>, Problem> {
    let header = facts.header();
    let size = (header.width, header.height);
    let _permit = gate::enter(facts.bounded()?.affordable(facts.size)?);
    let frame = upright(bytes, facts, size, &mut Resizer::new())?;
    match facts.kind {
        PictureFormat::WebP => webp::encode(&frame, QUALITY, Content::Photo),
        PictureFormat::Png => png::encode(&frame),
        _ if frame.is_opaque() => jpeg::encode(&frame, QUALITY, Colours::Whole),
        _ => png::encode(&frame),
    }
}

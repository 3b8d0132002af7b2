//! Files without what they tell about people: places, names, devices, times, hidden thumbnails.

use super::develop::upright;
use super::facts::Facts;
use super::kind::Kind;
use super::problem::Problem;
use super::webp::Content;
use super::{gate, gif, jpeg, png, webp};
use fast_image_resize::Resizer;

/// The quality of a picture that has to be encoded again: above what an eye can tell.
const QUALITY: u8 = 93;

/// The same picture without EXIF, places, XMP, IPTC, comments, thumbnails and what hangs behind its
/// end; `None` where there is nothing to take out. The pixels stay as they are, except where taking
/// out EXIF would lay a picture on its side: that one is turned and encoded again. TIFF and HEIC, which
/// no browser shows, come back as JPEG, or as PNG where something shines through.
pub fn strip(bytes: &[u8]) -> Result<Option<Vec<u8>>, Problem> {
    let facts = Facts::of(bytes)?;
    let stripped = match facts.kind {
        Kind::Bmp => return Ok(None),
        Kind::Tiff | Kind::Heic => again(bytes, &facts)?,
        // A film would stand still.
        _ if !facts.orientation.is_upright() && !facts.is_animated => again(bytes, &facts)?,
        Kind::Jpeg => jpeg::strip(bytes)?,
        Kind::Png => png::strip(bytes)?,
        Kind::Gif => gif::strip(bytes)?,
        Kind::WebP => webp::strip(bytes)?,
    };
    Ok((stripped != bytes).then_some(stripped))
}

/// The whole picture, decoded, turned upright, and encoded anew in its own size.
fn again(bytes: &[u8], facts: &Facts) -> Result<Vec<u8>, Problem> {
    let header = facts.header();
    let size = (header.width, header.height);
    let _permit = gate::enter(facts.affordable(facts.size)?);
    let frame = upright(bytes, facts, size, &mut Resizer::new())?;
    match facts.kind {
        Kind::WebP => webp::encode(&frame, QUALITY, Content::Photo),
        Kind::Png => png::encode(&frame),
        _ if frame.is_opaque() => jpeg::encode(&frame, QUALITY),
        _ => png::encode(&frame),
    }
}

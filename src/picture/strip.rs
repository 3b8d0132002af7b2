//! Files without what they tell about people: places, names, devices, times, hidden thumbnails.

use super::develop::upright;
use super::facts::Facts;
use super::kind::Kind;
use super::problem::Problem;
use super::{gate, jpeg};
use fast_image_resize::Resizer;

/// The quality of a picture that has to be encoded again: above what an eye can tell.
const QUALITY: u8 = 93;

/// The same picture without EXIF, places, XMP, IPTC, comments, thumbnails and what hangs behind its
/// end; `None` where there is nothing to take out. The pixels stay as they are, except where taking
/// out EXIF would lay a picture on its side: that one is turned and encoded again.
pub fn strip(bytes: &[u8]) -> Result<Option<Vec<u8>>, Problem> {
    let facts = Facts::of(bytes)?;
    let stripped = match facts.kind {
        _ if !facts.orientation.is_upright() => again(bytes, &facts)?,
        Kind::Jpeg => jpeg::strip(bytes)?,
        kind => return Err(Problem::Unsupported(kind.label())),
    };
    Ok((stripped != bytes).then_some(stripped))
}

/// The whole picture, decoded, turned upright, and encoded anew in its own size.
fn again(bytes: &[u8], facts: &Facts) -> Result<Vec<u8>, Problem> {
    let header = facts.header();
    let size = (header.width, header.height);
    let _permit = gate::enter(facts.affordable(facts.size)?);
    let frame = upright(bytes, facts, size, &mut Resizer::new())?;
    jpeg::encode(&frame, QUALITY)
}

//! Removes personal metadata from files: GPS positions, names, devices, times, hidden thumbnails.

use super::develop::upright;
use super::facts::Facts;
use super::format::PictureFormat;
use super::jpeg::Colours;
use super::problem::Problem;
use super::webp::Content;
use super::{gate, gif, jpeg, png, tiff, webp};
use fast_image_resize::Resizer;

/// The quality of a picture that has to be re-encoded: no loss is visible.
const QUALITY: u8 = 93;

/// The same picture without EXIF, GPS positions, XMP, IPTC, comments, thumbnails and data after its
/// end; `None` if there is nothing to remove. The pixels stay as they are, except if the picture
/// would lie on its side without EXIF: then it is turned and re-encoded. A TIFF keeps its size and
/// its orientation, which belongs to its format. HEIC, which no browser shows, becomes JPEG, or PNG
/// if it has transparent pixels. Files that need no decoding have no size limit.
pub fn strip(bytes: &[u8]) -> Result<Option<Vec<u8>>, Problem> {
    let facts = Facts::stated(bytes)?;
    let stripped = match facts.kind {
        PictureFormat::Bmp => return Ok(None),
        PictureFormat::Heic => again(bytes, &facts)?,
        PictureFormat::Tiff => tiff::strip(bytes)?,
        // Without an end mark, nothing tells pixels from what a camera wrote behind them.
        PictureFormat::Jpeg if jpeg::missing_end(bytes).is_some() => again(bytes, &facts)?,
        // An animation would be reduced to a still, and a picture too large to decode is left as
        // stored.
        _ if !facts.orientation.is_upright() && !facts.is_animated => match again(bytes, &facts) {
            Err(Problem::TooLarge(..)) => as_stored(bytes, facts.kind)?,
            turned => turned?,
        },
        kind => as_stored(bytes, kind)?,
    };
    Ok((stripped != bytes).then_some(stripped))
}

/// The file with its coded pixels, and without metadata.
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

/// The whole picture, decoded, turned upright, and re-encoded in its own size.
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

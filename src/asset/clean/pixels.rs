//! Photos embedded in a vector picture, without personal metadata.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use skillweek_picture::{self as picture, PictureFormat};

/// The `data:` address of the same pixels without EXIF, GPS positions and comments; `None` if it
/// does not hold a picture that could be stripped.
pub fn stripped(address: &str) -> Option<String> {
    let (head, coded) = address.split_once(',')?;
    let head = head.to_ascii_lowercase();
    if !head.starts_with("data:image/") || !head.ends_with(";base64") {
        return None;
    }
    let coded: String = coded.split_whitespace().collect();
    let bytes = STANDARD.decode(&coded).ok()?;
    PictureFormat::of(&bytes).ok().filter(|kind| kind.is_shown_by_browsers())?;
    let Some(bytes) = picture::strip(&bytes).ok()? else { return Some(address.to_owned()) };
    // A picture with a rotation was turned and re-encoded.
    let format = match PictureFormat::of(&bytes).ok()? {
        PictureFormat::Jpeg => "jpeg",
        PictureFormat::Png => "png",
        PictureFormat::Gif => "gif",
        PictureFormat::WebP => "webp",
        PictureFormat::Bmp | PictureFormat::Tiff | PictureFormat::Heic => return None,
    };
    Some(format!("data:image/{format};base64,{}", STANDARD.encode(bytes)))
}

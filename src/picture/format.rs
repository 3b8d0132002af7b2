//! Picture formats, recognised by content and never by name.

use super::bytes::{be32, le32};
use super::problem::Problem;
use serde::{Deserialize, Serialize};

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureFormat {
    /// JPEG.
    Jpeg,
    /// PNG, including APNG.
    Png,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// Windows or OS/2 bitmap.
    Bmp,
    /// TIFF.
    Tiff,
    /// HEIC, as phones write it.
    Heic,
}

impl PictureFormat {
    /// The format that the bytes begin with. A second format behind the first is ignored: nothing
    /// after the end of a picture is ever published.
    pub fn of(bytes: &[u8]) -> Result<Self, Problem> {
        let kind = match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Self::Png,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Self::Gif,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::WebP,
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Self::Tiff,
            [b'B', b'M', ..] if is_bitmap(bytes) => Self::Bmp,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => return Self::of_brand(bytes),
            _ => return Err(Self::foreign(bytes)),
        };
        Ok(kind)
    }

    /// The extension that a file of this format should have, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tif",
            Self::Heic => "heic",
        }
    }

    /// The name as people know it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
            Self::Heic => "HEIC",
        }
    }

    /// Whether browsers show files of this format as they are.
    pub fn is_shown_by_browsers(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP | Self::Gif)
    }

    /// Pictures and films in the container of ISO 14496-12 list brands that name their format.
    fn of_brand(bytes: &[u8]) -> Result<Self, Problem> {
        let length = be32(bytes, 0).unwrap_or_default().min(256) as usize;
        let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
        // The four bytes after the main brand are its version.
        let mut named = brands.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1);
        let has = |wanted: &[&[u8]]| named.clone().any(|(_, brand)| wanted.contains(&brand));
        if has(&[b"avif", b"avis"]) {
            Err(Problem::Unsupported("AVIF"))
        } else if has(&[b"heic", b"heix", b"heim", b"heis"]) {
            Ok(Self::Heic)
        } else if named.any(|(_, brand)| matches!(brand, b"hevc" | b"hevx" | b"mif1" | b"msf1")) {
            Err(Problem::Unsupported("HEIF"))
        } else {
            Err(Problem::NotAPicture)
        }
    }

    /// The problem with pictures that are recognised but not decoded.
    fn foreign(bytes: &[u8]) -> Problem {
        match bytes {
            [b'8', b'B', b'P', b'S', ..] => Problem::Unsupported("PSD"),
            [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => {
                Problem::Unsupported("JPEG XL")
            }
            [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] | [0xFF, 0x4F, 0xFF, 0x51, ..] => {
                Problem::Unsupported("JPEG 2000")
            }
            [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..] => {
                Problem::Unsupported("TIFF (BigTIFF)")
            }
            [0, 0, 1, 0, ..] => Problem::Unsupported("ICO"),
            _ => Problem::NotAPicture,
        }
    }
}

/// Whether a file is an OS/2 or Windows bitmap and no text that begins like one: its reserved bytes
/// are zero, and its second header has one of the known lengths.
fn is_bitmap(bytes: &[u8]) -> bool {
    let offset = le32(bytes, 10).is_some_and(|offset| offset < 1 << 16);
    let header = matches!(le32(bytes, 14), Some(12 | 40 | 52 | 56 | 64 | 108 | 124));
    le32(bytes, 6) == Some(0) && offset && header
}

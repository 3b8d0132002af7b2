//! Reads the facts of a picture of any format from its header.

use super::facts::Facts;
use super::format::PictureFormat;
use super::problem::Problem;
use super::{bmp, gif, heic, jpeg, png, tiff, webp};
use skillweek_base::guard::guarded;

impl Facts {
    /// Reads the header and refuses pictures that must not be decoded.
    pub fn of(bytes: &[u8]) -> Result<Self, Problem> {
        Self::stated(bytes)?.bounded()
    }

    /// Reads the header, whatever decoding would cost.
    pub fn stated(bytes: &[u8]) -> Result<Self, Problem> {
        let kind = PictureFormat::of(bytes)?;
        let facts = guarded(|| Self::read(kind, bytes)).unwrap_or(Err(Problem::Damaged))?;
        if facts.size.0 == 0 || facts.size.1 == 0 { Err(Problem::Damaged) } else { Ok(facts) }
    }

    fn read(kind: PictureFormat, bytes: &[u8]) -> Result<Self, Problem> {
        match kind {
            PictureFormat::Jpeg => jpeg::facts(bytes),
            PictureFormat::Png => png::facts(bytes),
            PictureFormat::WebP => webp::facts(bytes),
            PictureFormat::Gif => gif::facts(bytes),
            PictureFormat::Bmp => bmp::facts(bytes),
            PictureFormat::Tiff => tiff::facts(bytes),
            PictureFormat::Heic => heic::facts(bytes),
        }
    }
}

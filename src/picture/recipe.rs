//! The recipes of pictures: which versions are made.

use super::facts::Header;
use serde::{Deserialize, Serialize};

/// Incremented whenever `develop` gives other bytes for the same picture and recipe. Part of the
/// key under which derivatives are kept.
pub const VERSION: u32 = 4;

/// The longest side of a WebP, in pixels.
const LONGEST_WEBP: u32 = 16_383;

/// The versions that a site wants of its pictures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recipe {
    /// Widths in pixels, as shown. A picture is never enlarged; if there are none, it keeps its
    /// size.
    pub widths: Vec<u32>,
    /// The quality of WebP, 1 to 100; `None` makes no WebP.
    pub webp: Option<u8>,
    /// The quality of the JPEG fallback, 1 to 100.
    pub jpeg: u8,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { widths: vec![480, 960, 1600], webp: Some(80), jpeg: 80 }
    }
}

/// The format of a derivative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    /// WebP, which not every browser shows.
    WebP,
    /// JPEG, the fallback for opaque photos.
    Jpeg,
    /// PNG, the fallback for drawings and for transparency.
    Png,
}

impl Encoding {
    /// The extension of a published name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The media type for HTML, like `image/webp`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

impl Recipe {
    /// The sizes to make of a picture, the largest first. A picture whose width is between two
    /// widths is also made in its own size; one narrower than all of them, in its own size only.
    pub(super) fn sizes(&self, (width, height): (u32, u32)) -> Vec<(u32, u32)> {
        let largest = self.widths.iter().copied().max().unwrap_or(width);
        let mut widths: Vec<u32> =
            self.widths.iter().copied().filter(|wanted| (1..width).contains(wanted)).collect();
        widths.extend((width <= largest || widths.is_empty()).then_some(width));
        widths.sort_unstable_by(|a, b| b.cmp(a));
        widths.dedup();
        widths.into_iter().map(|wanted| (wanted, scaled(height, wanted, width))).collect()
    }

    /// The formats of one size, the best first; every browser shows the last.
    pub(super) fn encodings(&self, header: &Header, (width, height): (u32, u32)) -> Vec<Encoding> {
        let webp = self.webp.filter(|_| width.max(height) <= LONGEST_WEBP);
        let fallback = match header.has_alpha || header.is_graphic {
            true => Encoding::Png,
            false => Encoding::Jpeg,
        };
        webp.map(|_| Encoding::WebP).into_iter().chain([fallback]).collect()
    }
}

/// `length` × `wanted` / `whole`, rounded, at least 1.
fn scaled(length: u32, wanted: u32, whole: u32) -> u32 {
    let (length, wanted, whole) = (u64::from(length), u64::from(wanted), u64::from(whole));
    let rounded = (length * wanted + whole / 2) / whole;
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

/// The versions that `develop` emits for a picture, in its order: format, width and height in
/// pixels. Empty for an animated picture, which is published as `strip` leaves it, since a still
/// version would not move.
pub fn planned(header: &Header, recipe: &Recipe) -> Vec<(Encoding, u32, u32)> {
    if header.is_animated {
        return Vec::new();
    }
    let sizes = recipe.sizes((header.width, header.height)).into_iter();
    sizes
        .flat_map(|size| {
            let encodings = recipe.encodings(header, size).into_iter();
            encodings.map(move |encoding| (encoding, size.0, size.1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PictureFormat;

    fn header(width: u32, height: u32) -> Header {
        let (is_animated, has_alpha, is_graphic) = (false, false, false);
        Header { kind: PictureFormat::Jpeg, width, height, is_animated, has_alpha, is_graphic }
    }

    fn widths(width: u32) -> Vec<u32> {
        Recipe::default().sizes((width, 100)).into_iter().map(|(width, _)| width).collect()
    }

    #[test]
    fn pictures_are_never_enlarged() {
        assert_eq!(widths(4000), [1600, 960, 480]);
        assert_eq!(widths(1600), [1600, 960, 480]);
        assert_eq!(widths(1200), [1200, 960, 480]);
        assert_eq!(widths(480), [480]);
        assert_eq!(widths(16), [16]);
    }

    #[test]
    fn heights_are_rounded_and_never_nothing() {
        assert_eq!(Recipe::default().sizes((4000, 3000))[2], (480, 360));
        assert_eq!(Recipe::default().sizes((30_000, 5))[2], (480, 1));
    }

    #[test]
    fn a_recipe_without_widths_keeps_the_size() {
        let recipe = Recipe { widths: vec![0], ..Recipe::default() };
        assert_eq!(recipe.sizes((300, 200)), [(300, 200)]);
        let recipe = Recipe { widths: Vec::new(), ..Recipe::default() };
        assert_eq!(recipe.sizes((300, 200)), [(300, 200)]);
    }

    #[test]
    fn photos_fall_back_to_jpeg_and_what_shines_through_to_png() {
        let recipe = Recipe { widths: vec![100], ..Recipe::default() };
        let photo = planned(&header(400, 300), &recipe);
        assert_eq!(photo, [(Encoding::WebP, 100, 75), (Encoding::Jpeg, 100, 75)]);
        let logo = planned(&Header { has_alpha: true, ..header(400, 300) }, &recipe);
        assert_eq!(logo, [(Encoding::WebP, 100, 75), (Encoding::Png, 100, 75)]);
        assert!(planned(&Header { is_animated: true, ..header(400, 300) }, &recipe).is_empty());
    }

    #[test]
    fn a_strip_longer_than_webp_can_hold_has_only_the_fallback() {
        let long = planned(&header(480, 20_000), &Recipe::default());
        assert_eq!(long, [(Encoding::Jpeg, 480, 20_000)]);
    }
}

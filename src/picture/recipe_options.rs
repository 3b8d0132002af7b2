//! The picture options of a theme or a site: any part of a recipe.

use super::recipe::Recipe;
use std::ops::RangeInclusive;

/// The allowed widths, in pixels.
pub const WIDTHS: RangeInclusive<u32> = 1..=4096;
/// The most widths: each of them is made for every picture.
pub const MOST_WIDTHS: usize = 8;
/// The allowed qualities, from small files to faithful pictures.
pub const QUALITIES: RangeInclusive<u8> = 1..=100;

/// The parts of a recipe that are set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecipeOptions {
    /// Ascending widths in pixels, each within `WIDTHS`.
    pub widths: Option<Vec<u32>>,
    /// The quality of WebP, within `QUALITIES`.
    pub webp_quality: Option<u8>,
    /// The quality of JPEG, within `QUALITIES`.
    pub jpeg_quality: Option<u8>,
    /// Whether WebP is made in addition to the format that every browser shows.
    pub has_webp: Option<bool>,
}

impl RecipeOptions {
    /// These options, completed by those of `others`.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        Self {
            widths: self.widths.clone().or_else(|| others.widths.clone()),
            webp_quality: self.webp_quality.or(others.webp_quality),
            jpeg_quality: self.jpeg_quality.or(others.jpeg_quality),
            has_webp: self.has_webp.or(others.has_webp),
        }
    }

    /// The recipe, with defaults for everything that is not set.
    pub fn recipe(&self) -> Recipe {
        let usual = Recipe::default();
        let webp = self.webp_quality.or(usual.webp);
        Recipe {
            widths: self.widths.clone().unwrap_or(usual.widths.clone()),
            webp: webp.filter(|_| self.has_webp != Some(false)),
            jpeg: self.jpeg_quality.unwrap_or(usual.jpeg),
        }
    }
}

/// The reason why a list of widths cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WidthsProblem {
    /// The list is empty.
    None,
    /// It has more than `MOST_WIDTHS` widths.
    TooMany,
    /// This width is too small or too large.
    OutOfRange(i64),
    /// A width is not larger than the one before.
    NotAscending,
}

/// Checks a list of widths.
pub fn check_widths(written: &[i64]) -> Result<Vec<u32>, WidthsProblem> {
    let checked = |width: &i64| {
        let small = u32::try_from(*width).ok().filter(|width| WIDTHS.contains(width));
        small.ok_or(WidthsProblem::OutOfRange(*width))
    };
    let widths: Vec<u32> = written.iter().map(checked).collect::<Result<_, _>>()?;
    match widths.as_slice() {
        [] => Err(WidthsProblem::None),
        many if many.len() > MOST_WIDTHS => Err(WidthsProblem::TooMany),
        some if !some.is_sorted_by(|a, b| a < b) => Err(WidthsProblem::NotAscending),
        _ => Ok(widths),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_wins_part_by_part() {
        let site = RecipeOptions { widths: Some(vec![320]), ..RecipeOptions::default() };
        let theme = RecipeOptions {
            widths: Some(vec![640]),
            jpeg_quality: Some(90),
            ..RecipeOptions::default()
        };
        let recipe = site.or(&theme).recipe();
        assert_eq!((recipe.widths, recipe.jpeg), (vec![320], 90));
        assert_eq!(recipe.webp, Recipe::default().webp);
    }

    #[test]
    fn webp_can_be_left_out() {
        let wishes = RecipeOptions {
            has_webp: Some(false),
            webp_quality: Some(70),
            ..RecipeOptions::default()
        };
        assert_eq!(wishes.recipe().webp, None);
    }

    #[test]
    fn widths_without_sense_are_refused() {
        assert_eq!(check_widths(&[320, 640]), Ok(vec![320, 640]));
        assert_eq!(check_widths(&[]), Err(WidthsProblem::None));
        assert_eq!(check_widths(&[0]), Err(WidthsProblem::OutOfRange(0)));
        assert_eq!(check_widths(&[5000]), Err(WidthsProblem::OutOfRange(5000)));
        assert_eq!(check_widths(&[640, 320]), Err(WidthsProblem::NotAscending));
        assert_eq!(check_widths(&[320, 320]), Err(WidthsProblem::NotAscending));
        assert_eq!(check_widths(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), Err(WidthsProblem::TooMany));
    }
}

//! Placeholders of pictures: the position of the subject and the main tones.

mod focus;

use super::frame::{Frame, Samples, blend};
use super::problem::Problem;
use super::resize::resize;
use fast_image_resize::Resizer;
use serde::{Deserialize, Serialize};

/// The longer side of the analysed thumbnail in pixels: enough to tell a face from a wall.
const SIDE: u32 = 64;

/// A summary of a picture's appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Placeholder {
    /// The position of the subject, in percent from the left and from the top.
    pub focus: (u8, u8),
    /// The mean colours of the upper and the lower half in sRGB, with transparency on white.
    pub tones: [[u8; 3]; 2],
    /// Whether no pixel is transparent.
    pub is_opaque: bool,
}

/// A small picture with opaque pixels.
struct Thumbnail {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Placeholder {
    /// Analyses a frame, in integers only, so that the result is the same everywhere.
    pub(super) fn of(frame: Frame, resizer: &mut Resizer) -> Result<Self, Problem> {
        let is_opaque = frame.is_opaque();
        let thumbnail = Thumbnail::of(frame, resizer)?;
        let (upper, lower) = thumbnail.halves();
        Ok(Self { focus: focus::focus(&thumbnail), tones: [mean(upper), mean(lower)], is_opaque })
    }
}

impl Thumbnail {
    fn of(frame: Frame, resizer: &mut Resizer) -> Result<Self, Problem> {
        let longest = frame.width.max(frame.height).max(SIDE);
        let side = |length: u32| (length * SIDE).div_ceil(longest).min(length);
        let (width, height) = (side(frame.width), side(frame.height));
        let frame = resize(resizer, frame, (width, height))?;
        let pixels = frame.pixels.chunks_exact(frame.samples.channels());
        let pixels = pixels.map(|pixel| match (frame.samples, pixel) {
            (Samples::Rgba, [r, g, b, alpha]) => [*r, *g, *b].map(|s| blend(s, 255, *alpha)),
            (_, [r, g, b, ..]) => [*r, *g, *b],
            (_, other) => [other.first().copied().unwrap_or_default(); 3],
        });
        Ok(Self { width: width as usize, height: height as usize, pixels: pixels.collect() })
    }

    /// The pixels above and below the middle; a single row is both halves.
    fn halves(&self) -> (&[[u8; 3]], &[[u8; 3]]) {
        let middle = self.height / 2 * self.width;
        match self.pixels.split_at(middle) {
            ([], all) => (all, all),
            halves => halves,
        }
    }
}

fn mean(pixels: &[[u8; 3]]) -> [u8; 3] {
    let count = pixels.len().max(1) as u64;
    [0, 1, 2].map(|channel| {
        let sum: u64 = pixels.iter().map(|pixel| u64::from(pixel[channel])).sum();
        // The mean of bytes is a byte.
        ((sum + count / 2) / count) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholder(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3]) -> Placeholder {
        let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = rows.flat_map(|(x, y)| pixel(x, y)).collect();
        let frame = Frame { width, height, samples: Samples::Rgb, pixels };
        Placeholder::of(frame, &mut Resizer::new()).expect("a placeholder")
    }

    #[test]
    fn the_tones_are_those_of_sky_and_ground() {
        let seen =
            placeholder(200, 100, |_, y| if y < 50 { [90, 150, 220] } else { [60, 120, 40] });
        let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 4);
        assert!(near(seen.tones[0], [90, 150, 220]), "{:?}", seen.tones);
        assert!(near(seen.tones[1], [60, 120, 40]), "{:?}", seen.tones);
    }

    #[test]
    fn an_even_surface_is_seen_in_the_middle() {
        assert_eq!(placeholder(300, 200, |_, _| [200, 200, 200]).focus, (50, 50));
        assert_eq!(placeholder(1, 1, |_, _| [0, 0, 0]).focus, (50, 50));
    }

    #[test]
    fn a_face_at_the_side_draws_the_eye() {
        let face = |x: u32, y: u32, left: u32, top: u32| {
            let (dx, dy) = (x.abs_diff(left), y.abs_diff(top));
            match dx * dx + dy * dy {
                // Two dark eyes on skin.
                0..900 if dy < 6 && (8..14).contains(&dx) => [40, 25, 20],
                0..900 => [224, 172, 145],
                _ => [110, 125, 120],
            }
        };
        let left = placeholder(400, 300, |x, y| face(x, y, 80, 90));
        assert!((12..32).contains(&left.focus.0), "{left:?}");
        assert!((20..42).contains(&left.focus.1), "{left:?}");
        let right = placeholder(400, 300, |x, y| face(x, y, 330, 200));
        assert!((70..92).contains(&right.focus.0), "{right:?}");
        assert!((55..78).contains(&right.focus.1), "{right:?}");
    }
}

//! Finds the subject of a picture.
//!
//! 1. Every pixel gets a weight for what attracts the eye: skin, edges, strong colour, and
//!    difference from the rest of the picture.
//! 2. The window with the largest weight is chosen, preferring windows near the middle to those at
//!    the border.
//! 3. The focus is the centre of weight in that window.

use super::Thumbnail;

/// The focus of an even surface, in percent.
const MIDDLE: (u8, u8) = (50, 50);
/// The sides of the window as a fraction of the picture's: the part of a wide picture that a narrow
/// crop keeps.
const WINDOW: (usize, usize) = (2, 5);
/// The factor for a window at the border, and below it what is added for one in the middle.
const RIM: u64 = 3;
const CENTRE: u64 = 2;
/// The weights of skin, of contrast at an edge, of colour, and of difference from the mean.
const SKIN: u32 = 160;
const EDGE: u32 = 3;
const COLOUR: u32 = 1;
const UNLIKE: u32 = 1;

/// The focus in percent from the left and from the top.
pub fn focus(thumbnail: &Thumbnail) -> (u8, u8) {
    let weights = weights(thumbnail);
    let (width, height) = (thumbnail.width, thumbnail.height);
    let window = (part(width), part(height));
    let sums = Sums::of(&weights, width);
    let places = (0..=height - window.1).flat_map(|y| (0..=width - window.0).map(move |x| (x, y)));
    // Of equal windows, the one nearest to the middle, then the first.
    let best = places.max_by_key(|place| {
        let off = off_centre(*place, window, (width, height));
        let weight = sums.within(*place, window);
        (weight * (RIM * 1000 + CENTRE * (1000 - off)), std::cmp::Reverse((off, *place)))
    });
    best.and_then(|place| centre(&weights, (width, height), place, window)).unwrap_or(MIDDLE)
}

fn part(length: usize) -> usize {
    (length * WINDOW.0).div_ceil(WINDOW.1).max(1)
}

/// The distance of a window from the middle: 0 there, 1000 in a corner.
fn off_centre(place: (usize, usize), window: (usize, usize), size: (usize, usize)) -> u64 {
    let part = |at: usize, window: usize, size: usize| {
        let free = (size - window).max(1) as u64;
        (2 * at as u64).abs_diff(free) * 1000 / free
    };
    let (x, y) = (part(place.0, window.0, size.0), part(place.1, window.1, size.1));
    u64::midpoint(x.min(1000), y.min(1000))
}

/// The centre of weight inside a window, in percent of the whole picture.
fn centre(
    weights: &[u32],
    (width, height): (usize, usize),
    (left, top): (usize, usize),
    window: (usize, usize),
) -> Option<(u8, u8)> {
    let (mut all, mut across, mut down) = (0_u64, 0_u64, 0_u64);
    for y in top..top + window.1 {
        for x in left..left + window.0 {
            // Strong pixels count far more, so that a wall behind a face does not shift the centre.
            let weight = u64::from(weights[y * width + x]).pow(2);
            all += weight;
            across += weight * (2 * x as u64 + 1);
            down += weight * (2 * y as u64 + 1);
        }
    }
    // A fraction of the whole, between 0 and 100.
    let percent = |sum: u64, length: usize| {
        let whole = all * 2 * length as u64;
        ((100 * sum + whole / 2) / whole) as u8
    };
    (all > 0).then(|| (percent(across, width), percent(down, height)))
}

/// The weight of every pixel.
fn weights(thumbnail: &Thumbnail) -> Vec<u32> {
    let Thumbnail { width, height, pixels } = thumbnail;
    let mean = super::mean(pixels);
    let light: Vec<u32> = pixels.iter().map(|pixel| lightness(*pixel)).collect();
    let at = |x: usize, y: usize| light[y.min(height - 1) * width + x.min(width - 1)];
    let places = (0..*height).flat_map(|y| (0..*width).map(move |x| (x, y)));
    places
        .zip(pixels)
        .map(|((x, y), pixel)| {
            let edge = at(x + 1, y).abs_diff(at(x.saturating_sub(1), y))
                + at(x, y + 1).abs_diff(at(x, y.saturating_sub(1)));
            let unlike: u32 = pixel.iter().zip(mean).map(|(a, b)| u32::from(a.abs_diff(b))).sum();
            let strongest = pixel.iter().max().zip(pixel.iter().min());
            let colour = strongest.map_or(0, |(most, least)| u32::from(most - least));
            let skin = if is_skin(*pixel) { SKIN } else { 0 };
            skin + EDGE * edge + COLOUR * colour / 2 + UNLIKE * unlike / 2
        })
        .collect()
}

/// Rec. 601 luma, 0 to 255.
fn lightness([r, g, b]: [u8; 3]) -> u32 {
    (u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8
}

/// Skin of any tone is in a narrow range of chroma; very dark or very light pixels are never skin.
fn is_skin(pixel: [u8; 3]) -> bool {
    let [r, g, b] = pixel.map(i32::from);
    let cb = 128 + ((-43 * r - 85 * g + 128 * b) >> 8);
    let cr = 128 + ((128 * r - 107 * g - 21 * b) >> 8);
    (77..=127).contains(&cb) && (136..=173).contains(&cr) && (40..=240).contains(&lightness(pixel))
}

/// Sums over rectangles, each computed from four look-ups.
struct Sums {
    stride: usize,
    table: Vec<u64>,
}

impl Sums {
    fn of(weights: &[u32], width: usize) -> Self {
        let stride = width + 1;
        let mut table = vec![0; stride];
        for row in weights.chunks_exact(width) {
            let mut sum = 0;
            table.push(0);
            for weight in row {
                sum += u64::from(*weight);
                table.push(sum + table[table.len() - stride]);
            }
        }
        Self { stride, table }
    }

    fn within(&self, (x, y): (usize, usize), (width, height): (usize, usize)) -> u64 {
        let at = |x: usize, y: usize| self.table[y * self.stride + x];
        at(x + width, y + height) + at(x, y) - at(x + width, y) - at(x, y + height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_rectangles_are_sums_of_their_weights() {
        let weights = [1, 2, 3, 4, 5, 6];
        let sums = Sums::of(&weights, 3);
        assert_eq!(sums.within((0, 0), (3, 2)), 21);
        assert_eq!(sums.within((1, 0), (2, 2)), 2 + 3 + 5 + 6);
        assert_eq!(sums.within((2, 1), (1, 1)), 6);
    }

    #[test]
    fn skin_of_light_and_dark_people_is_skin_and_grass_is_not() {
        for skin in [[255, 224, 196], [224, 172, 145], [141, 85, 36], [89, 47, 42]] {
            assert!(is_skin(skin), "{skin:?}");
        }
        for other in [[60, 120, 40], [90, 150, 220], [128, 128, 128], [255, 255, 255]] {
            assert!(!is_skin(other), "{other:?}");
        }
    }
}

//! Tests of the whole engine, on files that other programs have written.

mod ends;
mod formats;
mod hostile;
mod privacy;
mod scans;

use super::develop::upright;
use super::facts::Facts;
use super::frame::Frame;
use super::{Derivative, Placeholder, Problem, Recipe, develop};
use fast_image_resize::Resizer;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Every picture of `tests/fixtures/pictures`.
        const FILES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/pictures/", $name
        )))),*];
    };
}

files![
    "alpha.png",
    "alpha.webp",
    "bitmap.bmp",
    "cmyk.jpg",
    "film.gif",
    "film.png",
    "film.webp",
    "gray.jpg",
    "gray16.png",
    "lzw.tif",
    "p3.png",
    "palette.png",
    "phone.jpg",
    "photo.heic",
    "photo.webp",
    "progressive.jpg",
    "told.jpg",
];

fn file(name: &str) -> &'static [u8] {
    FILES.iter().find(|(known, _)| *known == name).expect("a file of the folder").1
}

/// The four patches that all files show, in sRGB.
const PATCHES: [[u8; 3]; 4] = [[230, 40, 50], [60, 170, 70], [80, 140, 230], [222, 174, 148]];

/// The picture in its own size, upright, in sRGB.
fn decoded(bytes: &[u8]) -> Result<Frame, Problem> {
    let facts = Facts::of(bytes)?;
    upright(bytes, &facts, facts.orientation.turn(facts.size), &mut Resizer::new())
}

/// The pixels in the centres of the four quarters.
fn middles(frame: &Frame) -> [Vec<u8>; 4] {
    let channels = frame.samples.channels();
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let (x, y) = (frame.width * x / 4, frame.height * y / 4);
        let at = (y * frame.width + x) as usize * channels;
        frame.pixels[at..at + channels].to_vec()
    })
}

fn is_near(one: &[u8], other: &[u8], step: u8) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(*b) <= step)
}

fn assert_patches(name: &str, frame: &Frame, patches: [[u8; 3]; 4], step: u8) {
    for (middle, patch) in middles(frame).iter().zip(patches) {
        assert!(is_near(middle, &patch, step), "{name}: {middle:?} is not {patch:?}");
    }
}

fn developed(bytes: &[u8], recipe: &Recipe) -> Result<(Vec<Derivative>, Placeholder), Problem> {
    let mut made = Vec::new();
    let placeholder = develop(bytes, recipe, &mut |derivative| made.push(derivative))?;
    Ok((made, placeholder))
}

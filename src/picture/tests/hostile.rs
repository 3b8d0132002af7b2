//! Any bytes give an answer, in bounded memory and without a panic.

use super::{FILES, decoded, developed, file};
use crate::{PictureFormat, Problem, Recipe, planned, probe, strip};
use proptest::prelude::*;

/// Calls every function on some bytes. A file that `probe` accepts may still be damaged inside, but
/// what is made is what was planned.
fn ask(bytes: &[u8]) -> Result<(), Problem> {
    let recipe = Recipe { widths: vec![24], webp: Some(50), jpeg: 50 };
    let header = probe(bytes)?;
    let stripped = strip(bytes);
    if let Ok(Some(stripped)) = stripped {
        let again = probe(&stripped).expect("a stripped picture is a picture");
        assert_eq!((again.width, again.height), (header.width, header.height));
    }
    let (made, _) = developed(bytes, &recipe)?;
    let listed: Vec<_> = made.iter().map(|d| (d.format, d.width, d.height)).collect();
    assert_eq!(listed, planned(&header, &recipe));
    Ok(())
}

#[test]
fn files_cut_short_are_told_apart_from_whole_ones() {
    for (name, bytes) in FILES {
        // Data after the end of a photo is not part of it.
        let whole = match *name {
            "phone.jpg" => bytes.len() - 27,
            // Its last chunk may be missing.
            "film.png" => bytes.len() - 12,
            // EXIF's own directories come last in a TIFF.
            "lzw.tif" => bytes.len() / 2,
            _ => bytes.len(),
        };
        for length in
            (0..whole.min(3000)).step_by(97).chain([1, 2, 11, 12, 25, whole / 2, whole - 14])
        {
            let answer = ask(&bytes[..length]);
            assert!(answer.is_err(), "{name} cut at {length} of {whole}");
        }
    }
}

#[test]
fn half_a_photo_is_called_truncated() {
    for (name, bytes) in FILES {
        let half =
            probe(&bytes[..bytes.len() / 2]).and_then(|_| decoded(&bytes[..bytes.len() / 2]));
        assert_eq!(half.map(|_| ()), Err(Problem::Truncated), "{name}");
    }
}

#[test]
fn flipped_bits_never_panic() {
    for (name, bytes) in FILES {
        let step = (bytes.len() / 60).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut flipped = bytes.to_vec();
            flipped[at] ^= 1 << (at % 8);
            // Any answer is accepted; a panic would fail the test.
            let answer = ask(&flipped);
            assert!(answer.is_ok() || answer.is_err(), "{name} at {at}");
        }
    }
}

#[test]
fn bombs_are_refused_before_they_are_decoded() {
    let mut png = file("p3.png").to_vec();
    png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    assert_eq!(probe(&png), Err(Problem::TooLarge(30_000, 30_000)));
    let mut jpeg = file("progressive.jpg").to_vec();
    let frame = jpeg.windows(2).position(|mark| mark == [0xFF, 0xC2]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    let huge = Problem::TooLarge(65_535, 65_535);
    assert_eq!(probe(&jpeg), Err(huge));
    let mut gif = file("film.gif").to_vec();
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert_eq!(probe(&gif), Err(huge));
    let mut webp = file("film.webp").to_vec();
    webp[24..30].copy_from_slice(&[0xFF, 0xFF, 0, 0xFF, 0xFF, 0]);
    assert_eq!(probe(&webp), Err(Problem::TooLarge(65_536, 65_536)));
    let mut bmp = file("bitmap.bmp").to_vec();
    bmp[18..26].copy_from_slice(&[0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]);
    assert_eq!(probe(&bmp), Err(huge));
}

#[test]
fn headers_that_promise_more_than_the_file_holds_are_called_contradictory() {
    let mut png = file("p3.png").to_vec();
    png[16..24].copy_from_slice(&[0, 0, 0x1B, 0x58, 0, 0, 0x1B, 0x58]);
    assert_eq!(probe(&png), Err(Problem::Contradictory));
    let mut jpeg = file("progressive.jpg").to_vec();
    let frame = jpeg.windows(2).position(|mark| mark == [0xFF, 0xC2]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x1B, 0x58, 0x1B, 0x58]);
    assert_eq!(probe(&jpeg), Err(Problem::Contradictory));
}

#[test]
fn frames_larger_than_the_picture_are_refused() {
    // The screen becomes small, and the frame does not.
    let mut gif = file("film.gif").to_vec();
    gif[6..10].copy_from_slice(&[2, 0, 2, 0]);
    assert_eq!(probe(&gif), Err(Problem::Damaged));
    let frame = walk_to_frame(&gif);
    gif[frame + 5..frame + 9].copy_from_slice(&[0xB0, 0x36, 0xB0, 0x36]);
    assert_eq!(probe(&gif), Err(Problem::TooLarge(14_000, 14_000)));
    let mut webp = file("photo.webp").to_vec();
    assert_eq!(&webp[12..16], b"VP8X");
    webp[24..30].copy_from_slice(&[9, 0, 0, 9, 0, 0]);
    assert_eq!(probe(&webp), Err(Problem::Contradictory));
    let mut film = file("film.webp").to_vec();
    let frame = film.windows(4).position(|name| name == b"ANMF").expect("a frame");
    film[frame + 14..frame + 20].copy_from_slice(&[0xFF, 0x1F, 0, 0xFF, 0x1F, 0]);
    assert_eq!(probe(&film), Err(Problem::Contradictory));
}

/// The position of the first frame's descriptor in a GIF.
fn walk_to_frame(gif: &[u8]) -> usize {
    gif.windows(5).position(|bytes| bytes == [0x2C, 0, 0, 0, 0]).expect("a frame at the corner")
}

#[test]
fn an_interlaced_picture_counts_twice() {
    use crate::facts::Facts;
    let mut png = file("alpha.png").to_vec();
    let size = (Facts::of(&png).expect("a PNG").pixels(), png[25]);
    assert_eq!(size.1, 6, "with alpha");
    png[28] = 1;
    let memory = Facts::of(&png).expect("a PNG").memory((1, 1));
    assert!(memory >= 8 * size.0 + (1 << 20), "{memory} for {} pixels", size.0);
}

#[test]
fn a_picture_without_pixels_is_damaged() {
    let mut gif = file("film.gif").to_vec();
    gif[6..10].fill(0);
    assert_eq!(probe(&gif), Err(Problem::Damaged));
}

#[test]
fn a_picture_with_something_else_behind_it_is_the_picture_alone() {
    for name in ["told.jpg", "alpha.png", "film.gif", "photo.webp"] {
        let mut both = file(name).to_vec();
        both.extend_from_slice(b"<script>alert(1)</script>");
        let stripped = strip(&both).expect(name).expect("something behind the end");
        assert!(!stripped.windows(8).any(|part| part == b"<script>"), "{name}");
        assert_eq!(decoded(&stripped), decoded(file(name)), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_behind_any_signature_never_panic(
        name in prop::sample::select(FILES),
        keep in 0..64_usize,
        noise in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let (_, bytes) = name;
        let mut bytes = bytes[..keep.min(bytes.len())].to_vec();
        bytes.extend(noise);
        let answer = ask(&bytes);
        prop_assert!(answer.is_err() || PictureFormat::of(&bytes).is_ok());
    }

    #[test]
    fn spliced_files_never_panic(
        one in prop::sample::select(FILES),
        other in prop::sample::select(FILES),
        cut in 0.0..1.0_f64,
    ) {
        let at = |bytes: &[u8]| (bytes.len() as f64 * cut) as usize;
        let mut bytes = one.1[..at(one.1)].to_vec();
        bytes.extend(&other.1[at(other.1)..]);
        let answer = ask(&bytes);
        prop_assert!(answer.is_err() || PictureFormat::of(&bytes).is_ok());
    }
}

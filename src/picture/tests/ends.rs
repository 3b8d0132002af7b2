//! A picture whose last bytes are missing or damaged is whole if its pixels are.

use super::{decoded, file};
use crate::{Problem, probe, strip};

/// What cameras write behind the pixels.
const TRAILER: &[u8] = b"SEFH\x01\xFF\xE5\x7F\xFFpanorama of 2026, IMEI 0000";

#[test]
fn a_photo_without_its_end_mark_is_whole_if_its_pixels_are() {
    for name in ["told.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg"] {
        let whole = file(name);
        let (open, _) = whole.split_at(whole.len() - 2);
        assert_eq!(decoded(open), decoded(whole), "{name}");
        assert_eq!(decoded(&[open, TRAILER].concat()), decoded(whole), "{name}");
        for lost in [4, 12, 40] {
            let cut = &open[..open.len() - lost];
            assert_eq!(probe(cut).err(), Some(Problem::Truncated), "{name} without {lost} bytes");
        }
    }
}

#[test]
fn nothing_that_follows_the_pixels_is_published() {
    let whole = file("told.jpg");
    let open = [&whole[..whole.len() - 2], b"SEFH 13800000000", b"\xFF\xD9"].concat();
    let stripped = strip(&open[..open.len() - 2]).expect("a picture").expect("a change");
    assert!(stripped.ends_with(b"\xFF\xD9"));
    assert!(!stripped.windows(4).any(|part| part == b"SEFH"));
}

#[test]
fn a_progressive_photo_without_its_last_scans_is_cut_short() {
    let whole = file("progressive.jpg");
    let scans: Vec<usize> =
        (2..whole.len()).filter(|at| whole[*at..].starts_with(b"\xFF\xDA")).collect();
    for at in scans.into_iter().skip(1) {
        assert_eq!(probe(&whole[..at]).err(), Some(Problem::Truncated), "cut at {at}");
    }
}

#[test]
fn a_drawing_without_its_end_is_whole_if_its_pixels_are() {
    for name in ["alpha.png", "palette.png", "p3.png"] {
        let whole = file(name);
        let mut damaged = whole.to_vec();
        *damaged.last_mut().expect("a byte") ^= 1;
        let cuts = [0, 3, 8, 12].map(|lost| whole[..whole.len() - lost].to_vec());
        for bytes in cuts.into_iter().chain([damaged, [whole, TRAILER].concat()]) {
            assert_eq!(decoded(&bytes), decoded(whole), "{name}");
            let stripped = strip(&bytes).expect(name).unwrap_or(bytes);
            assert!(stripped.ends_with(b"IEND\xAE\x42\x60\x82"), "{name}");
        }
        let cut = decoded(&whole[..whole.len() - 13]);
        assert_eq!(cut.err(), Some(Problem::Truncated), "{name}");
    }
}

#[test]
fn a_gif_with_something_else_in_place_of_its_end_is_whole() {
    let whole = file("film.gif");
    let odd = [&whole[..whole.len() - 1], b"\0\0hello"].concat();
    assert_eq!(decoded(&odd), decoded(whole));
    assert_eq!(strip(&odd), strip(&[whole, b"x".as_slice()].concat()));
}

//! The kinds of TIFF.

use super::decoded;
use crate::frame::Samples;
use crate::{PictureFormat, Problem, probe};

/// A TIFF of one row with the tags, each with shorts, and the pixels behind them.
fn tiff(tags: &[(u16, &[u16])], pixels: &[u8]) -> Vec<u8> {
    let behind = 8 + 2 + 12 * tags.len() as u32 + 4;
    let (mut entries, mut values) = (Vec::new(), Vec::new());
    let stored: usize =
        tags.iter().filter(|(_, all)| all.len() > 2).map(|(_, all)| 2 * all.len()).sum();
    for (tag, numbers) in tags {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        entries.extend([tag.to_le_bytes(), 3_u16.to_le_bytes()].concat());
        entries.extend((numbers.len() as u32).to_le_bytes());
        match (*tag, bytes.len()) {
            (273, _) => entries.extend((behind + stored as u32).to_le_bytes()),
            (_, 0..=4) => entries.extend([bytes, vec![0; 4]].concat().iter().take(4)),
            _ => {
                entries.extend((behind + values.len() as u32).to_le_bytes());
                values.extend(bytes);
            }
        }
    }
    let count = (tags.len() as u16).to_le_bytes();
    [b"II*\0\x08\0\0\0".as_slice(), &count, &entries, &[0; 4], &values, pixels].concat()
}

#[test]
fn an_alpha_that_colours_were_multiplied_by_is_taken_out() {
    let made = |extra: u16, pixels: &[u8]| {
        let tags: [(u16, &[u16]); 10] = [
            (256, &[2]),
            (257, &[1]),
            (258, &[8; 4]),
            (259, &[1]),
            (262, &[2]),
            (273, &[0]),
            (277, &[4]),
            (278, &[1]),
            (279, &[8]),
            (338, &[extra]),
        ];
        decoded(&tiff(&tags, pixels)).expect("a TIFF").pixels
    };
    assert_eq!(made(1, &[63, 13, 0, 80, 9, 9, 9, 0]), [201, 41, 0, 80, 9, 9, 9, 0]);
    assert_eq!(made(2, &[63, 13, 0, 80, 9, 9, 9, 0]), [63, 13, 0, 80, 9, 9, 9, 0]);
}

#[test]
fn indices_become_the_colours_of_their_palette() {
    let mut colours = vec![0; 768];
    (colours[7], colours[256 + 7], colours[512 + 7]) = (0xFF00, 0x8000, 0x1000);
    let tags: [(u16, &[u16]); 10] = [
        (256, &[2]),
        (257, &[1]),
        (258, &[8]),
        (259, &[1]),
        (262, &[3]),
        (273, &[0]),
        (277, &[1]),
        (278, &[1]),
        (279, &[2]),
        (320, &colours),
    ];
    let bytes = tiff(&tags, &[7, 0]);
    let frame = decoded(&bytes).expect("a TIFF");
    assert_eq!((frame.samples, frame.pixels), (Samples::Rgb, vec![255, 128, 16, 0, 0, 0]));
    assert!(probe(&bytes).expect("a header").is_graphic);
}

#[test]
fn indices_of_few_bits_begin_a_byte_in_each_row() {
    for (bits, pixels) in [(1, [0b0100_0000, 0b1000_0000]), (2, [0b0001_0000, 0b0100_0000])] {
        let mut colours = vec![0; 3 << bits];
        let count = colours.len() / 3;
        (colours[1], colours[count + 1], colours[2 * count + 1]) = (0xFF00, 0x8000, 0x1000);
        let tags: [(u16, &[u16]); 10] = [
            (256, &[3]),
            (257, &[2]),
            (258, &[bits]),
            (259, &[1]),
            (262, &[3]),
            (273, &[0]),
            (277, &[1]),
            (278, &[2]),
            (279, &[2]),
            (320, &colours),
        ];
        let frame = decoded(&tiff(&tags, &pixels)).expect("a TIFF");
        let (none, one) = ([0; 3], [255, 128, 16]);
        assert_eq!(frame.pixels, [none, one, none, one, none, none].concat(), "{bits} bits");
    }
}

#[test]
fn luma_and_chroma_become_colours() {
    let tags: [(u16, &[u16]); 10] = [
        (256, &[3]),
        (257, &[1]),
        (258, &[8; 3]),
        (259, &[1]),
        (262, &[6]),
        (273, &[0]),
        (277, &[3]),
        (278, &[1]),
        (279, &[9]),
        (530, &[1, 1]),
    ];
    let pixels = [76, 85, 255, 255, 128, 128, 29, 255, 107];
    let frame = decoded(&tiff(&tags, &pixels)).expect("a TIFF");
    assert_eq!(frame.samples, Samples::Rgb);
    for (found, meant) in frame.pixels.iter().zip([254, 0, 0, 255, 255, 255, 0, 0, 254]) {
        assert!(found.abs_diff(meant) <= 2, "{:?}", frame.pixels);
    }
}

#[test]
fn a_kind_that_is_not_decoded_is_called_by_its_name() {
    let told = |compression: u16, interpretation: u16, samples: &[u16]| {
        let tags: [(u16, &[u16]); 9] = [
            (256, &[8]),
            (257, &[1]),
            (258, samples),
            (259, &[compression]),
            (262, &[interpretation]),
            (273, &[0]),
            (277, &[samples.len() as u16]),
            (278, &[1]),
            (279, &[24]),
        ];
        decoded(&tiff(&tags, &[0; 24])).map(|_| ())
    };
    assert_eq!(told(3, 0, &[1]), Err(Problem::Unsupported("TIFF (Group 3 fax)")));
    assert_eq!(told(1, 6, &[8; 3]), Err(Problem::Unsupported("TIFF (subsampled YCbCr)")));
    assert_eq!(told(1, 3, &[4]), Err(Problem::Unsupported("TIFF (palette)")));
    let big = b"II\x2B\0\x08\0\0\0\x10\0\0\0\0\0\0\0";
    assert_eq!(PictureFormat::of(big), Err(Problem::Unsupported("TIFF (BigTIFF)")));
}

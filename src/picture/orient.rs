//! The orientation of a picture in its file, and turning it upright.

use super::frame::Frame;

/// EXIF's orientation, 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation(u8);

impl Orientation {
    /// Stored as it is shown.
    pub const UPRIGHT: Self = Self(1);

    /// The orientation in EXIF data, given the bytes of its TIFF structure, with or without the
    /// `Exif` mark before it in JPEG. Unreadable data and undefined numbers mean upright.
    pub fn of_exif(exif: &[u8]) -> Self {
        let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        let found = image::metadata::Orientation::from_exif_chunk(tiff);
        found.map_or(Self::UPRIGHT, |found| Self(found.to_exif()))
    }

    pub fn is_upright(self) -> bool {
        self == Self::UPRIGHT
    }

    /// Converts a stored size to the size as shown, or the other way round.
    pub fn turn(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.0 >= 5 { (height, width) } else { (width, height) }
    }

    /// The picture as it is shown.
    pub fn apply(self, frame: Frame) -> Frame {
        if self.is_upright() {
            return frame;
        }
        match frame.samples.channels() {
            1 => self.turned::<1>(&frame),
            3 => self.turned::<3>(&frame),
            _ => self.turned::<4>(&frame),
        }
    }

    /// Fetches the pixels of the upright picture by walking the source in even steps: from a start,
    /// with one step to the next pixel and one to the next row.
    fn turned<const CHANNELS: usize>(self, frame: &Frame) -> Frame {
        let (pixels, _) = frame.pixels.as_chunks::<CHANNELS>();
        let (across, down) = (frame.width as isize, frame.height as isize);
        let (right, bottom) = (across - 1, (down - 1) * across);
        let (start, next, line) = match self.0 {
            2 => (right, -1, across),
            3 => (right + bottom, -1, -across),
            4 => (bottom, 1, -across),
            5 => (0, across, 1),
            6 => (bottom, -across, 1),
            7 => (right + bottom, -across, -1),
            8 => (right, across, -1),
            _ => (0, 1, across),
        };
        let (width, height) = self.turn((frame.width, frame.height));
        let mut upright = Vec::with_capacity(frame.pixels.len());
        for y in 0..height as isize {
            let row = start + y * line;
            for x in 0..width as isize {
                upright.extend_from_slice(&pixels[(row + x * next) as usize]);
            }
        }
        Frame { width, height, samples: frame.samples, pixels: upright }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Samples;

    /// The letter F in each of the eight orientations that a camera may store, as in every
    /// explanation of the tag: 1 2 3 4 upright and mirrored, 5 6 7 8 lying on a side.
    const STORED: [(u8, &[&str]); 8] = [
        (1, &["###", "#..", "##.", "#..", "#.."]),
        (2, &["###", "..#", ".##", "..#", "..#"]),
        (3, &["..#", "..#", ".##", "..#", "###"]),
        (4, &["#..", "#..", "##.", "#..", "###"]),
        (5, &["#####", "#.#..", "#...."]),
        (6, &["#....", "#.#..", "#####"]),
        (7, &["....#", "..#.#", "#####"]),
        (8, &["#####", "..#.#", "....#"]),
    ];

    #[test]
    fn every_way_of_storing_an_f_is_read_as_an_f() {
        for (number, rows) in STORED {
            for samples in [Samples::Gray, Samples::Rgb, Samples::Rgba] {
                let pixels = rows.concat().into_bytes();
                let pixels = pixels.iter().flat_map(|p| vec![*p; samples.channels()]).collect();
                let (width, height) = (rows[0].len() as u32, rows.len() as u32);
                let frame = Frame { width, height, samples, pixels };
                let upright = Orientation(number).apply(frame);
                let drawn: Vec<String> = upright
                    .pixels
                    .chunks(samples.channels() * upright.width as usize)
                    .map(|row| row.iter().step_by(samples.channels()).map(|p| *p as char).collect())
                    .collect();
                assert_eq!(drawn, STORED[0].1, "orientation {number}");
            }
        }
    }

    /// Reads an orientation from EXIF in the byte order of PCs.
    fn stated(number: u16) -> Orientation {
        let before = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice();
        Orientation::of_exif(&[before, &number.to_le_bytes(), b"\0\0"].concat())
    }

    #[test]
    fn unknown_numbers_mean_upright() {
        assert!([0, 1, 9, 65535].into_iter().all(|number| stated(number).is_upright()));
    }

    #[test]
    fn both_byte_orders_are_read() {
        let big = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!(stated(6), Orientation(6));
        assert_eq!(Orientation::of_exif(big), Orientation(8));
    }

    #[test]
    fn a_directory_that_points_nowhere_is_no_directory() {
        for exif in [b"II*\0\xFF\xFF\xFF\xFF".as_slice(), b"II*\0\x08\0\0\0\xFF\xFF", b""] {
            assert_eq!(Orientation::of_exif(exif), Orientation::UPRIGHT);
        }
    }
}

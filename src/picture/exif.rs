//! Reads the only field of EXIF that a page needs: the orientation.

use super::bytes::{be16, be32, le16, le32};
use super::orient::Orientation;

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;
/// The bytes of a directory entry.
const ENTRY: usize = 12;

/// Reads a number at an offset.
type Read<T> = fn(&[u8], usize) -> Option<T>;

/// The orientation in EXIF data, given the bytes of its TIFF structure, with or without the `Exif`
/// mark before it in JPEG. Unreadable data means upright.
pub fn orientation(exif: &[u8]) -> Orientation {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    stated(tiff).map_or(Orientation::UPRIGHT, Orientation::of)
}

fn stated(tiff: &[u8]) -> Option<u16> {
    let (short, long): (Read<u16>, Read<u32>) = match tiff.get(..4)? {
        b"II*\0" => (le16, le32),
        b"MM\0*" => (be16, be32),
        _ => return None,
    };
    let directory = long(tiff, 4)? as usize;
    let entries = usize::from(short(tiff, directory)?);
    let first = directory.checked_add(2)?;
    (0..entries)
        .map(|entry| first.saturating_add(entry * ENTRY))
        .find(|at| short(tiff, *at) == Some(ORIENTATION))
        .filter(|at| short(tiff, at + 2) == Some(SHORT))
        .and_then(|at| short(tiff, at + 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_byte_orders_are_read() {
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!(orientation(little), Orientation::of(6));
        assert_eq!(orientation(big), Orientation::of(8));
    }

    #[test]
    fn a_directory_that_points_nowhere_is_no_directory() {
        assert_eq!(orientation(b"II*\0\xFF\xFF\xFF\xFF"), Orientation::UPRIGHT);
        assert_eq!(orientation(b"II*\0\x08\0\0\0\xFF\xFF"), Orientation::UPRIGHT);
        assert_eq!(orientation(b""), Orientation::UPRIGHT);
    }
}

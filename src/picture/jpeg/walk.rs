//! Iterates over the segments of a JPEG file.

use crate::bytes::{be16, parts};
use crate::problem::Problem;
use memchr::memchr;
use std::ops::Range;

pub const SOI: u8 = 0xD8;
pub const EOI: u8 = 0xD9;
pub const SOF2: u8 = 0xC2;
pub const SOS: u8 = 0xDA;
pub const APP0: u8 = 0xE0;
pub const APP1: u8 = 0xE1;
pub const APP2: u8 = 0xE2;
pub const APP14: u8 = 0xEE;
pub const APP15: u8 = 0xEF;
pub const COMMENT: u8 = 0xFE;

/// A marker with its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'a> {
    pub marker: u8,
    /// The bytes after its length.
    pub body: &'a [u8],
    /// The whole segment in the file; for a scan, including its coded data.
    pub range: Range<usize>,
}

/// The segments after the start-of-image marker that the file begins with, up to the image's end.
pub fn walk(bytes: &[u8]) -> impl Iterator<Item = Result<Segment<'_>, Problem>> {
    let mut walk = Walk { bytes, at: 2 };
    parts(move || walk.segment(), |segment| segment.marker == EOI)
}

/// Where a picture ends whose end mark is missing: behind its last scan. `None` if it has the mark,
/// or no scan.
pub fn missing_end(bytes: &[u8]) -> Option<usize> {
    let mut end = None;
    for segment in walk(bytes) {
        match segment {
            Ok(Segment { marker: EOI, .. }) => return None,
            Ok(Segment { marker: SOS, range, .. }) => end = Some(range.end),
            Ok(_) => {}
            Err(_) => return end,
        }
    }
    None
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    fn segment(&mut self) -> Option<Segment<'a>> {
        let (start, marker) = self.marker()?;
        let behind = start + 2;
        // Restart markers and TEM outside of a scan have no data.
        if matches!(marker, 0x01 | 0xD0..=EOI) {
            self.at = behind;
            return Some(Segment { marker, body: &[], range: start..behind });
        }
        let length = usize::from(be16(self.bytes, behind)?);
        let body = self.bytes.get(behind + 2..behind + length)?;
        let end = behind + length;
        self.at = if marker == SOS { self.behind_scan(end) } else { end };
        Some(Segment { marker, body, range: start..self.at })
    }

    /// The next marker and the offset of its last fill byte. Stray bytes between segments are
    /// skipped, as all decoders do.
    fn marker(&self) -> Option<(usize, u8)> {
        let mut at = self.at;
        loop {
            at += memchr(0xFF, self.bytes.get(at..)?)?;
            match *self.bytes.get(at + 1)? {
                0xFF => at += 1,
                0 => at += 2,
                marker => return Some((at, marker)),
            }
        }
    }

    /// The end of the coded data that begins at `at`: before the next marker that is not a restart,
    /// or the end of the file.
    fn behind_scan(&self, mut at: usize) -> usize {
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let Some(mark) = memchr(0xFF, rest) else { return self.bytes.len() };
            at += mark;
            let Some(marker) = self.bytes.get(at + 1) else { return at };
            match *marker {
                0 | 0xD0..=0xD7 => at += 2,
                0xFF => at += 1,
                _ => return at,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_ends_at_the_marker_and_not_at_escaped_bytes() {
        let file = b"\xFF\xD8\xFF\xE0\0\x03J\xFF\xDA\0\x02ab\xFF\0c\xFF\xD0d\xFF\xD9trailer";
        let segments: Vec<_> = walk(file).map(|s| s.expect("whole")).collect();
        let found: Vec<_> = segments.iter().map(|s| (s.marker, s.range.clone())).collect();
        assert_eq!(found, [(APP0, 2..7), (SOS, 7..19), (EOI, 19..21)]);
        assert_eq!(segments[0].body, b"J");
    }

    #[test]
    fn a_file_without_its_end_is_cut_short() {
        let file = b"\xFF\xD8\xFF\xE0\0\x03J\xFF\xDA\0\x02ab\xFF\xD9";
        for end in 2..file.len() {
            assert_eq!(walk(&file[..end]).last(), Some(Err(Problem::Truncated)), "{end} bytes");
        }
    }

    #[test]
    fn a_length_shorter_than_itself_is_no_length() {
        assert_eq!(walk(b"\xFF\xD8\xFF\xE0\0\x01JJ\xFF\xD9").last(), Some(Err(Problem::Truncated)));
    }
}

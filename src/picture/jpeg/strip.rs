//! Removes metadata from a JPEG.

use super::walk::{APP0, APP2, APP14, APP15, COMMENT, EOI, SOI, Segment, walk};
use crate::problem::Problem;
use std::ops::Range;

/// The bytes of a JFIF header without a thumbnail.
const JFIF: usize = 14;
/// The bytes of Adobe's mark.
const ADOBE: usize = 12;

/// Keeps what a decoder needs: tables, scans, the JFIF header, the colour profile and Adobe's mark
/// of the colour encoding. Everything else is removed, including everything after the picture's
/// end, where phones append films and second pictures.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend([0xFF, SOI]);
    for segment in walk(bytes) {
        keep(&segment?, bytes, &mut kept);
    }
    Ok(kept)
}

fn keep(segment: &Segment<'_>, bytes: &[u8], kept: &mut Vec<u8>) {
    let Segment { marker, body, range } = segment;
    match told(segment) {
        None => kept.extend_from_slice(&bytes[range.clone()]),
        Some(0) => {}
        Some(needed) => {
            let mut header = body[..needed].to_vec();
            if *marker == APP0 {
                // The size of the removed thumbnail.
                header[JFIF - 2..].fill(0);
            }
            // Both headers are a few bytes long.
            let length = (header.len() + 2) as u16;
            kept.extend([0xFF, *marker]);
            kept.extend(length.to_be_bytes());
            kept.extend(header);
        }
    }
}

/// The metadata in a JPEG that has to keep its length: the bodies of segments that `strip` removes,
/// and everything after the picture's end. A damaged file is followed as far as possible.
pub fn metadata(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for segment in walk(bytes).map_while(Result::ok) {
        let end = segment.range.end;
        places.extend(told(&segment).map(|kept| end - segment.body.len() + kept..end));
        if segment.marker == EOI {
            places.push(end..bytes.len());
        }
    }
    places.retain(|place| !place.is_empty());
    places
}

/// The offset in a segment's body at which metadata begins; `None` if all of it is needed.
fn told(segment: &Segment<'_>) -> Option<usize> {
    let body = segment.body;
    match segment.marker {
        APP0 if body.starts_with(b"JFIF\0") && body.len() >= JFIF => Some(JFIF),
        APP2 if body.starts_with(b"ICC_PROFILE\0") => None,
        APP14 if body.starts_with(b"Adobe") && body.len() >= ADOBE => Some(ADOBE),
        APP0..=APP15 | COMMENT | 0xF0..=0xFD => Some(0),
        _ => None,
    }
}

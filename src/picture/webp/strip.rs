//! Removes metadata from a WebP.

use super::walk::{Chunk, FRAME_HEADER, HEADER, chunks, walk};
use crate::problem::Problem;

/// The flags of the extended header for removed chunks: EXIF and XMP.
const TOLD: u8 = 0x08 | 0x04;

/// Keeps pixels, alpha, colours and animation, and clears the header's flags for the rest.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut kept = bytes[..HEADER].to_vec();
    for Chunk { name, body } in walk(bytes)? {
        match name {
            b"VP8X" => push(name, &extended(body), &mut kept),
            b"ANMF" => push(name, &frame(body)?, &mut kept),
            b"ICCP" | b"ANIM" | b"ALPH" | b"VP8 " | b"VP8L" => push(name, body, &mut kept),
            _ => {}
        }
    }
    // The file is not longer than before, when its length fitted.
    let length = (kept.len() - 8) as u32;
    kept[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(kept)
}

fn extended(body: &[u8]) -> Vec<u8> {
    let mut body = body.to_vec();
    if let Some(flags) = body.first_mut() {
        *flags &= !TOLD;
    }
    body
}

/// A frame of an animation: its position and its pixels.
fn frame(body: &[u8]) -> Result<Vec<u8>, Problem> {
    let (header, rest) = body.split_at_checked(FRAME_HEADER).ok_or(Problem::Damaged)?;
    let mut kept = header.to_vec();
    for Chunk { name, body } in chunks(rest)? {
        if matches!(name, b"ALPH" | b"VP8 " | b"VP8L") {
            push(name, body, &mut kept);
        }
    }
    Ok(kept)
}

fn push(name: &[u8; 4], body: &[u8], kept: &mut Vec<u8>) {
    kept.extend_from_slice(name);
    // It was read from four bytes.
    kept.extend((body.len() as u32).to_le_bytes());
    kept.extend_from_slice(body);
    kept.extend((!body.len().is_multiple_of(2)).then_some(0));
}

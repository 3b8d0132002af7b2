//! Removes metadata from a PNG.

use super::walk::{END, SIGNATURE, inner};
use crate::problem::Problem;

/// The chunks that a viewer needs: pixels, colours, the pixel size, and animation. Texts, times,
/// EXIF and data of programs are left out.
const NEEDED: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Keeps what a viewer needs, and nothing after the end.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(&bytes[..SIGNATURE]);
    for chunk in inner(bytes) {
        let chunk = chunk?;
        if NEEDED.contains(&chunk.name) {
            kept.extend_from_slice(&bytes[chunk.range]);
        }
    }
    kept.extend(END);
    Ok(kept)
}

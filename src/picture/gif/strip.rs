//! A GIF without what it tells besides the picture.

use super::walk::{Block, walk};
use crate::picture::problem::Problem;

const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;
const TRAILER: u8 = 0x3B;
/// Bytes of the extension that says how often a film is repeated.
const LOOP: usize = 19;

/// Keeps frames, how they are shown, and how often; drops comments, texts, what programs keep for
/// themselves, and what follows the end.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut kept = Vec::with_capacity(bytes.len());
    for block in walk(bytes) {
        match block? {
            Block::Header { range, .. }
            | Block::Image { range, .. }
            | Block::Extension { label: CONTROL, range, .. } => {
                kept.extend_from_slice(&bytes[range]);
            }
            Block::Extension { label: APPLICATION, first: b"NETSCAPE2.0", range }
                if range.len() == LOOP =>
            {
                kept.extend_from_slice(&bytes[range]);
            }
            Block::Extension { .. } => {}
        }
    }
    kept.push(TRAILER);
    Ok(kept)
}

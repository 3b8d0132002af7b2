//! Removes metadata from a GIF.

use super::walk::{Block, walk};
use crate::picture::problem::Problem;

const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;
const TRAILER: u8 = 0x3B;
/// The bytes of the extension that states how often an animation repeats.
const LOOP: usize = 19;

/// Keeps frames, their timing and the repeat count; removes comments, texts, data of programs, and
/// everything after the end.
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

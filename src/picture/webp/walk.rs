//! Iterates over the chunks of a WebP file.

use crate::bytes::le32;
use crate::problem::Problem;

/// The bytes of the RIFF header.
pub const HEADER: usize = 12;

/// The bytes of a frame's position, size and duration, before its own chunks.
pub const FRAME_HEADER: usize = 16;

/// A named part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    pub name: &'a [u8; 4],
    pub body: &'a [u8],
}

/// All chunks inside the length that the header states, which may be wrong by the padding of the
/// last one: a file is cut short if a chunk is.
pub fn walk(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, Problem> {
    let length = le32(bytes, 4).ok_or(Problem::Truncated)? as usize;
    let end = bytes.len().min(length.saturating_add(8));
    chunks(bytes.get(HEADER..end).ok_or(Problem::Truncated)?)
}

/// The chunks in a file or in a frame of it.
pub fn chunks(mut rest: &[u8]) -> Result<Vec<Chunk<'_>>, Problem> {
    let mut chunks = Vec::new();
    // A single last byte is the padding of a chunk of odd length.
    while rest.len() > 1 {
        let name = rest.first_chunk().ok_or(Problem::Truncated)?;
        let length = le32(rest, 4).ok_or(Problem::Truncated)? as usize;
        let body = rest.get(8..).and_then(|rest| rest.get(..length)).ok_or(Problem::Truncated)?;
        chunks.push(Chunk { name, body });
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
    }
    Ok(chunks)
}

//! A walk along the chunks of a PNG file.

use crate::picture::bytes::{be32, parts};
use crate::picture::problem::Problem;
use std::ops::Range;

/// Bytes that every PNG begins with.
pub const SIGNATURE: usize = 8;

/// A named part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk<'a> {
    pub name: &'a [u8; 4],
    pub body: &'a [u8],
    /// All of it in the file, from its length to its checksum.
    pub range: Range<usize>,
}

/// The chunks to the end of the picture and no further.
pub fn walk(bytes: &[u8]) -> impl Iterator<Item = Result<Chunk<'_>, Problem>> {
    let mut walk = Walk { bytes, at: SIGNATURE };
    parts(move || walk.chunk(), |chunk| chunk.name == b"IEND")
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    fn chunk(&mut self) -> Option<Chunk<'a>> {
        let start = self.at;
        let length = be32(self.bytes, start)? as usize;
        let name = self.bytes.get(start + 4..)?.first_chunk()?;
        let body = self.bytes.get(start + 8..)?.get(..length)?;
        let end = start + 8 + length + 4;
        if end > self.bytes.len() {
            return None;
        }
        self.at = end;
        Some(Chunk { name, body, range: start..end })
    }
}

//! Iterates over the chunks of a PNG file.

use crate::bytes::{be32, parts};
use crate::problem::Problem;
use std::ops::Range;

/// The bytes of the signature at the beginning of every PNG.
pub const SIGNATURE: usize = 8;

/// A named part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk<'a> {
    pub name: &'a [u8; 4],
    pub body: &'a [u8],
    /// The whole chunk in the file, from its length to its checksum.
    pub range: Range<usize>,
}

/// The chunks up to the end of the picture.
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

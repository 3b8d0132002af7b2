//! A walk along the chunks of a PNG file.

use crate::picture::bytes::be32;
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

/// The chunks to the end of the picture and no further. A file that stops before ends with
/// `Truncated`.
pub struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    has_ended: bool,
}

pub fn walk(bytes: &[u8]) -> Walk<'_> {
    Walk { bytes, at: SIGNATURE, has_ended: false }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Result<Chunk<'a>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let chunk = self.chunk().ok_or(Problem::Truncated);
        self.has_ended = chunk.as_ref().map_or(true, |chunk| chunk.name == b"IEND");
        Some(chunk)
    }
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

//! Iterates over the chunks of a PNG file.

use crate::bytes::{be32, parts};
use crate::problem::Problem;
use std::borrow::Cow;
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

/// The chunk that ends every PNG.
pub const END: [u8; 12] = *b"\0\0\0\0IEND\xAE\x42\x60\x82";

/// The chunks of a picture whose end may be missing or damaged, as it is in files that a program or
/// a transfer broke off at their very end; browsers show those. Ends before it. Pixels that break
/// off are an error.
pub fn inner(bytes: &[u8]) -> impl Iterator<Item = Result<Chunk<'_>, Problem>> {
    let (mut at, mut has_pixels) = (SIGNATURE, false);
    walk(bytes).map_while(move |chunk| match chunk {
        Ok(chunk) if chunk.name == b"IEND" => None,
        Ok(chunk) => {
            at = chunk.range.end;
            has_pixels |= chunk.name == b"IDAT";
            Some(Ok(chunk))
        }
        Err(problem) => {
            let cut = bytes.get(at + 4..).unwrap_or_default();
            let has_lost = [b"IDAT", b"fdAT", b"fcTL"].iter().any(|name| cut.starts_with(*name));
            (!has_pixels || has_lost).then_some(Err(problem))
        }
    })
}

/// The file with a whole end, and nothing behind it.
pub fn ended(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    let mut end = SIGNATURE;
    for chunk in inner(bytes) {
        end = chunk?.range.end;
    }
    match bytes.split_at_checked(end) {
        Some((_, rest)) if rest.starts_with(&END) => Ok(bytes.into()),
        Some((before, _)) => Ok([before, &END].concat().into()),
        None => Err(Problem::Truncated),
    }
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

//! Iterates over the blocks of a GIF file.

use crate::picture::bytes::le16;
use crate::picture::problem::Problem;
use std::ops::Range;

/// The bytes of the signature and the screen descriptor.
const HEADER: usize = 13;
const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;

/// The blocks of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// The signature, the size and the global colours.
    Header { size: (u32, u32), range: Range<usize> },
    /// An extension with its first sub-block.
    Extension { label: u8, first: &'a [u8], range: Range<usize> },
    /// A frame: its position on the screen and its size.
    Image { place: (u32, u32), size: (u32, u32), range: Range<usize> },
}

/// The blocks up to the end of the picture. A file that ends inside a block gives `Truncated`; one
/// that only lacks the last byte is complete.
pub struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    has_ended: bool,
}

pub fn walk(bytes: &[u8]) -> Walk<'_> {
    Walk { bytes, at: 0, has_ended: false }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Result<Block<'a>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let block = match self.bytes.get(self.at) {
            None | Some(&TRAILER) => None,
            Some(_) if self.at == 0 => Some(self.header().ok_or(Problem::Truncated)),
            Some(&EXTENSION) => Some(self.extension().ok_or(Problem::Truncated)),
            Some(&IMAGE) => Some(self.image().ok_or(Problem::Truncated)),
            Some(_) => Some(Err(Problem::Damaged)),
        };
        self.has_ended = !matches!(block, Some(Ok(_)));
        block
    }
}

impl<'a> Walk<'a> {
    fn header(&mut self) -> Option<Block<'a>> {
        let size = pair(self.bytes, 6)?;
        let end = HEADER + colours(*self.bytes.get(10)?);
        self.to(end).map(|range| Block::Header { size, range })
    }

    fn extension(&mut self) -> Option<Block<'a>> {
        let label = *self.bytes.get(self.at + 1)?;
        let length = usize::from(*self.bytes.get(self.at + 2)?);
        let first = self.bytes.get(self.at + 3..self.at + 3 + length)?;
        let end = self.behind_runs(self.at + 2)?;
        self.to(end).map(|range| Block::Extension { label, first, range })
    }

    fn image(&mut self) -> Option<Block<'a>> {
        let (place, size) = (pair(self.bytes, self.at + 1)?, pair(self.bytes, self.at + 5)?);
        let table = colours(*self.bytes.get(self.at + 9)?);
        // The descriptor, its colours, and the minimum code size.
        let end = self.behind_runs(self.at + 10 + table + 1)?;
        self.to(end).map(|range| Block::Image { place, size, range })
    }

    /// The end of the sub-blocks that begin at `at`, each preceded by its length.
    fn behind_runs(&self, mut at: usize) -> Option<usize> {
        loop {
            let length = usize::from(*self.bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                return Some(at);
            }
        }
    }

    fn to(&mut self, end: usize) -> Option<Range<usize>> {
        let range = self.at..end;
        self.at = end;
        (end <= self.bytes.len()).then_some(range)
    }
}

fn pair(bytes: &[u8], at: usize) -> Option<(u32, u32)> {
    Some((le16(bytes, at)?.into(), le16(bytes, at + 2)?.into()))
}

/// The bytes of the colour table that the flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

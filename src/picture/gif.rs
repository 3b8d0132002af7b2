//! GIF: the facts in its blocks, its first frame, and the file without metadata.

use super::bytes::le16;
use super::colour::Space;
use super::facts::{Cost, Facts, Shrink, check_size};
use super::format::PictureFormat;
use super::frame::Frame;
use super::orient::Orientation;
use super::problem::Problem;
use super::raster;
use image::codecs::gif::GifDecoder;
use std::io::Cursor;
use std::ops::Range;

/// The bytes of the signature and the screen descriptor.
const HEADER: usize = 13;
const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
/// The extension that controls how the next frame is shown; its first bit marks a transparent
/// colour.
const CONTROL: u8 = 0xF9;
const HAS_KEY: u8 = 1;
const APPLICATION: u8 = 0xFF;
/// The bytes of the extension that states how often an animation repeats.
const LOOP: usize = 19;

/// Reads all blocks: nothing else tells whether there is a second frame.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    let (mut screen, mut frames, mut has_alpha) = ((0, 0), 0, false);
    // The area that frames cover, and the pixels of the largest frame.
    let (mut extent, mut largest) = ((0, 0), 0);
    for block in walk(bytes) {
        match block? {
            Block::Header { size, .. } => (screen, extent) = (size, size),
            Block::Extension { label: CONTROL, first: [flags, ..], .. } => {
                has_alpha |= flags & HAS_KEY != 0;
            }
            Block::Extension { .. } => {}
            Block::Image { place, size, .. } => {
                let covers = place == (0, 0) && size.0 >= screen.0 && size.1 >= screen.1;
                has_alpha |= frames == 0 && !covers;
                extent.0 = extent.0.max(place.0 + size.0);
                extent.1 = extent.1.max(place.1 + size.1);
                largest = largest.max(u64::from(size.0) * u64::from(size.1));
                frames += 1;
            }
        }
    }
    if frames == 0 {
        return Err(Problem::Truncated);
    }
    let facts = Facts {
        kind: PictureFormat::Gif,
        size: extent,
        orientation: Orientation::UPRIGHT,
        is_animated: frames > 1,
        has_alpha,
        is_graphic: true,
        // Indices and the pixels made from them, and a frame before it is placed on the screen.
        cost: Cost { fixed: (1 << 16) + 4 * largest, per_pixel: 6, shrink: Shrink::None },
    };
    check_size(extent)?;
    facts.affordable(extent)?;
    if extent == screen { Ok(facts) } else { Err(Problem::Damaged) }
}

/// The first frame.
pub fn decode(bytes: &[u8]) -> Result<(Frame, Space), Problem> {
    raster::decode(GifDecoder::new(Cursor::new(bytes)), PictureFormat::Gif)
}

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

/// The blocks of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block<'a> {
    /// The signature, the size and the global colours.
    Header { size: (u32, u32), range: Range<usize> },
    /// An extension with its first sub-block.
    Extension { label: u8, first: &'a [u8], range: Range<usize> },
    /// A frame: its position on the screen and its size.
    Image { place: (u32, u32), size: (u32, u32), range: Range<usize> },
}

/// The blocks up to the end of the picture. A file that ends inside a block gives `Truncated`; one
/// that only lacks the last byte, or has something else there, is complete.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    has_frame: bool,
    has_ended: bool,
}

fn walk(bytes: &[u8]) -> Walk<'_> {
    Walk { bytes, at: 0, has_frame: false, has_ended: false }
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
            // Something else stands where the last byte should.
            Some(_) if self.has_frame => None,
            Some(_) => Some(Err(Problem::Damaged)),
        };
        self.has_frame |= matches!(block, Some(Ok(Block::Image { .. })));
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

//! Removes metadata from a TIFF, which keeps its length and its pixels.
//!
//! Everything in a TIFF is addressed by offset, so nothing is cut out: only the picture's own parts
//! are copied into a file of zeros. So nothing is left of a removed tag, nor of data that no tag
//! refers to.

use super::directory::{Directory, DirectoryEntry, Reader};
use crate::problem::Problem;
use std::collections::BTreeSet;
use std::ops::Range;

/// The tags that decoders and printers need: the shape, the compression, the colours and the
/// resolution.
const KEPT: [u16; 46] = [
    254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284,
    290, 291, 292, 293, 296, 301, 317, 318, 319, 320, 322, 323, 324, 325, 332, 334, 336, 338, 339,
    340, 341, 347, 529, 530, 531, 532, 34675,
];
const SUBFILE: u16 = 254;
/// The tags with the offsets of coded pixels, and those with their lengths in bytes: for strips and
/// for tiles.
const PIXELS: [(u16, u16); 2] = [(273, 279), (324, 325)];
/// The most pages of a file.
const MOST_PAGES: usize = 4096;

/// The file with its pages alone. Reduced versions of other pages are left out as well.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let reader = Reader::of(bytes).ok_or(Problem::Damaged)?;
    let pages = pages(&reader)?;
    let mut copy = Copy { bytes, kept: vec![0; bytes.len()] };
    copy.take(0..4)?;
    // The position in the file of the next page's offset.
    let mut leads = 4;
    for page in &pages {
        let at = u32::try_from(page.at).map_err(|_| Problem::Damaged)?;
        copy.put(leads, &reader.long_bytes(at))?;
        leads = copy.page(&reader, page)?;
    }
    Ok(copy.kept)
}

/// The number of pages; one if they cannot be counted.
pub fn page_count(bytes: &[u8]) -> usize {
    let pages = Reader::of(bytes).and_then(|reader| pages(&reader).ok());
    pages.map_or(1, |pages| pages.len())
}

/// The pages in their order, without reduced versions of others.
fn pages(reader: &Reader<'_>) -> Result<Vec<Directory>, Problem> {
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    let mut next = reader.first();
    while let Some(at) = next {
        if !seen.insert(at) || seen.len() > MOST_PAGES {
            return Err(Problem::Damaged);
        }
        let directory = reader.directory(at).ok_or(Problem::Truncated)?;
        next = directory.next;
        let is_small = directory.number(reader, SUBFILE).is_some_and(|flags| flags & 1 == 1);
        if pages.is_empty() || !is_small {
            pages.push(directory);
        }
    }
    if pages.is_empty() { Err(Problem::Damaged) } else { Ok(pages) }
}

struct Copy<'a> {
    bytes: &'a [u8],
    kept: Vec<u8>,
}

impl Copy<'_> {
    fn take(&mut self, range: Range<usize>) -> Result<(), Problem> {
        let part = self.bytes.get(range.clone()).ok_or(Problem::Truncated)?;
        self.put(range.start, part)
    }

    fn put(&mut self, at: usize, part: &[u8]) -> Result<(), Problem> {
        let place = self.kept.get_mut(at..at + part.len()).ok_or(Problem::Truncated)?;
        place.copy_from_slice(part);
        Ok(())
    }

    /// Writes a page's directory where it was, shortened, and copies the data that it refers to.
    /// Returns the position for the offset of the next page.
    fn page(&mut self, reader: &Reader<'_>, page: &Directory) -> Result<usize, Problem> {
        let kept: Vec<&DirectoryEntry> =
            page.entries.iter().filter(|one| KEPT.contains(&one.tag)).collect();
        // There are fewer entries than before, and their number took two bytes.
        self.put(page.at, &reader.short_bytes(kept.len() as u16))?;
        let mut at = page.at + 2;
        for entry in kept {
            let place = entry.place.clone();
            self.put(at, self.bytes.get(place).ok_or(Problem::Truncated)?)?;
            at += DirectoryEntry::LENGTH;
            if let Some(value) = entry.value_elsewhere(reader)? {
                self.take(value)?;
            }
        }
        self.pixels(reader, page)?;
        Ok(at)
    }

    fn pixels(&mut self, reader: &Reader<'_>, page: &Directory) -> Result<(), Problem> {
        let mut has_any = false;
        for (begins, lengths) in PIXELS {
            let (begins, lengths) = (page.numbers(reader, begins), page.numbers(reader, lengths));
            if begins.len() != lengths.len() {
                return Err(Problem::Damaged);
            }
            for (begin, length) in begins.into_iter().zip(lengths) {
                has_any = true;
                let (begin, length) = (begin as usize, length as usize);
                self.take(begin..begin.saturating_add(length))?;
            }
        }
        // The oldest way to embed a JPEG refers to its pixels by other tags.
        if has_any { Ok(()) } else { Err(Problem::Unsupported("TIFF (JPEG)")) }
    }
}

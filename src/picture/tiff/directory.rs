//! The directories of a TIFF: one for each page, with an entry for each tag.

use crate::bytes::{be16, be32, le16, le32};
use crate::problem::Problem;
use std::ops::Range;

/// Reads numbers in the byte order that the file states.
pub struct Reader<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// The directory of a page.
pub struct Directory {
    pub at: usize,
    pub entries: Vec<DirectoryEntry>,
    /// The offset of the next page's directory.
    pub next: Option<usize>,
}

/// A tag of a page with its value.
pub struct DirectoryEntry {
    pub tag: u16,
    /// The range of the entry itself.
    pub place: Range<usize>,
    kind: u16,
    count: u32,
}

impl<'a> Reader<'a> {
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self { bytes, is_little: true }),
            b"MM\0*" => Some(Self { bytes, is_little: false }),
            _ => None,
        }
    }

    /// The offset of the first page's directory.
    pub fn first(&self) -> Option<usize> {
        self.address(4)
    }

    pub fn directory(&self, at: usize) -> Option<Directory> {
        let count = usize::from(self.short(at)?);
        let first = at.checked_add(2)?;
        let end = first.checked_add(count * DirectoryEntry::LENGTH)?;
        self.bytes.get(first..end.checked_add(4)?)?;
        let entry = |number: usize| self.entry(first + number * DirectoryEntry::LENGTH);
        let entries = (0..count).map(entry).collect::<Option<Vec<_>>>()?;
        Some(Directory { at, entries, next: self.address(end) })
    }

    pub fn short_bytes(&self, number: u16) -> [u8; 2] {
        if self.is_little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    pub fn long_bytes(&self, number: u32) -> [u8; 4] {
        if self.is_little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    fn entry(&self, at: usize) -> Option<DirectoryEntry> {
        let (tag, kind, count) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)?);
        Some(DirectoryEntry { tag, place: at..at + DirectoryEntry::LENGTH, kind, count })
    }

    fn short(&self, at: usize) -> Option<u16> {
        if self.is_little { le16(self.bytes, at) } else { be16(self.bytes, at) }
    }

    fn long(&self, at: usize) -> Option<u32> {
        if self.is_little { le32(self.bytes, at) } else { be32(self.bytes, at) }
    }

    fn address(&self, at: usize) -> Option<usize> {
        self.long(at).filter(|address| *address != 0).map(|address| address as usize)
    }
}

impl Directory {
    /// The numbers of a tag; empty if it is absent or has values of another kind.
    pub fn numbers(&self, reader: &Reader<'_>, tag: u16) -> Vec<u32> {
        let entry = self.entries.iter().find(|entry| entry.tag == tag);
        entry.and_then(|entry| entry.numbers(reader)).unwrap_or_default()
    }

    pub fn number(&self, reader: &Reader<'_>, tag: u16) -> Option<u32> {
        self.numbers(reader, tag).first().copied()
    }

    /// The fractions of a tag; empty if it is absent, has values of another kind, or one of them is
    /// divided by zero.
    pub fn fractions(&self, reader: &Reader<'_>, tag: u16) -> Vec<f32> {
        let entry = self.entries.iter().find(|entry| entry.tag == tag);
        entry.and_then(|entry| entry.fractions(reader)).unwrap_or_default()
    }
}

impl DirectoryEntry {
    /// The bytes of an entry.
    pub const LENGTH: usize = 12;
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    const RATIONAL: u16 = 5;

    /// The range of the value if the entry has no room for it; `None` if it is in the entry.
    pub fn value_elsewhere(&self, reader: &Reader<'_>) -> Result<Option<Range<usize>>, Problem> {
        let value = self.value(reader).ok_or(Problem::Damaged)?;
        Ok(Some(value)
            .filter(|value| value.start < self.place.start || value.start >= self.place.end))
    }

    fn value(&self, reader: &Reader<'_>) -> Option<Range<usize>> {
        let length = Self::unit(self.kind)?.checked_mul(self.count as usize)?;
        let own = self.place.start + 8;
        let start = if length <= 4 { own } else { reader.long(own)? as usize };
        let value = start..start.checked_add(length)?;
        reader.bytes.get(value.clone()).map(|_| value)
    }

    fn numbers(&self, reader: &Reader<'_>) -> Option<Vec<u32>> {
        let value = self.value(reader)?;
        let all = value.step_by(Self::unit(self.kind)?);
        match self.kind {
            Self::SHORT => all.map(|at| reader.short(at).map(u32::from)).collect(),
            Self::LONG => all.map(|at| reader.long(at)).collect(),
            _ => None,
        }
    }

    fn fractions(&self, reader: &Reader<'_>) -> Option<Vec<f32>> {
        if self.kind != Self::RATIONAL {
            return None;
        }
        let fraction = |at: usize| {
            let (over, under) = (reader.long(at)?, reader.long(at + 4)?);
            (under > 0).then(|| over as f32 / under as f32)
        };
        self.value(reader)?.step_by(8).map(fraction).collect()
    }

    /// The bytes of one value of a kind.
    fn unit(kind: u16) -> Option<usize> {
        match kind {
            1 | 2 | 6 | 7 => Some(1),
            Self::SHORT | 8 => Some(2),
            Self::LONG | 9 | 11 | 13 => Some(4),
            Self::RATIONAL | 10 | 12 => Some(8),
            _ => None,
        }
    }
}

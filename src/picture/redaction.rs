//! Redactions: places in a file that hold personal metadata, and what replaces them.
//!
//! Films and documents are full of offsets, so nothing is cut out of them: metadata is overwritten
//! in place, and the file keeps its length.

use std::ops::Range;

/// A place to be overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// The range of bytes in the file.
    pub range: Range<u64>,
    /// The bytes that its beginning is replaced with.
    pub begins: &'static [u8],
    /// The byte that fills the rest.
    pub fill: u8,
}

impl Redaction {
    /// A redaction that fills the place with zeros.
    pub fn zeros(range: Range<u64>) -> Self {
        Self { range, begins: b"", fill: 0 }
    }

    /// Whether the file has other bytes there now.
    pub fn changes(&self, file: &[u8]) -> bool {
        let at = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let own = file.get(at(self.range.start)..at(self.range.end)).unwrap_or_default();
        own.iter().zip(self.range.start..).any(|(byte, at)| *byte != self.byte(at))
    }

    fn byte(&self, at: u64) -> u8 {
        let index = usize::try_from(at - self.range.start).unwrap_or(usize::MAX);
        self.begins.get(index).copied().unwrap_or(self.fill)
    }

    /// Overwrites the part of the place that is in a piece of the file that begins at `offset`.
    fn redact(&self, offset: u64, piece: &mut [u8]) {
        let end = offset + piece.len() as u64;
        let (first, last) = (self.range.start.max(offset), self.range.end.min(end));
        if first < last {
            let own = &mut piece[(first - offset) as usize..(last - offset) as usize];
            own.iter_mut().zip(first..).for_each(|(byte, at)| *byte = self.byte(at));
        }
    }
}

/// Overwrites the parts of the places that are in a piece of the file that begins at `offset`.
pub fn redact(places: &[Redaction], offset: u64, piece: &mut [u8]) {
    places.iter().for_each(|place| place.redact(offset, piece));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_redacted_as_the_whole_is() {
        let places = [
            Redaction { range: 3..9, begins: b"ab", fill: b'.' },
            Redaction::zeros(11..12),
            Redaction::zeros(40..50),
        ];
        let mut whole = [b'x'; 16];
        redact(&places, 0, &mut whole);
        assert_eq!(&whole, b"xxxab....xx\0xxxx");
        for length in 1..16 {
            let mut pieces = [b'x'; 16];
            for (index, piece) in pieces.chunks_mut(length).enumerate() {
                redact(&places, (index * length) as u64, piece);
            }
            assert_eq!(pieces, whole, "pieces of {length}");
        }
    }
}

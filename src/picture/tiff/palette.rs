//! Palettes: each pixel is the index of a colour, of one, two, four or eight bits.

use super::directory::{Directory, Reader};
use super::page::INTERPRETATION;

const BITS: u16 = 258;
const SAMPLES: u16 = 277;
const COLOURS: u16 = 320;
/// The interpretation of pixels that are grey.
const BLACK_IS_ZERO: u16 = 1;

/// The colours of the indices.
pub struct Palette {
    /// The offset of the interpretation, and the bytes that say that pixels are grey.
    pub grey: (usize, [u8; 2]),
    bits: u32,
    colours: Vec<[u8; 3]>,
}

impl Palette {
    pub fn of(page: &Directory, reader: &Reader<'_>) -> Option<Self> {
        let bits = page.number(reader, BITS).unwrap_or(1);
        let is_alone = matches!(page.number(reader, SAMPLES), None | Some(1));
        if !matches!(bits, 1 | 2 | 4 | 8) || !is_alone {
            return None;
        }
        let entry = page.entries.iter().find(|entry| entry.tag == INTERPRETATION)?;
        let stored = page.numbers(reader, COLOURS);
        // Some programs wrote colours of eight bits where sixteen are due.
        let shift = if stored.iter().all(|level| *level < 256) { 0 } else { 8 };
        let level = |level: u32| (level >> shift) as u8;
        // All reds come first, then all greens, then all blues.
        let third = stored.len() / 3;
        let colour = |index: usize| {
            [stored[index], stored[third + index], stored[2 * third + index]].map(level)
        };
        let colours: Vec<_> = (0..third).map(colour).collect();
        let grey = (entry.place.start + 8, reader.short_bytes(BLACK_IS_ZERO));
        (!colours.is_empty()).then_some(Self { grey, bits, colours })
    }

    /// The colours of pixels whose indices are packed in rows of whole bytes.
    pub fn colours(&self, packed: &[u8], width: u32) -> Vec<u8> {
        let row = (u64::from(width) * u64::from(self.bits)).div_ceil(8).max(1) as usize;
        let rows = packed.chunks_exact(row);
        rows.flat_map(|row| self.indices(row).take(width as usize))
            .flat_map(|index| self.colours.get(usize::from(index)).copied().unwrap_or_default())
            .collect()
    }

    fn indices(&self, row: &[u8]) -> impl Iterator<Item = u8> {
        let bits = self.bits;
        // The first pixel stands in the highest bits.
        let shifts = move || (0..8 / bits).map(move |place| 8 - bits * (place + 1));
        row.iter().flat_map(move |byte| shifts().map(move |shift| byte >> shift & mask(bits)))
    }
}

/// The lowest bits set.
fn mask(bits: u32) -> u8 {
    (u16::MAX >> (16 - bits)) as u8
}

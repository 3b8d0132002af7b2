//! Luma with chroma (YCbCr), as scanners store photos.

use super::directory::{Directory, Reader};

const BITS: u16 = 258;
const COEFFICIENTS: u16 = 529;
const REFERENCES: u16 = 532;
/// The share of red, green and blue in luma, as ITU-R BT.601 has it.
const USUAL_SHARES: [f32; 3] = [0.299, 0.587, 0.114];
/// The samples of black and white, for luma and both chromas.
const USUAL_REFERENCES: [f32; 6] = [0.0, 255.0, 128.0, 255.0, 128.0, 255.0];

/// How luma and chroma become colours.
pub struct Chroma {
    shares: [f32; 3],
    references: [f32; 6],
}

impl Chroma {
    pub fn of(page: &Directory, reader: &Reader<'_>) -> Option<Self> {
        let is_usual = page.numbers(reader, BITS).iter().all(|bits| *bits == 8);
        let shares = page.fractions(reader, COEFFICIENTS).try_into();
        let references = page.fractions(reader, REFERENCES).try_into();
        // A share of nothing could not be divided by, nor a span of nothing.
        let shares = shares.ok().filter(|[_, green, _]: &[f32; 3]| *green > 0.0);
        let references =
            references.ok().filter(|[black, white, red, full, blue, whole]: &[f32; 6]| {
                white > black && full > red && whole > blue
            });
        is_usual.then_some(Self {
            shares: shares.unwrap_or(USUAL_SHARES),
            references: references.unwrap_or(USUAL_REFERENCES),
        })
    }

    /// The colours in the place of the samples.
    pub fn colours(&self, mut samples: Vec<u8>) -> Vec<u8> {
        samples.as_chunks_mut::<3>().0.iter_mut().for_each(|pixel| *pixel = self.colour(*pixel));
        samples
    }

    fn colour(&self, samples: [u8; 3]) -> [u8; 3] {
        let [red, green, blue] = self.shares;
        let [black, white, zero_b, full_b, zero_r, full_r] = self.references;
        let [luma, chroma_b, chroma_r] = samples.map(f32::from);
        let luma = (luma - black) * 255.0 / (white - black);
        let chroma_b = (chroma_b - zero_b) * 127.0 / (full_b - zero_b);
        let chroma_r = (chroma_r - zero_r) * 127.0 / (full_r - zero_r);
        let r = luma + chroma_r * (2.0 - 2.0 * red);
        let b = luma + chroma_b * (2.0 - 2.0 * blue);
        let g = (luma - blue * b - red * r) / green;
        // A conversion to a byte keeps within its range.
        [r, g, b].map(|level| level.round() as u8)
    }
}

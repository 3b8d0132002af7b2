//! Decoded pixels.

/// The meaning of a pixel's bytes: eight bits each, alpha not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Samples {
    Gray,
    Rgb,
    Rgba,
    /// Inks: 255 is full ink.
    Cmyk,
}

impl Samples {
    pub const fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}

/// A picture in memory: `width` × `height` pixels, row by row, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub width: u32,
    pub height: u32,
    pub samples: Samples,
    pub pixels: Vec<u8>,
}

impl Frame {
    /// The frame; `None` if the number of bytes does not match.
    pub fn new((width, height): (u32, u32), samples: Samples, pixels: Vec<u8>) -> Option<Self> {
        let expected = u64::from(width) * u64::from(height) * samples.channels() as u64;
        let has_all = expected > 0 && expected == pixels.len() as u64;
        has_all.then_some(Self { width, height, samples, pixels })
    }

    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Whether no pixel is transparent.
    pub fn is_opaque(&self) -> bool {
        self.samples != Samples::Rgba || self.pixels.iter().skip(3).step_by(4).all(|a| *a == 255)
    }

    /// The frame without an alpha channel in which every pixel is opaque.
    pub fn simplified(self) -> Self {
        if self.samples == Samples::Rgba && self.is_opaque() { self.on_white() } else { self }
    }

    /// The frame on a white background.
    pub fn on_white(self) -> Self {
        if self.samples != Samples::Rgba {
            return self;
        }
        let (pixels, _) = self.pixels.as_chunks::<4>();
        let flat = pixels
            .iter()
            .flat_map(|[r, g, b, alpha]| [*r, *g, *b].map(|sample| blend(sample, 255, *alpha)));
        Self { samples: Samples::Rgb, pixels: flat.collect(), ..self }
    }
}

/// A sample blended over another, rounded.
pub fn blend(over: u8, under: u8, alpha: u8) -> u8 {
    let alpha = u32::from(alpha);
    let sum = u32::from(over) * alpha + u32::from(under) * (255 - alpha);
    // The sum is at most 255 × 255, so the quotient fits into a byte.
    ((sum + 127) / 255) as u8
}

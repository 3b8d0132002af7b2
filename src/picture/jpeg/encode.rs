//! Encodes JPEG with Huffman tables fitted to the picture, and without metadata.

use crate::frame::{Frame, Samples};
use crate::problem::Problem;
use jpeg_encoder::{
    ChromaSubsamplingMethod, ColorType, Encoder, QuantizationTableType, SamplingFactor,
};

/// The resolution of colours, compared with brightness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Half the resolution: enough for a page.
    Half,
    /// The full resolution: for print.
    Whole,
}

/// Encodes opaque RGB pixels that this program has drawn: with full colours, because letters have
/// coloured edges. `None` if a side is 0.
pub fn encode_drawn(rgb: &[u8], (width, height): (u16, u16), quality: u8) -> Option<Vec<u8>> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.encode(rgb, width, height, ColorType::Rgb).ok()?;
    Some(jpeg)
}

/// Encodes a grey or RGB frame at a quality of 1 to 100.
pub fn encode(frame: &Frame, quality: u8, colours: Colours) -> Result<Vec<u8>, Problem> {
    let (width, height) = frame.size();
    let too_large = Problem::TooLarge(width, height);
    let color = match frame.samples {
        Samples::Gray => ColorType::Luma,
        Samples::Rgb => ColorType::Rgb,
        Samples::Rgba | Samples::Cmyk => return Err(Problem::Damaged),
    };
    let (Ok(width), Ok(height)) = (u16::try_from(width), u16::try_from(height)) else {
        return Err(too_large);
    };
    let mut bytes = Vec::with_capacity(frame.pixels.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality.clamp(1, 100));
    encoder.set_sampling_factor(match colours {
        Colours::Half => SamplingFactor::F_2_2,
        Colours::Whole => SamplingFactor::F_1_1,
    });
    // Fitted to human vision: some 8 % fewer bytes than the tables of the standard's annex K at the
    // same SSIMULACRA2, for brightness and for colours.
    let table = QuantizationTableType::KleinSilversteinCarney;
    encoder.set_quantization_tables(table.clone(), table);
    // By default one colour of four pixels is kept and three are lost, which makes fringes at red
    // edges.
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    encoder.set_optimized_huffman_tables(true);
    // Only sizes can make this fail, and they were checked above.
    encoder.encode(&frame.pixels, width, height, color).map_err(|_| too_large)?;
    Ok(bytes)
}

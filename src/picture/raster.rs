//! Pictures that are decoded whole by the `image` crate: WebP, GIF, BMP and TIFF.

use super::colour::Space;
use super::format::PictureFormat;
use super::frame::{Frame, Samples};
use super::problem::Problem;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageResult};
use std::io::ErrorKind;

/// The pixels from a decoder, converted to eight bits each.
pub fn decode(
    decoder: ImageResult<impl ImageDecoder>,
    kind: PictureFormat,
) -> Result<(Frame, Space), Problem> {
    let mut decoder = decoder.map_err(|error| problem(error, kind))?;
    let space = match decoder.icc_profile() {
        Ok(Some(profile)) => Space::Icc(profile),
        Ok(None) | Err(_) => Space::Srgb,
    };
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| problem(error, kind))?;
    let size = (picture.width(), picture.height());
    let (samples, pixels) = match picture.color() {
        ColorType::L8 | ColorType::L16 => (Samples::Gray, picture.into_luma8().into_raw()),
        colour if colour.has_alpha() => (Samples::Rgba, picture.into_rgba8().into_raw()),
        _ => (Samples::Rgb, picture.into_rgb8().into_raw()),
    };
    Ok((Frame::new(size, samples, pixels).ok_or(Problem::Damaged)?, space))
}

/// The problem that an error of the `image` crate means.
pub fn problem(error: ImageError, kind: PictureFormat) -> Problem {
    match error {
        ImageError::Unsupported(_) => Problem::Unsupported(kind.label()),
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Problem::Truncated
        }
        _ => Problem::Damaged,
    }
}

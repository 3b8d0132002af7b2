//! Makes frames smaller.

use super::frame::{Frame, Samples};
use super::problem::Problem;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// The frame in another size. Colours are weighted by their alpha, so that hidden colours do not
/// bleed at transparent edges.
pub fn resize(resizer: &mut Resizer, frame: Frame, size: (u32, u32)) -> Result<Frame, Problem> {
    if frame.size() == size {
        return Ok(frame);
    }
    let pixel = match frame.samples {
        Samples::Gray => PixelType::U8,
        Samples::Rgb => PixelType::U8x3,
        Samples::Rgba | Samples::Cmyk => PixelType::U8x4,
    };
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(frame.samples == Samples::Rgba);
    // Both fail only if the number of bytes does not match the size, which `Frame` rules out.
    let source = ImageRef::new(frame.width, frame.height, &frame.pixels, pixel)
        .map_err(|_| Problem::Damaged)?;
    let mut target = Image::new(size.0, size.1, pixel);
    resizer.resize(&source, &mut target, &options).map_err(|_| Problem::Damaged)?;
    Frame::new(size, frame.samples, target.into_vec()).ok_or(Problem::Damaged)
}

//! Makes frames smaller.

use super::frame::{Frame, Samples};
use super::problem::Problem;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

/// The frame in another size. Colours are weighted by their alpha, so that hidden colours do not
/// bleed at transparent edges.
pub fn resize(resizer: &mut Resizer, frame: Frame, size: (u32, u32)) -> Result<Frame, Problem> {
    if frame.size() == size {
        return Ok(frame);
    }
    let pixels = match frame.samples {
        Samples::Gray => resized::<U8>(resizer, &frame, size),
        Samples::Rgb => resized::<U8x3>(resizer, &frame, size),
        Samples::Rgba | Samples::Cmyk => resized::<U8x4>(resizer, &frame, size),
    };
    // Resizing fails only if the number of bytes does not match the size, which `Frame` rules out.
    Frame::new(size, frame.samples, pixels.ok_or(Problem::Damaged)?).ok_or(Problem::Damaged)
}

/// The pixels in another size; `None` if their number does not match the frame's size.
///
/// The type is known where this is called, so that the program holds code for these types only and not for the
/// thirteen that `Resizer::resize` chooses from.
fn resized<P: PixelTrait>(
    resizer: &mut Resizer,
    frame: &Frame,
    size: (u32, u32),
) -> Option<Vec<u8>> {
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(frame.samples == Samples::Rgba);
    let source = ImageRef::new(frame.width, frame.height, &frame.pixels, P::pixel_type()).ok()?;
    let mut target = Image::new(size.0, size.1, P::pixel_type());
    resizer
        .resize_typed(&source.typed_image::<P>()?, &mut target.typed_image_mut::<P>()?, &options)
        .ok()?;
    Some(target.into_vec())
}

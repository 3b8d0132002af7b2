//! Encodes WebP with libwebp. All unsafe code of the program is in this file.

#![expect(unsafe_code, reason = "libwebp is a C library")]

use crate::frame::{Frame, Samples};
use crate::problem::Problem;
use libwebp_sys::{
    WebPConfig, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear,
    WebPMemoryWriterInit, WebPPicture, WebPPictureFree, WebPPictureImportRGB,
    WebPPictureImportRGBA, WebPPreset,
};
use std::ffi::{c_int, c_void};

/// The effort of compression, 0 to 6. With less, the same quality takes more bytes; more takes far
/// longer for hardly any gain.
const EFFORT: c_int = 4;

/// The smoothing of edges between blocks, 0 to 100. The library's default of 60 also removes grain.
const SMOOTHING: c_int = 12;
/// The quality that the kept grain is worth, in points: subtracted from the quality for smaller
/// files.
const GIVEN_BACK: f32 = 0.2;

/// The kind of a picture's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Photo,
    /// Few colours and hard edges: encoded losslessly if that takes no more bytes.
    Drawing,
}

/// Encodes grey, RGB or RGBA.
pub fn encode(frame: &Frame, quality: u8, content: Content) -> Result<Vec<u8>, Problem> {
    let mut config = config(quality)?;
    config.method = EFFORT;
    config.filter_strength = SMOOTHING;
    let lossy = run(frame, &config)?;
    if content == Content::Photo {
        return Ok(lossy);
    }
    config.lossless = 1;
    let lossless = run(frame, &config)?;
    Ok(if lossless.len() <= lossy.len() { lossless } else { lossy })
}

fn config(quality: u8) -> Result<WebPConfig, Problem> {
    // The preset for photos spends bits on details that neither eyes nor SSIMULACRA2 notice.
    let preset = WebPPreset::WEBP_PRESET_DEFAULT;
    // Fails only for a different version, and the library is built with the program.
    let quality = f32::from(quality.clamp(1, 100)) - GIVEN_BACK;
    WebPConfig::new_with_preset(preset, quality).map_err(|()| Problem::Damaged)
}

/// The picture that libwebp allocates; freed on drop.
struct Picture(WebPPicture);

impl Drop for Picture {
    fn drop(&mut self) {
        // SAFETY: the picture was initialised by `WebPPicture::new` and is freed exactly once.
        unsafe { WebPPictureFree(&raw mut self.0) };
    }
}

/// The bytes that libwebp writes to its own memory; freed on drop.
struct Written(WebPMemoryWriter);

impl Written {
    fn new() -> Self {
        let mut writer =
            WebPMemoryWriter { mem: std::ptr::null_mut(), size: 0, max_size: 0, pad: [0] };
        // SAFETY: it only sets the fields of the struct that it receives.
        unsafe { WebPMemoryWriterInit(&raw mut writer) };
        Self(writer)
    }

    fn bytes(&self) -> &[u8] {
        if self.0.mem.is_null() {
            return &[];
        }
        // SAFETY: libwebp has written `size` bytes starting at `mem`, and neither changes during
        // the borrow.
        unsafe { std::slice::from_raw_parts(self.0.mem, self.0.size) }
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // SAFETY: the writer was initialised in `new` and is cleared exactly once.
        unsafe { WebPMemoryWriterClear(&raw mut self.0) };
    }
}

fn run(frame: &Frame, config: &WebPConfig) -> Result<Vec<u8>, Problem> {
    let (width, height) = frame.size();
    // libwebp refuses sides above 16,383, and fails if memory runs out.
    let refused = Problem::TooLarge(width, height);
    let mut written = Written::new();
    let mut picture = Picture(WebPPicture::new().map_err(|()| refused)?);
    picture.0.width = c_int::try_from(width).map_err(|_| refused)?;
    picture.0.height = c_int::try_from(height).map_err(|_| refused)?;
    picture.0.use_argb = config.lossless;
    import(&mut picture.0, frame).ok_or(refused)?;
    picture.0.writer = Some(WebPMemoryWrite);
    picture.0.custom_ptr = (&raw mut written.0).cast::<c_void>();
    // SAFETY: both are initialised, the picture holds its pixels, and the writer, which
    // `custom_ptr` points to, outlives the call.
    let is_encoded = unsafe { WebPEncode(config, &raw mut picture.0) } != 0;
    if is_encoded { Ok(written.bytes().to_vec()) } else { Err(refused) }
}

/// Copies the pixels into the picture.
fn import(picture: &mut WebPPicture, frame: &Frame) -> Option<()> {
    let colours;
    let (pixels, stride) = match frame.samples {
        Samples::Gray => {
            colours = frame.pixels.iter().flat_map(|gray| [*gray; 3]).collect::<Vec<u8>>();
            (&colours, 3 * picture.width)
        }
        Samples::Rgb => (&frame.pixels, 3 * picture.width),
        Samples::Rgba => (&frame.pixels, 4 * picture.width),
        Samples::Cmyk => return None,
    };
    // The library reads exactly these bytes.
    if pixels.len() as u64 != u64::from(frame.height) * u64::try_from(stride).ok()? {
        return None;
    }
    // SAFETY: `pixels` holds `height` rows of `stride` bytes, as was just checked, and the picture
    // states the same width and height.
    let is_imported = unsafe {
        match frame.samples {
            Samples::Rgba => WebPPictureImportRGBA(picture, pixels.as_ptr(), stride),
            _ => WebPPictureImportRGB(picture, pixels.as_ptr(), stride),
        }
    };
    (is_imported != 0).then_some(())
}

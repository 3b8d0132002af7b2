//! Encoding WebP with libwebp. The only unsafe code of the program, all of it here.

#![expect(unsafe_code, reason = "libwebp is a C library")]

use crate::picture::frame::{Frame, Samples};
use crate::picture::problem::Problem;
use libwebp_sys::{
    WebPConfig, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear,
    WebPMemoryWriterInit, WebPPicture, WebPPictureFree, WebPPictureImportRGB,
    WebPPictureImportRGBA, WebPPreset,
};
use std::ffi::{c_int, c_void};

/// How hard to look for the shortest code, of 0 to 6. Less is faster, but then the same quality takes
/// more bytes; more takes far longer for next to nothing.
const EFFORT: c_int = 4;

/// How much edges between blocks are smoothed, of 0 to 100. The library's 60 also takes grain away.
const SMOOTHING: c_int = 12;
/// What the grain that is kept is worth, in points of quality: given back, it makes files smaller.
const GIVEN_BACK: f32 = 0.2;

/// What is in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Photo,
    /// Few colours and hard edges: kept without loss where that is no longer.
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
    // The preset for photos spends bits where eyes and SSIMULACRA2 do not see them.
    let preset = WebPPreset::WEBP_PRESET_DEFAULT;
    // Fails for versions that do not fit, and the library is built with the program.
    let quality = f32::from(quality.clamp(1, 100)) - GIVEN_BACK;
    WebPConfig::new_with_preset(preset, quality).map_err(|()| Problem::Damaged)
}

/// What libwebp allocates for a picture; freed on drop.
struct Picture(WebPPicture);

impl Drop for Picture {
    fn drop(&mut self) {
        // SAFETY: the picture was initialised by `WebPPicture::new` and is freed just once.
        unsafe { WebPPictureFree(&raw mut self.0) };
    }
}

/// Bytes that libwebp writes to memory of its own; freed on drop.
struct Written(WebPMemoryWriter);

impl Written {
    fn new() -> Self {
        let mut writer =
            WebPMemoryWriter { mem: std::ptr::null_mut(), size: 0, max_size: 0, pad: [0] };
        // SAFETY: it only sets the fields of the struct that it is given.
        unsafe { WebPMemoryWriterInit(&raw mut writer) };
        Self(writer)
    }

    fn bytes(&self) -> &[u8] {
        if self.0.mem.is_null() {
            return &[];
        }
        // SAFETY: libwebp has written `size` bytes from `mem` on, and neither changes while this
        // is borrowed.
        unsafe { std::slice::from_raw_parts(self.0.mem, self.0.size) }
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // SAFETY: the writer was initialised in `new` and is cleared just once.
        unsafe { WebPMemoryWriterClear(&raw mut self.0) };
    }
}

fn run(frame: &Frame, config: &WebPConfig) -> Result<Vec<u8>, Problem> {
    let (width, height) = frame.size();
    // What libwebp refuses: a side beyond 16,383, or the lack of memory.
    let refused = Problem::TooLarge { width, height };
    let mut written = Written::new();
    let mut picture = Picture(WebPPicture::new().map_err(|()| refused)?);
    picture.0.width = c_int::try_from(width).map_err(|_| refused)?;
    picture.0.height = c_int::try_from(height).map_err(|_| refused)?;
    picture.0.use_argb = config.lossless;
    import(&mut picture.0, frame).ok_or(refused)?;
    picture.0.writer = Some(WebPMemoryWrite);
    picture.0.custom_ptr = (&raw mut written.0).cast::<c_void>();
    // SAFETY: both are initialised, the picture holds its pixels, and the writer, which `custom_ptr`
    // points to, outlives the call.
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
    // The library reads just these bytes.
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

//! Previews of the first page of a PDF, and the personal metadata in the file.
//!
//! A PDF is a program that draws a page: it may be damaged, locked, or made to exhaust its
//! renderer. Drawing is therefore limited in bytes, pixels and time, and runs on a thread of its
//! own, so that neither a panic nor a deep recursion stops the build.

mod draw;
mod lexer;
mod metadata;
mod parts;

pub use metadata::{MetadataScan, Unredactable, scan_metadata};

use super::facts::Header;
use super::format::PictureFormat;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The longest side of a preview in pixels, before it is developed like any other picture.
const LONGEST: f32 = 1600.0;
/// The shortest side in pixels: a thinner strip shows nothing.
const SHORTEST: f32 = 16.0;
/// The most bytes of a file that is drawn.
const LARGEST: usize = 96 << 20;
/// The time limit for a page; the slowest legitimate poster takes a few seconds.
const PREVIEW_TIMEOUT: Duration = Duration::from_mins(1);
/// The bytes of the thread's stack, since forms in pages may be nested.
const STACK: usize = 32 << 20;
/// The millimetres of a point.
const POINT: f32 = 25.4 / 72.0;

/// The facts about a PDF that a downloads page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The number of pages.
    pub pages: usize,
    /// The width and height of the first page as shown, in millimetres.
    pub millimetres: (u32, u32),
    /// The header of its preview, like that of a picture.
    pub header: Header,
}

/// The reason why a PDF has no preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read, or has no pages.
    Damaged,
    /// It asks for a password.
    Locked,
    /// It uses fonts that it does not embed, so its text would be missing.
    FontsMissing,
    /// It, or a picture in it, is too large to be drawn in bounded memory and time.
    TooLarge,
}

/// Whether a file is a PDF: its mark may come after some other bytes, as readers accept.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    head.windows(5).any(|mark| mark == b"%PDF-")
}

/// Reads the facts of a PDF without drawing it.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    aside(bytes, |bytes| {
        let pdf = open(bytes)?;
        let page = pdf.pages().first().ok_or(Problem::Damaged)?;
        let (width, height) = page.render_dimensions();
        let (across, down, _) = scaled(width, height)?;
        let millimetres = |points: f32| whole(points * POINT);
        Ok(Facts {
            pages: pdf.pages().len(),
            millimetres: (millimetres(width), millimetres(height)),
            header: Header {
                kind: PictureFormat::Jpeg,
                width: across.into(),
                height: down.into(),
                is_animated: false,
                has_alpha: false,
                is_graphic: false,
            },
        })
    })
}

/// The first page as a JPEG, on a white background.
pub fn first_page(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    aside(bytes, draw::first_page)
}

/// Runs `work` on a thread of its own and waits for it with a time limit. A thread that exceeds it
/// is left behind: nothing can stop it, and the program ends soon.
fn aside<T: Send + 'static>(
    bytes: &[u8],
    work: impl FnOnce(Vec<u8>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    if bytes.len() > LARGEST {
        return Err(Problem::TooLarge);
    }
    let (done, result) = mpsc::channel();
    let bytes = bytes.to_vec();
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        // Without a receiver the result is not needed.
        let _ = done.send(work(bytes));
    });
    worker.map_err(|_| Problem::TooLarge)?;
    match result.recv_timeout(PREVIEW_TIMEOUT) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Problem::TooLarge),
        // The thread panicked.
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Problem::Damaged),
    }
}

fn open(bytes: Vec<u8>) -> Result<Pdf, Problem> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Problem::Locked,
        LoadPdfError::Invalid => Problem::Damaged,
    })
}

/// The size of a page's preview in pixels and its scale; `width` and `height` are in points.
fn scaled(width: f32, height: f32) -> Result<(u16, u16, f32), Problem> {
    let longest = width.max(height);
    if !(longest.is_finite() && width.min(height) > 0.0) {
        return Err(Problem::Damaged);
    }
    let scale = LONGEST / longest;
    if width.min(height) * scale < SHORTEST {
        return Err(Problem::TooLarge);
    }
    let pixels = |points: f32| u16::try_from(whole(points * scale)).unwrap_or(u16::MAX);
    Ok((pixels(width), pixels(height), scale))
}

/// A length as an integer, at least 1. Lengths are finite and positive, and one beyond the largest
/// integer is clamped to it.
fn whole(length: f32) -> u32 {
    length.round().max(1.0) as u32
}

#[cfg(test)]
mod metadata_tests;
#[cfg(test)]
mod tests;

//! The first page of a PDF as a picture, for previews, and what the file tells about people.
//!
//! A PDF is a program for a page: it may be damaged, locked, or written to exhaust the program that draws it. The
//! drawing is therefore bounded in bytes, pixels and time, and happens on a thread of its own, so that
//! neither a panic nor a deep recursion reaches the build.

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

/// The longest side of a preview, before it is developed like any other picture. Pixels.
const LONGEST: f32 = 1600.0;
/// The shortest side: a strip thinner than this shows nothing.
const SHORTEST: f32 = 16.0;
/// A larger file is not drawn. Bytes.
const LARGEST: usize = 96 << 20;
/// How long a page may take; the slowest honest poster takes a few seconds.
const PREVIEW_TIMEOUT: Duration = Duration::from_mins(1);
/// Pages nest forms in forms. Bytes.
const STACK: usize = 32 << 20;
/// Millimetres of a point.
const POINT: f32 = 25.4 / 72.0;

/// What a downloads page tells of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub pages: usize,
    /// Of the first page as it is shown, in millimetres.
    pub millimetres: (u32, u32),
    /// Of its preview, as a picture would say it.
    pub header: Header,
}

/// Why a PDF has no preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read, or has no page.
    Damaged,
    /// It asks for a password.
    Locked,
    /// It names fonts that it does not carry: its words would be missing.
    FontsMissing,
    /// It, or a picture in it, is too large to be drawn in bounded memory and time.
    TooLarge,
}

/// Whether a file is a PDF: readers accept some bytes before its mark.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    head.windows(5).any(|mark| mark == b"%PDF-")
}

/// What a PDF tells without being drawn.
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

/// The first page as a JPEG, white where the page is empty.
pub fn first_page(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    aside(bytes, draw::first_page)
}

/// Works on a thread of its own and waits for it, but not for ever. A thread that never ends is left
/// behind: nothing can stop it, and the program ends soon.
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
        // Without a receiver the answer is not needed.
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

/// The pixels of a page of that many points, and their scale.
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

/// A length as a whole number, at least 1. Lengths are finite and positive, and a page that is longer
/// than a number can tell is as long as that.
fn whole(length: f32) -> u32 {
    length.round().max(1.0) as u32
}

#[cfg(test)]
mod metadata_tests;
#[cfg(test)]
mod tests;

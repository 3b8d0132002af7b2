//! The first page of a PDF as a picture, for previews.
//!
//! A PDF is a program for a page: it may be damaged, locked, or written to exhaust whoever draws it. The
//! drawing is therefore bounded in bytes, pixels and time, and happens on a thread of its own, so that
//! neither a panic nor a deep recursion reaches the build.

use super::kind::Kind;
use super::probe::Header;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::object::dict::keys::{HEIGHT, SUBTYPE, WIDTH};
use hayro::hayro_syntax::object::{Name, Object};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

/// The longest side of a preview, before it is developed like any other picture. Pixels.
const LONGEST: f32 = 1600.0;
/// The shortest side: a strip thinner than this shows nothing.
const SHORTEST: f32 = 16.0;
/// A larger file is not drawn. Bytes.
const LARGEST: usize = 96 << 20;
/// Pixels of a picture inside, which is decoded whole.
const LARGEST_PICTURE: i64 = 120_000_000;
/// Parts of a file that are looked at for such pictures.
const MOST_OBJECTS: usize = 400_000;
/// How long a page may take; the slowest honest poster takes a few seconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// Pages nest forms in forms. Bytes.
const STACK: usize = 32 << 20;
/// Of the JPEG that is developed next: nothing may be lost on the way.
const QUALITY: u8 = 95;
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
                kind: Kind::Jpeg,
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
    aside(bytes, draw)
}

/// Works on a thread of its own and waits for it, but not for ever. A thread that never ends is left
/// behind: nothing can stop it, and the program ends soon.
fn aside<T: Send + 'static>(
    bytes: &[u8],
    work: fn(Vec<u8>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    if bytes.len() > LARGEST {
        return Err(Problem::TooLarge);
    }
    let (done, result) = mpsc::channel();
    let bytes = bytes.to_vec();
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        // If nobody waits any more, the answer is not missed.
        let _ = done.send(work(bytes));
    });
    worker.map_err(|_| Problem::TooLarge)?;
    match result.recv_timeout(PATIENCE) {
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

fn draw(bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let pdf = open(bytes)?;
    let page = pdf.pages().first().ok_or(Problem::Damaged)?;
    if has_huge_picture(&pdf) {
        return Err(Problem::TooLarge);
    }
    let (width, height) = page.render_dimensions();
    let (across, down, scale) = scaled(width, height)?;
    let lacks_fonts = Arc::new(AtomicBool::new(false));
    let settings = settings(&lacks_fonts);
    let pixmap = PixmapSettings {
        // A hair more, so that rounding down gives the very pixels that were announced.
        x_scale: scale.max((f32::from(across) + 0.01) / width),
        y_scale: scale.max((f32::from(down) + 0.01) / height),
        bg_color: WHITE,
    };
    let drawn = render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &pixmap);
    if lacks_fonts.load(Ordering::Relaxed) {
        return Err(Problem::FontsMissing);
    }
    // The ground is opaque, so that premultiplied colours are the colours.
    let rgb: Vec<u8> = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    encoded(&rgb, drawn.width(), drawn.height()).ok_or(Problem::Damaged)
}

/// Draws with the fonts that the file carries, and with stand-ins for the few that every reader has;
/// notes when a page asks for others.
fn settings(lacks_fonts: &Arc<AtomicBool>) -> InterpreterSettings {
    let usual = InterpreterSettings::default();
    let stand_in = Arc::clone(&usual.font_resolver);
    let (asked, failed) = (Arc::clone(lacks_fonts), Arc::clone(lacks_fonts));
    InterpreterSettings {
        font_resolver: Arc::new(move |query| {
            let is_own =
                matches!(query, FontQuery::Fallback(font) if font.character_collection.is_some());
            if is_own {
                asked.store(true, Ordering::Relaxed);
            }
            stand_in(query)
        }),
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::UnsupportedFont) {
                failed.store(true, Ordering::Relaxed);
            }
        }),
        ..usual
    }
}

/// Whether a picture inside would take more memory than a page may.
fn has_huge_picture(pdf: &Pdf) -> bool {
    let mut objects = pdf.objects().into_iter();
    let is_huge = |object: Object<'_>| {
        let Object::Stream(stream) = object else { return false };
        let dict = stream.dict();
        let is_picture =
            dict.get::<Name<'_>>(SUBTYPE).is_some_and(|name| name.as_ref() == b"Image");
        let side = |key| dict.get::<i64>(key).unwrap_or(0);
        is_picture && side(WIDTH).saturating_mul(side(HEIGHT)) > LARGEST_PICTURE
    };
    objects.by_ref().take(MOST_OBJECTS).any(is_huge) || objects.next().is_some()
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

fn encoded(rgb: &[u8], width: u16, height: u16) -> Option<Vec<u8>> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.encode(rgb, width, height, ColorType::Rgb).ok()?;
    Some(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const FONT: &str = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>";

    /// A PDF of these objects, the first of them the catalogue.
    fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
        let mut text = "%PDF-1.7\n".to_owned();
        let mut offsets = Vec::new();
        for (number, object) in objects.iter().enumerate() {
            offsets.push(text.len());
            let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", number + 1);
        }
        let (start, size) = (text.len(), objects.len() + 1);
        let _ = write!(text, "xref\n0 {size}\n0000000000 65535 f \n");
        for offset in offsets {
            let _ = writeln!(text, "{offset:010} 00000 n ");
        }
        let _ = write!(
            text,
            "trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
        );
        text.into_bytes()
    }

    /// Two pages of A4 whose text is `content`.
    fn pages(content: &str) -> Vec<u8> {
        let stream = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>";
        let tree = "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>";
        pdf(&["<< /Type /Catalog /Pages 2 0 R >>", tree, page, page, &stream, FONT], "")
    }

    #[test]
    fn a_pdf_tells_its_pages_and_their_size() {
        let facts = facts(&pages("")).expect("a PDF");
        assert_eq!((facts.pages, facts.millimetres), (2, (210, 297)));
        assert_eq!((facts.header.width, facts.header.height), (1131, 1600));
    }

    #[test]
    fn the_first_page_is_drawn_in_the_size_that_was_announced() {
        let bytes = pages("0 0 595 421 re f");
        let page = first_page(&bytes).expect("it can be drawn");
        let header = crate::picture::probe(&page).expect("a picture");
        assert_eq!(header, facts(&bytes).expect("a PDF").header);
        let mut decoder = zune_jpeg::JpegDecoder::new(std::io::Cursor::new(&page));
        let pixels = decoder.decode().expect("a JPEG");
        let shade = |x: usize, y: usize| pixels[(y * 1131 + x) * 3];
        assert!(shade(500, 300) > 250 && shade(500, 1300) < 5, "white above, black below");
    }

    #[test]
    fn chinese_fonts_that_the_file_does_not_carry_are_missed() {
        let text = "BT /F1 40 Tf 100 400 Td <6280> Tj ET";
        assert_eq!(first_page(&pages(text)), Err(Problem::FontsMissing));
    }

    #[test]
    fn what_needs_a_password_says_so() {
        let encrypted = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) >> /ID [(0123456789abcdef) (0123456789abcdef)]";
        let bytes = pdf(
            &["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
            encrypted,
        );
        assert_eq!(facts(&bytes), Err(Problem::Locked));
    }

    #[test]
    fn damaged_files_are_refused_and_nothing_stops() {
        let whole = pages("0 0 595 421 re f");
        assert!(facts(b"%PDF-1.7\nnothing").is_err());
        for end in (0..whole.len()).step_by(97) {
            let _ = first_page(&whole[..end]);
        }
        let circle = pdf(
            &["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"],
            "",
        );
        assert!(facts(&circle).is_err());
    }

    #[test]
    fn a_picture_that_no_memory_could_hold_is_not_decoded() {
        let image = "<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 4 >>\nstream\nabcd\nendstream";
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>";
        let content = "<< /Length 31 >>\nstream\n595 0 0 842 0 0 cm /I Do\nendstream";
        let tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
        let bytes = pdf(&["<< /Type /Catalog /Pages 2 0 R >>", tree, page, image, content], "");
        assert_eq!(first_page(&bytes), Err(Problem::TooLarge));
    }

    #[test]
    fn a_page_as_thin_as_a_line_shows_nothing() {
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 5000 1] >>";
        let tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
        let bytes = pdf(&["<< /Type /Catalog /Pages 2 0 R >>", tree, page], "");
        assert_eq!(facts(&bytes), Err(Problem::TooLarge));
    }

    #[test]
    fn a_pdf_is_told_by_its_mark() {
        assert!(is_pdf(b"%PDF-1.4") && is_pdf(b"\r\n%PDF-1.4"));
        assert!(!is_pdf(b"PDF") && !is_pdf(b""));
    }
}

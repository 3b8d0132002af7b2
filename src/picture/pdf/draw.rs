//! Draws a page. Its contents are checked first, since a small file may ask for more memory than
//! there is.

use super::{Problem, open, scaled};
use crate::jpeg::encode_drawn;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::dict::keys::{HEIGHT, SUBTYPE, WIDTH};
use hayro::hayro_syntax::object::{Name, Object};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The most pixels of an embedded picture, which is decoded whole.
const LARGEST_PICTURE: i64 = 120_000_000;
/// The most objects of a file that are checked for such pictures.
const MOST_OBJECTS: usize = 400_000;
/// The JPEG quality; high, because the picture is developed next.
const QUALITY: u8 = 95;

/// The first page as a JPEG; an error if some of its text cannot be drawn.
pub fn first_page(bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
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
        // Slightly more, so that rounding down gives exactly the announced pixels.
        x_scale: scale.max((f32::from(across) + 0.01) / width),
        y_scale: scale.max((f32::from(down) + 0.01) / height),
        bg_color: WHITE,
    };
    let drawn = render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &pixmap);
    if lacks_fonts.load(Ordering::Relaxed) {
        return Err(Problem::FontsMissing);
    }
    // The background is opaque, so premultiplied colours equal the plain ones.
    let rgb: Vec<u8> = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let size = (drawn.width(), drawn.height());
    encode_drawn(&rgb, size, QUALITY).ok_or(Problem::Damaged)
}

/// Draws with the embedded fonts, and with substitutes for the few standard fonts; notes whether a
/// page needs others.
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

/// Whether an embedded picture would take more memory than a page may.
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

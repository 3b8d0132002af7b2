//! Draws a filled SVG as a JPEG. Nothing outside the drawing is read: its pictures are passed in
//! with it.

use super::fonts::Fonts;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};
use skillweek_picture as picture;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

/// Incremented whenever the same drawing gives another picture; part of a share picture's name.
pub const VERSION: u32 = 2;
/// The JPEG quality, 1 to 100; above this no difference is visible on a phone.
const QUALITY: u8 = 86;

/// A drawing and the pictures that it references.
pub struct Drawing<'a> {
    /// The text of the SVG.
    pub svg: &'a str,
    /// The width of the JPEG in pixels, whatever units the drawing uses.
    pub width: u16,
    /// The height of the JPEG in pixels.
    pub height: u16,
    /// The bytes of each picture, by the `href` that the drawing uses for it.
    pub pictures: BTreeMap<String, Arc<Vec<u8>>>,
}

/// Draws it as a JPEG; an error gives the reason for the template's author, in English.
pub fn draw(drawing: &Drawing<'_>, fonts: &Fonts) -> Result<Vec<u8>, String> {
    // A drawing that makes the renderer panic loses its own picture and does not stop the build.
    let drawn = panic::catch_unwind(AssertUnwindSafe(|| attempt(drawing, fonts)));
    drawn.unwrap_or_else(|_| Err("the renderer gave up".to_owned()))
}

fn attempt(drawing: &Drawing<'_>, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let options = Options {
        font_family: fonts.family().to_owned(),
        languages: vec!["zh-CN".to_owned()],
        fontdb: fonts.database(),
        image_href_resolver: resolver(drawing),
        ..Options::default()
    };
    let tree = Tree::from_str(drawing.svg, &options).map_err(|error| error.to_string())?;
    let (width, height) = (f32::from(drawing.width), f32::from(drawing.height));
    let size = tree.size();
    let fitted = Transform::from_scale(width / size.width(), height / size.height());
    let pixels = Pixmap::new(drawing.width.into(), drawing.height.into());
    let mut pixels = pixels.ok_or("a picture needs a width and a height")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, fitted, &mut pixels.as_mut());
    // The background is opaque, so premultiplied colours equal the plain ones.
    let rgb = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let rgb: Vec<u8> = rgb.collect();
    let jpeg = picture::encode_drawn(&rgb, (drawing.width, drawing.height), QUALITY);
    jpeg.ok_or_else(|| "the picture cannot be encoded".to_owned())
}

/// Resolves `href`s to the pictures that came with the drawing, and never to files.
fn resolver<'a>(drawing: &'a Drawing<'_>) -> ImageHrefResolver<'a> {
    let widest = u32::from(drawing.width);
    ImageHrefResolver {
        resolve_string: Box::new(move |href, options| {
            shown(drawing.pictures.get(href)?, widest, options)
        }),
        ..within(widest)
    }
}

/// Resolves pictures that the drawing's own text contains.
fn within(widest: u32) -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(move |_, bytes, options| shown(&bytes, widest, options)),
        resolve_string: Box::new(|_, _| None),
    }
}

/// A picture in a form that the renderer accepts: a vector drawing, or else a PNG. The renderer's
/// own decoders ignore profiles and orientation and get the colours of many JPEGs wrong.
fn shown(bytes: &[u8], widest: u32, options: &Options<'_>) -> Option<ImageKind> {
    match picture::still(bytes, widest) {
        Ok(png) => Some(ImageKind::PNG(Arc::new(png))),
        Err(picture::Problem::NotAPicture) => {
            let own = Options {
                fontdb: options.fontdb.clone(),
                image_href_resolver: within(widest),
                ..Options::default()
            };
            Tree::from_data(bytes, &own).ok().map(ImageKind::SVG)
        }
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::tests::subset;
    use jpeg_decoder::Decoder;
    use jpeg_encoder::{ColorType, Encoder};

    fn drawn(svg: &str, pictures: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
        let fonts = Fonts::new(&[subset()]).expect("a Chinese font");
        let pictures = pictures.iter();
        let pictures = pictures.map(|(name, bytes)| ((*name).to_owned(), Arc::new(bytes.to_vec())));
        draw(&Drawing { svg, width: 64, height: 32, pictures: pictures.collect() }, &fonts)
    }

    /// The four quarters of the pictures in `tests/fixtures`, in sRGB.
    const PATCHES: [[u8; 3]; 4] = [[230, 40, 50], [60, 170, 70], [80, 140, 230], [222, 174, 148]];

    /// The quarters of the pictures in Display P3.
    const P3_PATCHES: [[u8; 3]; 4] = [[251, 0, 36], [0, 173, 52], [56, 142, 237], [231, 172, 144]];

    /// The number of dark pixels.
    fn dark(jpeg: &[u8]) -> usize {
        let pixels = Decoder::new(jpeg).decode().expect("a JPEG");
        pixels.chunks_exact(3).filter(|pixel| pixel[0] < 100).count()
    }

    #[test]
    fn letters_are_drawn_in_the_size_that_is_asked_for() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320" font-size="200"><text x="20" y="230">校园</text></svg>"#;
        let jpeg = drawn(svg, &[]).expect("it can be drawn");
        assert!(dark(&jpeg) > 80, "{}", dark(&jpeg));
        assert_eq!(dark(&drawn(&svg.replace("校园", ""), &[]).expect("drawn")), 0);
    }

    #[test]
    fn pictures_come_with_the_drawing_and_from_nowhere_else() {
        let square = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
        let svg = |href: &str| {
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><image href="{href}" width="64" height="32" preserveAspectRatio="none"/></svg>"#
            )
        };
        assert_eq!(
            dark(&drawn(&svg("picture:a"), &[("picture:a", square)]).expect("drawn")),
            64 * 32
        );
        let logo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/logo/mark.svg");
        for elsewhere in [logo, "picture:b", "https://example.cn/a.png"] {
            assert_eq!(dark(&drawn(&svg(elsewhere), &[]).expect("drawn")), 0, "{elsewhere}");
        }
    }

    /// A drawing that is filled by one picture.
    fn filled(picture: &[u8]) -> Vec<u8> {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><image href="picture:a" width="64" height="32" preserveAspectRatio="none"/></svg>"#;
        drawn(svg, &[("picture:a", picture)]).expect("it can be drawn")
    }

    /// The versions of a picture that pages show.
    fn versions(picture: &[u8]) -> Vec<Vec<u8>> {
        let mut made = Vec::new();
        let recipe = picture::Recipe::default();
        picture::develop(picture, &recipe, &mut |one| made.push(one.bytes)).expect("versions");
        made
    }

    /// A photo of the size used on pages, with the four quarters.
    fn photo() -> Vec<u8> {
        let quarter = |at: usize| PATCHES[at / 1000 / 300 * 2 + at % 1000 / 500];
        let rgb: Vec<u8> = (0..1000 * 600).flat_map(quarter).collect();
        let mut jpeg = Vec::new();
        let encoder = Encoder::new(&mut jpeg, 90);
        encoder.encode(&rgb, 1000, 600, ColorType::Rgb).expect("a JPEG");
        jpeg
    }

    /// Shows a picture and all its versions and checks the centres of their quarters.
    fn assert_quarters(name: &str, picture: &[u8], quarters: [[u8; 3]; 4]) {
        for picture in versions(picture).iter().map(Vec::as_slice).chain([picture]) {
            let jpeg = filled(picture);
            let pixels = Decoder::new(&*jpeg).decode().expect("a JPEG");
            for ((x, y), quarter) in [(16, 8), (48, 8), (16, 24), (48, 24)].iter().zip(quarters) {
                let at = (y * 64 + x) * 3;
                let found = &pixels[at..at + 3];
                let is_near = found.iter().zip(quarter).all(|(a, b)| a.abs_diff(b) < 16);
                assert!(is_near, "{name} at {x}, {y}: {found:?} is not {quarter:?}");
            }
        }
    }

    #[test]
    fn photos_keep_their_colours() {
        assert_quarters("a large photo", &photo(), PATCHES);
        let told = include_bytes!("../../tests/fixtures/pictures/told.jpg");
        assert_quarters("a small photo", told, PATCHES);
        let wide = include_bytes!("../../tests/fixtures/pictures/p3.png");
        assert_quarters("a PNG with a profile", wide, P3_PATCHES);
        let phone = include_bytes!("../../tests/fixtures/pictures/phone.jpg");
        assert_quarters("a photo from a phone", phone, P3_PATCHES);
    }

    #[test]
    fn what_shines_through_shows_the_paper() {
        let over = |alpha: u32| {
            PATCHES.map(|patch| {
                patch.map(|sample| (255 - (255 - u32::from(sample)) * alpha / 255) as u8)
            })
        };
        let ([above, beside, ..], [.., below, last]) = (over(66), over(194));
        let alpha = include_bytes!("../../tests/fixtures/pictures/alpha.png");
        assert_quarters("a drawing", alpha, [above, beside, below, last]);
    }

    #[test]
    fn what_is_no_drawing_says_so() {
        for svg in ["", "<svg", "<html/>"] {
            assert!(drawn(svg, &[]).is_err(), "{svg}");
        }
    }
}

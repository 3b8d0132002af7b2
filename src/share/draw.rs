//! Draws a filled SVG as a JPEG. Nothing outside the drawing is read: what it shows is handed over with it.

use super::fonts::Fonts;
use jpeg_encoder::{ColorType, Encoder, EncodingError, SamplingFactor};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, ImageKind, Options, Tree};
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

/// Of the JPEG: above it nobody sees a difference on a phone.
const QUALITY: u8 = 86;

/// A drawing and the pictures that it names.
pub struct Drawing<'a> {
    pub svg: &'a str,
    /// Pixels that the picture shall have, whatever units the drawing counts in.
    pub width: u16,
    pub height: u16,
    /// Pictures by the address that the drawing calls them.
    pub pictures: BTreeMap<String, Arc<Vec<u8>>>,
}

/// Draws it as a JPEG; says why not, for whoever made the template.
pub fn draw(drawing: &Drawing<'_>, fonts: &Fonts) -> Result<Vec<u8>, String> {
    // A drawing that makes the renderer stumble costs its own picture and not the whole build.
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
    encoded(&pixels, drawing).map_err(|error| error.to_string())
}

/// Gives the drawing the pictures that came with it, and no door to a disk.
fn resolver<'a>(drawing: &'a Drawing<'_>) -> ImageHrefResolver<'a> {
    let known = Box::new(move |href: &str, options: &Options<'_>| {
        let bytes = drawing.pictures.get(href)?;
        picture(bytes, options)
    });
    ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: known,
    }
}

fn picture(bytes: &Arc<Vec<u8>>, options: &Options<'_>) -> Option<ImageKind> {
    match bytes.as_slice() {
        [0xFF, 0xD8, 0xFF, ..] => Some(ImageKind::JPEG(bytes.clone())),
        [0x89, b'P', b'N', b'G', ..] => Some(ImageKind::PNG(bytes.clone())),
        [b'G', b'I', b'F', b'8', ..] => Some(ImageKind::GIF(bytes.clone())),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Some(ImageKind::WEBP(bytes.clone()))
        }
        _ => {
            let own = Options {
                fontdb: options.fontdb.clone(),
                image_href_resolver: ImageHrefResolver {
                    resolve_data: ImageHrefResolver::default_data_resolver(),
                    resolve_string: Box::new(|_, _| None),
                },
                ..Options::default()
            };
            usvg::Tree::from_data(bytes, &own).ok().map(ImageKind::SVG)
        }
    }
}

fn encoded(pixels: &Pixmap, drawing: &Drawing<'_>) -> Result<Vec<u8>, EncodingError> {
    // The ground is opaque, so that premultiplied colours are the colours.
    let rgb: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, QUALITY);
    // Letters have coloured edges; halving the colour would blur them.
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.encode(&rgb, drawing.width, drawing.height, ColorType::Rgb)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::font::tests::subset;

    fn drawn(svg: &str, pictures: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
        let fonts = Fonts::new(&[subset()]).expect("a Chinese font");
        let pictures = pictures.iter();
        let pictures = pictures.map(|(name, bytes)| ((*name).to_owned(), Arc::new(bytes.to_vec())));
        draw(&Drawing { svg, width: 64, height: 32, pictures: pictures.collect() }, &fonts)
    }

    /// How many pixels of the picture are dark.
    fn dark(jpeg: &[u8]) -> usize {
        let mut decoder = zune_jpeg::JpegDecoder::new(std::io::Cursor::new(jpeg));
        let pixels = decoder.decode().expect("a JPEG");
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
        let logo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/logo/mark.svg");
        for elsewhere in [logo, "picture:b", "https://example.cn/a.png"] {
            assert_eq!(dark(&drawn(&svg(elsewhere), &[]).expect("drawn")), 0, "{elsewhere}");
        }
    }

    #[test]
    fn what_is_no_drawing_says_so() {
        for svg in ["", "<svg", "<html/>"] {
            assert!(drawn(svg, &[]).is_err(), "{svg}");
        }
    }
}

//! Every format is decoded as it was meant to be seen.

use super::{FILES, PATCHES, assert_patches, decoded, developed, file, is_near, middles};
use crate::frame::{Frame, Samples};
use crate::{Encoding, PictureFormat, Problem, Recipe, VERSION, planned, probe};
use jpeg_encoder::{ColorType, Encoder};

/// The patches of Display P3 in sRGB, clipped: computed with the formulas of the colour tests and
/// copied here.
const P3_PATCHES: [[u8; 3]; 4] = [[251, 0, 36], [0, 173, 52], [56, 142, 237], [231, 172, 144]];

#[test]
fn a_header_tells_the_format_by_content_and_the_size_as_shown() {
    let expected = [
        ("alpha.png", PictureFormat::Png, (64, 48), "alpha"),
        ("alpha.webp", PictureFormat::WebP, (64, 48), "alpha"),
        ("bitmap.bmp", PictureFormat::Bmp, (64, 48), ""),
        ("cmyk.jpg", PictureFormat::Jpeg, (64, 48), ""),
        ("film.gif", PictureFormat::Gif, (64, 48), "film alpha graphic"),
        ("film.png", PictureFormat::Png, (64, 48), "film"),
        ("film.webp", PictureFormat::WebP, (64, 48), "film"),
        ("gray.jpg", PictureFormat::Jpeg, (64, 48), ""),
        ("gray16.png", PictureFormat::Png, (32, 24), ""),
        ("lzw.tif", PictureFormat::Tiff, (64, 48), ""),
        ("p3.png", PictureFormat::Png, (64, 48), ""),
        ("palette.png", PictureFormat::Png, (64, 48), "alpha graphic"),
        ("phone.jpg", PictureFormat::Jpeg, (48, 64), ""),
        ("photo.heic", PictureFormat::Heic, (64, 48), ""),
        ("photo.webp", PictureFormat::WebP, (64, 48), ""),
        ("progressive.jpg", PictureFormat::Jpeg, (64, 48), ""),
        ("told.jpg", PictureFormat::Jpeg, (64, 48), ""),
    ];
    assert_eq!(
        expected.map(|(name, ..)| name).to_vec(),
        FILES.iter().map(|f| f.0).collect::<Vec<_>>()
    );
    for (name, kind, size, traits) in expected {
        let header = probe(file(name)).expect(name);
        assert_eq!((header.kind, (header.width, header.height)), (kind, size), "{name}");
        let found = [
            (header.is_animated, "film"),
            (header.has_alpha, "alpha"),
            (header.is_graphic, "graphic"),
        ];
        let found: Vec<_> = found.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        assert_eq!(found.join(" "), traits, "{name}");
    }
}

#[test]
fn every_format_shows_the_same_patches() {
    let mut upside_down = PATCHES;
    upside_down.reverse();
    assert_patches("lzw.tif", &decoded(file("lzw.tif")).expect("a scan"), upside_down, 0);
    for name in ["bitmap.bmp", "film.gif", "film.png"] {
        assert_patches(name, &decoded(file(name)).expect(name), PATCHES, 0);
    }
    for name in ["told.jpg", "progressive.jpg", "photo.webp", "film.webp", "photo.heic"] {
        assert_patches(name, &decoded(file(name)).expect(name), PATCHES, 8);
    }
}

#[test]
fn a_photo_from_a_phone_is_upright_and_its_colours_are_converted() {
    let phone = decoded(file("phone.jpg")).expect("a photo");
    assert_eq!(phone.size(), (48, 64));
    assert_patches("phone.jpg", &phone, P3_PATCHES, 5);
    assert_patches("p3.png", &decoded(file("p3.png")).expect("a picture"), P3_PATCHES, 1);
}

#[test]
fn grey_stays_grey() {
    let gray = decoded(file("gray.jpg")).expect("a photo");
    assert_eq!(gray.samples, Samples::Gray);
    // Rec. 601 luma of the patches.
    let expected = [98, 126, 132, 185];
    let found = middles(&gray).map(|pixel| pixel[0]);
    assert!(is_near(&found, &expected, 2), "{found:?}");
    let deep = decoded(file("gray16.png")).expect("a picture");
    assert_eq!(deep.samples, Samples::Gray);
    // 16 bits: row 12 of 24 is 12 × 2621.
    assert!(deep.pixels[12 * 32].abs_diff((12 * 2621 / 257) as u8) <= 1);
    let (made, _) = developed(file("gray.jpg"), &Recipe::default()).expect("versions");
    assert!(made.iter().all(|derivative| !derivative.bytes.is_empty()));
}

#[test]
fn inks_are_read_whichever_way_round_they_are_stored() {
    // Pillow makes inks from the patches by subtracting them from white.
    assert_patches("cmyk.jpg", &decoded(file("cmyk.jpg")).expect("inks"), PATCHES, 4);
    let inks = [30_u8, 200, 90, 40];
    let light = [30, 200, 90].map(|ink: u32| ((255 - ink) * (255 - 40) / 255) as u8);
    let pixels = inks.repeat(32 * 32);
    for colour in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let mut bytes = Vec::new();
        Encoder::new(&mut bytes, 98).encode(&pixels, 32, 32, colour).expect("a JPEG");
        let frame = decoded(&bytes).expect("inks");
        assert!(middles(&frame).iter().all(|p| is_near(p, &light, 4)), "{:?}", middles(&frame));
    }
    // Without Adobe's mark, inks are stored as they are.
    let mut bytes = Vec::new();
    let turned: Vec<u8> = pixels.iter().map(|ink| 255 - ink).collect();
    Encoder::new(&mut bytes, 98).encode(&turned, 32, 32, ColorType::Cmyk).expect("a JPEG");
    let at = bytes.windows(5).position(|window| window == b"Adobe").expect("a mark");
    bytes.drain(at - 4..at + 12);
    let frame = decoded(&bytes).expect("inks");
    assert!(middles(&frame).iter().all(|p| is_near(p, &light, 4)), "{:?}", middles(&frame));
}

#[test]
fn what_shines_through_keeps_shining_through() {
    for name in ["alpha.png", "alpha.webp"] {
        let frame = decoded(file(name)).expect(name);
        assert_eq!(frame.samples, Samples::Rgba, "{name}");
        // A gradient from transparent at the top to opaque at the bottom.
        let alphas = middles(&frame).map(|pixel| pixel[3]);
        assert!(is_near(&alphas, &[64, 64, 192, 192], 6), "{name}: {alphas:?}");
        let (made, placeholder) = developed(file(name), &Recipe::default()).expect(name);
        assert_eq!(
            made.iter().map(|d| d.format).collect::<Vec<_>>(),
            [Encoding::WebP, Encoding::Png]
        );
        assert!(!placeholder.is_opaque);
        for derivative in made {
            let again = decoded(&derivative.bytes).expect(name);
            assert_eq!(again.samples, Samples::Rgba, "{name} {:?}", derivative.format);
        }
    }
}

#[test]
fn what_is_planned_is_made() {
    let recipe = Recipe { widths: vec![20, 40], ..Recipe::default() };
    for (name, bytes) in FILES {
        let header = probe(bytes).expect(name);
        let (made, placeholder) = developed(bytes, &recipe).expect(name);
        let listed: Vec<_> = made.iter().map(|d| (d.format, d.width, d.height)).collect();
        assert_eq!(listed, planned(&header, &recipe), "{name}");
        assert_eq!(made.is_empty(), header.is_animated, "{name}");
        assert_ne!(placeholder.tones[0], placeholder.tones[1], "{name}");
        for derivative in made {
            let header = probe(&derivative.bytes).expect(name);
            let size = (derivative.width, derivative.height);
            assert_eq!((header.width, header.height), size, "{name}");
        }
    }
}

#[test]
fn a_drawing_keeps_its_few_colours() {
    let (made, _) = developed(file("palette.png"), &Recipe::default()).expect("versions");
    let png = made.iter().find(|d| d.format == Encoding::Png).expect("a fallback");
    let frame = decoded(&png.bytes).expect("a PNG");
    assert_eq!(frame, decoded(file("palette.png")).expect("a picture"));
    assert!(png.bytes.len() < 400, "{} bytes", png.bytes.len());
}

#[test]
fn a_huge_png_is_averaged_row_by_row() {
    let (width, height) = (6000, 40);
    let pixels = (0..width * height).flat_map(|at: u32| [(at % width / 24) as u8, 100, 30]);
    let frame = Frame::new((width, height), Samples::Rgb, pixels.collect()).expect("a frame");
    let bytes = crate::png::encode(&frame).expect("a PNG");
    let recipe = Recipe { widths: vec![300], webp: None, ..Recipe::default() };
    let (made, _) = developed(&bytes, &recipe).expect("a version");
    let small = decoded(&made[0].bytes).expect("a version");
    assert_eq!(small.size(), (300, 2));
    let middle = &small.pixels[3 * 150..3 * 150 + 3];
    assert!(is_near(middle, &[125, 100, 30], 4), "{middle:?}");
}

#[test]
fn other_formats_are_called_by_their_names() {
    let named: [(&[u8], &str); 3] = [
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1avif", "AVIF"),
        (b"8BPS\0\x01", "PSD"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    ];
    for (bytes, name) in named {
        assert_eq!(probe(bytes), Err(Problem::Unsupported(name)));
    }
    for bytes in [b"" as &[u8], b"<svg/>", b"%PDF-1.7", b"BMW is a car, no bitmap; so is this"] {
        assert_eq!(probe(bytes), Err(Problem::NotAPicture));
    }
}

#[test]
fn the_same_bytes_come_out_of_every_run() {
    let recipe = Recipe { widths: vec![40], ..Recipe::default() };
    let first = developed(file("phone.jpg"), &recipe).expect("versions");
    let again =
        std::thread::spawn(move || developed(file("phone.jpg"), &recipe).expect("versions"));
    assert_eq!(again.join().expect("a thread"), first);
    // A deliberate change of these bytes must increment `VERSION`, or old ones would stay in
    // caches.
    let mut bytes = blake3::Hasher::new();
    first.0.iter().for_each(|derivative| {
        bytes.update(&derivative.bytes);
    });
    let digest = bytes.finalize().to_hex();
    assert_eq!((VERSION, &digest[..16]), (4, "a84f0703f2bd3fe1"));
}

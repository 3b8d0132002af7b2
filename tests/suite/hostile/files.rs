//! Some sixty pictures that no build may stumble over.

use super::make::{
    PNG_HEAD, chunk, find, flicker, flicker_png, jpeg, packed_zeros, png, png_saying, scans,
    segment, with_inside, with_over,
};
use crate::pictures::fixture;
use crate::vectors;
use png::{BitDepth, ColorType};

/// A name and what is in the file.
pub type File = (String, Vec<u8>);

pub fn all() -> Vec<File> {
    let sets = [pngs(), png_chunks(), jpegs(), jpeg_segments(), films(), others(), drawings()];
    sets.into_iter().chain([cut(), lies()]).flatten().collect()
}

fn named<const N: usize>(files: [(&str, Vec<u8>); N]) -> Vec<File> {
    files.map(|(name, bytes)| (name.to_owned(), bytes)).into()
}

/// Half of a file of each format, and the first bytes of each.
fn cut() -> Vec<File> {
    let names = [
        "p3.png",
        "told.jpg",
        "progressive.jpg",
        "film.gif",
        "film.webp",
        "photo.webp",
        "film.png",
        "bitmap.bmp",
        "lzw.tif",
        "photo.heic",
    ];
    let pieces = names.into_iter().flat_map(|name| {
        let bytes = fixture(name);
        let piece = |what: &str, length: usize| {
            (format!("{what}-{}", name.replacen('.', "-of.", 1)), bytes[..length].to_vec())
        };
        [piece("half", bytes.len() / 2), piece("head", 20)]
    });
    pieces.collect()
}

fn pngs() -> Vec<File> {
    let (p3, palette) = (fixture("p3.png"), fixture("palette.png"));
    let colours = find(&palette, b"PLTE");
    named([
        ("bomb.png", png(30_000, 30_000, ColorType::Grayscale, BitDepth::One)),
        ("bomb-said.png", png_saying(&p3, (30_000, 30_000))),
        ("two-billion.png", png_saying(&p3, (0x7FFF_FFFF, 0x7FFF_FFFF))),
        ("four-billion.png", png_saying(&p3, (u32::MAX, u32::MAX))),
        ("nothing.png", png_saying(&p3, (0, 0))),
        ("panorama.png", png(20_000, 6000, ColorType::Rgb, BitDepth::Eight)),
        ("ribbon.png", png(65_535, 3000, ColorType::Grayscale, BitDepth::One)),
        ("deep.png", fixture("gray16.png")),
        ("deep-alpha.png", png(300, 200, ColorType::Rgba, BitDepth::Sixteen)),
        ("no-palette.png", with_over(&palette, colours, b"puTE")),
        ("wrong-sum.png", with_over(&p3, PNG_HEAD - 4, &[0; 4])),
    ])
}

fn png_chunks() -> Vec<File> {
    let small = png(30, 20, ColorType::Rgb, BitDepth::Eight);
    let packed = packed_zeros();
    let profile = |body: &[u8]| chunk(b"iCCP", &[b"x\0\0" as &[u8], body].concat());
    let text = chunk(b"zTXt", &[b"Comment\0\0" as &[u8], &packed].concat());
    let endless = with_inside(&small, PNG_HEAD, b"\xFF\xFF\xFF\xFFtEXt");
    let noise = chunk(b"IDAT", b"not packed at all");
    let data = find(&small, b"IDAT") - 4;
    named([
        ("profile-bomb.png", with_inside(&small, PNG_HEAD, &profile(&packed))),
        ("profile-noise.png", with_inside(&small, PNG_HEAD, &profile(b"noise"))),
        ("text-bomb.png", with_inside(&small, PNG_HEAD, &text)),
        ("endless-chunk.png", endless),
        ("noise.png", [&small[..data], &noise, &small[small.len() - 12..]].concat()),
        ("no-pixels.png", [&small[..data], &small[small.len() - 12..]].concat()),
        ("flicker.png", flicker_png(5000, 5000)),
        ("flicker-said.png", flicker_png(2, u32::MAX)),
    ])
}

fn jpegs() -> Vec<File> {
    let (told, progressive) = (fixture("told.jpg"), fixture("progressive.jpg"));
    let size = find(&progressive, &[0xFF, 0xC2]) + 5;
    let said = |height: u16, width: u16| {
        with_over(&progressive, size, &[height.to_be_bytes(), width.to_be_bytes()].concat())
    };
    let end = progressive.len() - 2;
    let frame = find(&told, &[0xFF, 0xC0]);
    named([
        ("largest.jpg", said(65_535, 65_535)),
        ("nothing.jpg", said(0, 0)),
        // About the largest that is decoded, of noise.
        ("padded.jpg", with_inside(&said(9200, 10_800), end, &vec![0x55; 1 << 20])),
        ("scans.jpg", scans(8000, 1500)),
        ("panorama.jpg", jpeg(20_000, 6000)),
        ("inks.jpg", fixture("cmyk.jpg")),
        ("lossless.jpg", with_over(&told, frame + 1, &[0xC3])),
        ("arithmetic.jpg", with_over(&told, frame + 1, &[0xC9])),
        ("twelve-bits.jpg", with_over(&told, frame + 4, &[12])),
        ("two-frames.jpg", with_inside(&told, frame, &told[frame..frame + 19])),
    ])
}

fn jpeg_segments() -> Vec<File> {
    let small = jpeg(30, 20);
    let with = |marker: u8, body: &[u8]| with_inside(&small, 2, &segment(marker, body));
    let profile = |part: &[u8]| [b"ICC_PROFILE\0" as &[u8], part].concat();
    // A directory of EXIF that follows upon itself.
    let circle = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0";
    named([
        ("profile-noise.jpg", with(0xE2, &profile(b"\x01\x01noise"))),
        ("profile-parts.jpg", with(0xE2, &profile(b"\x07\xFFnoise"))),
        ("profile-long.jpg", with(0xE2, &profile(&vec![1; 60_000]))),
        ("circle.jpg", with(0xE1, circle)),
        ("wrong-codes.jpg", with(0xC4, &[0xFF; 40])),
        ("endless-segment.jpg", with_inside(&small, 2, &[0xFF, 0xE1, 0xFF, 0xFF])),
        ("no-scan.jpg", with_over(&small, find(&small, &[0xFF, 0xDA]) + 1, &[0xFE])),
    ])
}

fn films() -> Vec<File> {
    let (gif, webp) = (fixture("film.gif"), fixture("film.webp"));
    let frame = find(&webp, b"ANMF");
    named([
        ("largest.gif", with_over(&gif, 6, &[0xFF; 4])),
        ("flicker.gif", flicker(20_000)),
        ("noise.gif", with_over(&gif, gif.len() - 60, &[0xFE; 30])),
        ("largest.webp", with_over(&webp, 24, &[0xFF; 6])),
        ("frame.webp", with_over(&webp, frame + 14, &[0xFF, 0x1F, 0, 0xFF, 0x1F, 0])),
        ("long.webp", with_over(&webp, 4, &[0xFF; 4])),
    ])
}

fn others() -> Vec<File> {
    let (bmp, tiff, heic) = (fixture("bitmap.bmp"), fixture("lzw.tif"), fixture("photo.heic"));
    let directory = u32::from_le_bytes(tiff[4..8].try_into().expect("four bytes")) as usize;
    let entries = usize::from(u16::from_le_bytes([tiff[directory], tiff[directory + 1]]));
    let next = directory + 2 + 12 * entries;
    named([
        ("largest.bmp", with_over(&bmp, 18, &[0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F])),
        ("upside-down.bmp", with_over(&bmp, 22, &[0, 0, 0, 0x80])),
        ("circle.tif", with_over(&tiff, next, &tiff[4..8])),
        ("elsewhere.tif", with_over(&tiff, 4, &[0xFF; 4])),
        ("many-entries.tif", with_over(&tiff, directory, &[0xFF; 2])),
        ("endless-box.heic", with_over(&heic, find(&heic, b"meta") - 4, &[0xFF; 4])),
        ("empty-box.heic", with_over(&heic, find(&heic, b"meta") - 4, &[0, 0, 0, 4])),
    ])
}

fn drawings() -> Vec<File> {
    let nested = "<g>".repeat(100_000) + &"</g>".repeat(100_000);
    let doubled: String = (1..30)
        .map(|at| format!("<g id='a{at}'><use href='#a{0}'/><use href='#a{0}'/></g>", at - 1))
        .collect();
    let packed = b"\x1F\x8B\x08\0\0\0\0\0\0\x03".to_vec();
    let acting = "<script>alert(1)</script><rect width='9' height='9'/>";
    named([
        ("entities.svg", vectors::bomb().into()),
        ("doubled.svg", vectors::picture(&format!("<rect id='a0'/>{doubled}")).into()),
        ("nested.svg", vectors::picture(&nested).into()),
        ("acting.svg", vectors::picture(acting).into()),
        ("packed.svgz", packed.clone()),
        ("packed.svg", packed),
    ])
}

/// Names that lie, and files that are two things at once.
fn lies() -> Vec<File> {
    let page = b"<script>alert(1)</script>";
    let behind = |name: &str, what: &[u8]| [fixture(name).as_slice(), what].concat();
    named([
        ("png.jpg", fixture("alpha.png")),
        ("heic.png", fixture("photo.heic")),
        ("gif.webp", fixture("film.gif")),
        ("script.gif", b"GIF89a/*\0\0\0*/=alert(1);//".to_vec()),
        ("page-behind.png", behind("p3.png", page)),
        ("archive-behind.jpg", behind("told.jpg", b"PK\x03\x04PK\x05\x06")),
        ("page.jpg", b"<!DOCTYPE html><script>alert(1)</script>".to_vec()),
        ("document.png", b"%PDF-1.7\n".to_vec()),
        ("archive.png", b"PK\x03\x04".to_vec()),
        ("drawing.png", vectors::picture("").into()),
        ("next.jpg", b"\0\0\0\x1cftypavif\0\0\0\0mif1avif".to_vec()),
        ("empty.jpg", Vec::new()),
    ])
}

//! Pictures that other programs show although something about them is odd: their name, their end,
//! their namespace, or the kind of their samples.

use crate::harness::{Built, Project};
use crate::pictures::{fixture, photo};
use skillweek::diag::{Code, Severity};

const SITE: &str = "title: 学校\n";

/// A gallery of those files.
fn gallery(files: &[(&str, Vec<u8>)]) -> Built {
    let front = "---\ntitle: 甲\n---\n";
    let project =
        Project::from(&[("content/site.yaml", SITE)]).with("content/galleries/g/index.md", front);
    let add = |project: Project, (name, bytes): &(&str, Vec<u8>)| {
        project.with(&format!("content/galleries/g/{name}"), bytes)
    };
    files.iter().fold(project, add).build()
}

/// The stems of the pictures that the gallery's page shows, in order.
fn shown(built: &Built) -> Vec<&str> {
    let page = built.page("galleries/g.html");
    let mut stems: Vec<&str> = page
        .split("href=\"../assets/")
        .skip(1)
        .filter_map(|rest| rest.split(['.', '-']).next())
        .filter(|stem| stem.starts_with('p'))
        .collect();
    stems.dedup();
    stems
}

/// What is said of files: the code, the name and the message.
fn said(built: &Built) -> Vec<(Code, &str, &str)> {
    let found = built.diagnostics().iter().filter(|found| found.code != Code::AltMissing);
    found
        .map(|found| {
            let name = found.span.as_ref().map_or("", |span| span.file.name());
            (found.code, name, found.message.zh.as_str())
        })
        .collect()
}

/// A TIFF of 16 × 16 pixels with the tags, each with shorts, and the pixels.
fn tiff(tags: &[(u16, &[u16])], pixels: &[u8]) -> Vec<u8> {
    let length = u32::try_from(pixels.len()).expect("few pixels");
    let size = [16_u16];
    let mut all: Vec<(u16, &[u16])> = vec![(256, &size), (257, &size), (278, &size)];
    all.extend(tags);
    let mut values = pixels.to_vec();
    let mut entries: Vec<(u16, u16, u32, [u8; 4])> =
        vec![(273, 4, 1, 8_u32.to_le_bytes()), (279, 4, 1, length.to_le_bytes())];
    for (tag, numbers) in all {
        let mut bytes: Vec<u8> = numbers.iter().flat_map(|one| one.to_le_bytes()).collect();
        if bytes.len() > 4 {
            let at = u32::try_from(8 + values.len()).expect("few values");
            values.extend(bytes);
            bytes = at.to_le_bytes().to_vec();
        }
        bytes.resize(4, 0);
        let count = u32::try_from(numbers.len()).expect("few numbers");
        entries.push((tag, 3, count, bytes.try_into().expect("four bytes")));
    }
    entries.sort_unstable_by_key(|entry| entry.0);
    values.resize(values.len().next_multiple_of(2), 0);
    let directory = u32::try_from(8 + values.len()).expect("a small file");
    let count = u16::try_from(entries.len()).expect("few tags");
    let mut file = [b"II*\0".as_slice(), &directory.to_le_bytes(), &values].concat();
    file.extend(count.to_le_bytes());
    for (tag, kind, count, value) in entries {
        file.extend(tag.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(count.to_le_bytes());
        file.extend(value);
    }
    file.extend([0; 4]);
    file
}

#[test]
fn a_gallery_tells_pictures_by_their_content() {
    let jpeg = |width: u16| photo(width, 30);
    let built = gallery(&[
        ("p1.jpg", jpeg(41)),
        ("p2.jfif", jpeg(42)),
        ("p3.jpe", jpeg(43)),
        ("p4.hif", fixture("photo.heic")),
        ("p5.mpo", jpeg(45)),
        ("p6", fixture("alpha.png")),
        ("p7.avif", b"\0\0\0\x1CftypavifXXXXavifmif1miaf".to_vec()),
        ("notes.txt", "说明".into()),
    ]);
    assert_eq!(shown(&built), ["p1", "p2", "p3", "p4", "p5", "p6"]);
    let mut said = said(&built);
    said.retain(|(_, name, _)| name.starts_with('p'));
    assert_eq!(said, [(Code::UnsupportedFormat, "p7.avif", "不能使用 AVIF 图片")]);
}

#[test]
fn a_picture_without_its_end_is_shown_if_its_pixels_are_there() {
    let whole = photo(60, 40);
    let open = &whole[..whole.len() - 2];
    let drawn = fixture("alpha.png");
    let mut damaged = drawn.clone();
    *damaged.last_mut().expect("a byte") ^= 1;
    let built = gallery(&[
        ("p1.jpg", open.to_vec()),
        ("p2.jpg", [open, b"SEFH panorama".as_slice()].concat()),
        ("p3.jpg", open[..open.len() / 2].to_vec()),
        ("p4.png", drawn[..drawn.len() - 12].to_vec()),
        ("p5.png", damaged),
    ]);
    assert_eq!(shown(&built), ["p1", "p2", "p4", "p5"]);
    let cut = "这张图片不完整：文件没有传完就断了，只有前面一部分";
    assert_eq!(said(&built), [(Code::BrokenImage, "p3.jpg", cut)]);
}

#[test]
fn a_drawing_without_its_namespace_is_shown() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/a.svg", "<svg width='40' height='30'><g/></svg>")
        .with("content/news/b.svg", b"<?xml version='1.0' encoding='GBK'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>\xD6\xD0\xCE\xC4\xD1\xA7\xD0\xA3</text></svg>")
        .with("content/news/n.md", "---\ntitle: 甲\n---\n\n![甲图](a.svg)\n\n![乙图](b.svg)\n")
        .build();
    assert_eq!(said(&built), []);
    for (stem, holds) in [("a", "<g/>"), ("b", "<text>中文学校</text>")] {
        let is_it = |path: &&String| path.starts_with(&format!("assets/{stem}."));
        let path = built.files.keys().find(is_it).unwrap_or_else(|| panic!("no {stem}"));
        let text = std::str::from_utf8(&built.files[path]).expect("UTF-8");
        assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{text}");
        assert!(text.contains(holds), "{text}");
    }
}

#[test]
fn usual_kinds_of_tiff_are_shown_and_others_are_called_by_their_names() {
    let colours: Vec<u16> = (0..768).map(|level| level * 64).collect();
    let chroma: [(u16, &[u16]); 5] =
        [(258, &[8; 3]), (259, &[1]), (262, &[6]), (277, &[3]), (530, &[1, 1])];
    let palette: [(u16, &[u16]); 4] = [(258, &[8]), (259, &[1]), (262, &[3]), (320, &colours)];
    let fax: [(u16, &[u16]); 3] = [(258, &[1]), (259, &[3]), (262, &[0])];
    let built = gallery(&[
        ("p1.tif", tiff(&chroma, &[100; 768])),
        ("p2.tif", tiff(&palette, &[100; 256])),
        ("p3.tif", tiff(&fax, &[0; 32])),
        ("p4.tif", b"II\x2B\0\x08\0\0\0\x10\0\0\0\0\0\0\0".to_vec()),
    ]);
    assert_eq!(shown(&built), ["p1", "p2"]);
    let fax = "这种 TIFF 图片不能用：TIFF (Group 3 fax)；常见的 TIFF 可以";
    let big = "这种 TIFF 图片不能用：TIFF (BigTIFF)；常见的 TIFF 可以";
    let expected =
        [(Code::UnsupportedFormat, "p3.tif", fax), (Code::UnsupportedFormat, "p4.tif", big)];
    assert_eq!(said(&built), expected);
}

#[test]
fn an_alpha_gives_the_same_picture_however_its_colours_are_stored() {
    let made = |extra: u16, pixel: [u8; 4]| {
        let tags: [(u16, &[u16]); 5] =
            [(258, &[8; 4]), (259, &[1]), (262, &[2]), (277, &[4]), (338, &[extra])];
        let built = gallery(&[("p.tif", tiff(&tags, &pixel.repeat(256)))]);
        let is_png = |path: &&String| path.starts_with("assets/p.") && path.ends_with(".png");
        let path = built.files.keys().find(is_png).expect("a PNG").clone();
        built.files[&path].clone()
    };
    assert_eq!(made(1, [100, 20, 0, 100]), made(2, [255, 51, 0, 100]));
}

#[test]
fn only_the_first_of_several_pages_is_shown_and_that_is_said() {
    let grey: [(u16, &[u16]); 3] = [(258, &[8]), (259, &[1]), (262, &[1])];
    let one = tiff(&grey, &[100; 256]);
    // The second page is the first one again, by a directory of its own.
    let at = usize::try_from(u32::from_le_bytes(one[4..8].try_into().expect("four bytes")))
        .expect("a small file");
    let directory = &one[at..];
    let next = u32::try_from(one.len()).expect("a small file").to_le_bytes();
    let two = [&one[..one.len() - 4], &next, directory].concat();
    let built = gallery(&[("p1.tif", one), ("p2.tif", two)]);
    assert_eq!(shown(&built), ["p1", "p2"]);
    let pages = "这个 TIFF 有 2 页，网页上只显示第一页";
    assert_eq!(said(&built), [(Code::NoPreview, "p2.tif", pages)]);
    let info = built.diagnostics().iter().find(|found| found.code == Code::NoPreview);
    assert_eq!(info.map(|found| found.severity), Some(Severity::Info));
}

#[test]
fn a_gallery_whose_names_are_words_needs_no_captions() {
    let of = |names: [&str; 2]| {
        gallery(&names.map(|name| (name, photo(40, 30)))).codes().contains(&Code::AltMissing)
    };
    assert!(of(["IMG_0001.jpg", "微信图片_20260512.jpg"]));
    assert!(!of(["老师示范拉坯.jpg", "学生合影留念.jpg"]));
}

#[test]
fn nothing_behind_a_picture_is_published() {
    let secret = b"SECRET GPS N 36.65".as_slice();
    let told = fixture("told.jpg");
    let names = [
        // A second picture behind the first, with its own place, as cameras for depth write it.
        ("p1.mpo", [photo(60, 40), told.clone()].concat()),
        ("p2.jpg", [photo(61, 40).as_slice(), secret].concat()),
        ("p3.png", [fixture("alpha.png").as_slice(), secret].concat()),
        ("p4.webp", [fixture("alpha.webp").as_slice(), secret].concat()),
        ("p5.jpg", [&photo(62, 40)[..], b"\0\0", secret, b"\xFF\xD9"].concat()),
    ];
    let offered = names.each_ref().map(|(name, _)| format!("  - ../galleries/g/{name}\n")).concat();
    let front = "---\ntitle: 甲\n---\n";
    let mut project = Project::from(&[("content/site.yaml", SITE)])
        .with("content/galleries/g/index.md", front)
        .with("content/downloads/d.md", format!("---\ntitle: 甲\nfiles:\n{offered}---\n"));
    for (name, bytes) in &names {
        project = project.with(&format!("content/galleries/g/{name}"), bytes);
    }
    let built = project.build();
    assert_eq!(shown(&built), ["p1", "p2", "p3", "p4", "p5"]);
    assert_eq!(built.page("downloads/d.html").matches("download=").count(), names.len());
    for (path, bytes) in &built.files {
        for mark in [b"SECRET".as_slice(), b"PhoneMaker", b"36.65", b"Exif\0\0"] {
            let tells = bytes.windows(mark.len()).any(|part| part == mark);
            assert!(!tells, "{path} holds {}", String::from_utf8_lossy(mark));
        }
    }
}

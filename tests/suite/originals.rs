//! Pictures that are offered to be taken away, for print: whole, in their own format and pixels, and
//! without what tells about people.

use crate::harness::{Built, Project, repository};
use skillweek::diag::Code;
use std::fs;

const SITE: &str = "title: 学校\n";
const SECRET: &[u8] = b"SECRET: N 36.65, E 117.12";

fn fixture(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/fixtures/pictures").join(name)).expect("the fixture")
}

/// A site that offers one file and shows none.
fn offering(name: &str, bytes: &[u8]) -> Built {
    Project::from(&[("content/site.yaml", SITE)])
        .with(&format!("content/downloads/{name}"), bytes)
        .with("content/downloads/d.md", format!("---\ntitle: 海报\nfiles: [{name}]\n---\n"))
        .build()
}

/// The published file of that ending that is no smaller version.
fn original<'a>(built: &'a Built, stem: &str, extension: &str) -> &'a [u8] {
    let is_it = |path: &str| {
        path.starts_with(&format!("assets/{stem}."))
            && path.ends_with(&format!(".{extension}"))
            && !path.contains('-')
    };
    let found = built.files.iter().find(|(path, _)| is_it(path));
    found.unwrap_or_else(|| panic!("no {stem}.{extension} in {:?}", built.paths())).1
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|part| part == mark)
}

/// A progressive JPEG that says that it is as large as a poster of A2 in print, with what tells about
/// people hung on. Its coded data would never fill it, and nobody has to decode it.
fn print_in_scans() -> Vec<u8> {
    let small = fixture("progressive.jpg");
    let frame = small.windows(2).position(|mark| mark == b"\xFF\xC2").expect("a progressive frame");
    let mut print = small[..2].to_vec();
    for _ in 0..6 {
        print.extend(b"\xFF\xFE\xFF\xFF");
        print.extend(SECRET.iter().cycle().take(0xFFFD));
    }
    print.extend(&small[2..frame + 5]);
    print.extend(14_043_u16.to_be_bytes());
    print.extend(9_933_u16.to_be_bytes());
    print.extend(&small[frame + 9..]);
    print
}

#[test]
fn what_is_only_offered_is_not_refused_for_what_decoding_costs() {
    let built = offering("poster.jpg", &print_in_scans());
    assert_eq!(built.codes(), [Code::NoPreview], "{:#?}", built.diagnostics());
    let poster = original(&built, "poster", "jpg");
    assert!(!holds(poster, b"SECRET"));
    assert!(holds(poster, &14_043_u16.to_be_bytes()));
    let page = built.main("downloads/d.html");
    assert!(page.contains("download=\"poster.jpg\""), "{page}");
    assert!(page.contains("9933") && !page.contains("<img"), "{page}");
}

#[test]
fn the_same_picture_is_a_hole_where_it_is_to_be_shown() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/poster.jpg", print_in_scans())
        .with("content/news/a.md", "---\ntitle: 甲\n---\n![海报全图](poster.jpg)\n")
        .build();
    assert_eq!(built.codes(), [Code::ImageTooLarge]);
    let page = built.main("news/a.html");
    assert!(page.contains("海报全图") && !page.contains("<img"), "{page}");
}

/// A grey TIFF with a description, a place behind a directory of its own, and bytes that nothing
/// leads to.
fn scan(width: u32, height: u32) -> Vec<u8> {
    const PIXELS: u32 = 1024;
    let length = width * height;
    let entries: [(u16, u16, u32, u32); 11] = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (270, 2, SECRET.len() as u32, 400),
        (273, 4, 1, PIXELS),
        (277, 3, 1, 1),
        (278, 4, 1, height),
        (279, 4, 1, length),
        (34_853, 4, 1, 600),
    ];
    let mut bytes = b"II*\0\x08\0\0\0\x0B\0".to_vec();
    for (tag, kind, count, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    for at in [400, 600, 800] {
        bytes.resize(at, 0);
        bytes.extend(SECRET);
    }
    bytes.resize(PIXELS as usize, 0);
    bytes.extend((0..length).map(|at| (at % 251) as u8));
    bytes
}

#[test]
fn a_tiff_stays_a_tiff_with_its_pixels_and_without_what_tells() {
    for (name, bytes) in [("lzw", fixture("lzw.tif")), ("scan", scan(400, 300))] {
        let built = offering(&format!("{name}.tif"), &bytes);
        assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
        let kept = original(&built, name, "tif");
        assert_eq!(kept.len(), bytes.len(), "{name}");
        assert!(!holds(kept, b"SECRET") && !holds(kept, b"PhoneMaker"), "{name}");
        let (before, after) = (pixels(&bytes), pixels(kept));
        assert!(before == after, "{name} shows something else");
        assert!(built.main("downloads/d.html").contains(&format!("download=\"{name}.tif\"")));
    }
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
    reader.expect("readable").decode().expect("a picture").into_bytes()
}

#[test]
fn a_tiff_that_cannot_be_freed_is_refused_with_words() {
    let mut bytes = scan(40, 30);
    // The tag of the pixels' lengths gets another name.
    let at = 10 + 9 * 12;
    bytes[at..at + 2].copy_from_slice(&280_u16.to_le_bytes());
    let built = offering("scan.tif", &bytes);
    assert_eq!(built.codes(), [Code::BrokenImage], "{:#?}", built.diagnostics());
    assert!(!built.files.values().any(|file| holds(file, b"SECRET")));
}

#[test]
fn a_heavy_original_is_named() {
    let built = offering("scan.tif", &scan(6000, 4600));
    assert_eq!(built.codes(), [Code::TooLarge], "{:#?}", built.diagnostics());
    let mut heavy_with_film = fixture("told.jpg");
    heavy_with_film.resize(27 << 20, 0);
    assert_eq!(offering("motion.jpg", &heavy_with_film).codes(), []);
}

#[test]
fn a_heavy_original_is_named_although_it_is_shown_too() {
    let pages: [(&str, &[&str]); 3] = [
        ("by one page", &["![海报全图](scan.tif) [原图](scan.tif)\n"]),
        ("by two pages", &["![海报全图](scan.tif)\n", "[原图](scan.tif)\n"]),
        ("only shown", &["![海报全图](scan.tif)\n"]),
    ];
    for (name, texts) in pages {
        let mut project = Project::from(&[("content/site.yaml", SITE)])
            .with("content/news/scan.tif", scan(6000, 4600));
        for (number, text) in texts.iter().enumerate() {
            let page = format!("---\ntitle: 新闻{number}\n---\n{text}");
            project = project.with(&format!("content/news/n{number}.md"), page);
        }
        let expected: &[Code] = if name == "only shown" { &[] } else { &[Code::TooLarge] };
        assert_eq!(project.build().codes(), expected, "{name}");
    }
}

#[test]
fn a_turned_photo_keeps_its_colours_as_fine_as_it_can() {
    let built = offering("phone.jpg", &fixture("phone.jpg"));
    let photo = original(&built, "phone", "jpg");
    let frame =
        photo.windows(2).position(|mark| matches!(mark, b"\xFF\xC0" | b"\xFF\xC1" | b"\xFF\xC2"));
    let frame = frame.expect("a frame");
    // The sampling of brightness is that of the colours.
    assert_eq!(photo[frame + 11], 0x11, "{:02X?}", &photo[frame..frame + 19]);
}

//! Pictures from the project's files to the pages and the output: which sizes and formats are made, that
//! nothing tells about people, that nothing is made twice, and what is said of files that are no use.

use crate::harness::{Built, Project, Tree, assert_same_trees, read_tree, repository};
use jpeg_encoder::{ColorType, Encoder};
use skillweek::diag::{Code, Severity};
use skillweek::pipeline;
use skillweek::pipeline::Request;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SITE: &str = "title: 学校\n";
/// What the files made by other programs hold that must never be published.
const TELLING: [&[u8]; 7] = [
    b"SECRET",
    b"PhoneMaker",
    b"Exif\0\0",
    b"http://ns.adobe.com/xap",
    b"Photoshop 3.0",
    b"x:xmpmeta",
    b"+36.65",
];

/// A file that another program made.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/fixtures/pictures").join(name)).expect("the fixture")
}

/// A JPEG of that size with a little to see.
pub fn photo(width: u16, height: u16) -> Vec<u8> {
    let (w, h) = (usize::from(width), usize::from(height));
    let pixels: Vec<u8> = (0..w * h)
        .flat_map(|at| {
            let shade = |span: usize| u8::try_from(at * 7 / span % 256).unwrap_or_default();
            [shade(w), shade(h), shade(13)]
        })
        .collect();
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, 85);
    encoder.encode(&pixels, width, height, ColorType::Rgb).expect("a photo");
    bytes
}

fn news(front: &str, body: &str) -> String {
    format!("---\ntitle: 甲\n{front}---\n{body}\n")
}

/// The files below `assets/` that begin so.
fn assets<'a>(built: &'a Built, stem: &str) -> Vec<&'a str> {
    let start = format!("assets/{stem}.");
    built.paths().into_iter().filter(|path| path.starts_with(&start)).collect()
}

/// The end of each name behind the digest: `-480.webp`.
fn endings<'a>(built: &'a Built, stem: &str) -> Vec<&'a str> {
    let digest_end = "assets/".len() + stem.len() + 1 + 10;
    assets(built, stem).into_iter().map(|path| &path[digest_end..]).collect()
}

/// A project that shows, offers and plays every file made by other programs.
fn everything() -> Project {
    let mut project = Project::from(&[("content/site.yaml", SITE)]);
    let mut shown = String::new();
    let mut offered = String::from("files:\n");
    for entry in fs::read_dir(repository().join("tests/fixtures/pictures")).expect("fixtures") {
        let name = entry.expect("a fixture").file_name().into_string().expect("UTF-8");
        if name.ends_with(".md") || name.ends_with(".py") {
            continue;
        }
        project = project.with(&format!("content/news/{name}"), fixture(&name));
        project = project.with(&format!("content/downloads/{name}"), fixture(&name));
        if !name.contains(".m") {
            shown += &format!("![图]({name})\n\n");
            project = project.with(&format!("content/galleries/g/{name}"), fixture(&name));
        }
        shown += &format!("[下载]({name})\n\n");
        offered += &format!("  - {name}\n");
    }
    project
        .with("content/news/a.md", news("cover: phone.jpg\n", &shown))
        .with("content/downloads/d.md", news(&offered, ""))
        .with("content/galleries/g/index.md", news("", ""))
        .with("content/videos/v.md", news("file: ../news/film.mp4\n", "文字稿"))
}

#[test]
fn nothing_that_tells_about_people_reaches_the_output() {
    let project = everything();
    let holds = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    for mark in TELLING {
        assert!(project.files.values().any(|bytes| holds(bytes, mark)), "{mark:?} is nowhere");
    }
    let built = project.build();
    let errors = built.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    assert_eq!(errors.count(), 0, "{:#?}", built.diagnostics());
    for (path, bytes) in &built.files {
        for mark in TELLING {
            assert!(!holds(bytes, mark), "{path} holds {}", String::from_utf8_lossy(mark));
        }
    }
    // Each of the 17 pictures and 2 films was published where it is offered.
    assert!(built.page("downloads/d.html").matches("download=").count() >= 19);
}

#[test]
fn a_photo_is_made_in_each_width_and_never_enlarged() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/large.jpg", photo(1200, 900))
        .with("content/news/small.jpg", photo(300, 200))
        .with("content/news/a.md", news("", "![大](large.jpg)\n\n![小](small.jpg)"))
        .build();
    assert_eq!(endings(&built, "small"), ["-300.jpg", "-300.webp"]);
    let large = ["-1200.jpg", "-1200.webp", "-480.jpg", "-480.webp", "-960.jpg", "-960.webp"];
    assert_eq!(endings(&built, "large"), large);
    let page = built.main("news/a.html");
    assert!(page.contains("-480.webp 480w") && page.contains("-1200.jpg 1200w"), "{page}");
    assert!(page.contains("width=\"1200\"") && page.contains("height=\"900\""), "{page}");
}

#[test]
fn what_is_seen_at_once_is_fetched_at_once() {
    let body = "![一](p.jpg)\n\n![二](q.jpg)";
    let project = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/p.jpg", photo(400, 300))
        .with("content/news/q.jpg", photo(401, 300))
        .with("content/news/a.md", news("", body))
        .with("content/news/b.md", news("cover: p.jpg\n", body));
    let built = project.build();
    let of = |path: &str| {
        let page = built.main(path).to_owned();
        let text = page
            .split("<img")
            .filter(|part| part.contains("alt=\"一\"") || part.contains("alt=\"二\""));
        text.map(|part| part.split('>').next().is_some_and(|tag| tag.contains("loading=\"lazy\"")))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("news/a.html"), [false, true]);
    assert_eq!(of("news/b.html"), [true, true]);
}

#[test]
fn a_file_is_what_is_in_it_and_not_what_it_is_called() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/drawn.jpg", fixture("alpha.png"))
        .with("content/news/phone.png", fixture("photo.heic"))
        .with("content/news/a.md", news("", "![一](drawn.jpg)\n\n![二](phone.png)"))
        .with("content/downloads/drawn.jpg", fixture("alpha.png"))
        .with("content/downloads/d.md", news("files: [drawn.jpg]\n", ""))
        .build();
    assert_eq!(endings(&built, "phone"), ["-64.jpg", "-64.webp"]);
    assert!(endings(&built, "drawn").contains(&"-64.png"));
    let page = built.page("downloads/d.html");
    assert!(page.contains("drawn.png") && !page.contains("drawn.jpg"), "{page}");
}

#[test]
fn what_moves_goes_on_moving() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/film.gif", fixture("film.gif"))
        .with("content/news/a.md", news("", "![动图](film.gif)"))
        .build();
    assert_eq!(endings(&built, "film"), [".gif"]);
    assert!(!built.main("news/a.html").contains("<picture"));
}

#[test]
fn site_and_theme_say_what_is_made() {
    let site = "title: 省\nurl: https://a.cn/\n分享图: false\n图片:\n  宽度: [100, 200]\n  格式: [jpeg]\n  质量: 60\n";
    let project = Project::from(&[("content/site.yaml", site)])
        .with("content/news/p.jpg", photo(400, 300))
        .with("content/news/a.md", news("cover: p.jpg\n", ""));
    let plain = project.build();
    assert_eq!(endings(&plain, "p"), ["-100.jpg", "-200.jpg"]);
    assert_eq!(plain.codes(), [], "{:#?}", plain.diagnostics());
    let theme =
        "name: own\nextends: base\npictures:\n  widths: [150]\n  quality: {webp: 50, jpeg: 50}\n";
    let own = project
        .with("content/site.yaml", "title: 省\ntheme: own\n")
        .with("themes/own/theme.yaml", theme);
    assert_eq!(endings(&own.build(), "p"), ["-150.jpg", "-150.webp"]);
}

#[test]
fn each_site_has_pictures_after_its_own_recipe() {
    let built = Project::from(&[
        ("content/site.yaml", "title: 省\npictures: {widths: [100]}\n"),
        ("content/school/site.yaml", "title: 校\npictures: {widths: [50]}\n"),
    ])
    .with("content/school/news/p.jpg", photo(400, 300))
    .with("content/school/news/a.md", news("cover: p.jpg\nhighlight: true\n", ""))
    .build();
    assert_eq!(endings(&built, "p"), ["-100.jpg", "-100.webp"]);
    let school: Vec<&str> = built.paths();
    let school = school.into_iter().filter(|path| path.starts_with("school/assets/p."));
    assert!(school.clone().all(|path| path.contains("-50.")), "{school:?}");
}

#[test]
fn settings_without_sense_are_reported() {
    let site = "title: 省\npictures:\n  widths: [900, 480]\n  quality: 400\n  formats: [avif]\n";
    let found = Project::from(&[("content/site.yaml", site)]).build();
    assert_eq!(found.codes(), [Code::InvalidValue; 3], "{:#?}", found.diagnostics());
}

#[test]
fn a_crop_keeps_what_its_writer_wants() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/p.jpg", photo(400, 300))
        .with("content/news/a.md", news("cover: p.jpg\n焦点: 左上\n", ""))
        .with("content/galleries/g/p.jpg", photo(400, 300))
        .with(
            "content/galleries/g/index.md",
            news("images:\n  - path: p.jpg\n    focus_point: [82, 31]\n", ""),
        )
        .build();
    assert!(built.main("index.html").contains("fx0 fy0"), "{}", built.main("index.html"));
    assert!(built.main("galleries/g.html").contains("fx80 fy30"));
}

#[test]
fn a_gallery_shows_what_is_listed_first_and_then_the_rest() {
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/galleries/g/1.jpg", photo(40, 30))
        .with("content/galleries/g/2.jpg", photo(41, 30))
        .with("content/galleries/g/3.jpg", photo(42, 30))
        .with("content/galleries/g/index.md", news("images:\n  - 3.jpg: 末尾\n", ""))
        .build();
    let page = built.main("galleries/g.html");
    let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("no {name}: {page}"));
    assert!(at("assets/3.") < at("assets/1.") && at("assets/1.") < at("assets/2."));
}

#[test]
fn broken_files_are_named_with_their_reason() {
    let whole = photo(400, 300);
    let project = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/cut.jpg", &whole[..whole.len() / 2])
        .with("content/news/text.jpg", "并不是图片")
        .with("content/news/page.png", "<!DOCTYPE html><title>登录</title>")
        .with("content/news/packed.svgz", b"\x1F\x8B\x08")
        .with("content/news/camera.nef", b"II*\0")
        .with("content/news/good.jpg", photo(30, 20))
        .with(
            "content/news/a.md",
            news(
                "",
                "![甲](cut.jpg) ![乙](text.jpg) ![丙](page.png) ![丁](packed.svgz) ![戊](camera.nef) ![己](good.jpg)",
            ),
        );
    let built = project.build();
    let said: Vec<(Code, String)> = built
        .diagnostics()
        .iter()
        .map(|found| {
            let file = found.span.as_ref().map(|span| span.file.name().to_owned());
            (found.code, format!("{}: {}", file.unwrap_or_default(), found.message.zh))
        })
        .collect();
    let expected = [
        (Code::UnsupportedFormat, "camera.nef: 不能使用 NEF 图片"),
        (Code::BrokenImage, "cut.jpg: 这张图片不完整：文件没有传完就断了，只有前面一部分"),
        (
            Code::UnsupportedFormat,
            "packed.svgz: 这是压缩过的 SVG（svgz），多数主机发布后浏览器打不开",
        ),
        (Code::BrokenImage, "page.png: 这个文件不是图片，里面其实是网页"),
        (Code::BrokenImage, "text.jpg: 这个文件不是图片，里面其实是文字"),
    ];
    assert_eq!(said, expected.map(|(code, text)| (code, text.to_owned())));
    assert_eq!(endings(&built, "good"), ["-30.jpg", "-30.webp"]);
}

#[test]
fn a_bomb_is_refused_by_its_header_and_its_neighbours_are_built() {
    let bomb = repository().join("tests/fixtures/hostile-pictures/bomb.png");
    let built = Project::from(&[("content/site.yaml", SITE)])
        .with("content/news/bomb.png", fs::read(bomb).expect("the fixture"))
        .with("content/news/good.jpg", photo(30, 20))
        .with("content/news/a.md", news("cover: good.jpg\n", "![](bomb.png \"展板\")"))
        .build();
    assert!(built.codes().contains(&Code::ImageTooLarge), "{:?}", built.codes());
    assert_eq!(endings(&built, "good"), ["-30.jpg", "-30.webp"]);
    assert!(assets(&built, "bomb").is_empty());
}

#[test]
fn what_designers_work_with_may_be_offered_and_not_shown() {
    let project = Project::from(&[("content/site.yaml", SITE)])
        .with("content/downloads/logo.cdr", "RIFF....CDR")
        .with("content/downloads/d.md", news("files: [logo.cdr]\n", ""));
    assert_eq!(project.build().codes(), []);
    let shown = project.with("content/news/a.md", news("cover: ../downloads/logo.cdr\n", ""));
    assert_eq!(shown.build().codes(), [Code::UnsupportedFormat]);
}

/// A project on a disk with a cache beside it.
struct OnDisk {
    root: TempDir,
}

impl OnDisk {
    fn of(project: &Project) -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        for (path, bytes) in &project.files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        Self { root }
    }

    fn cache(&self) -> std::path::PathBuf {
        self.root.path().join(".cache")
    }

    /// Builds it, and says how many pictures were decoded.
    fn build(&self) -> (usize, Tree) {
        let request = Request {
            root: self.root.path().to_owned(),
            cache: Some(self.cache()),
            ..Request::default()
        };
        let out = self.root.path().join("public");
        let outcome = pipeline::build(&request, &out, &()).expect("it can be built");
        assert_eq!(outcome.errors(), 0, "{:#?}", outcome.diagnostics);
        (outcome.developed, read_tree(&out))
    }

    fn entries(&self) -> Vec<std::path::PathBuf> {
        let entries = walkdir::WalkDir::new(self.cache()).into_iter().flatten();
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(walkdir::DirEntry::into_path).collect()
    }
}

#[test]
fn what_was_made_once_is_never_made_again() {
    let place = OnDisk::of(&everything());
    let (developed, first) = place.build();
    assert!(developed > 10, "{developed}");
    let (developed, second) = place.build();
    assert_eq!(developed, 0);
    assert_same_trees(&second, &first, "with a cache");
    fs::remove_dir_all(place.root.path().join("public")).expect("removed");
    let (developed, third) = place.build();
    assert_eq!(developed, 0);
    assert_same_trees(&third, &first, "from the cache alone");
}

#[test]
fn one_photo_in_many_files_is_made_once() {
    let mut project = Project::from(&[("content/site.yaml", SITE)]);
    for number in 0..5 {
        project = project.with(&format!("content/news/p{number}.jpg"), photo(60, 40)).with(
            &format!("content/news/n{number}.md"),
            news(&format!("cover: p{number}.jpg\n"), ""),
        );
    }
    assert_eq!(OnDisk::of(&project).build().0, 1);
}

#[test]
fn damaged_entries_are_found_and_made_again() {
    let place = OnDisk::of(&everything());
    let (_, first) = place.build();
    for (number, path) in place.entries().into_iter().enumerate() {
        let mut bytes = fs::read(&path).expect("an entry");
        let at = number * 7919 % bytes.len();
        if number % 2 == 0 {
            bytes[at] ^= 0x10;
        } else {
            bytes.truncate(at);
        }
        fs::write(&path, bytes).expect("damaged");
    }
    fs::remove_dir_all(place.root.path().join("public")).expect("removed");
    let (developed, second) = place.build();
    assert!(developed > 0);
    assert_same_trees(&second, &first, "from a damaged cache");
    assert_eq!(place.build().0, 0);
}

#[test]
fn a_cache_that_takes_nothing_is_one_warning() {
    let place = OnDisk::of(
        &Project::from(&[("content/site.yaml", SITE)])
            .with("content/news/p.jpg", photo(60, 40))
            .with("content/news/a.md", news("cover: p.jpg\n", "")),
    );
    fs::write(place.cache(), "a file where the folder should be").expect("written");
    let request = Request {
        root: place.root.path().to_owned(),
        cache: Some(place.cache()),
        ..Request::default()
    };
    let out = place.root.path().join("public");
    let outcome = pipeline::build(&request, &out, &()).expect("it can be built");
    let codes: Vec<Code> = outcome.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::UnreadableFile]);
    assert_eq!((outcome.errors(), outcome.developed), (0, 1));
    assert!(read_tree(&out).keys().any(|path| path.ends_with("-60.webp")));
}

#[test]
fn a_check_looks_at_every_picture_once_and_makes_none() {
    let whole = photo(400, 300);
    let place = OnDisk::of(
        &Project::from(&[("content/site.yaml", SITE)])
            .with("content/news/cut.jpg", &whole[..whole.len() * 3 / 4])
            .with("content/news/good.jpg", &whole)
            .with("content/news/a.md", news("cover: good.jpg\n", "![](cut.jpg \"图\")")),
    );
    let request = Request {
        root: place.root.path().to_owned(),
        cache: Some(place.cache()),
        ..Request::default()
    };
    let check = || pipeline::check(&request, &()).expect("it can be checked");
    let found = check();
    let codes: Vec<Code> = found.diagnostics.iter().map(|found| found.code).collect();
    assert!(codes.contains(&Code::BrokenImage), "{codes:?}");
    let sizes: u64 =
        place.entries().iter().map(|path| fs::metadata(path).expect("an entry").len()).sum();
    assert!(sizes < 200, "{sizes} bytes were kept of a check");
    assert_eq!(check().developed, found.developed - 1);
}

#[test]
fn films_are_published_without_their_places() {
    let place = OnDisk::of(
        &Project::from(&[("content/site.yaml", SITE)])
            .with("content/videos/film.mp4", fixture("film.mp4"))
            .with("content/videos/v.md", news("file: film.mp4\n", "文字稿")),
    );
    let (_, first) = place.build();
    let film = first.iter().find(|(path, _)| path.ends_with(".mp4")).expect("the film");
    assert_eq!(film.1.len(), fixture("film.mp4").len());
    assert!(!film.1.windows(6).any(|part| part == b"SECRET"));
    let before = modified(&place.root.path().join("public").join(film.0));
    let (_, second) = place.build();
    assert_same_trees(&second, &first, "again");
    assert_eq!(modified(&place.root.path().join("public").join(film.0)), before);
}

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).expect("the file").modified().expect("a time")
}

#[test]
fn any_number_of_threads_makes_the_same_pictures() {
    let project = everything();
    let one = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| project.build())
    };
    assert_same_trees(&one(1).files, &one(5).files, "threads");
}

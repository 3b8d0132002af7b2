//! Builds of which nothing changed: known without rendering, and never wrongly.

use crate::harness::read_tree;
use skillweek::pipeline;
use skillweek::pipeline::Outcome;
use skillweek::pipeline::Progress;
use skillweek::pipeline::Request;
use skillweek::pipeline::Stage;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A project on disk with everything that a build may read.
struct Place {
    folder: TempDir,
}

/// Notes whether pages were rendered.
#[derive(Default)]
struct Watch(Mutex<bool>);

impl Progress for Watch {
    fn begin(&self, stage: Stage, _: usize) {
        if stage == Stage::Rendering {
            *self.0.lock().expect("no thread panicked") = true;
        }
    }

    fn step(&self) {}
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        place.put("content/site.yaml", "title: 活动周\ntheme: {name: own}\n");
        // Without a reviewer there is a warning, which must come again.
        place.put(
            "content/news/a.md",
            "---\ntitle: 一\ndate: 2023-05-14\n---\n\n![图](/assets/a.svg)\n",
        );
        place.put(
            "assets/a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        );
        place.put("assets/unused.bin", "unused");
        place.put("themes/own/theme.yaml", "title: 自己的\nextends: base\n");
        place.put("themes/own/templates/parts/mark.html", "<b>标</b>");
        place
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn put(&self, below: &str, text: &str) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn request(&self) -> Request {
        let root = self.folder.path().to_owned();
        Request { cache: Some(root.join(".cache")), root, ..Request::default() }
    }

    /// Builds; says whether pages were rendered.
    fn build(&self, request: &Request) -> (Outcome, bool) {
        let watch = Watch::default();
        let outcome =
            pipeline::build(request, &self.path("public"), &watch).expect("it can be built");
        (outcome, watch.0.into_inner().expect("no thread panicked"))
    }

    #[track_caller]
    fn is_unchanged(&self) {
        let (outcome, is_rendered) = self.build(&self.request());
        assert!(!is_rendered, "nothing changed, and yet pages were rendered");
        assert_eq!((outcome.written, outcome.removed), (0, 0));
    }

    #[track_caller]
    fn is_built_anew(&self) {
        assert!(self.build(&self.request()).1, "something changed, and no page was rendered");
        let found = read_tree(&self.path("public"));
        let clean = self.path("clean");
        pipeline::build(&Request { cache: None, ..self.request() }, &clean, &())
            .expect("it can be built");
        assert_eq!(found, read_tree(&clean), "not what a clean build makes");
        fs::remove_dir_all(clean).expect("it can be removed");
        self.is_unchanged();
    }
}

fn shown(outcome: &Outcome) -> String {
    let Outcome { sites, pages, files, images, diagnostics, .. } = outcome;
    format!("{sites} {pages} {files} {images} {diagnostics:?}")
}

#[test]
fn a_build_of_which_nothing_changed_tells_the_same_and_renders_nothing() {
    let place = Place::new();
    let (first, is_rendered) = place.build(&place.request());
    assert!(is_rendered && first.written == first.files && !first.diagnostics.is_empty());
    let (second, is_rendered) = place.build(&place.request());
    assert!(!is_rendered);
    assert_eq!(shown(&second), shown(&first));
    assert_eq!((second.written, second.unchanged, second.removed), (0, first.files, 0));
}

#[test]
fn whatever_a_build_reads_is_noticed() {
    let place = Place::new();
    place.build(&place.request());
    let edits = [
        ("content/news/a.md", "---\ntitle: 二\ndate: 2023-05-14\n---\n\n![图](/assets/a.svg)\n"),
        ("content/site.yaml", "title: 技能周\ntheme: {name: own}\n"),
        ("assets/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"/>"),
        ("themes/own/templates/parts/mark.html", "<b>记</b>"),
        ("content/news/b.md", "---\ntitle: 三\ndate: 2023-05-15\n---\n\n文字\n"),
    ];
    for (path, text) in edits {
        place.put(path, text);
        place.is_built_anew();
    }
    fs::remove_file(place.path("content/news/b.md")).expect("it can be removed");
    place.is_built_anew();
}

#[test]
fn what_no_build_reads_and_when_files_were_copied_is_of_no_interest() {
    let place = Place::new();
    place.build(&place.request());
    place.put("assets/unused.bin", "another");
    let file = File::options().write(true).open(place.path("content/news/a.md")).expect("a file");
    file.set_modified(SystemTime::now() + Duration::from_mins(150)).expect("a time");
    place.is_unchanged();
}

#[test]
fn a_request_for_something_else_is_built() {
    let place = Place::new();
    place.build(&place.request());
    let url = Some("https://www.example.cn/".to_owned());
    let others = [
        Request { drafts: true, ..place.request() },
        Request { url, ..place.request() },
        Request { program: "another program", ..place.request() },
    ];
    for other in others {
        assert!(place.build(&other).1, "{other:?}");
    }
    let elsewhere = place.path("elsewhere");
    let outcome = pipeline::build(&place.request(), &elsewhere, &()).expect("it can be built");
    assert_eq!(outcome.written, outcome.files);
}

#[test]
fn a_damaged_output_heals() {
    let place = Place::new();
    place.build(&place.request());
    let page = place.path("public/news/a.html");
    let whole = fs::read(&page).expect("a page");
    let mut damaged = whole.clone();
    // The same length, and the same time.
    damaged[100] ^= 1;
    let time = fs::metadata(&page).and_then(|page| page.modified()).expect("a time");
    fs::write(&page, damaged).expect("a file");
    File::options()
        .write(true)
        .open(&page)
        .and_then(|page| page.set_modified(time))
        .expect("a time");
    place.is_built_anew();
    assert_eq!(fs::read(&page).expect("a page"), whole);
    fs::remove_file(&page).expect("it can be removed");
    place.is_built_anew();
    fs::remove_dir_all(place.path("public")).expect("it can be removed");
    place.is_built_anew();
}

#[test]
fn a_damaged_record_is_as_good_as_none() {
    let place = Place::new();
    place.build(&place.request());
    let files = walkdir::WalkDir::new(place.path(".cache/last-builds")).into_iter().flatten();
    let record = files.filter(|entry| entry.file_type().is_file()).last().expect("a record");
    let record = record.into_path();
    let whole = fs::read(&record).expect("a record");
    for at in (0..whole.len()).step_by(whole.len() / 40 + 1) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x40;
        for bytes in [damaged.as_slice(), &whole[..at]] {
            fs::write(&record, bytes).expect("a file");
            let (outcome, is_rendered) = place.build(&place.request());
            assert!(is_rendered && outcome.written == 0, "damaged at {at}");
        }
    }
    place.is_unchanged();
}

#[test]
fn without_a_cache_every_build_renders_and_keeps_nothing() {
    let place = Place::new();
    let request = Request { cache: None, ..place.request() };
    assert!(place.build(&request).1 && place.build(&request).1);
    assert!(!Path::new(&place.path(".cache")).exists());
}

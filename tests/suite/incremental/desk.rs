//! A project in a folder that somebody works on.

use crate::harness::{Built, Tree, assert_same_trees, read_tree};
use skillweek::base::path::OutputPath;
use skillweek::build::{Changes, Request, Served, Session};
use skillweek::source::DiskWorld;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A project with whatever was touched since somebody last looked.
pub struct Desk {
    /// Vanishes with the desk.
    _folder: TempDir,
    touched: BTreeSet<PathBuf>,
    pub request: Request,
}

impl Desk {
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let request = Request { root: folder.path().join("site"), ..Request::default() };
        let mut desk = Self { _folder: folder, touched: BTreeSet::new(), request };
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    pub fn root(&self) -> &Path {
        &self.request.root
    }

    pub fn files(&self) -> Tree {
        let mut tree = read_tree(self.root());
        tree.retain(|path, _| {
            ["content/", "assets/", "themes/"].iter().any(|top| path.starts_with(top))
        });
        tree
    }

    pub fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders can be made");
        fs::write(&file, bytes).expect("files can be written");
        self.touched.insert(file);
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("it is there")
    }

    /// Puts another text in the place of one that stands in a file.
    pub fn replace(&mut self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} does not hold {old}");
        self.write(path, text.replace(old, new));
    }

    pub fn remove(&mut self, path: &str) {
        let place = self.root().join(path);
        match place.is_dir() {
            true => fs::remove_dir_all(&place),
            false => fs::remove_file(&place),
        }
        .expect("it can be removed");
        self.touched.insert(place);
    }

    pub fn rename(&mut self, from: &str, to: &str) {
        let (from, to) = (self.root().join(from), self.root().join(to));
        fs::create_dir_all(to.parent().expect("a folder")).expect("folders can be made");
        fs::rename(&from, &to).expect("it can be renamed");
        self.touched.extend([from, to]);
    }

    /// What a watcher would tell.
    pub fn changes(&mut self) -> Changes {
        Changes::Paths(std::mem::take(&mut self.touched).into_iter().collect())
    }

    pub fn session(&mut self) -> Session {
        self.touched.clear();
        Session::open(self.request.clone()).expect("a project")
    }

    /// What a build makes that knows nothing of any other.
    pub fn clean(&self) -> Built {
        Built::of(&self.request, &DiskWorld::new(self.root())).expect("a project")
    }
}

/// Asserts that a session serves what a clean build writes, and nothing else, and finds the same amiss.
#[track_caller]
pub fn assert_serves(session: &Session, clean: &Built, when: &str) {
    let served = |path: &String| match session.output(&OutputPath::new(path.as_str())) {
        Some(Served::Bytes(bytes)) => Some((path.clone(), bytes.to_vec())),
        Some(Served::File(file)) => Some((path.clone(), fs::read(file).expect("it is there"))),
        Some(Served::Failed(_)) | None => None,
    };
    let found: Tree = clean.files.keys().filter_map(served).collect();
    assert_same_trees(&found, &clean.files, when);
    for path in session.paths() {
        let is_built = clean.files.contains_key(path.as_str());
        let is_failed = matches!(session.output(&path), Some(Served::Failed(_)));
        assert!(is_built || is_failed, "{when}: {path} is served and not built");
    }
    assert_eq!(session.diagnostics(), clean.diagnostics(), "{when}");
}

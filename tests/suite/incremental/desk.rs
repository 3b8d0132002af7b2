//! A project in a folder that somebody works on.

use crate::harness::{Built, Tree, assert_same_trees, read_tree};
use skillweek::base::path::OutputPath;
use skillweek::build::{Changes, LastBuild, Outcome, Request, Served, Session, build};
use skillweek::diag::Severity;
use skillweek::source::DiskWorld;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A project with whatever was touched since somebody last looked.
pub struct Desk {
    /// Vanishes with the desk.
    folder: TempDir,
    touched: BTreeSet<PathBuf>,
    pub request: Request,
}

impl Desk {
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join("site");
        let cache = Some(root.join(".cache"));
        let request = Request { root, cache, ..Request::default() };
        let mut desk = Self { folder, touched: BTreeSet::new(), request };
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    pub fn root(&self) -> &Path {
        &self.request.root
    }

    /// A folder beside the project.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where it is published.
    pub fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Builds it.
    pub fn build(&self) -> Outcome {
        self.build_into(&self.out())
    }

    pub fn build_into(&self, out: &Path) -> Outcome {
        build(&self.request, out, &()).unwrap_or_else(|failure| panic!("{failure:?}"))
    }

    pub fn last_build(&self) -> LastBuild {
        let cache = self.request.cache.as_ref().expect("it has a cache");
        LastBuild::read(self.root(), cache, &self.out()).expect("a project")
    }

    /// Builds it and asserts that the output is that of a clean build, or, where there are errors, the
    /// one that there was; says whether anything was published.
    #[track_caller]
    pub fn assert_built(&self, when: &str) -> bool {
        self.assert_built_into(&self.out(), when)
    }

    #[track_caller]
    pub fn assert_built_into(&self, out: &Path, when: &str) -> bool {
        let before = published(out);
        let outcome = build(&self.request, out, &());
        let outcome = outcome.unwrap_or_else(|failure| panic!("{when}: {failure:?}"));
        let clean = self.clean();
        let expected = if outcome.errors() == 0 { &clean.files } else { &before };
        assert_same_trees(&published(out), expected, when);
        assert_eq!(outcome.diagnostics, clean.outcome.diagnostics, "{when}");
        outcome.errors() == 0
    }

    /// The files in which there are errors.
    pub fn broken(&self) -> BTreeSet<String> {
        let found = self.clean().outcome.diagnostics.into_iter();
        let errors = found.filter(|found| found.severity == Severity::Error);
        errors.filter_map(|found| Some(found.span?.file.to_string())).collect()
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
        let request = Request { cache: None, ..self.request.clone() };
        Built::of(&request, &DiskWorld::new(self.root())).expect("a project")
    }
}

/// What lies in an output folder, without the mark that says whose it is.
fn published(out: &Path) -> Tree {
    let mut tree = if out.exists() { read_tree(out) } else { Tree::new() };
    tree.remove(".skillweek");
    tree
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
        // A feed or a table of which there turns out to be nothing to make is neither.
        let is_served = !matches!(session.output(&path), Some(Served::Failed(_)) | None);
        assert!(is_built || !is_served, "{when}: {path} is served and not built");
    }
    assert_eq!(session.diagnostics(), clean.diagnostics(), "{when}");
}

//! A project in a folder that somebody works on.

use crate::harness::{Built, Project, Tree, assert_same_trees, read_tree};
use skillweek::base::path::{OutputPath, SourcePath};
use skillweek::base::text::Text;
use skillweek::diag::{Code, Diagnostic, Severity};
use skillweek::pipeline::BuildHistory;
use skillweek::pipeline::Changes;
use skillweek::pipeline::Held;
use skillweek::pipeline::Outcome;
use skillweek::pipeline::Request;
use skillweek::pipeline::Served;
use skillweek::pipeline::Session;
use skillweek::pipeline::Version;
use skillweek::pipeline::Versions;
use skillweek::pipeline::build;
use skillweek::source::DiskWorld;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use tempfile::TempDir;

/// A project with whatever was touched since somebody last looked.
pub struct Desk {
    /// Vanishes with the desk.
    folder: TempDir,
    touched: BTreeSet<PathBuf>,
    pub request: Request,
    good: Mutex<Good>,
}

/// What files were when they were good.
#[derive(Debug, Default, Clone)]
pub struct Good(Tree);

impl Versions for Good {
    fn last_good(&self, path: &SourcePath) -> Option<Version> {
        self.0.get(path.as_str()).map(|bytes| Version::from(bytes.clone()))
    }
}

impl Desk {
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join("site");
        let cache = Some(root.join(".cache"));
        let request = Request { root, cache, ..Request::default() };
        let (touched, good) = (BTreeSet::new(), Mutex::default());
        let mut desk = Self { folder, touched, request, good };
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    fn good(&self) -> MutexGuard<'_, Good> {
        self.good.lock().expect("nobody panicked")
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
        let had_root = out.join("index.html").is_file();
        // Of a part of the sites only what concerns them is told, but no more is held to be good.
        let all = Request { sites: Vec::new(), cache: None, ..self.request.clone() };
        let is_part = !self.request.sites.is_empty() && self.request.cache.is_some();
        let whole = is_part.then(|| {
            let good = self.good().clone();
            Built::after(&all, &DiskWorld::new(self.root()), &good).expect("a project")
        });
        let outcome = build(&self.request, out, &());
        let outcome = outcome.unwrap_or_else(|failure| panic!("{failure:?}"));
        if outcome.is_published && self.request.cache.is_some() {
            let held = whole.as_ref().map_or(&outcome.held, |whole| &whole.outcome.held);
            self.note_good(held, had_root && outcome.stale.is_empty());
        }
        outcome
    }

    /// Notes that everything has been published as it is now, except for what is held.
    pub fn note_good(&self, held: &[Held], renews_root: bool) {
        let files = self.files();
        let folders = files.keys().filter_map(|path| path.strip_suffix("/site.yaml"));
        let folders: Vec<String> = folders.map(|folder| format!("{folder}/")).collect();
        let chosen: Vec<String> =
            self.request.sites.iter().map(|site| format!("content/{site}/")).collect();
        // A part of the sites brings those above it up to date where they are there.
        let is_built = |path: &str| {
            let owners = folders.iter().filter(|folder| path.starts_with(folder.as_str()));
            let owner = owners.max_by_key(|folder| folder.len());
            chosen.is_empty()
                || owner.is_none_or(|owner| {
                    chosen.iter().any(|chosen| owner.starts_with(chosen.as_str()))
                        || (renews_root && owner == "content/")
                })
        };
        let is_held = |path: &str| held.iter().any(|held| stands_for(held, path));
        let mut good = self.good();
        good.0.retain(|path, _| files.contains_key(path));
        let new = files.into_iter().filter(|(path, _)| is_built(path) && !is_held(path));
        good.0.extend(new);
    }

    pub fn last_build(&self) -> BuildHistory {
        BuildHistory::read(&self.request, &self.out()).expect("a project")
    }

    /// Builds it and asserts that the output is that of a clean build in which the same versions are
    /// known; says whether nothing was held.
    #[track_caller]
    pub fn assert_built(&self, when: &str) -> bool {
        self.assert_built_into(&self.out(), when)
    }

    #[track_caller]
    pub fn assert_built_into(&self, out: &Path, when: &str) -> bool {
        self.assert_built_like(&self.clean(), out, when)
    }

    /// The same where the clean build has been made already.
    #[track_caller]
    pub fn assert_built_like(&self, clean: &Built, out: &Path, when: &str) -> bool {
        let before = published(out);
        let outcome = self.build_into(out);
        let expected = if outcome.is_published { &clean.files } else { &before };
        assert_same_trees(&published(out), expected, when);
        assert_eq!(outcome.held, clean.outcome.held, "{when}");
        assert_eq!(outcome.diagnostics, clean.outcome.diagnostics, "{when}");
        outcome.held.is_empty()
    }

    /// The same after damage to the cache, in which any version may have been lost.
    #[track_caller]
    pub fn assert_built_after_damage(&self, when: &str) -> bool {
        let (before, known) = (published(&self.out()), self.good().clone());
        let outcome = self.build();
        let now = std::mem::replace(&mut *self.good(), known);
        let lost = outcome.held.iter().filter(|held| !held.has_last_good);
        lost.for_each(|held| drop(self.good().0.remove(held.file.as_str())));
        let clean = self.clean();
        *self.good() = now;
        let expected = if outcome.is_published { &clean.files } else { &before };
        assert_same_trees(&published(&self.out()), expected, when);
        assert_eq!(outcome.held, clean.outcome.held, "{when}");
        outcome.held.is_empty()
    }

    /// Asserts the rule of held files: what was made is what the project makes in which each of them is
    /// replaced by its last good version or is not there.
    #[track_caller]
    pub fn assert_follows_the_rule(&self, built: &Built, when: &str) {
        let held = &built.outcome.held;
        if !built.outcome.is_published {
            return;
        }
        let mut files = self.files();
        let good = self.good().clone();
        for one in held {
            match one.has_last_good {
                true => drop(files.insert(one.file.to_string(), good.0[one.file.as_str()].clone())),
                false => files.retain(|path, _| !stands_for(one, path)),
            }
        }
        let model =
            Project { files: files.clone(), request: self.request.clone(), ..Project::default() };
        let request = Request { cache: None, ..self.request.clone() };
        let model = Built::after(&request, &model.world(), &Good(files)).expect("a project");
        assert_eq!(model.outcome.held, [], "{when}");
        assert_same_trees(&built.files, &model.files, when);
    }

    /// The files in which there are errors.
    pub fn broken(&self) -> BTreeSet<String> {
        let found = self.clean().outcome.diagnostics.into_iter();
        let errors = found.filter(|found| found.severity == Severity::Error);
        errors.filter_map(|found| Some(found.span?.file.to_string())).collect()
    }

    pub fn files(&self) -> Tree {
        // Only these: in the cache other builds may be writing.
        let tops = ["content", "assets", "themes"].map(|top| (top, self.root().join(top)));
        let trees = tops.iter().filter(|(_, folder)| folder.is_dir());
        let files = trees.flat_map(|(top, folder)| {
            read_tree(folder).into_iter().map(move |(path, bytes)| (format!("{top}/{path}"), bytes))
        });
        files.collect()
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
        let session = Session::open(self.request.clone()).expect("a project");
        self.look_at_all(&session);
        session
    }

    /// Asks for every page once, as the preview does by itself, and notes what was good.
    fn look_at_all(&self, session: &Session) {
        session.paths().iter().for_each(|path| drop(session.output(path)));
        self.note_good(&session.held(), true);
    }

    /// The session after what has changed.
    pub fn refreshed(&mut self, session: &Session) -> Session {
        session.refresh(&self.changes()).expect("a project")
    }

    /// Asserts that a session serves what a clean build writes, and nothing else, and finds the same
    /// amiss; from then on all of it is known to be good.
    #[track_caller]
    pub fn assert_serves(&self, session: &Session, when: &str) {
        let clean = self.clean();
        session.paths().iter().for_each(|path| drop(session.output(path)));
        assert_serves(session, &clean, when);
        self.assert_follows_the_rule(&clean, when);
        self.note_good(&session.held(), true);
    }

    /// What a build makes that knows nothing of any other.
    pub fn clean(&self) -> Built {
        let request = Request { cache: None, ..self.request.clone() };
        // Without a cache nothing is known of before.
        let good = self.request.cache.as_ref().map(|_| self.good().clone());
        let good = good.unwrap_or_default();
        Built::after(&request, &DiskWorld::new(self.root()), &good).expect("a project")
    }
}

/// What is told, but not with which of the pages a template failed first: a build makes all of them
/// before it looks.
fn told(found: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut found = found.to_vec();
    for one in found.iter_mut().filter(|one| one.code == Code::TemplateError) {
        one.message = Text { zh: String::new(), en: String::new() };
        one.help = None;
    }
    found.dedup();
    found
}

/// What lies in an output folder, without the mark that says whose it is.
pub fn published(out: &Path) -> Tree {
    let mut tree = if out.exists() { read_tree(out) } else { Tree::new() };
    tree.remove(".skillweek");
    tree
}

/// Whether a path is a held file or, where nothing stands for the settings of a site, lies in its folder.
fn stands_for(held: &Held, path: &str) -> bool {
    let file = held.file.as_str();
    let folder = file.strip_suffix("site.yaml").filter(|_| !held.has_last_good);
    path == file || folder.is_some_and(|folder| path.starts_with(folder))
}

/// Asserts that a session serves what a clean build writes, and nothing else, and finds the same amiss.
#[track_caller]
fn assert_serves(session: &Session, clean: &Built, when: &str) {
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
    assert_eq!(session.held(), clean.outcome.held, "{when}");
    assert_eq!(told(&session.diagnostics()), told(clean.diagnostics()), "{when}");
}

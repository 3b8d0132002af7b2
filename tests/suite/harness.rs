//! Small projects in memory, built by the pipeline that every command runs.

use skillweek::base::path::{OutputPath, SourcePath};
use skillweek::base::text::Lang;
use skillweek::diag::emit::{Texts, human, records};
use skillweek::diag::{Code, Diagnostic, Sink};
use skillweek::picture::Redaction;
use skillweek::pipeline;
use skillweek::pipeline::Failure;
use skillweek::pipeline::Outcome;
use skillweek::pipeline::Request;
use skillweek::pipeline::Versions;
use skillweek::render::outlet::Outlet;
use skillweek::source::decode::decode;
use skillweek::source::world::ReadSeek;
use skillweek::source::{DiskWorld, MemoryWorld, World};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{env, fs};

/// Files by path, of a project or of what was built from it.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of this repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expected results shall be rewritten.
pub fn is_blessing() -> bool {
    env::var_os("BLESS").is_some()
}

/// Every file below a folder by its path there, with `/` between the parts.
pub fn read_tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("the folder can be read");
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).expect("it lies below");
            let path = below.to_str().expect("UTF-8").replace('\\', "/");
            tree.insert(path, fs::read(entry.path()).expect("the file can be read"));
        }
    }
    tree
}

/// A project in memory.
#[derive(Debug, Clone, Default)]
pub struct Project {
    pub files: Tree,
    /// Files that are listed and cannot be read.
    pub refused: BTreeSet<String>,
    pub request: Request,
}

impl Project {
    pub fn from(files: &[(&str, &str)]) -> Self {
        files.iter().fold(Self::default(), |project, (path, text)| project.with(path, text))
    }

    /// The project in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { files: read_tree(folder), ..Self::default() }
    }

    /// With one more file, or another text of one.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), bytes.as_ref().to_vec());
        self
    }

    pub fn world(&self) -> MemoryWorld {
        let mut world = MemoryWorld::default();
        for (path, bytes) in &self.files {
            world.insert(path, bytes.clone());
        }
        world
    }

    /// Builds it; that it has a root site is the test's affair.
    pub fn build(&self) -> Built {
        self.build_listed(|_| {})
    }

    /// Builds it from a world that lists its files in another order.
    pub fn build_listed(&self, order: impl Fn(&mut Vec<SourcePath>) + Send + Sync) -> Built {
        let world = Odd { world: self.world(), refused: &self.refused, order };
        Built::of(&self.request, &world).unwrap_or_else(|failure| panic!("{failure:?}"))
    }
}

impl Texts for Project {
    fn text(&self, file: &SourcePath) -> Option<Arc<str>> {
        self.files.get(file.as_str()).map(|bytes| decode(bytes).text.into())
    }
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    pub outcome: Outcome,
    pub files: Tree,
    /// Paths that were written more than once.
    pub twice: Vec<String>,
}

impl Built {
    pub fn of(request: &Request, world: &dyn World) -> Result<Self, Failure> {
        Self::after(request, world, &())
    }

    /// The same, where earlier versions of some files are known.
    pub fn after(
        request: &Request,
        world: &dyn World,
        versions: &dyn Versions,
    ) -> Result<Self, Failure> {
        let shelf = Shelf { world, written: Mutex::default() };
        let outcome = pipeline::run(request, world, versions, &shelf, &())?;
        let Written { files, twice } = shelf.written.into_inner().expect("no writer panicked");
        Ok(Self { outcome, files, twice })
    }

    /// The sample: this repository's own project.
    pub fn sample() -> Self {
        Self::of(&Request::default(), &DiskWorld::new(repository()))
            .unwrap_or_else(|failure| panic!("{failure:?}"))
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.outcome.diagnostics
    }

    pub fn codes(&self) -> Vec<Code> {
        self.diagnostics().iter().map(|found| found.code).collect()
    }

    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// A text file of the output.
    #[track_caller]
    pub fn page(&self, path: &str) -> &str {
        let bytes = self.files.get(path);
        let bytes = bytes.unwrap_or_else(|| panic!("no {path} among {:#?}", self.paths()));
        std::str::from_utf8(bytes).expect("pages are UTF-8")
    }

    /// What a page has between the tags of `main`.
    #[track_caller]
    pub fn main(&self, path: &str) -> &str {
        let page = self.page(path);
        let start = page.find("<main").and_then(|at| Some(at + page[at..].find('>')? + 1));
        let start = start.unwrap_or_else(|| panic!("{path} has no <main>"));
        let end = page.find("</main>").unwrap_or(page.len());
        &page[start..end]
    }

    /// The findings as `severity code file:line:column` (or `file · cell`), one a line.
    pub fn findings(&self, texts: &dyn Texts) -> String {
        let mut lines = String::new();
        for record in records(self.diagnostics(), texts, Lang::Zh) {
            let file = record.file.as_deref().unwrap_or("-");
            lines += &format!("{} {} {file}", record.severity, record.code);
            if let (Some(line), Some(column)) = (record.line, record.column) {
                lines += &format!(":{line}:{column}");
            }
            if let Some(cell) = record.cell {
                lines += &format!(" · {cell}");
            }
            lines.push('\n');
        }
        lines
    }

    /// The findings as a person sees them.
    pub fn pictures(&self, texts: &dyn Texts, lang: Lang) -> String {
        human(self.diagnostics(), texts, lang, false)
    }
}

/// Keeps finished files in memory.
struct Shelf<'a> {
    world: &'a dyn World,
    written: Mutex<Written>,
}

#[derive(Default)]
struct Written {
    files: Tree,
    twice: Vec<String>,
}

impl Outlet for Shelf<'_> {
    type Refusal = Infallible;

    fn start_over(&self) -> Result<(), Infallible> {
        *self.written.lock().expect("no writer panicked") = Written::default();
        Ok(())
    }

    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Infallible> {
        let mut written = self.written.lock().expect("no writer panicked");
        if written.files.insert(path.to_string(), bytes.to_vec()).is_some() {
            written.twice.push(path.to_string());
        }
        Ok(())
    }

    fn copy(
        &self,
        path: &OutputPath,
        source: &SourcePath,
        redactions: &[Redaction],
    ) -> Result<(), Infallible> {
        let mut bytes = self.world.read(source).expect("only files of the project are copied");
        skillweek::picture::redact(redactions, 0, &mut bytes);
        self.write(path, &bytes)
    }
}

/// A world that lists its files in another order and keeps some to itself.
struct Odd<'a, F> {
    world: MemoryWorld,
    refused: &'a BTreeSet<String>,
    order: F,
}

impl<F> Odd<'_, F> {
    fn ask(&self, path: &SourcePath) -> io::Result<()> {
        if self.refused.contains(path.as_str()) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "Permission denied"));
        }
        Ok(())
    }
}

impl<F: Fn(&mut Vec<SourcePath>) + Send + Sync> World for Odd<'_, F> {
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
        let mut files = self.world.list(sink);
        (self.order)(&mut files);
        files
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        self.ask(path)?;
        self.world.read(path)
    }

    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        self.ask(path)?;
        self.world.open_anywhere(path)
    }
}

/// Asserts that two trees have the same files with the same bytes; names only what differs.
#[track_caller]
pub fn assert_same_trees(found: &Tree, expected: &Tree, name: &str) {
    let paths: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let differs = |path: &&&String| found.get(**path) != expected.get(**path);
    let different: Vec<&&String> = paths.iter().filter(differs).take(20).collect();
    assert!(different.is_empty(), "{name}: these differ: {different:#?}");
}

//! A project on disk.
//!
//! 1. `content`, `assets` and `themes` are walked once; links, devices and pipes are left out.
//! 2. Names are normalized to NFC, so that a folder copied from a Mac is found under typed names, and
//!    the usual misspellings of `site.yaml`, `_index.md` and `index.md` are read as these.
//! 3. Only listed files are read.

#![expect(clippy::disallowed_methods, reason = "this is the World that reads a disk")]

use super::CONTENT;
use super::names::{is_temporary_or_system_file, usual_name};
use super::skipped;
use super::world::{ReadSeek, World};
use rayon::prelude::*;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

/// The folders of a project that are read.
const FOLDERS: [&str; 3] = ["content", "assets", "themes"];

/// The number of entries held in memory at a time, to be examined by several threads.
const LISTED_AT_ONCE: usize = 8192;

/// The files in a project's folder on disk.
pub struct DiskWorld {
    root: PathBuf,
    listing: OnceLock<Arc<Listing>>,
}

/// The result of a walk.
#[derive(Clone, Default)]
struct Listing {
    files: BTreeMap<SourcePath, RealPath>,
    found: Vec<Diagnostic>,
    /// Folders that could not be read.
    unread: Vec<SourcePath>,
    /// Whether two files have one normalized name, so that one of them is listed under its own.
    has_twins: bool,
}

/// The path on disk, if its name is in another normal form than NFC there.
type RealPath = Option<Box<Path>>;

/// The outcome for an entry of a folder.
enum Found {
    File(SourcePath, RealPath),
    /// A link, device or pipe, or a name that is not UTF-8; it is left out.
    Skipped(Diagnostic),
    /// A folder that could not be read.
    Unread(SourcePath, Diagnostic),
}

impl Listing {
    fn note(&mut self, found: Found, root: &Path) {
        match found {
            Found::File(path, real) => self.list(path, real, root),
            Found::Skipped(found) => self.found.push(found),
            Found::Unread(folder, found) => {
                self.unread.push(folder);
                self.found.push(found);
            }
        }
    }

    /// Lists a file. Of two with one normalized name, the one that is spelt so keeps it, else the
    /// first; the other is listed under its own name, so that it is not lost.
    fn list(&mut self, path: SourcePath, real: RealPath, root: &Path) {
        let Some(known) = self.files.get(&path).filter(|known| **known != real).cloned() else {
            self.files.insert(path, real);
            return;
        };
        let (stays, goes) = if real.is_none() { (real, known) } else { (known, real) };
        if let Some(twin) = goes {
            self.has_twins = true;
            self.files.insert(own_name(root, &twin), Some(twin));
        }
        self.files.insert(path, stays);
    }
}

/// The path in the project of a path on disk, as it is spelt there.
fn own_name(root: &Path, path: &Path) -> SourcePath {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    SourcePath::new(parts.join("/"))
}

impl DiskWorld {
    /// A project in `root`. Nothing is read before the files are listed.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root_on_disk(root.into()), listing: OnceLock::new() }
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path on disk of a listed file.
    pub fn real(&self, path: &SourcePath) -> io::Result<PathBuf> {
        let real = self.listing.get().and_then(|listing| listing.files.get(path));
        let real = real.ok_or(io::ErrorKind::NotFound)?.as_deref();
        Ok(real.map_or_else(|| self.root.join(path.as_str()), Path::to_owned))
    }

    /// Whether a file is listed; false before the first listing.
    pub fn lists(&self, path: &SourcePath) -> bool {
        self.listing.get().is_some_and(|listing| listing.files.contains_key(path))
    }

    /// The same folder after changes at some paths, without walking the rest. `None` if the list is
    /// the same as before.
    pub fn relisted(&self, changed: &BTreeSet<PathBuf>) -> Option<Self> {
        let old = self.listing.get()?;
        let moved: Vec<&PathBuf> =
            changed.iter().filter(|real| !self.is_where_it_was(old, real)).collect();
        if moved.is_empty() {
            return None;
        }
        // The names of twins depend on each other.
        if old.has_twins || moved.iter().any(|real| self.is_twin(old, real)) {
            let listing = OnceLock::from(Arc::new(self.listed()));
            return Some(Self { root: self.root.clone(), listing });
        }
        let mut listing = Listing::clone(old);
        for real in moved {
            let path = self.source_path(real);
            listing.files.retain(|listed, _| !listed.is_within(&path));
            let is_below = |found: &Diagnostic| {
                found.span.as_ref().is_some_and(|span| span.file.is_within(&path))
            };
            listing.found.retain(|found| !is_below(found));
            listing.unread.retain(|folder| !folder.is_within(&path));
            if self.is_reached(real) {
                self.walk(real, &mut listing);
            }
        }
        Some(Self { root: self.root.clone(), listing: OnceLock::from(Arc::new(listing)) })
    }

    /// Whether a file on the disk is the one that is listed under this path.
    fn is_listed_as(&self, listing: &Listing, path: &SourcePath, real: &Path) -> bool {
        match listing.files.get(path) {
            Some(Some(spelt)) => **spelt == *real,
            Some(None) => self.root.join(path.as_str()) == real,
            None => false,
        }
    }

    /// Whether a file other than those at a path is listed under the name that the path has.
    fn is_twin(&self, old: &Listing, real: &Path) -> bool {
        let path = self.source_path(real);
        let below = old.files.range(path.clone()..);
        let mut below = below.take_while(|(listed, _)| listed.as_str().starts_with(path.as_str()));
        let is_other = |(listed, spelt): (&SourcePath, &RealPath)| match spelt {
            Some(spelt) => !spelt.starts_with(real),
            None => !self.root.join(listed.as_str()).starts_with(real),
        };
        below.any(|file| file.0.is_within(&path) && is_other(file))
    }

    /// Walks everything.
    fn listed(&self) -> Listing {
        let mut listing = Listing::default();
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            if folder.is_dir() {
                self.walk(&folder, &mut listing);
            }
        }
        listing
    }

    /// Whether a path is a plain file that was listed before, or is neither there nor was.
    fn is_where_it_was(&self, old: &Listing, real: &Path) -> bool {
        let path = self.source_path(real);
        match real.symlink_metadata() {
            Ok(metadata) => metadata.is_file() && self.is_listed_as(old, &path, real),
            Err(_) => {
                let below = old.files.range(path.clone()..).next();
                !below.is_some_and(|(listed, _)| listed.is_within(&path))
            }
        }
    }

    /// Whether a walk from the top would reach a path: it is in one of the folders that are read,
    /// and neither ignored nor behind a link.
    fn is_reached(&self, real: &Path) -> bool {
        let Ok(below) = real.strip_prefix(&self.root) else { return false };
        let mut parts = below.iter();
        let Some(top) = parts.next().filter(|top| FOLDERS.iter().any(|name| top == name)) else {
            return false;
        };
        let top = self.root.join(top);
        let is_linked = |folder: &&Path| **folder != top && folder.is_symlink();
        let mut above = real.ancestors().skip(1).take_while(|folder| folder.starts_with(&top));
        !above.any(|folder| is_linked(&folder))
            && parts.all(|part| !is_temporary_or_system_file(&part.to_string_lossy()))
    }

    fn walk(&self, start: &Path, listing: &mut Listing) {
        if start.symlink_metadata().is_err() {
            return;
        }
        let is_read = |entry: &DirEntry| {
            entry.depth() == 0 || !is_temporary_or_system_file(&entry.file_name().to_string_lossy())
        };
        // The top folders may be links, which were set up on purpose. Links inside them are not
        // followed.
        let is_top = start.parent() == Some(self.root.as_path());
        let walk = WalkDir::new(start).follow_links(false).follow_root_links(is_top);
        let mut walk = walk.sort_by_file_name().into_iter().filter_entry(is_read).peekable();
        while walk.peek().is_some() {
            let some: Vec<walkdir::Result<DirEntry>> = walk.by_ref().take(LISTED_AT_ONCE).collect();
            let looked: Vec<Found> =
                some.into_par_iter().filter_map(|entry| self.look(&entry)).collect();
            looked.into_iter().for_each(|found| listing.note(found, &self.root));
        }
    }

    /// The outcome for an entry of a folder; `None` for a folder.
    fn look(&self, entry: &walkdir::Result<DirEntry>) -> Option<Found> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let place = self.source_path(error.path().unwrap_or(&self.root));
                return Some(Found::Unread(place, self.unreadable(error)));
            }
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            return None;
        }
        let path = self.normalized(entry.path());
        Some(if kind.is_symlink() {
            Found::Skipped(skipped::link(&path))
        } else if !kind.is_file() {
            Found::Skipped(skipped::odd_file(&path))
        } else if entry.path().to_str().is_none() {
            Found::Skipped(skipped::unreadable_name(&path))
        } else {
            let is_plain = self.root.join(path.as_str()) == entry.path();
            let real = (!is_plain).then(|| entry.path().into());
            Found::File(path, real)
        })
    }

    /// The path in the project of a path on disk: as it is listed, else normalized.
    pub fn source_path(&self, path: &Path) -> SourcePath {
        if self.listing.get().is_some_and(|listing| listing.has_twins) {
            let own = own_name(&self.root, path);
            if self.lists(&own) {
                return own;
            }
        }
        self.normalized(path)
    }

    /// The path in the project of a path on disk, in NFC, with the usual names of files that have
    /// one.
    fn normalized(&self, path: &Path) -> SourcePath {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let mut parts: Vec<String> =
            below.iter().map(|part| part.to_string_lossy().nfc().collect()).collect();
        if parts.first().is_some_and(|top| top == CONTENT)
            && let Some(name) = parts.last_mut()
        {
            *name = usual_name(name).to_owned();
        }
        SourcePath::new(parts.join("/"))
    }

    fn unreadable(&self, error: &walkdir::Error) -> Diagnostic {
        let path = self.source_path(error.path().unwrap_or(&self.root));
        let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        Diagnostic::new(
            Code::UnreadableFile,
            text!("不能读取这个文件夹：{reason}", "this folder cannot be read: {reason}"),
        )
        .at(Span::whole(&path))
        .help(text!("请检查文件夹的权限", "check the folder's permissions"))
    }
}

impl World for DiskWorld {
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
        let listing = self.listing.get_or_init(|| Arc::new(self.listed()));
        listing.found.iter().cloned().for_each(|found| sink.push(found));
        listing.files.keys().cloned().collect()
    }

    fn is_complete(&self) -> bool {
        self.listing.get().is_none_or(|listing| listing.unread.is_empty())
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        std::fs::read(self.real(path)?)
    }

    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        Ok(Box::new(File::open(self.real(path)?)?))
    }
}

/// The path by which the disk is asked about a project. On Windows the verbatim one: below it `con.md`
/// is a file and not the keyboard, and a name may end in a dot.
pub fn root_on_disk(root: PathBuf) -> PathBuf {
    if cfg!(windows) { std::fs::canonicalize(&root).unwrap_or(root) } else { root }
}

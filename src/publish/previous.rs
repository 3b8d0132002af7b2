//! The output as the last build and changes by hand left it. Nothing here follows a symlink.

use super::entry_kind::EntryKind;
use super::error::{Obstacle, PublishError};
use super::manifest::Manifest;
use super::name::is_marker;
use super::transfer;
use skillweek_base::digest::Digest;
use skillweek_base::plain_file;
use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// Files of operating systems and repositories in folders that users consider empty.
const NOT_WORTH_A_REFUSAL: &[&str] = &[".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini"];

/// The old output: its marker and all entries that it really contains.
#[derive(Debug)]
pub struct Previous {
    pub(super) root: PathBuf,
    /// `None` if the folder has no marker, because it is empty or does not exist. If the outputs of
    /// several shards were copied into one folder, this holds the files of all their markers.
    pub(super) manifest: Option<Manifest>,
    /// The names of the markers.
    pub(super) markers: Vec<String>,
    /// The leaves by relative path; of folders only the empty ones.
    entries: BTreeMap<PathBuf, EntryKind>,
}

/// The condition of a published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It has the bytes that a build wrote.
    Whole,
    /// It has other bytes.
    Changed,
    /// It no longer exists, or is not a plain file.
    Gone,
}

impl Previous {
    /// Reads the old output; an error if the folder is someone else's.
    pub fn read(root: &Path) -> Result<Self, PublishError> {
        let mut entries = BTreeMap::new();
        match fs::symlink_metadata(root) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(Obstacle::NotAFolder.at(root)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (root, markers) = (root.to_path_buf(), Vec::new());
                return Ok(Self { root, manifest: None, markers, entries });
            }
            Err(error) => return Err(PublishError::io(root)(error)),
        }
        let names = names(root)?;
        let (markers, manifest) = manifest_of(root, &names)?;
        if manifest.is_none() && !is_as_good_as_empty(&names) {
            return Err(Obstacle::NotOurs.at(root));
        }
        scan(root, &mut entries)?;
        entries.retain(|path, _| !path.to_str().is_some_and(is_marker));
        Ok(Self { root: root.to_path_buf(), manifest, markers, entries })
    }

    /// Whether the old output holds a plain file at that path with exactly these bytes.
    pub(super) fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        self.is_file(path) && transfer::has_bytes(&self.root.join(path), bytes)
    }

    /// Whether the old output holds a plain file at that path whose bytes have that digest.
    pub(super) fn holds_digest(&self, path: &str, digest: &Digest) -> bool {
        self.digest(path).as_ref() == Some(digest)
    }

    /// The current digest of a plain file of the old output.
    fn digest(&self, path: &str) -> Option<Digest> {
        let file = self.is_file(path).then(|| self.root.join(path))?;
        let read = plain_file::open(&file).and_then(Digest::of_reader);
        read.ok().map(|(digest, _)| digest)
    }

    /// Whether the old output holds a plain file at that path, reached through real folders.
    pub(super) fn is_file(&self, path: &str) -> bool {
        self.entries.get(Path::new(path)) == Some(&EntryKind::File)
    }

    /// The files that the last build made, with their digests.
    pub fn ours(&self) -> impl Iterator<Item = (&str, &Digest)> {
        let files = self.manifest.iter().flat_map(|manifest| &manifest.files);
        files.map(|(path, digest)| (&**path, digest))
    }

    /// The condition of a file; `None` if no build has published it.
    pub fn condition(&self, path: &str) -> Option<Condition> {
        let published = self.manifest.as_ref()?.files.get(path)?;
        Some(match self.digest(path) {
            Some(found) if found == *published => Condition::Whole,
            Some(_) => Condition::Changed,
            None => Condition::Gone,
        })
    }

    /// The entries that no build of ours made.
    pub(super) fn foreign(&self) -> impl Iterator<Item = (&Path, EntryKind)> {
        self.entries.iter().map(|(path, kind)| (path.as_path(), *kind)).filter(|(path, _)| {
            let is_ours = slashed(path).is_some_and(|name| {
                self.manifest.as_ref().is_some_and(|manifest| manifest.files.contains_key(&*name))
            });
            !is_ours
        })
    }
}

/// The markers among the names in an output folder, and the files that they list.
fn manifest_of(
    root: &Path,
    names: &[String],
) -> Result<(Vec<String>, Option<Manifest>), PublishError> {
    let markers: Vec<String> = names.iter().filter(|name| is_marker(name)).cloned().collect();
    let mut manifest: Option<Manifest> = None;
    for marker in &markers {
        let read = Manifest::read(root, marker)?;
        let files = read.into_iter().flat_map(|read| read.files);
        manifest.get_or_insert_default().files.extend(files);
    }
    Ok((markers, manifest))
}

/// The digest of the markers in an output folder; `None` if there is none or it cannot be read.
pub fn marker_of(root: &Path) -> Option<Digest> {
    let names = names(root).ok()?;
    let mut markers = names.iter().filter(|name| is_marker(name));
    // The digest of a single marker is that of its bytes.
    if let (Some(only), None) = (markers.next(), markers.next()) {
        let marker = plain_file::open(&root.join(only)).and_then(Digest::of_reader);
        return marker.ok().map(|(digest, _)| digest);
    }
    let (_, manifest) = manifest_of(root, &names).ok()?;
    Some(manifest?.digest())
}

/// A path with `/` between its components, as in output paths; `None` if it is not Unicode.
pub(super) fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

/// The names directly in the folder, sorted. A name that is not Unicode is not ours and is
/// converted lossily.
fn names(root: &Path) -> Result<Vec<String>, PublishError> {
    let entries = fs::read_dir(root).map_err(PublishError::io(root))?;
    let name =
        |entry: io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
    let names: io::Result<Vec<String>> = entries.map(name).collect();
    let mut names = names.map_err(PublishError::io(root))?;
    names.sort_unstable();
    Ok(names)
}

fn is_as_good_as_empty(names: &[String]) -> bool {
    names.iter().all(|name| NOT_WORTH_A_REFUSAL.contains(&name.as_str()))
}

/// Lists the leaves of a folder, without recursion because the depth is unbounded.
fn scan(root: &Path, entries: &mut BTreeMap<PathBuf, EntryKind>) -> Result<(), PublishError> {
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let absolute = root.join(&folder);
        let mut is_empty = true;
        for entry in fs::read_dir(&absolute).map_err(PublishError::io(&absolute))? {
            let entry = entry.map_err(PublishError::io(&absolute))?;
            let file_type = entry.file_type().map_err(PublishError::io(&entry.path()))?;
            is_empty = false;
            let path = folder.join(entry.file_name());
            match kind(file_type) {
                Some(kind) => {
                    entries.insert(path, kind);
                }
                None => folders.push(path),
            }
        }
        if is_empty && !folder.as_os_str().is_empty() {
            entries.insert(folder, EntryKind::EmptyFolder);
        }
    }
    Ok(())
}

/// `None` for a folder. Links are tested first: on Windows a junction is a link and looks like a
/// folder.
fn kind(file_type: FileType) -> Option<EntryKind> {
    if file_type.is_symlink() {
        Some(EntryKind::Link)
    } else if file_type.is_dir() {
        None
    } else if file_type.is_file() {
        Some(EntryKind::File)
    } else {
        Some(EntryKind::Other)
    }
}

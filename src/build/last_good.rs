//! The versions of texts, settings and templates that were published last, kept in the cache.
//!
//! Each output folder has an index: the version of each file that was published there, and the marker
//! of the output. An output that bears another marker was made by a build that kept nothing (`--no-cache`,
//! a share, another machine), so what the index says no longer holds, and no version is known. A folder in
//! which nothing was published yet begins with the versions of the one that was published last.
//!
//! The bytes lie in the store in groups, because a file for each would cost more time than all the rest
//! of the first build: an edit writes one group anew. What a group holds counts only if it has the digest
//! that an index names. What is damaged is as good as absent. There are 256 groups at most and a few
//! indexes, so nothing has to be thrown away but what no index names any more.

use super::archive::out_name;
use super::versions::{Version, Versions};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::publish;
use crate::source::World;
use crate::store::Store;
use serde::{Deserialize, Serialize};
use std::array;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The part of the cache.
const FOLDER: &str = "last-good";
/// Changes with the format. It is not the program's version: a new program knows what an older one published.
const FORMAT: &str = "last good 2";
/// Output folders whose versions are known, at most.
const MOST_OUTPUTS: usize = 8;
const GROUPS: usize = 256;

/// The last published versions of a project's files in one output folder.
pub struct LastGood {
    store: Store,
    /// The output folder, and its name in the cache.
    out: PathBuf,
    name: String,
    index: OnceLock<Index>,
    /// Those that somebody has asked for.
    groups: [OnceLock<Group>; GROUPS],
}

/// Which version of each file was published last in one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Index {
    marker: Option<Digest>,
    versions: Versioned,
}

/// Files, each with the digest of a version.
type Versioned = BTreeMap<SourcePath, Digest>;

/// Versions of some files.
type Group = BTreeMap<(SourcePath, Digest), Vec<u8>>;

impl LastGood {
    /// The versions that a cache folder keeps of what a project has published in an output folder.
    pub fn of(cache: &Path, root: &Path, out: &Path) -> Self {
        Self {
            store: Store::open(&cache.join(FOLDER)),
            out: out.to_owned(),
            name: out_name(root, out),
            index: OnceLock::new(),
            groups: array::from_fn(|_| OnceLock::new()),
        }
    }

    fn versions(&self) -> &Versioned {
        &self.index.get_or_init(|| self.known()).versions
    }

    fn known(&self) -> Index {
        let (own, marker) = (self.index_of(&self.name), publish::marker_of(&self.out));
        match (own, marker) {
            (Some(own), None) => own,
            (Some(own), marker) if own.marker == marker => own,
            (None, None) => {
                self.outputs().first().and_then(|last| self.index_of(last)).unwrap_or_default()
            }
            _ => Index::default(),
        }
    }

    /// The digest of the version of a file that was published last.
    pub fn digest(&self, path: &SourcePath) -> Option<Digest> {
        self.versions().get(path).copied()
    }

    /// Every file of which a version was published.
    pub fn paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.versions().keys()
    }

    /// Notes the versions that have been published, and the marker of the output. `exists` says of all
    /// other files whether they are still there.
    pub fn renew(
        &self,
        world: &dyn World,
        published: &Versioned,
        marker: Option<Digest>,
        exists: impl Fn(&SourcePath) -> bool,
    ) {
        let before = self.index_of(&self.name).unwrap_or_default();
        let mut versions = self.versions().clone();
        versions.retain(|path, _| exists(path));
        versions.extend(published.iter().map(|(path, version)| (path.clone(), *version)));
        let (gone, others) = self.note_output();
        let stale = [&before.versions, self.versions()];
        let dropped = gone.iter().chain(stale);
        let changed: BTreeSet<usize> =
            dropped.flat_map(|old| changed_groups(old, &versions)).collect();
        for number in changed {
            let group = self.regrouped(number, &mut versions, &others, world);
            self.write(&number.to_string(), &group);
        }
        let index = Index { marker, versions };
        if index != before {
            self.write_index(&self.name, &index);
        }
    }

    /// Puts this output before all others that are known; gives the versions of those that are forgotten
    /// for it, and of those that are still known.
    fn note_output(&self) -> (Vec<Versioned>, Vec<Versioned>) {
        let mut outputs = self.outputs();
        let before = outputs.clone();
        outputs.retain(|name| *name != self.name);
        let versions = |name: &String| self.index_of(name).unwrap_or_default().versions;
        let gone: Vec<String> = outputs.drain(outputs.len().min(MOST_OUTPUTS - 1)..).collect();
        let known = (gone.iter().map(versions).collect(), outputs.iter().map(versions).collect());
        gone.iter().for_each(|name| self.write_index(name, &Index::default()));
        outputs.insert(0, self.name.clone());
        if outputs != before {
            self.write("outputs", &outputs);
        }
        known
    }

    /// A group with what the indexes name. A file that has changed meanwhile was not published as it is
    /// now: its version is lost.
    fn regrouped(
        &self,
        number: usize,
        versions: &mut Versioned,
        others: &[Versioned],
        world: &dyn World,
    ) -> Group {
        let mut old = self.group(number);
        let mut group = Group::new();
        versions.retain(|path, digest| {
            if group_of(path) != number {
                return true;
            }
            let version = (path.clone(), *digest);
            let is_it = |bytes: &Vec<u8>| Digest::of(bytes) == *digest;
            let kept = old.remove(&version).filter(is_it);
            let bytes = kept.or_else(|| world.read(path).ok().filter(is_it));
            bytes.map(|bytes| group.insert(version, bytes)).is_some()
        });
        let is_named = |(path, digest): &(SourcePath, Digest)| {
            others.iter().any(|versions| versions.get(path) == Some(digest))
        };
        group.extend(old.into_iter().filter(|(version, _)| is_named(version)));
        group
    }

    fn group(&self, number: usize) -> Group {
        self.read(&number.to_string()).unwrap_or_default()
    }

    /// The names of the output folders of which something is known, the last one that was published first.
    fn outputs(&self) -> Vec<String> {
        self.read("outputs").unwrap_or_default()
    }

    fn index_of(&self, name: &str) -> Option<Index> {
        self.read(&format!("index {name}"))
    }

    fn write_index(&self, name: &str, index: &Index) {
        self.write(&format!("index {name}"), index);
    }

    fn read<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        postcard::from_bytes(&self.store.get(&key(name))?).ok()
    }

    fn write(&self, name: &str, value: &impl Serialize) {
        // Cannot fail: maps of texts and bytes. If it did, a version would be lost.
        if let Ok(bytes) = postcard::to_stdvec(value) {
            self.store.put(&key(name), &bytes);
        }
    }
}

impl Versions for LastGood {
    fn last_good(&self, path: &SourcePath) -> Option<Version> {
        let digest = self.digest(path)?;
        let number = group_of(path);
        let group = self.groups.get(number)?.get_or_init(|| self.group(number));
        let bytes = group.get(&(path.clone(), digest))?;
        Some(Version::from(bytes.clone())).filter(|version| version.digest == digest)
    }
}

fn key(name: &str) -> Digest {
    Digest::of_parts(&[FORMAT.as_bytes(), name.as_bytes()])
}

/// The group of a file: always the same, and about as large as the others.
fn group_of(path: &SourcePath) -> usize {
    usize::from(Digest::of(path.as_str().as_bytes()).as_bytes()[0])
}

/// The groups in which the two differ.
fn changed_groups(old: &Versioned, new: &Versioned) -> BTreeSet<usize> {
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let other = new.iter().filter(|(path, digest)| old.get(*path) != Some(*digest));
    gone.chain(other.map(|(path, _)| path)).map(group_of).collect()
}

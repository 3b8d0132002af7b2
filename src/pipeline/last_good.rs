//! The last published versions of texts, settings and templates, kept in the cache.
//!
//! Each output folder has an index: the version of each file that was published there, and the
//! marker of the output. An output with another marker was made by a build that kept nothing
//! (`--no-cache`, a shard, another machine), so the index is out of date, and no version is known.
//! An index is written before the new output replaces the old one and knows the versions of both,
//! so it is right wherever the build is interrupted. A folder into which nothing was published yet
//! begins with the versions of the folder published last.
//!
//! The bytes are stored in groups, because a file for each version would cost more time than all
//! the rest of the first build; an edit rewrites one group. An entry of a group counts only if an
//! index names its digest. Damaged data counts as missing. There are at most 256 groups and a few
//! indexes, so only versions that no index names are ever discarded.

use super::archive::out_name;
use super::versions::{Version, Versions};
use serde::{Deserialize, Serialize};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_publish as publish;
use skillweek_source::World;
use skillweek_store::Store;
use std::array;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The part of the cache that holds last good versions.
const FOLDER: &str = "last-good";
/// Changes with the format. It does not include the program's version, so that a new program knows
/// what an older one published.
const FORMAT: &str = "last good 3";
/// The most output folders whose versions are known.
const MOST_OUTPUTS: usize = 16;
const GROUPS: usize = 256;

/// The last published versions of a project's files in one output folder.
pub struct LastGood {
    store: Store,
    root: PathBuf,
    /// The output folder, and below it its name in the cache.
    out: PathBuf,
    name: String,
    versions: OnceLock<Versioned>,
    /// The groups, each read when it is first asked for.
    groups: [OnceLock<Group>; GROUPS],
}

/// The outputs published in one folder, newest first: the one about to be published, and the one
/// before.
type Index = Vec<Published>;

/// The version of each file that was published, in the output with that marker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Published {
    marker: Digest,
    versions: Versioned,
}

/// Files, each with the digest of a version.
pub type Versioned = BTreeMap<SourcePath, Digest>;

/// The bytes of some versions of files.
type Group = BTreeMap<(SourcePath, Digest), Vec<u8>>;

impl LastGood {
    /// Opens the versions that a cache folder keeps for a project and an output folder.
    pub fn of(cache: &Path, root: &Path, out: &Path) -> Self {
        Self {
            store: Store::open(&cache.join(FOLDER)),
            root: root.to_owned(),
            out: out.to_owned(),
            name: out_name(root, out),
            versions: OnceLock::new(),
            groups: array::from_fn(|_| OnceLock::new()),
        }
    }

    /// The version of each file that was published last.
    pub fn versions(&self) -> &Versioned {
        self.versions.get_or_init(|| self.known().unwrap_or_default())
    }

    /// The versions in the output folder, by its marker and under any name; if the folder is empty
    /// or missing, those published in it last, or else in any folder.
    fn known(&self) -> Option<Versioned> {
        if let Some(marker) = publish::marker_of(&self.out) {
            let names = [self.name.clone()].into_iter().chain(self.outputs());
            let published = names.flat_map(|name| self.index_of(&name));
            let found = published.into_iter().find(|published| published.marker == marker);
            return found.map(|found| found.versions);
        }
        let newest = |index: Index| index.into_iter().next().map(|newest| newest.versions);
        newest(self.index_of(&self.name)).or_else(|| {
            let last = self.outputs().into_iter().next()?;
            let marker = publish::marker_of(&self.root.join(&last));
            let mut index = self.index_of(&last);
            index.retain(|published| marker.is_none_or(|marker| published.marker == marker));
            newest(index)
        })
    }

    /// The digest of the last published version of a file.
    pub fn digest(&self, path: &SourcePath) -> Option<Digest> {
        self.versions().get(path).copied()
    }

    /// Records the versions of all files that are about to be published, and the marker of their
    /// output. The version of a file that has changed meanwhile is lost, since the bytes that were
    /// published are gone.
    pub fn renew(&self, world: &dyn World, versions: Versioned, marker: Digest) {
        let before = self.index_of(&self.name);
        let mut next = Published { marker, versions };
        let kept = publish::marker_of(&self.out).filter(|now| *now != marker);
        let kept = kept.map(|marker| Published { marker, versions: self.versions().clone() });
        let (gone, others) = self.note_output();
        let named: Vec<&Versioned> =
            others.iter().chain(&kept).map(|published| &published.versions).collect();
        let stale = gone.iter().chain(&before).map(|published| &published.versions);
        let stale = stale.chain([self.versions()]);
        let changed: BTreeSet<usize> =
            stale.flat_map(|old| changed_groups(old, &next.versions)).collect();
        for number in changed {
            let group = self.regrouped(number, &mut next.versions, &named, world);
            self.store.put_value(&key(&number.to_string()), &group);
        }
        let index: Index = [next].into_iter().chain(kept).collect();
        if index != before {
            self.write_index(&self.name, &index);
        }
    }

    /// Puts this output before all others that are known. Returns what was published in the outputs
    /// that are forgotten for it, and in those still known.
    fn note_output(&self) -> (Index, Index) {
        let before = self.outputs();
        let mut others = before.clone();
        others.retain(|name| *name != self.name);
        // An output that no longer exists goes first.
        let is_there = |name: &String| publish::marker_of(&self.root.join(name)).is_some();
        let mut gone = Vec::new();
        while others.len() >= MOST_OUTPUTS {
            let at = others.iter().rposition(|name| !is_there(name)).unwrap_or(others.len() - 1);
            gone.push(others.remove(at));
        }
        let all = |names: &[String]| names.iter().flat_map(|name| self.index_of(name)).collect();
        let known = (all(&gone), all(&others));
        gone.iter().for_each(|name| self.write_index(name, &Index::new()));
        others.insert(0, self.name.clone());
        if others != before {
            self.store.put_value(&key("outputs"), &others);
        }
        known
    }

    /// A group with the versions that the indexes name.
    fn regrouped(
        &self,
        number: usize,
        versions: &mut Versioned,
        others: &[&Versioned],
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
        self.store.value(&key(&number.to_string())).unwrap_or_default()
    }

    /// The names of the known output folders, the most recently published first.
    fn outputs(&self) -> Vec<String> {
        self.store.value(&key("outputs")).unwrap_or_default()
    }

    fn index_of(&self, name: &str) -> Index {
        self.store.value(&key(&format!("index {name}"))).unwrap_or_default()
    }

    fn write_index(&self, name: &str, index: &Index) {
        self.store.put_value(&key(&format!("index {name}")), index);
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

/// The group of a file: always the same one, and evenly distributed.
fn group_of(path: &SourcePath) -> usize {
    usize::from(Digest::of(path.as_str().as_bytes()).as_bytes()[0])
}

/// The groups in which the two differ.
fn changed_groups(old: &Versioned, new: &Versioned) -> BTreeSet<usize> {
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let other = new.iter().filter(|(path, digest)| old.get(*path) != Some(*digest));
    gone.chain(other.map(|(path, _)| path)).map(group_of).collect()
}

//! The versions of texts, settings and templates that were published last, kept in the cache.
//!
//! They lie in the store in groups, because a file for each would cost more time than all the rest of
//! the first build: an edit writes one group anew. An index names the version of each file; what a
//! group holds counts only if it is the version that the index names. What is damaged is as good as
//! absent. There are 256 groups at most and no file is in two of them, so nothing has to be thrown away
//! but what the index no longer names.

use super::versions::{Version, Versions};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::source::World;
use crate::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The part of the cache.
const FOLDER: &str = "last-good";
/// Changes with the format. It is not the program's version: a new program knows what an older one published.
const FORMAT: &str = "last good 1";

/// The last published versions of a project's files.
pub struct LastGood {
    store: Store,
    index: OnceLock<Index>,
}

/// Which version of each file was published last.
type Index = BTreeMap<SourcePath, Digest>;

/// Some files with their bytes.
type Group = BTreeMap<SourcePath, Vec<u8>>;

impl LastGood {
    /// The versions below a cache folder.
    pub fn below(cache: &Path) -> Self {
        Self { store: Store::open(&cache.join(FOLDER)), index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| self.read("index").unwrap_or_default())
    }

    /// Notes the versions that have been published. `exists` says of all other files whether they are
    /// still there.
    pub fn renew(
        &self,
        world: &dyn World,
        published: &BTreeMap<SourcePath, Digest>,
        exists: impl Fn(&SourcePath) -> bool,
    ) {
        let mut index = self.index().clone();
        index.retain(|path, _| exists(path));
        index.extend(published.iter().map(|(path, version)| (path.clone(), *version)));
        if index == *self.index() {
            return;
        }
        for number in changed_groups(self.index(), &index) {
            let group = self.regrouped(number, &mut index, world);
            self.write(&number.to_string(), &group);
        }
        self.write("index", &index);
    }

    /// A group as the index says. A file that has changed meanwhile was not published as it is now: its
    /// version is lost.
    fn regrouped(&self, number: u8, index: &mut Index, world: &dyn World) -> Group {
        let mut old = self.group(number);
        let mut group = Group::new();
        index.retain(|path, digest| {
            if group_of(path) != number {
                return true;
            }
            let is_it = |bytes: &Vec<u8>| Digest::of(bytes) == *digest;
            let kept = old.remove(path).filter(is_it);
            let bytes = kept.or_else(|| world.read(path).ok().filter(is_it));
            bytes.map(|bytes| group.insert(path.clone(), bytes)).is_some()
        });
        group
    }

    fn group(&self, number: u8) -> Group {
        self.read(&number.to_string()).unwrap_or_default()
    }

    fn read<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        postcard::from_bytes(&self.store.get(&key(name))?).ok()
    }

    fn write(&self, name: &str, value: &impl serde::Serialize) {
        // Cannot fail: maps of texts and bytes. If it did, a version would be lost.
        if let Ok(bytes) = postcard::to_stdvec(value) {
            self.store.put(&key(name), &bytes);
        }
    }
}

impl Versions for LastGood {
    fn last_good(&self, path: &SourcePath) -> Option<Version> {
        let digest = self.index().get(path)?;
        let bytes = self.group(group_of(path)).remove(path)?;
        Some(Version::from(bytes)).filter(|version| version.digest == *digest)
    }
}

fn key(name: &str) -> Digest {
    Digest::of_parts(&[FORMAT.as_bytes(), name.as_bytes()])
}

/// The group of a file: always the same, and about as large as the others.
fn group_of(path: &SourcePath) -> u8 {
    Digest::of(path.as_str().as_bytes()).as_bytes()[0]
}

/// The groups in which the two differ.
fn changed_groups(old: &Index, new: &Index) -> BTreeSet<u8> {
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let other = new.iter().filter(|(path, digest)| old.get(*path) != Some(*digest));
    gone.chain(other.map(|(path, _)| path)).map(group_of).collect()
}

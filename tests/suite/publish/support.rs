//! Trees to publish, and ways to look at what was published.

use skillweek::base::path::OutputPath;
use skillweek::publish::{Options, Publication, PublishError, Summary};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files by path.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The site in its `version`: pages that all name the version, pages that never change, and pages that only
/// some versions have.
pub fn site(version: u32) -> Tree {
    let mut tree = Tree::new();
    for folder in 0..6 {
        for page in 0..4 {
            let same = vec![b'a' + page; 500 + usize::from(page)];
            tree.insert(format!("site-{folder}/same-{page}.html"), same);
            let page_text = format!("version {version} page {folder}/{page}\n").repeat(20);
            tree.insert(format!("site-{folder}/news/page-{page}.html"), page_text.into_bytes());
        }
        tree.insert(format!("site-{folder}/only-{}.html", version % 2), b"sometimes".to_vec());
    }
    tree.insert("index.html".into(), format!("version {version}").into_bytes());
    tree.insert("last.html".into(), format!("version {version}").into_bytes());
    tree
}

/// Begins a publication as it usually is.
pub fn begin(out: &Path) -> Result<Publication, PublishError> {
    Publication::begin(out, Options::default())
}

/// Publishes a tree.
pub fn publish(out: &Path, tree: &Tree) -> Result<Summary, PublishError> {
    publish_with(out, tree, Options::default())
}

pub fn publish_with(out: &Path, tree: &Tree, options: Options) -> Result<Summary, PublishError> {
    let publication = Publication::begin(out, options)?;
    for (path, bytes) in tree {
        publication.write(&OutputPath::new(path.as_str()), bytes)?;
    }
    publication.commit(|_| {})
}

/// Every plain file below a folder but the marker.
pub fn read(out: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap().replace('\\', "/");
        if entry.file_type().is_file() && path != ".skillweek" {
            tree.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    tree
}

/// What lies beside the output that is not the output.
pub fn litter(out: &Path) -> Vec<PathBuf> {
    let parent = out.parent().unwrap();
    let mut found: Vec<PathBuf> =
        fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.contains(".skillweek-") && !(cfg!(windows) && name.ends_with("-lock"))
    });
    found
}

/// A small generator of numbers: tests that roll dice must roll the same ones each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

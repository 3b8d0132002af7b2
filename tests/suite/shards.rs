//! Shares of the sites: together they are the whole, byte for byte, however many there are.

use crate::harness::{Built, Tree, assert_same_trees, read_tree, repository};
use skillweek::pipeline;
use skillweek::pipeline::Request;
use skillweek::pipeline::Shard;
use skillweek::source::DiskWorld;
use std::fs;
use std::path::Path;

fn request(shard: Option<Shard>) -> Request {
    Request { root: repository(), shard, ..Request::default() }
}

fn shares(of: u32) -> impl Iterator<Item = Option<Shard>> {
    (1..=of).map(move |number| Shard::new(number, of))
}

fn build(out: &Path, shard: Option<Shard>) -> pipeline::Outcome {
    pipeline::build(&request(shard), out, &()).expect("the sample can be built")
}

/// Without the markers, which say which shard a folder holds.
fn site(out: &Path) -> Tree {
    let mut tree = read_tree(out);
    tree.retain(|path, _| !path.starts_with(".skillweek"));
    tree
}

#[test]
fn the_shares_of_the_sample_are_together_the_whole() {
    let world = DiskWorld::new(repository());
    let whole = Built::sample();
    for of in 1..=5 {
        let mut union = Tree::new();
        let (mut sites, mut pages) = (0, 0);
        for shard in shares(of) {
            let built = Built::of(&request(shard), &world).expect("a shard can be built");
            sites += built.outcome.sites;
            pages += built.outcome.pages;
            for (path, bytes) in built.files {
                assert!(
                    union.insert(path.clone(), bytes).is_none(),
                    "{path} is in two shares of {of}"
                );
            }
        }
        assert_eq!((sites, pages), (whole.outcome.sites, whole.outcome.pages), "{of} shares");
        assert_same_trees(&union, &whole.files, &format!("{of} shares"));
    }
}

#[test]
fn folders_of_shares_merge_by_plain_copying() {
    let place = tempfile::tempdir().expect("a folder");
    let (whole, merged) = (place.path().join("whole"), place.path().join("merged"));
    build(&whole, None);
    for (number, shard) in shares(3).enumerate() {
        let own = place.path().join(number.to_string());
        build(&own, shard);
        for (path, bytes) in read_tree(&own) {
            let to = merged.join(&path);
            fs::create_dir_all(to.parent().expect("it has a folder")).expect("a folder");
            fs::write(to, bytes).expect("a file");
        }
    }
    assert_same_trees(&site(&merged), &site(&whole), "merged");
    // The merged folder is as much ours as any other.
    let again = build(&merged, None);
    assert_eq!((again.written, again.removed), (0, 0));
    assert_same_trees(&read_tree(&merged), &read_tree(&whole), "built over");
}

#[test]
fn shares_built_into_one_folder_leave_each_other_alone() {
    let place = tempfile::tempdir().expect("a folder");
    let (whole, out) = (place.path().join("whole"), place.path().join("out"));
    build(&whole, None);
    for shard in shares(3) {
        assert_eq!(build(&out, shard).removed, 0);
    }
    assert_same_trees(&site(&out), &site(&whole), "one after another");
    assert_eq!(build(&out, Shard::new(1, 3)).written, 0);
}

#[test]
fn more_shares_than_sites_leave_some_empty() {
    let place = tempfile::tempdir().expect("a folder");
    let outcome = build(place.path(), Shard::new(90, 90));
    assert_eq!((outcome.sites, outcome.files), (0, 0));
}

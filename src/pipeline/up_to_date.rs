//! The last finished build: what it read, wrote and reported. If none of that has changed, there is
//! nothing to build:
//!
//! 1. the program, the request and the list of files are the same;
//! 2. every file that was read has the same bytes;
//! 3. the output folder holds every file of its marker with the bytes that were written.
//!
//! File times are not used: they tell when something was copied, not whether it changed.

use super::fonts;
use super::recording_world::{RecordingWorld, digest_of};
use super::request::{Outcome, Request};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use skillweek_base::digest::{Digest, Digester};
use skillweek_base::path::SourcePath;
use skillweek_store::Store;
use std::collections::BTreeSet;
use std::path::Path;

/// The part of the cache that holds the record.
const FOLDER: &str = "last-builds";

/// The record of the last build.
#[derive(Debug, Serialize, Deserialize)]
pub struct UpToDateCheck {
    /// The program, the request and the list of files.
    key: Digest,
    /// The files that it read.
    files: Vec<(SourcePath, Digest)>,
    /// The digest of its output's marker.
    pub marker: Digest,
    /// The digest of the machine's fonts, if it used them.
    fonts: Option<Digest>,
    /// The output folders that a later build found unchanged.
    quiet: BTreeSet<String>,
    /// The report of a build that finds everything unchanged.
    pub outcome: Outcome,
}

impl UpToDateCheck {
    /// The last build; `None` if anything that it read is different now.
    pub fn unchanged(
        cache: &Path,
        request: &Request,
        recording: &RecordingWorld<'_>,
    ) -> Option<Self> {
        let last: Self = store(cache).value(&name())?;
        if last.key != key(request, recording) {
            return None;
        }
        let is_same = |(path, digest): &(SourcePath, Digest)| {
            digest_of(recording.world(), path).as_ref() == Some(digest)
        };
        let has_fonts = last.fonts.is_none_or(|fonts| fonts == fonts::installed());
        (has_fonts && last.files.par_iter().all(is_same)).then_some(last)
    }

    /// Notes that nothing was rendered since, so that `explain` does not report reasons of an older
    /// build.
    pub fn keep_quiet(&mut self, cache: &Path, out: &str) {
        if self.quiet.insert(out.to_owned()) {
            store(cache).put_value(&name(), self);
        }
    }

    /// Whether the last build into that folder rendered nothing.
    pub fn was_quiet(cache: &Path, out: &str) -> bool {
        let last: Option<Self> = store(cache).value(&name());
        last.is_some_and(|last| last.quiet.contains(out))
    }

    /// Deletes the record, before a build that may fail.
    pub fn forget(cache: &Path) {
        // If it stays, the next build sees that it does not match.
        store(cache).remove(&name());
    }

    /// Records a build, with the marker of its output and the digest of the machine's fonts if it
    /// used them. If that fails, the next build only takes longer.
    pub fn keep(
        cache: &Path,
        request: &Request,
        recording: &RecordingWorld<'_>,
        (marker, fonts): (Digest, Option<Digest>),
        outcome: &Outcome,
    ) {
        let Some(files) = recording.read_files() else { return };
        let outcome = Outcome {
            unchanged: outcome.files,
            written: 0,
            removed: 0,
            rendered: 0,
            drafted: 0,
            developed: 0,
            ..outcome.clone()
        };
        let (key, quiet) = (key(request, recording), BTreeSet::new());
        let last = Self { key, files, marker, fonts, quiet, outcome };
        store(cache).put_value(&name(), &last);
    }
}

fn store(cache: &Path) -> Store {
    Store::open(&cache.join(FOLDER))
}

fn name() -> Digest {
    Digest::of_text("last build")
}

/// The digest of the request, the program and the list of files.
fn key(request: &Request, recording: &RecordingWorld<'_>) -> Digest {
    let Request { root: _, program, sites, shard, drafts, url, fonts, all_or_nothing, .. } =
        request;
    let mut key = Digester::default();
    key.add(program.as_bytes());
    key.add(format!("{sites:?} {shard:?} {drafts} {url:?} {fonts:?} {all_or_nothing}").as_bytes());
    let (files, found) = recording.listed();
    for file in files {
        key.add(file.as_str().as_bytes());
    }
    key.add(format!("{found:?}").as_bytes());
    key.finish()
}

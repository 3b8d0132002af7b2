//! The last finished build: what it read, wrote and reported. If none of that has changed, there is
//! nothing to build:
//!
//! 1. the program, the request and the list of files are the same;
//! 2. every file that was read has the same bytes;
//! 3. the output folder holds every file of its marker with the bytes that were written.
//!
//! File times are not used: they tell when something was copied, not whether it changed.

#![expect(clippy::disallowed_methods, reason = "what is kept between builds lies on the disk")]

use super::fonts;
use super::recording_world::{RecordingWorld, digest_of};
use super::request::{Held, Outcome, Request};
use crate::base::digest::{Digest, Digester};
use crate::base::path::SourcePath;
use crate::base::program::PROGRAM;
use crate::diag::Diagnostic;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io, process};

/// The name of the file in the cache.
const NAME: &str = "last-build";

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
    report: Report,
}

/// Results of a build outside of the project's files.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    pub marker: Digest,
    /// The digest of the machine's fonts, if it used them.
    pub fonts: Option<Digest>,
}

/// The report of a build.
#[derive(Debug, Serialize, Deserialize)]
struct Report {
    sites: usize,
    pages: usize,
    files: usize,
    images: usize,
    held: Vec<Held>,
    stale: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl UpToDateCheck {
    /// The last build; `None` if anything that it read is different now.
    pub fn unchanged(
        cache: &Path,
        request: &Request,
        recording: &RecordingWorld<'_>,
    ) -> Option<Self> {
        let last = Self::read(cache).filter(|last| last.key == key(request, recording))?;
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
            self.write(cache);
        }
    }

    /// Whether the last build into that folder rendered nothing.
    pub fn was_quiet(cache: &Path, out: &str) -> bool {
        Self::read(cache).is_some_and(|last| last.quiet.contains(out))
    }

    /// Deletes the record, before a build that may fail.
    pub fn forget(cache: &Path) {
        // If it stays, the next build sees that it does not match.
        let _ = clear(&cache.join(NAME));
    }

    /// The report of a build that finds everything unchanged.
    pub fn outcome(self) -> Outcome {
        let Report { sites, pages, files, images, held, stale, diagnostics } = self.report;
        let counts = Outcome { sites, pages, files, images, held, stale, ..Outcome::default() };
        Outcome { unchanged: files, is_published: true, diagnostics, ..counts }
    }

    /// Records a build. If that fails, the next build only takes longer.
    pub fn keep(
        cache: &Path,
        request: &Request,
        recording: &RecordingWorld<'_>,
        left: Left,
        outcome: &Outcome,
    ) {
        let Some(files) = recording.read_files() else { return };
        let Outcome { sites, pages, images, .. } = *outcome;
        let (held, stale) = (outcome.held.clone(), outcome.stale.clone());
        let (files_out, diagnostics) = (outcome.files, outcome.diagnostics.clone());
        let report = Report { sites, pages, files: files_out, images, held, stale, diagnostics };
        let (key, Left { marker, fonts }) = (key(request, recording), left);
        Self { key, files, marker, fonts, quiet: BTreeSet::new(), report }.write(cache);
    }

    fn write(&self, cache: &Path) {
        let Ok(body) = postcard::to_stdvec(self) else { return };
        let bytes = [Digest::of(&body).as_bytes().as_slice(), &body].concat();
        // Renamed into place, so that a concurrent build reads either the old record or the new.
        let staged = cache.join(format!("{NAME}.{}", process::id()));
        let kept = fs::create_dir_all(cache)
            .and_then(|()| clear(&staged))
            .and_then(|()| fs::write(&staged, bytes))
            .and_then(|()| rename(&staged, &cache.join(NAME)));
        if kept.is_err() {
            let _ = fs::remove_file(staged);
        }
    }

    /// Reads the record; a damaged one, or one of another program, counts as missing.
    fn read(cache: &Path) -> Option<Self> {
        let bytes = fs::read(cache.join(NAME)).ok()?;
        let (digest, body) = bytes.split_at_checked(32)?;
        (Digest::of(body).as_bytes() == digest).then(|| postcard::from_bytes(body).ok())?
    }
}

/// Renames a file into place. The cache holds nothing of the user's: a folder at that path, left by
/// a sync program or an archive, is removed.
fn rename(staged: &Path, to: &Path) -> io::Result<()> {
    fs::rename(staged, to).or_else(|_| {
        clear(to)?;
        fs::rename(staged, to)
    })
}

/// Removes whatever is at a path.
fn clear(place: &Path) -> io::Result<()> {
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(place),
        Ok(_) => fs::remove_file(place),
        Err(_) => Ok(()),
    }
}

/// The digest of the request, the program and the list of files.
fn key(request: &Request, recording: &RecordingWorld<'_>) -> Digest {
    let Request { root: _, sites, shard, drafts, url, fonts, all_or_nothing, .. } = request;
    let mut key = Digester::default();
    key.add(PROGRAM.as_bytes());
    key.add(format!("{sites:?} {shard:?} {drafts} {url:?} {fonts:?} {all_or_nothing}").as_bytes());
    let (files, found) = recording.listed();
    for file in files {
        key.add(file.as_str().as_bytes());
    }
    key.add(format!("{found:?}").as_bytes());
    key.finish()
}

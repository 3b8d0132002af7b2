//! The last finished build: what it read, what it left, what it told. Where all of that is still so,
//! there is nothing to build.
//!
//! 1. the same program and request, the same list of files;
//! 2. every file that was read then has the same bytes now;
//! 3. the output folder holds every file of its marker with the bytes that were written.
//!
//! Times of files are never asked: they say when something was copied, not what it is.

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

/// The file in the cache.
const NAME: &str = "last-build";

/// What is known of the last build.
#[derive(Debug, Serialize, Deserialize)]
pub struct UpToDateCheck {
    /// The program, the request and the list of files.
    key: Digest,
    /// What it read.
    files: Vec<(SourcePath, Digest)>,
    /// The marker of the output that it left.
    pub marker: Digest,
    /// The machine's fonts, where it used them.
    fonts: Option<Digest>,
    /// The output folders that a build after it found as they should be.
    quiet: BTreeSet<String>,
    report: Report,
}

/// What a build used and left beside the project's files.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    pub marker: Digest,
    /// The machine's fonts, where it used them.
    pub fonts: Option<Digest>,
}

/// What it told.
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
    /// The last build, as far as its reading goes: `None` if anything that it read is different now.
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

    /// Notes that nothing was rendered since, so that `explain` does not report reasons of an older build.
    pub fn keep_quiet(&mut self, cache: &Path, out: &str) {
        if self.quiet.insert(out.to_owned()) {
            self.write(cache);
        }
    }

    /// Whether the last build into that folder rendered nothing.
    pub fn was_quiet(cache: &Path, out: &str) -> bool {
        Self::read(cache).is_some_and(|last| last.quiet.contains(out))
    }

    /// Forgets it, before a build that may end in whatever way.
    pub fn forget(cache: &Path) {
        // If it stays, the next build sees that it does not fit.
        let _ = clear(&cache.join(NAME));
    }

    /// Its report, as a build gives it that finds everything as it should be.
    pub fn outcome(self) -> Outcome {
        let Report { sites, pages, files, images, held, stale, diagnostics } = self.report;
        let counts = Outcome { sites, pages, files, images, held, stale, ..Outcome::default() };
        Outcome { unchanged: files, is_published: true, diagnostics, ..counts }
    }

    /// Writes down what a build did. If that fails, the next build takes longer and nothing else.
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
        // Renamed into place, so that another build at the same time reads the old one or the new.
        let staged = cache.join(format!("{NAME}.{}", process::id()));
        let kept = fs::create_dir_all(cache)
            .and_then(|()| clear(&staged))
            .and_then(|()| fs::write(&staged, bytes))
            .and_then(|()| rename(&staged, &cache.join(NAME)));
        if kept.is_err() {
            let _ = fs::remove_file(staged);
        }
    }

    /// Reads it; what is damaged or of another program is as good as absent.
    fn read(cache: &Path) -> Option<Self> {
        let bytes = fs::read(cache.join(NAME)).ok()?;
        let (digest, body) = bytes.split_at_checked(32)?;
        (Digest::of(body).as_bytes() == digest).then(|| postcard::from_bytes(body).ok())?
    }
}

/// Puts a file in its place. In the cache nothing is anybody's own: a folder that stands there, from a
/// sync program or an archive, makes room.
fn rename(staged: &Path, to: &Path) -> io::Result<()> {
    fs::rename(staged, to).or_else(|_| {
        clear(to)?;
        fs::rename(staged, to)
    })
}

/// Removes what stands at a place, whatever it is.
fn clear(place: &Path) -> io::Result<()> {
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(place),
        Ok(_) => fs::remove_file(place),
        Err(_) => Ok(()),
    }
}

/// The digest of what a build begins from.
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

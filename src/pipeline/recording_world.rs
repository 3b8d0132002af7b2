//! Records what a build reads: the digest of each file when it was read.

use rayon::prelude::*;
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_source::World;
use skillweek_source::world::ReadSeek;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A world that records its reads.
pub struct RecordingWorld<'a> {
    world: &'a dyn World,
    listed: OnceLock<(Vec<SourcePath>, Vec<Diagnostic>)>,
    seen: Mutex<BTreeMap<SourcePath, Seen>>,
    /// Whether a file was seen to change.
    is_disturbed: AtomicBool,
}

/// The record of a file that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Whole(Digest),
    /// Not read to its end, or not in order.
    Part,
    /// It changed during the build, or could not be read.
    Changing,
}

impl<'a> RecordingWorld<'a> {
    pub fn new(world: &'a dyn World) -> Self {
        Self {
            world,
            listed: OnceLock::new(),
            seen: Mutex::default(),
            is_disturbed: AtomicBool::new(false),
        }
    }

    pub fn world(&self) -> &dyn World {
        self.world
    }

    /// The list of files, read once, with what was found while listing.
    pub fn listed(&self) -> &(Vec<SourcePath>, Vec<Diagnostic>) {
        self.listed.get_or_init(|| {
            let mut sink = Sink::new();
            let files = self.world.list(&mut sink);
            (files, sink.into_diagnostics())
        })
    }

    /// Every file that was read, with its digest; `None` if a file changed meanwhile, since the
    /// build may then have seen either version.
    pub fn read_files(&self) -> Option<Vec<(SourcePath, Digest)>> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        seen.into_par_iter()
            .map(|(path, seen)| match seen {
                Seen::Whole(digest) => Some((path, digest)),
                Seen::Part => {
                    let digest = digest_of(self.world, &path)?;
                    Some((path, digest))
                }
                Seen::Changing => None,
            })
            .collect()
    }

    /// The digest of a file when it was read whole; `None` if it was not.
    pub fn digest(&self, path: &SourcePath) -> Option<Digest> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match seen.get(path) {
            Some(Seen::Whole(digest)) => Some(*digest),
            _ => None,
        }
    }

    fn note(&self, path: &SourcePath, now: Seen) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let known = seen.entry(path.clone()).or_insert(now);
        *known = match (*known, now) {
            (Seen::Part, now) => now,
            (known, now) if now == Seen::Part || known == now => known,
            _ => Seen::Changing,
        };
        if *known == Seen::Changing {
            self.is_disturbed.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a file was seen to change so far. Outputs may then come from either version of it.
    pub fn is_disturbed(&self) -> bool {
        self.is_disturbed.load(Ordering::Relaxed)
    }
}

/// The digest of a file as it is now.
pub fn digest_of(world: &dyn World, path: &SourcePath) -> Option<Digest> {
    Digest::of_reader(world.open(path).ok()?).ok().map(|(digest, _)| digest)
}

impl World for RecordingWorld<'_> {
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
        let (files, found) = self.listed();
        found.iter().cloned().for_each(|found| sink.push(found));
        files.clone()
    }

    fn is_complete(&self) -> bool {
        self.world.is_complete()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let read = self.world.read(path);
        // A file that cannot be read now may be readable next time.
        let seen = read.as_ref().map_or(Seen::Changing, |bytes| Seen::Whole(Digest::of(bytes)));
        self.note(path, seen);
        read
    }

    /// Seeks make a digest impossible here: `read_files` reads the whole file in the end.
    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        let opened = self.world.open_anywhere(path);
        self.note(path, if opened.is_ok() { Seen::Part } else { Seen::Changing });
        opened
    }

    /// Records nothing, since callers that use the size also read the file.
    fn size(&self, path: &SourcePath) -> io::Result<u64> {
        self.world.size(path)
    }

    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        let opened = self.world.open(path);
        self.note(path, if opened.is_ok() { Seen::Part } else { Seen::Changing });
        let hasher = blake3::Hasher::new();
        Ok(Box::new(Watched { inner: opened?, hasher, recording: self, path: path.clone() }))
    }
}

/// A file that is read piece by piece.
struct Watched<'a> {
    inner: Box<dyn Read + 'a>,
    hasher: blake3::Hasher,
    recording: &'a RecordingWorld<'a>,
    path: SourcePath,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        if count == 0 && !buffer.is_empty() {
            self.recording.note(&self.path, Seen::Whole(self.hasher.finalize().into()));
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillweek_source::MemoryWorld;
    use std::io::SeekFrom;

    /// A world of one film that is too long to be held in memory.
    struct Cinema(MemoryWorld);

    impl World for Cinema {
        fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
            self.0.list(sink)
        }

        fn read(&self, _: &SourcePath) -> io::Result<Vec<u8>> {
            panic!("a film was read whole");
        }

        fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
            self.0.open_anywhere(path)
        }
    }

    /// A world whose files are written to all the time.
    struct Restless(AtomicBool);

    impl World for Restless {
        fn list(&self, _: &mut Sink) -> Vec<SourcePath> {
            Vec::new()
        }

        fn read(&self, _: &SourcePath) -> io::Result<Vec<u8>> {
            Ok(vec![u8::from(self.0.load(Ordering::Relaxed))])
        }

        fn open_anywhere(&self, _: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    #[test]
    fn a_file_that_changes_meanwhile_is_noticed() {
        let world = Restless(AtomicBool::new(false));
        let (recording, path) = (RecordingWorld::new(&world), SourcePath::new("content/a.md"));
        let _ = (recording.read(&path), recording.read(&path));
        assert!(!recording.is_disturbed());
        world.0.store(true, Ordering::Relaxed);
        let _ = recording.read(&path);
        assert!(recording.is_disturbed());
        assert_eq!(recording.read_files(), None);
    }

    #[test]
    fn a_film_is_never_held_whole_and_still_known_by_its_digest() {
        let world = Cinema(MemoryWorld::from([("assets/a.mp4", "0123456789")]));
        let (recording, path) = (RecordingWorld::new(&world), SourcePath::new("assets/a.mp4"));
        let mut film = recording.open_anywhere(&path).unwrap();
        film.seek(SeekFrom::Start(8)).unwrap();
        let mut end = String::new();
        film.read_to_string(&mut end).unwrap();
        drop(film);
        assert_eq!(end, "89");
        assert_eq!(recording.read_files(), Some(vec![(path, Digest::of(b"0123456789"))]));
    }
}

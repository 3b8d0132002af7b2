//! The output of one build while it is being made.

use super::claims::{Claim, Claims};
use super::error::{Obstacle, PublishError};
use super::faults::{Faults, NoFaults, Point};
use super::lock::Lock;
use super::name::{marker, objection};
use super::previous::Previous;
use super::repair;
use super::shard::Shard;
use super::target::Target;
use super::transfer::{self, Edit, Edited};
use rayon::prelude::*;
use skillweek_base::digest::Digest;
use skillweek_base::path::OutputPath;
use skillweek_base::plain_file;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The options of a publication.
#[derive(Clone)]
pub struct Options {
    /// Whether to wait while another build of the same output runs.
    pub waits: bool,
    /// The shard of the sites that is built; `None` means all of them.
    pub shard: Option<Shard>,
    /// Injected faults, for tests.
    pub faults: Arc<dyn Faults>,
}

impl Default for Options {
    fn default() -> Self {
        Self { waits: false, shard: None, faults: Arc::new(NoFaults) }
    }
}

/// The output of one build while it is being made. Files are written to it from many threads. None
/// of it is visible before `commit`; if it is dropped before that, the old output is unchanged.
pub struct Publication {
    pub(super) target: Target,
    pub(super) staging: PathBuf,
    pub(super) previous: Previous,
    pub(super) claims: Mutex<Claims>,
    /// Files of the old output that stay, with their digests, if only some sites are built.
    pub(super) kept: Mutex<BTreeMap<Box<str>, Digest>>,
    /// The folders made below the staging folder.
    folders: Mutex<HashSet<PathBuf>>,
    /// The marker's name.
    pub(super) marker: String,
    pub(super) faults: Arc<dyn Faults>,
    /// Released last.
    _lock: Lock,
}

impl Publication {
    /// Takes the lock, repairs what a killed build left, and makes the staging folder beside `out`.
    pub fn begin(out: &Path, options: Options) -> Result<Self, PublishError> {
        let Options { waits, shard, faults } = options;
        let target = Target::resolve(out)?;
        target.check_replaceable()?;
        let lock = Lock::take(target.lock(), &target.out, waits)?;
        let reach = |point| faults.reach(point).map_err(PublishError::io(&target.out));
        reach(Point::Locked)?;
        repair::repair(&target)?;
        let previous = Previous::read(&target.out)?;
        let staging = target.staging();
        fs::create_dir(&staging).map_err(PublishError::io(&staging))?;
        let publication = Self {
            staging,
            previous,
            claims: Mutex::default(),
            kept: Mutex::default(),
            folders: Mutex::default(),
            marker: marker(shard),
            faults: Arc::clone(&faults),
            _lock: lock,
            target: target.clone(),
        };
        reach(Point::Staged)?;
        Ok(publication)
    }

    /// Whether the old output has that marker, and each of its files has the bytes that the marker
    /// lists.
    pub fn is_intact(&self, marker: &Digest) -> bool {
        let previous = &self.previous;
        let is_named = previous.manifest.as_ref().is_some_and(|old| old.digest() == *marker);
        let files: Vec<(&str, &Digest)> = previous.ours().collect();
        is_named
            && previous.markers == [self.marker.as_str()]
            && files.par_iter().all(|(path, digest)| previous.holds_digest(path, digest))
    }

    /// Whether the old output holds a file of ours at that path.
    pub fn had(&self, path: &str) -> bool {
        let is_ours = |(ours, _): (&str, &Digest)| ours == path;
        self.previous.ours().any(is_ours) && self.previous.is_file(path)
    }

    /// Drops everything that was added so far.
    pub fn start_over(&self) -> Result<(), PublishError> {
        guard(&self.kept).clear();
        guard(&self.folders).clear();
        *guard(&self.claims) = Claims::default();
        repair::discard(&self.staging)
            .and_then(|()| fs::create_dir(&self.staging))
            .map_err(PublishError::io(&self.staging))
    }

    /// Adds a file with these bytes.
    pub fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.open(path)?;
        let digest = Digest::of(bytes);
        if self.previous.holds(path, bytes) {
            self.settle(path, Claim::Unchanged(digest));
            return Ok(());
        }
        let (mut file, to) = self.create(path)?;
        file.write_all(bytes).map_err(PublishError::io(&to))?;
        self.settle(path, Claim::Written(digest));
        Ok(())
    }

    /// Takes a file over from the old output if its bytes have that digest; if this returns false,
    /// the file is still to be added.
    pub fn keep(&self, path: &OutputPath, digest: &Digest) -> Result<bool, PublishError> {
        if !self.previous.holds_digest(path.as_str(), digest) {
            return Ok(false);
        }
        let path = self.open(path)?;
        self.settle(path, Claim::Unchanged(*digest));
        Ok(true)
    }

    /// Adds a copy of a file. It is read in pieces, and shares its blocks with the copy if the
    /// volume can. A symlink is refused: its target is the caller's decision. If bytes of the copy
    /// are to be others, `edit` receives each piece with its offset in the file.
    pub fn copy(
        &self,
        path: &OutputPath,
        from: &Path,
        edit: Option<&Edit<'_>>,
    ) -> Result<(), PublishError> {
        let path = self.open(path)?;
        let cannot_read = |source| PublishError::Source(from.to_path_buf(), source);
        if !fs::symlink_metadata(from).map_err(cannot_read)?.is_file() {
            return Err(Obstacle::NotAFile.at(from));
        }
        let mut source = plain_file::open(from).map_err(cannot_read)?;
        let old = self.previous.is_file(path).then(|| self.previous.root.join(path));
        let old = old.and_then(|old| plain_file::open(&old).ok());
        let length = source.metadata().map_err(cannot_read)?.len();
        let examined = match edit {
            None => transfer::examine(&mut source, length, old),
            Some(edit) => transfer::examine(&mut Edited::new(&mut source, edit), length, old),
        };
        let examined = examined.map_err(cannot_read)?;
        if examined.is_same {
            self.settle(path, Claim::Unchanged(examined.digest));
            return Ok(());
        }
        let (mut file, to) = self.create(path)?;
        let mut source = plain_file::open(from).map_err(cannot_read)?;
        let length = match edit {
            None => io::copy(&mut source, &mut file),
            Some(edit) => io::copy(&mut Edited::new(&mut source, edit), &mut file),
        };
        if length.map_err(PublishError::io(&to))? != examined.length {
            return Err(Obstacle::Changed.at(from));
        }
        self.settle(path, Claim::Written(examined.digest));
        Ok(())
    }

    /// Keeps those files of the old output for which `is_kept` is true, unless this build writes
    /// them itself. Their bytes are not read: a file that was changed by hand stays changed until a
    /// build makes it again.
    pub fn keep_where(&self, is_kept: impl Fn(&str) -> bool) {
        let ours = self.previous.ours();
        let kept = ours.filter(|(path, _)| is_kept(path) && self.previous.is_file(path));
        guard(&self.kept).extend(kept.map(|(path, digest)| (path.into(), *digest)));
    }

    fn open<'a>(&self, path: &'a OutputPath) -> Result<&'a str, PublishError> {
        let path = path.as_str();
        if let Some(why) = objection(path) {
            return Err(PublishError::BadName(path.to_owned(), why));
        }
        guard(&self.claims).open(path)?;
        Ok(path)
    }

    fn settle(&self, path: &str, claim: Claim) {
        guard(&self.claims).settle(path, claim);
    }

    fn create(&self, path: &str) -> Result<(File, PathBuf), PublishError> {
        let to = self.staging.join(path);
        let created = self
            .faults
            .reach(Point::Write)
            .and_then(|()| self.make_folder_of(&to))
            .and_then(|()| transfer::create(&to));
        Ok((created.map_err(PublishError::io(&to))?, to))
    }

    /// Makes the folders above a path in the staging folder, each once.
    pub(super) fn make_folder_of(&self, path: &Path) -> io::Result<()> {
        let Some(folder) = path.parent() else { return Ok(()) };
        let mut folders = guard(&self.folders);
        if folder != self.staging && !folders.contains(folder) {
            fs::create_dir_all(folder)?;
            folders.insert(folder.to_path_buf());
        }
        Ok(())
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // The next build removes what cannot be removed now.
        let _ = repair::discard(&self.staging);
    }
}

/// Locks a mutex even if a thread panicked: claims change in one step and stay consistent.
pub(super) fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! One build at a time: an advisory lock that the kernel releases when its holder dies, so a lock
//! is never stale. The contents of the lock file tell users which process they wait for; nothing
//! depends on them.

use super::error::PublishError;
use super::holder::Holder;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The lock, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// Open for as long as the lock is held.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock for the output `out`; `path` is the lock file. While another build holds it,
    /// this one waits if `waits`, and fails otherwise.
    pub fn take(path: PathBuf, out: &Path, waits: bool) -> Result<Self, PublishError> {
        loop {
            let mut file = open(&path).map_err(PublishError::io(&path))?;
            let locked = match file.try_lock() {
                Err(TryLockError::WouldBlock) if waits => file.lock(),
                Err(TryLockError::WouldBlock) => {
                    return Err(PublishError::Busy(out.to_path_buf(), Holder::read(&path)));
                }
                Err(TryLockError::Error(error)) => Err(error),
                Ok(()) => Ok(()),
            };
            locked.map_err(PublishError::io(&path))?;
            // The last holder may have removed the file after we opened it and before we locked it.
            // Then our lock is on a file that no other build will ever open.
            if is_still_at(&file, &path) {
                sign(&mut file).map_err(PublishError::io(&path))?;
                return Ok(Self { _file: file, path });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // On Windows a held lock cannot be told from a removed one, so the file stays there.
        if cfg!(unix) {
            // A lock file that stays is harmless: the next build takes it over.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (held.dev(), held.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_still_at(_: &File, _: &Path) -> bool {
    true
}

fn sign(file: &mut File) -> io::Result<()> {
    let Holder { pid, host } = Holder::this();
    file.set_len(0)?;
    file.write_all(format!("{pid} {host}\n").as_bytes())
}

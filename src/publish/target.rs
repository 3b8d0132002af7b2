//! The output folder by its real path, and the hidden names beside it.

use super::error::{Obstacle, PublishError};
use super::guard::real;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io, process};

/// The place of the output: not a symlink, and its parent exists.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The output folder, which may not exist yet.
    pub out: PathBuf,
    pub parent: PathBuf,
    name: OsString,
}

impl Target {
    /// Finds the real folder behind `out` and makes the folders above it.
    pub fn resolve(out: &Path) -> Result<Self, PublishError> {
        match real(out) {
            Ok(real) if real.is_dir() => Self::existing(&real),
            Ok(real) => Err(Obstacle::NotAFolder.at(real)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::future(out),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(Obstacle::NotAFolder.at(out))
            }
            Err(error) => Err(PublishError::io(out)(error)),
        }
    }

    fn existing(real: &Path) -> Result<Self, PublishError> {
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(Obstacle::MountPoint.at(real));
        };
        Ok(Self { out: real.to_path_buf(), parent: parent.to_path_buf(), name: name.to_owned() })
    }

    fn future(out: &Path) -> Result<Self, PublishError> {
        if fs::symlink_metadata(out).is_ok() {
            // The symlink leads nowhere, and its owner's intention cannot be guessed.
            return Err(Obstacle::NotAFolder.at(out));
        }
        let Some(name) = out.file_name() else {
            return Err(Obstacle::NotAFolder.at(out));
        };
        let above = match out.parent() {
            Some(above) if !above.as_os_str().is_empty() => above,
            _ => Path::new("."),
        };
        fs::create_dir_all(above).map_err(PublishError::io(above))?;
        let parent = real(above).map_err(PublishError::io(above))?;
        Ok(Self { out: parent.join(name), parent, name: name.to_owned() })
    }

    /// Refuses, before anything is built, a folder that could not be replaced in the end.
    pub fn check_replaceable(&self) -> Result<(), PublishError> {
        if is_mount_point(&self.out) {
            return Err(Obstacle::MountPoint.at(&self.out));
        }
        #[cfg(unix)]
        if self.out.is_dir() {
            // The swap itself needs rights on the parent only, but a folder without write
            // permission is meant to stay as it is.
            rustix::fs::access(&self.out, rustix::fs::Access::WRITE_OK)
                .map_err(|error| PublishError::io(&self.out)(error.into()))?;
        }
        Ok(())
    }

    /// The folder in which the new output is made, and from which the old one is removed: never
    /// worth keeping.
    pub fn staging(&self) -> PathBuf {
        self.beside(&format!("tmp-{}", process::id()))
    }

    /// The folder that holds the old output, complete, during a swap without atomic exchange.
    pub fn aside(&self) -> PathBuf {
        self.beside(&format!("old-{}", process::id()))
    }

    pub fn lock(&self) -> PathBuf {
        self.beside("lock")
    }

    fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = self.prefix();
        name.push(suffix);
        self.parent.join(name)
    }

    fn prefix(&self) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".skillweek-");
        name
    }

    /// The leftovers of dead builds beside the output: paths of one kind (`tmp` or `old`), sorted.
    pub fn leftovers(&self, kind: &str) -> io::Result<Vec<PathBuf>> {
        let mut prefix = self.prefix();
        prefix.push(kind);
        prefix.push("-");
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.parent)? {
            let entry = entry?;
            if is_numbered(&entry.file_name(), &prefix) {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }
}

/// Whether a name is `prefix` and a process number: nothing else beside the output is ever touched.
fn is_numbered(name: &OsStr, prefix: &OsStr) -> bool {
    name.as_encoded_bytes()
        .strip_prefix(prefix.as_encoded_bytes())
        .is_some_and(|rest| !rest.is_empty() && rest.iter().all(u8::is_ascii_digit))
}

/// Whether a path is the root of a volume or a bind mount, as far as the kernel tells.
#[cfg(target_os = "linux")]
fn is_mount_point(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Unknown here; the swap finds out.
#[cfg(not(target_os = "linux"))]
fn is_mount_point(_: &Path) -> bool {
    false
}

//! Copies and links files without ever following a symlink.

use super::entry_kind::EntryKind;
use skillweek_base::digest::Digest;
use skillweek_base::plain_file;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Bytes read at a time when two files are compared; large enough that the cost of system calls
/// does not matter.
const CHUNK: usize = 128 * 1024;

/// Whether a file has exactly these bytes; false if it cannot be read.
pub(super) fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = plain_file::open(path) else { return false };
    let has_length = file.metadata().is_ok_and(|metadata| metadata.len() == bytes.len() as u64);
    if !has_length {
        return false;
    }
    // One byte more than expected, so that a file that grows meanwhile is noticed.
    let mut found = Vec::with_capacity(bytes.len() + 1);
    file.read_to_end(&mut found).is_ok() && found == bytes
}

/// The result of reading a file to its end.
pub(super) struct Examined {
    pub digest: Digest,
    pub length: u64,
    /// Whether the other file has the same bytes.
    pub is_same: bool,
}

/// Changes the bytes of a piece of a file, given the piece's offset.
pub type Edit<'a> = dyn Fn(u64, &mut [u8]) + 'a;

/// A file whose bytes are changed as they are read.
pub(super) struct Edited<'a> {
    file: &'a mut File,
    at: u64,
    edit: &'a Edit<'a>,
}

impl<'a> Edited<'a> {
    pub(super) fn new(file: &'a mut File, edit: &'a Edit<'a>) -> Self {
        Self { file, at: 0, edit }
    }
}

impl Read for Edited<'_> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(piece)?;
        (self.edit)(self.at, piece.get_mut(..count).unwrap_or_default());
        self.at += count as u64;
        Ok(count)
    }
}

/// Reads `from` once, which should have so many bytes: computes its digest, and whether `other` has
/// the same bytes.
pub(super) fn examine(
    from: &mut impl Read,
    expected: u64,
    other: Option<File>,
) -> io::Result<Examined> {
    let mut other =
        other.filter(|file| file.metadata().is_ok_and(|metadata| metadata.len() == expected));
    let mut hasher = blake3::Hasher::new();
    let (mut chunk, mut other_chunk) = (Vec::with_capacity(CHUNK), Vec::with_capacity(CHUNK));
    let mut length = 0;
    loop {
        chunk.clear();
        let count = from.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        hasher.update(&chunk);
        length += count as u64;
        if let Some(file) = &mut other {
            other_chunk.clear();
            let read = file.take(CHUNK as u64).read_to_end(&mut other_chunk);
            if read.is_err() || other_chunk != chunk {
                other = None;
            }
        }
        if count < CHUNK {
            break;
        }
    }
    Ok(Examined { digest: hasher.finalize().into(), length, is_same: other.is_some() })
}

/// Creates a new file with the permissions that the umask leaves; never executable, never through a
/// link.
pub(super) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Takes a leaf of the old output over into the new one: as a hard link, or as a copy with the same
/// time where the volume or the file's owner does not allow one.
pub(super) fn take_over(from: &Path, to: &Path, kind: EntryKind) -> io::Result<()> {
    match kind {
        EntryKind::EmptyFolder => fs::create_dir_all(to),
        EntryKind::Link => recreate_link(from, to),
        EntryKind::Other => fs::hard_link(from, to),
        EntryKind::File => match fs::hard_link(from, to) {
            Err(error) if is_final(&error) => Err(error),
            Err(_) => copy_with_time(from, to),
            Ok(()) => Ok(()),
        },
    }
}

/// Whether an error would also occur in a copy and should be reported.
fn is_final(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AlreadyExists
            | io::ErrorKind::NotFound
            | io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::ReadOnlyFilesystem
    )
}

fn copy_with_time(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = plain_file::open(from)?;
    let mut target = create(to)?;
    io::copy(&mut source, &mut target)?;
    target.set_modified(source.metadata()?.modified()?)
}

#[cfg(unix)]
fn recreate_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(windows)]
fn recreate_link(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::windows::fs::{FileTypeExt, symlink_dir, symlink_file};
    let target = fs::read_link(from)?;
    if fs::symlink_metadata(from)?.file_type().is_symlink_dir() {
        symlink_dir(target, to)
    } else {
        symlink_file(target, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn where_there_are_no_hard_links_a_copy_keeps_bytes_and_time() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::write(&from, "bytes").unwrap();
        File::options().write(true).open(&from).unwrap().set_modified(long_ago).unwrap();
        copy_with_time(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"bytes");
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), long_ago);
        assert!(copy_with_time(&from, &to).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "bytes").unwrap();
        std::os::unix::fs::symlink("a", folder.path().join("b")).unwrap();
        assert!(plain_file::open(&folder.path().join("b")).is_err());
        assert!(plain_file::open(folder.path()).is_err());
        assert!(!has_bytes(&folder.path().join("b"), b"bytes"));
        assert!(has_bytes(&folder.path().join("a"), b"bytes"));
    }
}

//! Repairs what a killed build left. Runs under the lock, so no hidden folder beside the output is
//! in use.

use super::error::PublishError;
use super::swap;
use super::target::Target;
use rayon::prelude::*;
use std::path::Path;
use std::{fs, io};

/// 1. Puts the old output back if a build died between moving it aside and putting the new one in
///    place;
/// 2. removes everything else that dead builds left.
pub(super) fn repair(target: &Target) -> Result<(), PublishError> {
    let list = |kind| target.leftovers(kind).map_err(PublishError::io(&target.parent));
    for old in list("old")? {
        if fs::symlink_metadata(&target.out).is_err_and(|e| e.kind() == io::ErrorKind::NotFound) {
            swap::rename(&old, &target.out).map_err(PublishError::io(&old))?;
        } else {
            discard(&old).map_err(PublishError::io(&old))?;
        }
    }
    for staging in list("tmp")? {
        discard(&staging).map_err(PublishError::io(&staging))?;
    }
    Ok(())
}

/// Removes a folder with its contents, or whatever else is there; symlinks are removed and not
/// followed.
pub(super) fn discard(path: &Path) -> io::Result<()> {
    let metadata = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        metadata => metadata?,
    };
    if !metadata.is_dir() {
        return fs::remove_file(path);
    }
    match remove(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            // Some folders may have been made read-only by hand; they are still ours to remove.
            make_writable(path)?;
            remove(path)
        }
        removed => removed,
    }
}

/// Removes the subfolders in parallel: on volumes that discard freed blocks, removing 12,000
/// flushed files one after the other takes several times as long.
fn remove(folder: &Path) -> io::Result<()> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    folders.par_iter().try_for_each(fs::remove_dir_all)?;
    fs::remove_dir_all(folder)
}

fn make_writable(folder: &Path) -> io::Result<()> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        allow_writing(&folder)?;
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let file_type = entry.file_type()?;
            if file_type.is_dir() {
                folders.push(entry.path());
            } else if cfg!(windows) && !file_type.is_symlink() {
                allow_writing(&entry.path())?;
            }
        }
    }
    Ok(())
}

#[cfg(unix)]
fn allow_writing(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::symlink_metadata(path)?.permissions().mode();
    if mode & 0o700 == 0o700 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(mode | 0o700))
}

#[cfg(not(unix))]
fn allow_writing(path: &Path) -> io::Result<()> {
    let mut permissions = fs::symlink_metadata(path)?.permissions();
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions)
}

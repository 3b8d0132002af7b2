//! The places where nothing must be published, because a mistyped `--out` would destroy them.

use super::error::{Misplaced, PublishError};
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

/// Folders of the project that hold sources, or belong to other programs.
const SOURCES: &[&str] = &["content", "assets", "themes", ".git"];

/// Refuses an output folder that is, contains or lies inside one of the project's sources.
pub fn check_place(out: &Path, project_root: &Path) -> Result<(), PublishError> {
    let real = |path: &Path| settle(path).map_err(PublishError::io(path));
    let (out, root) = (real(out)?, real(project_root)?);
    let refuse = |why| Err(PublishError::Misplaced(out.clone(), why));
    if out.parent().is_none() {
        return refuse(Misplaced::Root);
    }
    if env::home_dir().is_some_and(|home| settle(&home).is_ok_and(|home| home.starts_with(&out))) {
        return refuse(Misplaced::Home);
    }
    if root.starts_with(&out) {
        return refuse(Misplaced::HoldsProject);
    }
    for source in SOURCES {
        let source = real(&root.join(source))?;
        if out.starts_with(&source) || source.starts_with(&out) {
            return refuse(Misplaced::Source);
        }
    }
    Ok(())
}

/// The real path of a file or folder. Some volumes of Windows, such as disks in memory, cannot tell it;
/// what is no link there is where it is named.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).or_else(|error| {
        let is_untold = cfg!(windows) && error.kind() != io::ErrorKind::PermissionDenied;
        let is_no_link = || fs::symlink_metadata(path).is_ok_and(|found| !found.is_symlink());
        if is_untold && is_no_link() { std::path::absolute(path) } else { Err(error) }
    })
}

/// The real path of a folder that may not exist yet: symlinks are resolved in the part that exists.
fn settle(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut settled = PathBuf::new();
    for component in absolute.components() {
        if component == Component::ParentDir {
            settled.pop();
            continue;
        }
        settled.push(component);
        // On Windows a prefix by itself is no folder: `C:` is the current one of that drive, and
        // `\\?\C:` a device that refuses the question.
        if matches!(component, Component::Prefix(_)) {
            continue;
        }
        match real(&settled) {
            Ok(real) => settled = real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
            Err(error) => return Err(error),
        }
    }
    Ok(settled)
}

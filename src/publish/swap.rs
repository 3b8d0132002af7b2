//! The step in which the new output replaces the old one.
//!
//! Linux and macOS exchange two folders atomically. Elsewhere, and on volumes that cannot, the old
//! folder is moved aside first: readers then see a gap of some milliseconds, and a build killed
//! within it is repaired by the next.

use super::error::{Obstacle, PublishError};
use super::faults::{Faults, Point};
use super::target::Target;
use skillweek_base::io_error::is_in_use;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// The time to wait on Windows until scanners, previews and sync programs release a folder.
const RENAME_TIMEOUT: Duration = Duration::from_secs(if cfg!(windows) { 12 } else { 0 });

/// Puts the staging folder in the output's place. Afterwards the old output, if any, is at the
/// staging path.
pub(super) fn swap(target: &Target, faults: &dyn Faults) -> Result<(), PublishError> {
    let (staging, out) = (target.staging(), target.out.as_path());
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return rename(&staging, out).map_err(|error| refused(out, error));
        }
        metadata => metadata.map_err(PublishError::io(out))?,
    };
    if faults.can_exchange() && exchange(&staging, out).map_err(|error| refused(out, error))? {
        return Ok(());
    }
    step_aside(target, faults)
}

fn step_aside(target: &Target, faults: &dyn Faults) -> Result<(), PublishError> {
    let (staging, aside, out) = (target.staging(), target.aside(), target.out.as_path());
    rename(out, &aside).map_err(|error| refused(out, error))?;
    let placed = faults.reach(Point::Aside).and_then(|()| rename(&staging, out));
    if let Err(error) = placed {
        return match rename(&aside, out) {
            Ok(()) => Err(refused(out, error)),
            Err(_) => Err(PublishError::Stranded(out.to_path_buf(), aside)),
        };
    }
    // Under the staging name it is plainly garbage, while an `old` folder may have to be put back.
    rename(&aside, &staging).map_err(PublishError::io(&aside))
}

/// Exchanges two folders in one step; `false` if this system or volume cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Renames, and retries while other programs hold folders for a moment.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(RENAME_TIMEOUT, || fs::rename(from, to))
}

/// Retries while the error may be temporary, for at most `patience`.
fn patiently(patience: Duration, mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        match attempt() {
            Err(error) if may_pass(&error) && start.elapsed() < patience => thread::sleep(pause),
            outcome => return outcome,
        }
        pause = (pause * 2).min(Duration::from_millis(200));
    }
}

/// Whether an error may be temporary: Windows denies access, too, while a file is open.
fn may_pass(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || is_in_use(error)
}

fn refused(out: &Path, error: io::Error) -> PublishError {
    match obstacle(&error, cfg!(windows)) {
        Some(obstacle) => obstacle.at(out),
        None => PublishError::io(out)(error),
    }
}

/// The meaning of an error of a rename. Windows denies access to a folder in which anything is open;
/// whoever could make the staging folder beside it is hardly without rights.
fn obstacle(error: &io::Error, on_windows: bool) -> Option<Obstacle> {
    let is_denied = error.kind() == io::ErrorKind::PermissionDenied;
    let is_mount =
        matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices);
    match on_windows {
        true => (is_denied || is_in_use(error)).then_some(Obstacle::InUse),
        false => is_mount.then_some(Obstacle::MountPoint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_denies_access_to_what_is_open() {
        let meaning = |kind: io::ErrorKind, on_windows| obstacle(&kind.into(), on_windows);
        assert_eq!(meaning(io::ErrorKind::PermissionDenied, true), Some(Obstacle::InUse));
        assert_eq!(meaning(io::ErrorKind::PermissionDenied, false), None);
        assert_eq!(meaning(io::ErrorKind::ResourceBusy, false), Some(Obstacle::MountPoint));
        assert_eq!(meaning(io::ErrorKind::StorageFull, true), None);
    }

    #[test]
    fn a_passing_trouble_is_waited_out_and_a_lasting_one_reported() {
        let mut left = 3;
        let outcome = patiently(Duration::from_secs(5), || {
            left -= 1;
            if left > 0 { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
        });
        assert!(outcome.is_ok());
        let denied = || Err(io::ErrorKind::PermissionDenied.into());
        assert!(patiently(Duration::from_millis(20), denied).is_err());
        let mut attempts = 0;
        let lasting = patiently(Duration::from_secs(5), || {
            attempts += 1;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(lasting.is_err());
        assert_eq!(attempts, 1);
    }
}

//! The flush before the swap.
//!
//! If the swap reached the disk before the files that it puts in place, a power cut would leave
//! names without bytes. On Linux one `syncfs` of the staging folder's volume writes everything at
//! once. Elsewhere nothing is forced: APFS and NTFS journal the rename in order, and a build can
//! always be run again.

use std::io;
use std::path::Path;

/// Writes everything on the volume of `folder` to the disk.
#[cfg(target_os = "linux")]
pub(super) fn volume(folder: &Path) -> io::Result<()> {
    let folder = std::fs::File::open(folder)?;
    match rustix::fs::syncfs(&folder) {
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL) | Ok(()) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Does nothing; see above.
#[cfg(not(target_os = "linux"))]
pub(super) fn volume(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Flushes the names in a folder to the disk, where folders can be flushed.
pub(super) fn names(folder: &Path) {
    if cfg!(unix) {
        // Both outputs are complete on the disk by now. If this fails, a power cut brings back the
        // old one.
        let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}

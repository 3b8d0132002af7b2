//! Destinations of finished files: a disk, as they are made, or nowhere.

use skillweek_base::digest::Digest;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_picture::Redaction;
use std::convert::Infallible;

/// Takes finished files, from many threads.
pub trait Outlet: Sync {
    /// The reason for refusing further files, at which rendering stops.
    type Refusal;

    /// Publishes a file with these bytes.
    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Self::Refusal>;

    /// Drops everything that it took: another version of all of it follows.
    fn start_over(&self) -> Result<(), Self::Refusal>;

    /// Whether it keeps anything; if not, costly outputs need not be made.
    fn keeps(&self) -> bool {
        true
    }

    /// Publishes a file of the project, with its personal metadata overwritten. It is never held in
    /// memory.
    fn copy(
        &self,
        path: &OutputPath,
        source: &SourcePath,
        redactions: &[Redaction],
    ) -> Result<(), Self::Refusal>;

    /// Takes a file over from the last publication, if exactly these bytes are still there.
    fn take_over(&self, path: &OutputPath, bytes: &Digest) -> Result<bool, Self::Refusal> {
        let _ = (path, bytes);
        Ok(false)
    }
}

/// Renders for the diagnostics alone.
pub struct Nowhere;

impl Outlet for Nowhere {
    type Refusal = Infallible;

    fn write(&self, _: &OutputPath, _: &[u8]) -> Result<(), Infallible> {
        Ok(())
    }

    fn start_over(&self) -> Result<(), Infallible> {
        Ok(())
    }

    fn keeps(&self) -> bool {
        false
    }

    fn copy(&self, _: &OutputPath, _: &SourcePath, _: &[Redaction]) -> Result<(), Infallible> {
        Ok(())
    }
}

//! Where finished files go: to disk as they are made, or nowhere.

use crate::base::digest::Digest;
use crate::base::path::{OutputPath, SourcePath};
use crate::picture::Redaction;
use std::convert::Infallible;

/// Takes finished files, from many threads.
pub trait Outlet: Sync {
    /// Why it takes no more; rendering stops there.
    type Refusal;

    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Self::Refusal>;

    /// Drops everything that it took: it is given another version of all of it.
    fn start_over(&self) -> Result<(), Self::Refusal>;

    /// Whether anything is kept of what it takes; if not, what is costly need not be made.
    fn keeps(&self) -> bool {
        true
    }

    /// Publishes a file of the project as it is, or with places that tell about people written
    /// over. It is never held in memory.
    fn copy(
        &self,
        path: &OutputPath,
        source: &SourcePath,
        redactions: &[Redaction],
    ) -> Result<(), Self::Refusal>;

    /// Takes a file over from what was published last, if exactly these bytes lie there still.
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

//! Where finished files go: to disk as they are made, or nowhere.

use crate::base::path::{OutputPath, SourcePath};
use std::convert::Infallible;

/// Takes finished files, from many threads.
pub trait Outlet: Sync {
    /// Why it takes no more; rendering stops there.
    type Refusal;

    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Self::Refusal>;

    /// Whether anything is kept of what it takes; if not, what is costly need not be made.
    fn keeps(&self) -> bool {
        true
    }

    /// Publishes a file of the project as it is.
    fn copy(&self, path: &OutputPath, source: &SourcePath) -> Result<(), Self::Refusal>;
}

/// Renders for the diagnostics alone.
pub struct Nowhere;

impl Outlet for Nowhere {
    type Refusal = Infallible;

    fn write(&self, _: &OutputPath, _: &[u8]) -> Result<(), Infallible> {
        Ok(())
    }

    fn keeps(&self) -> bool {
        false
    }

    fn copy(&self, _: &OutputPath, _: &SourcePath) -> Result<(), Infallible> {
        Ok(())
    }
}

//! Where finished files go: to disk as they are made, or nowhere.

use crate::base::path::{OutputPath, SourcePath};
use crate::publish::PublishError;

/// Takes finished files, from many threads.
pub trait Outlet: Sync {
    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), PublishError>;

    /// Publishes a file of the project as it is.
    fn copy(&self, path: &OutputPath, source: &SourcePath) -> Result<(), PublishError>;
}

/// Renders for the diagnostics alone.
pub struct Nowhere;

impl Outlet for Nowhere {
    fn write(&self, _: &OutputPath, _: &[u8]) -> Result<(), PublishError> {
        Ok(())
    }

    fn copy(&self, _: &OutputPath, _: &SourcePath) -> Result<(), PublishError> {
        Ok(())
    }
}

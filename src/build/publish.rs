//! The outlet to disk: finished files go into a publication as they are made.

use crate::base::digest::Digest;
use crate::base::path::{OutputPath, SourcePath};
use crate::publish::{Publication, PublishError};
use crate::render::outlet::Outlet;
use crate::source::DiskWorld;

/// Writes into a publication; copies come from the project's own files.
pub struct DiskOutlet<'a> {
    pub publication: &'a Publication,
    pub world: &'a DiskWorld,
}

impl Outlet for DiskOutlet<'_> {
    type Refusal = PublishError;

    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), PublishError> {
        self.publication.write(path, bytes)
    }

    fn copy(&self, path: &OutputPath, source: &SourcePath) -> Result<(), PublishError> {
        let real = self.world.root().join(source.as_str());
        let from = self.world.real(source).unwrap_or(&real);
        self.publication.copy(path, from)
    }

    fn take_over(&self, path: &OutputPath, bytes: &Digest) -> Result<bool, PublishError> {
        self.publication.keep(path, bytes)
    }
}

//! The outlet to disk: finished files go into a publication as they are made.

use skillweek_base::digest::Digest;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_picture::{self as picture, Redaction};
use skillweek_publish::{Edit, Publication, PublishError};
use skillweek_render::outlet::Outlet;
use skillweek_source::DiskWorld;
use std::path::PathBuf;

/// Writes into a publication; copies come from the project's own files.
pub struct DiskOutlet<'a> {
    pub publication: &'a Publication,
    pub disk: &'a DiskWorld,
}

impl Outlet for DiskOutlet<'_> {
    type Refusal = PublishError;

    fn start_over(&self) -> Result<(), PublishError> {
        self.publication.start_over()
    }

    fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), PublishError> {
        self.publication.write(path, bytes)
    }

    fn copy(
        &self,
        path: &OutputPath,
        source: &SourcePath,
        redactions: &[Redaction],
    ) -> Result<(), PublishError> {
        let edit = |offset: u64, piece: &mut [u8]| picture::redact(redactions, offset, piece);
        let edit: Option<&Edit<'_>> = if redactions.is_empty() { None } else { Some(&edit) };
        self.publication.copy(path, &self.from(source), edit)
    }

    fn take_over(&self, path: &OutputPath, bytes: &Digest) -> Result<bool, PublishError> {
        self.publication.keep(path, bytes)
    }
}

impl DiskOutlet<'_> {
    /// The path of a project file on the disk, or where it would be if it is not listed.
    fn from(&self, source: &SourcePath) -> PathBuf {
        let listed = self.disk.real(source);
        listed.unwrap_or_else(|_| self.disk.root().join(source.as_str()))
    }
}

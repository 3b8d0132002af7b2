//! A project in memory: for tests and for unsaved text.

use super::world::{ReadSeek, World};
use skillweek_base::path::SourcePath;
use skillweek_diag::Sink;
use std::collections::BTreeMap;
use std::io::{self, Cursor};

/// Files in memory.
#[derive(Debug, Default, Clone)]
pub struct MemoryWorld {
    files: BTreeMap<SourcePath, Vec<u8>>,
}

impl MemoryWorld {
    /// Adds or replaces a file. `path` is relative to the project's root.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(SourcePath::new(path), bytes.into());
    }
}

impl<const N: usize> From<[(&str, &str); N]> for MemoryWorld {
    fn from(files: [(&str, &str); N]) -> Self {
        let mut world = Self::default();
        for (path, text) in files {
            world.insert(path, text);
        }
        world
    }
}

impl World for MemoryWorld {
    fn list(&self, _: &mut Sink) -> Vec<SourcePath> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        let bytes = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(bytes.as_slice())))
    }
}

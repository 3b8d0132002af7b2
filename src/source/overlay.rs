//! A project in which some files are exchanged for earlier versions and others are left out.

use super::world::{ReadSeek, World, is_left_out};
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};
use std::sync::Arc;

/// A world that differs from another one in some of its files.
#[derive(Clone)]
pub struct Overlay<'w> {
    world: Arc<dyn World + 'w>,
    exchanged: BTreeMap<SourcePath, Arc<[u8]>>,
    /// Files, and folders with everything in them.
    left_out: BTreeSet<SourcePath>,
}

impl<'w> Overlay<'w> {
    /// Exchanges the bytes of some files and leaves out some files and folders. Exchanged files are
    /// listed even if `world` does not list them: they may have become something that cannot be
    /// read.
    pub fn new(
        world: Arc<dyn World + 'w>,
        exchanged: BTreeMap<SourcePath, Arc<[u8]>>,
        left_out: BTreeSet<SourcePath>,
    ) -> Self {
        Self { world, exchanged, left_out }
    }

    /// The files and folders that are left out.
    pub fn left_out(&self) -> &BTreeSet<SourcePath> {
        &self.left_out
    }

    fn has(&self, path: &SourcePath) -> bool {
        self.left_out.is_empty() || !is_left_out(&self.left_out, path)
    }

    fn check(&self, path: &SourcePath) -> io::Result<()> {
        if self.has(path) { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl World for Overlay<'_> {
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
        let mut found = Sink::new();
        let mut files = self.world.list(&mut found);
        // Diagnostics about a file's bytes on disk do not apply to the exchanged ones.
        let is_exchanged = |one: &Diagnostic| {
            one.span.as_ref().is_some_and(|it| self.exchanged.contains_key(&it.file))
        };
        let found = found.into_diagnostics().into_iter().filter(|one| !is_exchanged(one));
        found.for_each(|one| sink.push(one));
        files.retain(|path| self.has(path) && !self.exchanged.contains_key(path));
        files.extend(self.exchanged.keys().filter(|path| self.has(path)).cloned());
        files.sort_unstable();
        files
    }

    fn exchanged(&self, path: &SourcePath) -> Option<Arc<[u8]>> {
        self.exchanged.get(path).cloned()
    }

    fn is_complete(&self) -> bool {
        self.world.is_complete()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        self.check(path)?;
        match self.exchanged.get(path) {
            Some(bytes) => Ok(bytes.to_vec()),
            None => self.world.read(path),
        }
    }

    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        self.check(path)?;
        match self.exchanged.get(path) {
            Some(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
            None => self.world.open_anywhere(path),
        }
    }

    fn size(&self, path: &SourcePath) -> io::Result<u64> {
        self.check(path)?;
        match self.exchanged.get(path) {
            Some(bytes) => Ok(bytes.len() as u64),
            None => self.world.size(path),
        }
    }

    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        self.check(path)?;
        match self.exchanged.get(path) {
            Some(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
            None => self.world.open(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemoryWorld;

    #[test]
    fn an_exchanged_file_reads_as_it_was_and_a_folder_left_out_is_not_there() {
        let world = MemoryWorld::from([("a.md", "new"), ("b/c.md", ""), ("b-d.md", "")]);
        let [a, b, c, link] = ["a.md", "b", "b/c.md", "link.md"].map(SourcePath::new);
        let older: Arc<[u8]> = Arc::from(*b"older");
        let exchanged = BTreeMap::from([(a.clone(), Arc::clone(&older)), (link, older)]);
        let overlay = Overlay::new(Arc::new(world), exchanged, BTreeSet::from([b]));
        let listed = overlay.list(&mut Sink::new());
        let listed: Vec<&str> = listed.iter().map(SourcePath::as_str).collect();
        assert_eq!(listed, ["a.md", "b-d.md", "link.md"]);
        assert_eq!(overlay.read(&a).unwrap(), b"older");
        assert!(overlay.read(&c).is_err());
    }
}

//! The first reading of a project: each file is read once or taken from the previous reading.

use super::attachments;
use super::gather::{FileReading, Gathered, Made, Reader};
use super::reading_cache::Kept;
use super::section::{SectionOptions, Sections};
use rayon::prelude::*;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_source::CONTENT;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The readings of all files.
pub struct Reading {
    sections: Arc<Sections>,
    homes: BTreeMap<SourcePath, SectionOptions>,
    /// The reading of every file below `content`, by path.
    pub files: BTreeMap<SourcePath, Arc<FileReading>>,
    /// The spreadsheets that pages offer as they are. They are no tables.
    pub attachments: BTreeSet<SourcePath>,
    /// Diagnostics for the texts of sections and sites.
    pub found: Vec<Diagnostic>,
}

impl Reading {
    /// All outcomes in the order of the files.
    pub fn gathered(&self) -> Gathered {
        let mut gathered = Gathered {
            sections: Arc::clone(&self.sections),
            pages: Vec::new(),
            homes: self.homes.clone(),
            loose: Vec::new(),
            failed: BTreeSet::new(),
            drafts: BTreeSet::new(),
        };
        for (path, file) in &self.files {
            match &file.made {
                Made::Pages(pages) => gathered.pages.extend(pages.iter().cloned()),
                Made::Loose => gathered.loose.push(path.clone()),
                Made::Failed => {
                    gathered.failed.insert(path.clone());
                }
                Made::Draft => {
                    gathered.drafts.insert(path.clone());
                }
                Made::Nothing => {}
            }
        }
        gathered
    }
}

impl Reader<'_> {
    /// Reads everything. `step` is called once for each file.
    pub fn read(&self, step: &(dyn Fn() + Sync)) -> Reading {
        let mut sink = Sink::new();
        let mut homes = BTreeMap::new();
        let sections = Sections::find(self.tree, self.sources, |_, folder| {
            self.index(folder, &mut sink).unwrap_or_default()
        });
        for site in self.tree.sites() {
            let home = self.index(&site.folder, &mut sink);
            homes.extend(home.map(|home| (site.folder.clone(), home)));
        }
        let content = SourcePath::new(CONTENT);
        let files: Vec<&SourcePath> = self.sources.below(&content).collect();
        let read = |path: &&SourcePath| {
            let reading = self.file(&sections, path);
            step();
            Arc::new(reading)
        };
        let readings: Vec<Arc<FileReading>> = match self.cards {
            Some(cards) => Kept::new(self, cards, &sections).read(&files, step),
            None => files.par_iter().map(read).collect(),
        };
        let mut files: BTreeMap<SourcePath, Arc<FileReading>> =
            files.into_iter().cloned().zip(readings).collect();
        let attachments = attachments::of(files.iter(), &sections, &homes);
        for path in &attachments {
            if let Some(reading) = files.get_mut(path) {
                *reading = Arc::new(reading.as_attachment());
            }
        }
        let (sections, found) = (Arc::new(sections), sink.into_diagnostics());
        Reading { sections, homes, files, attachments, found }
    }
}

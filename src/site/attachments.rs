//! Spreadsheets that would be tables of a section, but that a page offers as they are.
//!
//! Whether a spreadsheet is a table can only be told when all texts are known. So each one is read
//! like a table, by itself, and what was made of it is dropped afterwards if a page links to it or
//! names it. Readings of single files thus depend on nothing but the file and its position, as
//! cards require.

use super::gather::{FileReading, Made};
use super::page::Page;
use super::section::{SectionOptions, Sections, is_spreadsheet};
use skillweek_base::path::SourcePath;
use skillweek_source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The spreadsheets that pages of a file link to or name, other than itself.
pub(super) fn claimed_by(file: &SourcePath, pages: &[Arc<Page>]) -> Vec<SourcePath> {
    let used = pages.iter().flat_map(|page| page.used_files());
    let claimed: BTreeSet<&SourcePath> =
        used.filter(|path| is_spreadsheet(path) && *path != file).collect();
    claimed.into_iter().cloned().collect()
}

/// The spreadsheets beside a text that it mentions by name: of a draft, or of a text that cannot be
/// read for a mistake, nobody knows where its links lead, and its attachments must not become
/// pages meanwhile.
pub(super) fn mentioned_in(file: &SourcePath, bytes: &[u8], sources: &Sources) -> Vec<SourcePath> {
    let Some(folder) = file.parent() else { return Vec::new() };
    let beside = sources.directly_in(&folder).filter(|path| is_spreadsheet(path));
    let beside: Vec<&SourcePath> = beside.collect();
    if beside.is_empty() {
        return Vec::new();
    }
    let text = skillweek_source::decode::decode(bytes).text;
    let plain = percent_encoding::percent_decode_str(&text).decode_utf8_lossy();
    let named = beside.into_iter().filter(|path| plain.contains(path.name()));
    named.cloned().collect()
}

/// The spreadsheets that are attachments: those that a text claims, and those that a row of a table
/// claims which is none itself.
pub fn of<'a>(
    files: impl Iterator<Item = (&'a SourcePath, &'a Arc<FileReading>)>,
    sections: &Sections,
    homes: &BTreeMap<SourcePath, SectionOptions>,
) -> BTreeSet<SourcePath> {
    let options = sections.iter().map(|section| &section.options).chain(homes.values());
    let mut claimed: BTreeSet<SourcePath> = options
        .flat_map(SectionOptions::files)
        .filter(|path| is_spreadsheet(path))
        .cloned()
        .collect();
    let claims = files.filter(|(_, reading)| !reading.claims.is_empty());
    let (tables, texts): (Vec<_>, Vec<_>) = claims.partition(|(path, _)| is_spreadsheet(path));
    claimed.extend(texts.into_iter().flat_map(|(_, reading)| reading.claims.iter().cloned()));
    let tables = tables.into_iter().filter(|(path, _)| !claimed.contains(*path));
    let by_rows: Vec<SourcePath> =
        tables.flat_map(|(_, reading)| reading.claims.iter().cloned()).collect();
    claimed.extend(by_rows);
    claimed
}

impl FileReading {
    /// The reading of a spreadsheet as an attachment.
    #[must_use]
    pub fn as_attachment(&self) -> Self {
        match self.made {
            Made::Pages(_) | Made::Failed => Self { key: self.key, ..Self::quiet(Made::Loose) },
            _ => Self { key: self.key, ..Self::quiet(self.made.clone()) },
        }
    }
}

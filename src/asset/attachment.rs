//! Inspects files that are published as they are, except for personal metadata.

use super::facts::{Asset, Document, Format, Raster};
use super::report::documents::{no_preview, still_tells};
use super::survey::{Found, Inspector};
use skillweek_base::digest::Digest;
use skillweek_diag::Sink;
use skillweek_picture::{Redaction, is_film, pdf, video_metadata};
use std::collections::BTreeMap;
use std::sync::OnceLock;

impl Inspector<'_> {
    /// Inspects a PDF. One that cannot be drawn is treated as a plain file.
    pub(super) fn document(&self, sink: &mut Sink) -> Found<Asset> {
        let held = self.held()?;
        let bytes = &held.bytes;
        let format = match pdf::facts(bytes) {
            Ok(facts) => {
                let (renditions, original) = (BTreeMap::new(), OnceLock::new());
                let preview = Raster { header: facts.header, renditions, original };
                let pdf::Facts { pages, millimetres, .. } = facts;
                Format::Document(Box::new(Document { pages, millimetres, preview }))
            }
            Err(problem) => {
                sink.push(no_preview(self.path, problem));
                Format::File
            }
        };
        let redactions = self.of_document(bytes, sink);
        let known = self.known(Digest::of(bytes), bytes.len() as u64, format);
        Ok(Asset { redactions, ..known })
    }

    /// Inspects a file for downloading or playing. It is not held in memory, unless it is a PDF
    /// under another name, like the files of some drawing programs.
    pub(super) fn other(&self, head: &[u8], sink: &mut Sink) -> Found<Asset> {
        let opened = self.world.open(self.path);
        let read = opened.and_then(Digest::of_reader);
        let (digest, size) = read.map_err(|error| self.unreadable(&error))?;
        let redactions = match head {
            film if is_film(film) => self.of_film()?,
            document if pdf::is_pdf(document) => self.of_document(&self.held()?.bytes, sink),
            _ => Vec::new(),
        };
        Ok(Asset { redactions, ..self.known(digest, size, Format::File) })
    }

    /// The redactions of a PDF's personal metadata. Metadata that has to stay is reported.
    fn of_document(&self, bytes: &[u8], sink: &mut Sink) -> Vec<Redaction> {
        let pdf::MetadataScan { places, rest } = pdf::scan_metadata(bytes);
        if let Some(rest) = rest {
            sink.push(still_tells(self.path, rest));
        }
        places
    }

    /// The redactions of a film's personal metadata. Only its headers are read.
    fn of_film(&self) -> Found<Vec<Redaction>> {
        let opened = self.world.open_anywhere(self.path);
        let read = opened.and_then(|mut film| video_metadata(&mut film));
        read.map_err(|error| self.unreadable(&error))
    }
}

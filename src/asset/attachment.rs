//! A look at a file that is published as it lies in the project, but for what it tells about people.

use super::facts::{Asset, Document, Format, Raster};
use super::report::documents::{no_preview, still_tells};
use super::survey::{Found, Inspector};
use crate::base::digest::Digest;
use crate::diag::Sink;
use crate::picture::{Redaction, is_film, pdf, video_metadata};
use std::collections::BTreeMap;
use std::sync::OnceLock;

impl Inspector<'_> {
    /// A PDF. One that cannot be drawn is a file like any other.
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

    /// A file to be taken away or played. It is not held in memory, unless it is a PDF by another name,
    /// as the files of a drawing program are.
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

    /// What in a PDF tells about people. What of it has to stay is reported.
    fn of_document(&self, bytes: &[u8], sink: &mut Sink) -> Vec<Redaction> {
        let pdf::MetadataScan { places, rest } = pdf::scan_metadata(bytes);
        if let Some(rest) = rest {
            sink.push(still_tells(self.path, rest));
        }
        places
    }

    /// What in a film tells about people. It is read by its headers only.
    fn of_film(&self) -> Found<Vec<Redaction>> {
        let opened = self.world.open_anywhere(self.path);
        let read = opened.and_then(|mut film| video_metadata(&mut film));
        read.map_err(|error| self.unreadable(&error))
    }
}

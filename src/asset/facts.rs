//! The facts about a file that are known before it is published.

use super::renditions::Renditions;
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_picture::{Header, Redaction};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A project file that some page uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the project.
    pub source: SourcePath,
    /// The digest of the file as it is in the project.
    pub digest: Digest,
    /// The size of the file in bytes, as it is in the project.
    pub size: u64,
    /// The kind of the file, with the facts about it.
    pub format: Format,
    /// The bytes that are overwritten in the published file: for films and PDFs, which keep their
    /// length.
    pub redactions: Vec<Redaction>,
}

/// The kind of a file, by its content where that is possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// A vector picture.
    Svg {
        /// Its width and height in CSS pixels; `None` if it states neither these nor a `viewBox`.
        size: Option<(u32, u32)>,
        /// The text to publish instead of the file, if that is not harmless or not UTF-8.
        instead: Option<Arc<str>>,
    },
    /// A raster picture.
    Raster(Box<Raster>),
    /// A PDF whose first page can be drawn.
    Document(Box<Document>),
    /// Any other file.
    File,
}

/// The facts about a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The number of its pages.
    pub pages: usize,
    /// The width and height of the first page as shown, in millimetres.
    pub millimetres: (u32, u32),
    /// Its first page as a raster picture.
    pub preview: Raster,
}

/// A raster picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// The facts from its header.
    pub header: Header,
    /// The published renditions, by the index of the recipe; empty if it is only offered for
    /// download.
    pub renditions: BTreeMap<usize, Renditions>,
    /// The file for downloading, computed on first use; `None` inside if it cannot be offered.
    pub(super) original: OnceLock<Option<Original>>,
}

/// A file as it is published for downloading: complete, without personal metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The name below `assets/`.
    pub name: String,
    /// The size in bytes.
    pub size: u64,
    /// The format as readers know it: SVG, PDF, JPG.
    pub label: String,
    /// Whether it is published as it is in the project.
    pub is_untouched: bool,
}

impl Asset {
    /// The width and height in pixels as shown; `None` if it is not a picture or does not state
    /// them.
    pub fn pixels(&self) -> Option<(u32, u32)> {
        match &self.format {
            Format::Svg { size, .. } => *size,
            Format::Raster(raster) => Some((raster.header.width, raster.header.height)),
            Format::Document(_) | Format::File => None,
        }
    }

    /// Whether it is a picture that was not developed: it can be downloaded but not shown.
    pub fn is_only_offered(&self) -> bool {
        match &self.format {
            Format::Raster(raster) => !raster.header.is_animated && raster.renditions.is_empty(),
            _ => false,
        }
    }

    /// Whether it is a picture that can be shown, vector or raster; the preview of a PDF does not
    /// count.
    pub fn is_picture(&self) -> bool {
        !matches!(self.format, Format::Document(_) | Format::File) && !self.is_only_offered()
    }

    /// The facts about it as a PDF.
    pub fn document(&self) -> Option<&Document> {
        match &self.format {
            Format::Document(document) => Some(document),
            _ => None,
        }
    }

    /// Whether it is an SVG.
    pub fn is_vector(&self) -> bool {
        matches!(self.format, Format::Svg { .. })
    }

    /// The raster picture that it is, or the preview of its first page.
    pub fn raster(&self) -> Option<&Raster> {
        match &self.format {
            Format::Raster(raster) => Some(raster),
            Format::Document(document) => Some(&document.preview),
            _ => None,
        }
    }

    pub(super) fn raster_mut(&mut self) -> Option<&mut Raster> {
        match &mut self.format {
            Format::Raster(raster) => Some(raster),
            Format::Document(document) => Some(&mut document.preview),
            _ => None,
        }
    }

    /// The format by the file's extension: SVG, PDF, DOCX.
    pub(super) fn named_format(&self) -> String {
        match self.source.extension().as_str() {
            "jpeg" => "JPG".to_owned(),
            extension => extension.to_uppercase(),
        }
    }
}

/// A number of bytes for people, in steps of 1024.
pub fn readable_size(bytes: u64) -> String {
    let tenths = |unit: u64| bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
    let decimal = |tenths: u64, unit: &str| match (tenths / 10, tenths % 10) {
        (whole, _) if whole >= 100 => format!("{whole} {unit}"),
        (whole, 0) => format!("{whole} {unit}"),
        (whole, tenth) => format!("{whole}.{tenth} {unit}"),
    };
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..0x10_0000 => format!("{} KB", bytes.div_ceil(1024)),
        0x10_0000..0x4000_0000 => decimal(tenths(1 << 20), "MB"),
        _ => decimal(tenths(1 << 30), "GB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_readable() {
        let shown = [0, 1023, 1024, 839_680, 1_258_291, 26_214_400, 3 << 30].map(readable_size);
        assert_eq!(shown, ["0 B", "1023 B", "1 KB", "820 KB", "1.2 MB", "25 MB", "3 GB"]);
    }
}

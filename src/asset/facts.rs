//! What is known of a file before it is published.

use super::renditions::Renditions;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::picture::{Header, Redaction};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A file of the project that some page uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub source: SourcePath,
    /// The digest of the file as it lies in the project.
    pub digest: Digest,
    /// Bytes, as it lies in the project.
    pub size: u64,
    pub format: Format,
    /// What is written over where the file is published: of films and PDFs, which keep their length.
    pub redactions: Vec<Redaction>,
}

/// What a file is, told by its content where that can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    Svg {
        size: Option<(u32, u32)>,
        /// The text to publish where the file is not harmless as it is.
        instead: Option<Arc<str>>,
    },
    /// A picture of pixels.
    Raster(Box<Raster>),
    /// A PDF, with its first page as a picture of pixels.
    Document(Box<Document>),
    /// Anything else.
    File,
}

/// What is known of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub pages: usize,
    /// Of the first page as shown.
    pub millimetres: (u32, u32),
    pub preview: Raster,
}

/// A picture of pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    pub header: Header,
    /// What is published of it, by the number of the recipe.
    pub renditions: BTreeMap<usize, Renditions>,
    /// The file as it may be taken away, once somebody has asked for it.
    pub(super) original: OnceLock<Option<Original>>,
}

/// A file as it is published to be taken away: whole, without what tells about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The name below `assets/`.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// The format as readers know it: SVG, PDF, JPG.
    pub label: String,
    /// Whether it is published as it lies in the project.
    pub is_untouched: bool,
}

impl Asset {
    /// Width and height in pixels as shown, where it is a picture that tells them.
    pub fn pixels(&self) -> Option<(u32, u32)> {
        match &self.format {
            Format::Svg { size, .. } => *size,
            Format::Raster(raster) => Some((raster.header.width, raster.header.height)),
            Format::Document(_) | Format::File => None,
        }
    }

    /// Whether it is a picture that was not developed: it may be taken away and not be shown.
    pub fn is_only_offered(&self) -> bool {
        match &self.format {
            Format::Raster(raster) => !raster.header.is_animated && raster.renditions.is_empty(),
            _ => false,
        }
    }

    pub fn is_picture(&self) -> bool {
        !matches!(self.format, Format::Document(_) | Format::File) && !self.is_only_offered()
    }

    /// What is known of it as a PDF.
    pub fn document(&self) -> Option<&Document> {
        match &self.format {
            Format::Document(document) => Some(document),
            _ => None,
        }
    }

    pub fn is_vector(&self) -> bool {
        matches!(self.format, Format::Svg { .. })
    }

    /// The picture of pixels that it is, or that shows its first page.
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

    /// The format by the file's name: SVG, PDF, DOCX.
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

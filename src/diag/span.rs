//! Places in a project's files.

use serde::{Deserialize, Serialize};
use skillweek_base::path::SourcePath;
use std::ops::Range;

/// A place in a source file: the whole file, a range of its text, or a cell of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The file, relative to the project's root.
    pub file: SourcePath,
    /// The part of the file.
    pub place: Place,
}

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The whole file.
    Whole,
    /// Bytes of the decoded text (UTF-8, without BOM, line ends as `\n`).
    Text(Range<usize>),
    /// A cell's name as in spreadsheet programs (`B7`), after the sheet's name if there are
    /// several.
    Cell(String),
}

impl Span {
    /// A whole file.
    pub fn whole(file: &SourcePath) -> Self {
        Self { file: file.clone(), place: Place::Whole }
    }

    /// A range of bytes in the decoded text.
    pub fn text(file: &SourcePath, range: Range<usize>) -> Self {
        Self { file: file.clone(), place: Place::Text(range) }
    }

    /// A cell, named as in `Place::Cell`.
    pub fn cell(file: &SourcePath, cell: impl Into<String>) -> Self {
        Self { file: file.clone(), place: Place::Cell(cell.into()) }
    }
}

//! Where in the project something stands.

use crate::base::path::SourcePath;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A place in a source file: the whole file, a stretch of its text, or a cell of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub file: SourcePath,
    pub place: Place,
}

/// Which part of a file is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    Whole,
    /// Bytes of the decoded text (UTF-8, without BOM, line ends as `\n`).
    Text(Range<usize>),
    /// A cell as spreadsheet programs name it (`B7`), behind the sheet's name where there are several.
    Cell(String),
}

impl Span {
    pub fn whole(file: &SourcePath) -> Self {
        Self { file: file.clone(), place: Place::Whole }
    }

    pub fn text(file: &SourcePath, range: Range<usize>) -> Self {
        Self { file: file.clone(), place: Place::Text(range) }
    }

    pub fn cell(file: &SourcePath, cell: impl Into<String>) -> Self {
        Self { file: file.clone(), place: Place::Cell(cell.into()) }
    }
}

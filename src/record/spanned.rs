//! A value and the place where it was written.

use serde::{Deserialize, Serialize};
use skillweek_base::path::SourcePath;
use skillweek_diag::{Place, Span};

/// A value with its place; comparisons ignore the place.
///
/// Values that few pages have are kept as `Option<Box<Spanned<T>>>`: it takes the room of a pointer
/// when absent, and every page of a country is held in memory.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The decoded value.
    pub value: T,
    /// Bytes of the text, or the cell of a spreadsheet.
    pub place: Place,
}

impl<T> Spanned<T> {
    /// A value that stands at `place`.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The place as a span of `file`.
    pub fn span(&self, file: &SourcePath) -> Span {
        Span { file: file.clone(), place: self.place.clone() }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

//! Which raw elements are open.

use std::collections::BTreeSet;
use std::ops::Range;

/// The raw elements around the place.
#[derive(Default)]
pub(crate) struct Raw {
    pub(crate) open: Vec<Element>,
    /// The dropped element whose inside is being skipped.
    pub(crate) skipping: Option<String>,
    /// Dropped elements that are known to have no end tag in the rest of the text.
    pub(super) endless: BTreeSet<String>,
    /// How many elements were not opened because they are nested too deep.
    pub(super) too_deep: usize,
    /// The tables around the place, innermost last.
    pub(super) tables: Vec<RawTable>,
}

/// An open element.
pub(crate) struct Element {
    /// The name in the source.
    pub(super) name: String,
    pub(super) close: Closing,
    /// Whether this or one around it is hidden.
    pub(super) is_hidden: bool,
    /// Whether this or one around it is a link.
    pub(super) is_link: bool,
}

/// How an element is closed.
pub(crate) enum Closing {
    Html(String),
    Nothing,
    Link,
    Table,
}

/// A raw table that is open.
pub(super) struct RawTable {
    pub(super) range: Range<usize>,
    pub(super) has_header: bool,
}

impl Raw {
    pub(crate) fn is_hidden(&self) -> bool {
        self.open.last().is_some_and(|element| element.is_hidden)
    }

    pub(crate) fn is_in_link(&self) -> bool {
        self.open.last().is_some_and(|element| element.is_link)
    }
}

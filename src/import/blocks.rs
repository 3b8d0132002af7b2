//! What a page is made of, ready to be written.

use super::grid::Grid;
use super::inline::{Inline, PictureUse};
use super::numbering::Label;

/// A block of a page.
#[derive(Debug)]
pub enum Block {
    Heading {
        level: u8,
        inlines: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// A paragraph of a list, behind a bullet or a number.
    Item {
        label: Label,
        inlines: Vec<Inline>,
    },
    Table(Grid),
    /// Pictures side by side; one may have a caption.
    Pictures {
        pictures: Vec<PictureUse>,
        caption: Option<String>,
    },
}

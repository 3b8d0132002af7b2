//! What a document says, between reading and arranging: lines and tables with what is known of their
//! looks.

use super::grid::Grid;
use super::numbering::Label;
use super::styles::{Face, Role};
use std::rc::Rc;

/// The look of letters, as far as Markdown has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Format {
    pub strong: bool,
    pub emphasis: bool,
    pub strike: bool,
    /// Above (1) or below (-1) the line.
    pub raised: i8,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text(Piece),
    Break,
    Picture(PictureUse),
    /// A footnote, counted from nought.
    Note(usize),
}

/// Letters of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub format: Format,
    pub link: Option<Rc<str>>,
    pub face: Face,
}

/// A picture where it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureUse {
    /// Which of the document's pictures it is.
    pub number: usize,
    pub alt: String,
    /// Whether it is larger than what stands in a line of text.
    pub is_large: bool,
}

/// A paragraph.
#[derive(Debug, Default)]
pub struct Line {
    pub inlines: Vec<Inline>,
    pub role: Option<Role>,
    pub outline: Option<u8>,
    /// What a list puts before it.
    pub label: Option<Label>,
    pub is_centred: bool,
    /// The size of most of its letters, in half points.
    pub size: u32,
    /// The face of all its letters; `None` if there are several.
    pub face: Option<Face>,
    pub is_bold: bool,
}

/// A part of a document.
#[derive(Debug)]
pub enum Draft {
    Line(Line),
    Table(Grid),
}

impl Line {
    /// The text without looks; breaks are blanks.
    pub fn text(&self) -> String {
        text_of(&self.inlines)
    }

    /// The text behind what a list puts before it, where that is text.
    pub fn labelled_text(&self) -> String {
        let label = self.label.as_ref().map_or("", |label| label.text.as_str());
        format!("{label}{}", self.text())
    }

    pub fn has_text(&self) -> bool {
        self.inlines.iter().any(|inline| match inline {
            Inline::Text(piece) => !piece.text.trim().is_empty(),
            Inline::Note(_) => true,
            Inline::Break | Inline::Picture(_) => false,
        })
    }

    pub fn has_pictures(&self) -> bool {
        self.inlines.iter().any(|inline| matches!(inline, Inline::Picture(_)))
    }

    /// Finds out what all letters have in common.
    pub fn sum_up(&mut self, sizes: &[(usize, u32)]) {
        let pieces = || {
            self.inlines.iter().filter_map(|inline| match inline {
                Inline::Text(piece) if !piece.text.trim().is_empty() => Some(piece),
                _ => None,
            })
        };
        let first = pieces().next().map(|piece| piece.face);
        self.face = first.filter(|face| pieces().all(|piece| piece.face == *face));
        self.is_bold = first.is_some() && pieces().all(|piece| piece.format.strong);
        self.size = sizes.iter().max().map_or(0, |(_, size)| *size);
    }
}

/// The text of pieces, without looks.
pub fn text_of(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(piece) => piece.text.clone(),
        Inline::Break => " ".to_owned(),
        Inline::Picture(_) | Inline::Note(_) => String::new(),
    };
    inlines.iter().map(text).collect()
}

/// Takes blanks and breaks off both ends; Chinese paragraphs are indented by full-width spaces.
pub fn trim(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text(piece) => {
                piece.text.truncate(piece.text.trim_end().len());
                if !piece.text.is_empty() {
                    break;
                }
            }
            Inline::Picture(_) | Inline::Note(_) => break,
        }
        inlines.pop();
    }
    let is_blank = |inline: &Inline| match inline {
        Inline::Break => true,
        Inline::Text(piece) => piece.text.trim().is_empty(),
        Inline::Picture(_) | Inline::Note(_) => false,
    };
    let blanks = inlines.iter().take_while(|inline| is_blank(inline)).count();
    inlines.drain(..blanks);
    if let Some(Inline::Text(piece)) = inlines.first_mut() {
        piece.text = piece.text.trim_start().to_owned();
    }
}

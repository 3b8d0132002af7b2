//! Files of other programs as content: a Word file becomes the text of a page with its pictures.
//!
//! 1. [`kind`] tells by content what a file is; only `.docx` is read here.
//! 2. [`package`] unpacks it within limits, [`xml`] makes trees of its parts.
//! 3. [`reader`] walks through the document with its [`styles`] and [`numbering`], and gives lines
//!    and tables with what is known of their looks.
//! 4. [`arrange`] decides what they are: title, headings, captions, lists.
//! 5. [`markdown`] writes them.
//!
//! What does not come along (comments, deleted and hidden text, headers, drawings) is counted on
//! the way and told.

mod arrange;
mod blocks;
mod compound;
mod equation;
mod escape;
mod field;
mod grid;
mod heading;
mod html;
mod inline;
mod kind;
mod letters;
mod markdown;
mod numbering;
mod ordinal;
mod package;
mod picture;
mod reader;
mod refusal;
mod relations;
mod runs;
mod spans;
mod styles;
mod symbols;
pub mod table;
#[cfg(test)]
mod tests;
mod title;
mod told;
mod word;
mod xml;

pub use kind::FileKind;
pub use refusal::{Refusal, foreign};
pub use title::TitleSource;
pub use word::{Article, Picture, read_word};

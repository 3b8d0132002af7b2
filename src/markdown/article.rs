//! What a text becomes: HTML with holes for what only the site knows.

use super::words::Word;
use crate::diag::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A parsed text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// The HTML, with holes for addresses, pictures, files and words.
    pub pieces: Vec<Piece>,
    /// Every link, picture and file that the text names, in order.
    pub references: Vec<Reference>,
    /// The headings, for a table of contents.
    pub outline: Vec<Heading>,
    /// Every id that exists on the page.
    pub anchors: BTreeSet<String>,
    /// The blocks (`::: name`) that are not built in, for the theme to know or not.
    pub blocks: Vec<BlockUse>,
    /// The beginning as plain text, cut at a sentence where possible.
    pub excerpt: String,
    /// Han characters and words, for the reading time.
    pub characters: usize,
}

/// Something that a text points to.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The address as written, with entities resolved; local ones may still be percent-encoded.
    pub target: String,
    pub kind: ReferenceKind,
    /// The text of the link, or the description of the picture.
    pub text: String,
    pub span: Span,
}

/// What a text expects of the thing that it points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// Anything that can be opened: a page, a heading, a file, another site.
    Link,
    /// A picture to be shown.
    Image,
    /// A video or sound of our own to be played.
    Media,
    /// A file to be downloaded, on a line of its own.
    Document,
    /// The page of a video at a supported service.
    Player,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 to 6: the title of the page is the only heading of level 1.
    pub level: u8,
    pub id: String,
    pub text: String,
    pub span: Span,
}

/// A block that is not built in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockUse {
    pub name: String,
    pub span: Span,
}

/// A part of the HTML. Numbers are indices into [`Article::references`]; strings of HTML are safe to print.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Html(String),
    /// A word in the language of the site.
    Word(Word),
    /// An address inside an attribute of the HTML around it.
    Address(usize),
    Link(Link),
    Image(Image),
    /// A picture on a line of its own.
    Figure(Figure),
    /// Several pictures on a line of their own.
    Gallery(Vec<Figure>),
    Player(Player),
    Media(Media),
    EmbedCard(EmbedCard),
    Block(Block),
}

/// A link within running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub reference: usize,
    /// The other attributes, each with a space before it.
    pub attributes: String,
    pub body: Vec<Piece>,
}

/// A picture within running text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Image {
    pub reference: usize,
    /// Plain text.
    pub alt: String,
    /// The width in pixels that raw HTML asks for.
    pub width: Option<u32>,
    /// The other attributes, each with a space before it.
    pub attributes: String,
}

/// A picture with its caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub image: Image,
    /// Plain text.
    pub caption: Option<String>,
    /// Where a click on the picture leads.
    pub link: Option<usize>,
}

/// A video at another site, loaded only when a reader asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    /// The page of the video.
    pub reference: usize,
    /// The address of the service's player.
    pub embed: String,
    pub label: Vec<Piece>,
}

/// A video or sound of our own.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    pub reference: usize,
    pub kind: MediaKind,
    pub label: Vec<Piece>,
}

/// How a file is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    Video,
    Audio,
}

/// A file to be downloaded.
#[derive(Debug, Clone, PartialEq)]
pub struct EmbedCard {
    pub reference: usize,
    pub label: Vec<Piece>,
}

/// A `:::` block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The ASCII name of a built-in block, or the name as written.
    pub name: String,
    pub title: Option<String>,
    pub body: Vec<Piece>,
}

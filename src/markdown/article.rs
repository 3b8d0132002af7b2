//! The result of parsing a text: HTML with holes for values that only the site knows.

use super::words::Word;
use serde::{Deserialize, Serialize};
use skillweek_diag::Span;
use std::collections::BTreeSet;

/// A parsed text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// The HTML, with holes for addresses, pictures, files and words.
    pub pieces: Vec<Piece>,
    /// Every link, picture and file that the text refers to, in order.
    pub references: Vec<Reference>,
    /// The headings, for a table of contents.
    pub outline: Vec<Heading>,
    /// Every id that exists on the page.
    pub anchors: BTreeSet<String>,
    /// The blocks (`::: name`) that are not built in, to be checked against the theme.
    pub blocks: Vec<BlockUse>,
    /// The beginning as plain text, cut at a sentence where possible.
    pub excerpt: String,
    /// Han characters and words, for the reading time.
    pub characters: usize,
    /// Whether the text contains raw HTML.
    pub has_raw: bool,
}

/// A link, picture or file to which a text refers.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The address as written, with entities resolved; local ones may still be percent-encoded.
    pub target: String,
    /// The kind of target that is expected.
    pub kind: ReferenceKind,
    /// The text of the link, or the description of the picture; plain text, may be empty.
    pub text: String,
    /// The link or picture in the source.
    pub span: Span,
}

/// The kind of target that a text expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// Anything that can be opened: a page, a heading, a file, another site.
    Link,
    /// A picture to display.
    Image,
    /// A video or sound of the project, to be played.
    Media,
    /// A file for download, on a line of its own.
    Document,
    /// The page of a video at a supported service.
    Player,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 to 6: the title of the page is the only heading of level 1.
    pub level: u8,
    /// In ASCII and unique on the page.
    pub id: String,
    /// Plain text, not escaped.
    pub text: String,
    /// The heading in the source.
    pub span: Span,
}

/// A block that is not built in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockUse {
    /// As written.
    pub name: String,
    /// The opening line in the source.
    pub span: Span,
}

/// A part of the HTML. Numbers are indices into [`Article::references`]; HTML is safe to
/// print as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// HTML that is the same on every page; its tags may be closed in a later piece.
    Html(String),
    /// A word in the language of the site.
    Word(Word),
    /// An address inside an attribute of the HTML around it.
    Address(usize),
    /// A link within running text.
    Link(Link),
    /// A picture within running text.
    Image(Image),
    /// A picture on a line of its own.
    Figure(Figure),
    /// Several pictures on a line of their own.
    Gallery(Vec<Figure>),
    /// A video at another site.
    Player(Player),
    /// A video or sound of the project.
    Media(Media),
    /// A file for download, on a line of its own.
    EmbedCard(EmbedCard),
    /// A `:::` block.
    Block(Block),
}

/// A link within running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Index into `Article::references`.
    pub reference: usize,
    /// The other attributes as HTML, each with a space before it.
    pub attributes: String,
    /// The text of the link.
    pub body: Vec<Piece>,
}

/// A picture within running text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Image {
    /// Index into `Article::references`.
    pub reference: usize,
    /// The description; plain text, not escaped.
    pub alt: String,
    /// The width in CSS pixels that raw HTML asks for.
    pub width: Option<u32>,
    /// The other attributes as HTML, each with a space before it.
    pub attributes: String,
}

/// A picture with its caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The picture; its description may differ from the caption.
    pub image: Image,
    /// Plain text, not escaped.
    pub caption: Option<String>,
    /// Index into `Article::references` of the link around the picture.
    pub link: Option<usize>,
}

/// A video at another site, loaded only at a reader's request.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    /// Index into `Article::references`: the page of the video.
    pub reference: usize,
    /// The address of the service's player.
    pub embed: String,
    /// The text of the link to that page.
    pub label: Vec<Piece>,
}

/// A video or sound of the project.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// Index into `Article::references`.
    pub reference: usize,
    /// The player to use.
    pub kind: MediaKind,
    /// The text of the link, also shown as caption.
    pub label: Vec<Piece>,
}

/// The element by which a file is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// `<video>`.
    Video,
    /// `<audio>`.
    Audio,
}

/// A file for download, shown with its format and size.
#[derive(Debug, Clone, PartialEq)]
pub struct EmbedCard {
    /// Index into `Article::references`.
    pub reference: usize,
    /// The text of the link.
    pub label: Vec<Piece>,
}

/// A `:::` block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The ASCII name of a built-in block, otherwise the name as written.
    pub name: String,
    /// The title on the opening line; plain text, not escaped.
    pub title: Option<String>,
    /// The content between opening and closing line.
    pub body: Vec<Piece>,
}

//! Markdown as webmasters write it: texts become articles, articles become HTML.
//!
//! [`parse()`] needs only the text, so its result can be kept as long as the text stays the same;
//! [`write()`] fills in the parts that depend on the page: addresses, pictures, sizes of files,
//! words in the site's language.

mod address;
mod article;
mod autolink;
mod block;
mod block_fence;
mod characters;
mod cjk;
mod container;
mod escape;
mod findings;
mod footnote;
mod heading;
mod ids;
mod ime_slips;
mod inline;
mod items;
mod link;
mod marks;
mod numbers;
mod offsets;
mod parse;
mod prepare;
mod prose;
mod raw;
mod report;
mod run;
mod standalone;
mod table;
mod target;
mod video;
mod words;
mod write;
mod writer;

#[cfg(test)]
mod tests;

pub use crate::block_fence::check_blocks;
pub use article::{
    Article, Block, BlockUse, EmbedCard, Figure, Heading, Image, Link, Media, MediaKind, Piece,
    Player, Reference, ReferenceKind,
};
pub use parse::{Source, parse};
pub use raw::minify;
pub use target::{LinkResolver, Picture, PictureSize, Target};
pub use video::{Embed, PLAYER_ORIGINS, embed};
pub use words::Word;
pub use write::write;

//! The published sizes and formats of a picture, planned without decoding it.

use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_base::slug::slug;
use skillweek_picture::{self as picture, Encoding, Header, Placeholder, Recipe};

/// The hexadecimal digits of the digest in a published name.
const NAME_DIGITS: usize = 10;

/// Every size and format of a picture by one recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renditions {
    /// The placeholder shown while the picture loads; `None` in a check, which makes nothing.
    pub placeholder: Option<Placeholder>,
    /// The largest first; for each size the best format first. Empty for an animated picture.
    pub all: Vec<Rendition>,
}

/// One size of a picture in one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The file format.
    pub encoding: Encoding,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The name below `assets/`: it changes with the picture and the recipe, and with nothing else.
    pub name: String,
    /// The key of its bytes in the store.
    pub(super) key: Digest,
}

/// A picture to be developed: its path, its digest and its header.
#[derive(Clone, Copy)]
pub(super) struct SourceImage<'a> {
    pub source: &'a SourcePath,
    pub digest: &'a Digest,
    pub header: &'a Header,
}

impl Rendition {
    /// Every rendition that a recipe asks for.
    pub(super) fn planned(source_image: SourceImage<'_>, recipe: &Recipe) -> Vec<Self> {
        let SourceImage { source, digest, header } = source_image;
        let recipe_digest = of_recipe(recipe);
        let made = Digest::of_parts(&[digest.as_bytes(), recipe_digest.as_bytes()]);
        let stem = name(source, &made, "");
        let rendition = |(encoding, width, height): (Encoding, u32, u32)| Self {
            encoding,
            width,
            height,
            name: format!("{stem}-{width}.{}", encoding.extension()),
            key: key(&made, encoding, width),
        };
        picture::planned(header, recipe).into_iter().map(rendition).collect()
    }
}

impl Renditions {
    /// The sizes in a format, the largest first.
    pub fn of(&self, encoding: Encoding) -> impl Iterator<Item = &Rendition> {
        self.all.iter().filter(move |rendition| rendition.encoding == encoding)
    }

    /// The format that every browser shows; `None` if there are no renditions.
    pub fn fallback(&self) -> Option<Encoding> {
        self.all.first().map(|largest| {
            let last = self.all.iter().take_while(|one| one.width == largest.width).last();
            last.unwrap_or(largest).encoding
        })
    }

    /// The formats that not every browser shows, the best first.
    pub fn better(&self) -> Vec<Encoding> {
        let fallback = self.fallback();
        let mut formats: Vec<Encoding> = Vec::new();
        for rendition in self.all.iter().filter(|one| Some(one.encoding) != fallback) {
            if !formats.contains(&rendition.encoding) {
                formats.push(rendition.encoding);
            }
        }
        formats
    }
}

/// A published name: the file's own name, the digest, and the extension; without an extension the
/// part of a rendition's name that all sizes of one picture share.
pub(super) fn name(source: &SourcePath, digest: &Digest, extension: &str) -> String {
    let (stem, digest) = (slug(source.stem()), digest.short(NAME_DIGITS));
    match extension {
        "" => format!("{stem}.{digest}"),
        extension => format!("{stem}.{digest}.{}", slug(extension)),
    }
}

/// The digest of a recipe and of the engine's version.
fn of_recipe(recipe: &Recipe) -> Digest {
    // Cannot fail: a recipe is a list of numbers.
    let written = postcard::to_stdvec(recipe).unwrap_or_default();
    Digest::of_parts(&[b"recipe", &picture::VERSION.to_le_bytes(), &written])
}

/// The key of a rendition of a picture, given the digest of picture and recipe.
fn key(made: &Digest, encoding: Encoding, width: u32) -> Digest {
    let extension = encoding.extension().as_bytes();
    Digest::of_parts(&[b"rendition", made.as_bytes(), extension, &width.to_le_bytes()])
}

/// The key of a picture's placeholder. It depends on the recipe: a picture that is decoded at a
/// smaller scale may give a slightly different one.
pub(super) fn placeholder_key(digest: &Digest, recipe: &Recipe) -> Digest {
    Digest::of_parts(&[b"placeholder", digest.as_bytes(), of_recipe(recipe).as_bytes()])
}

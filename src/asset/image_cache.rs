//! Makes the renditions and originals of pictures, once for each picture and recipe, and keeps them
//! in the store.

use super::facts::{Asset, Format, Original, Raster};
use super::renditions::{Rendition, SourceImage, name, placeholder_key};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_picture::{
    self as picture, Derivative, Permit, PictureFormat, Placeholder, Problem, Recipe, pdf,
};
use skillweek_source::World;
use skillweek_store::Store;
use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The most bytes of a picture file that is read; an A0 print as JPEG is far smaller.
pub const LARGEST_PICTURE: u64 = 192 << 20;

/// The purpose of a run with regard to pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Makes everything that is published.
    Publish,
    /// Only checks that pictures are intact.
    Verify,
}

/// A cache of developed pictures.
pub struct ImageCache<'a> {
    /// The project's files.
    pub world: &'a dyn World,
    /// The store of renditions and verdicts.
    pub store: &'a Store,
    /// The recipes of all sites, without duplicates.
    pub recipes: Vec<Recipe>,
    /// The purpose of the run.
    pub intent: Intent,
    developed: AtomicUsize,
}

/// The reason why a picture was not made.
pub(super) enum ImageFailure {
    Unreadable(io::Error),
    Picture(Problem),
    Document(pdf::Problem),
}

impl<'a> ImageCache<'a> {
    /// A cache on top of a store; `recipes` are numbered by their position.
    pub fn new(
        world: &'a dyn World,
        store: &'a Store,
        recipes: Vec<Recipe>,
        intent: Intent,
    ) -> Self {
        Self { world, store, recipes, intent, developed: AtomicUsize::new(0) }
    }

    /// The number of pictures that were decoded.
    pub fn developed(&self) -> usize {
        self.developed.load(Ordering::Relaxed)
    }

    /// Makes the renditions of a picture by one recipe and returns its placeholder; `None` for a
    /// check. Nothing is decoded if the store has all of it.
    pub(super) fn develop(
        &self,
        source_image: SourceImage<'_>,
        recipe: &Recipe,
    ) -> Result<Option<Placeholder>, ImageFailure> {
        if self.intent == Intent::Verify {
            return self.look(source_image).map(|()| None);
        }
        let SourceImage { source, digest, .. } = source_image;
        let all = Rendition::planned(source_image, recipe);
        let key = placeholder_key(digest, recipe);
        let kept: Option<Placeholder> = self.store.value(&key);
        if let Some(placeholder) = kept.filter(|_| all.iter().all(|one| self.store.has(&one.key))) {
            return Ok(Some(placeholder));
        }
        let put = |made: Derivative| {
            let planned =
                all.iter().find(|one| one.encoding == made.format && one.width == made.width);
            if let Some(rendition) = planned {
                self.store.put(&rendition.key, &made.bytes);
            }
        };
        let placeholder = self.decode(source, recipe, put)?;
        self.store.put_value(&key, &placeholder);
        Ok(Some(placeholder))
    }

    /// Checks that a picture is intact. A good result is kept, so it is decoded only once.
    fn look(&self, source_image: SourceImage<'_>) -> Result<(), ImageFailure> {
        let version = picture::VERSION.to_le_bytes();
        let verdict = Digest::of_parts(&[b"whole", source_image.digest.as_bytes(), &version]);
        if self.store.get(&verdict).is_some() {
            return Ok(());
        }
        // The smallest version: the decoder may work at a reduced scale, but reads to the end.
        let recipe = Recipe { widths: vec![1], webp: None, ..Recipe::default() };
        self.decode(source_image.source, &recipe, |_| {})?;
        self.store.put(&verdict, &[]);
        Ok(())
    }

    fn decode(
        &self,
        source: &SourcePath,
        recipe: &Recipe,
        mut emit: impl FnMut(Derivative),
    ) -> Result<Placeholder, ImageFailure> {
        let held = read(self.world, source).map_err(ImageFailure::Unreadable)?;
        self.developed.fetch_add(1, Ordering::Relaxed);
        let page = pdf::is_pdf(&held.bytes).then(|| pdf::first_page(&held.bytes));
        let page = page.transpose().map_err(ImageFailure::Document)?;
        let bytes = page.as_deref().unwrap_or(&held.bytes);
        picture::develop(bytes, recipe, &mut emit).map_err(ImageFailure::Picture)
    }

    /// The bytes of a rendition. If the store has lost them, they are made again.
    pub fn bytes(
        &self,
        asset: &Asset,
        recipe: usize,
        rendition: &Rendition,
    ) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self.store.get(&rendition.key) {
            return Ok(bytes);
        }
        let recipe = self.recipes.get(recipe).ok_or(io::ErrorKind::NotFound)?;
        let mut wanted = None;
        let made = self.decode(&asset.source, recipe, |made| {
            let is_wanted = made.format == rendition.encoding && made.width == rendition.width;
            if is_wanted {
                self.store.put(&rendition.key, &made.bytes);
                wanted = Some(made.bytes);
            }
        });
        match made {
            Err(ImageFailure::Unreadable(error)) => Err(error),
            _ => wanted.ok_or_else(|| io::ErrorKind::InvalidData.into()),
        }
    }

    /// The file for downloading; `None` if its personal metadata cannot be removed.
    pub fn original(&self, asset: &Asset) -> Option<Original> {
        let original = |digest: &Digest, size: u64, is_untouched: bool| Original {
            name: name(&asset.source, digest, &asset.source.extension()),
            size,
            label: asset.named_format(),
            is_untouched,
        };
        match &asset.format {
            Format::Svg { instead: Some(text), .. } => {
                Some(original(&Digest::of(text.as_bytes()), text.len() as u64, false))
            }
            Format::Svg { .. } | Format::Document(_) | Format::File => {
                Some(original(&asset.digest, asset.size, asset.redactions.is_empty()))
            }
            Format::Raster(raster) => {
                raster.original.get_or_init(|| self.stripped_facts(asset, raster)).clone()
            }
        }
    }

    fn stripped_facts(&self, asset: &Asset, raster: &Raster) -> Option<Original> {
        let original =
            |kind: PictureFormat, digest: &Digest, size: u64, is_untouched: bool| Original {
                name: name(&asset.source, digest, kind.extension()),
                size,
                label: kind.extension().to_uppercase(),
                is_untouched,
            };
        let stripped = match self.intent {
            Intent::Publish => self.stripped(asset).ok()?,
            Intent::Verify => None,
        };
        Some(match stripped {
            None => original(raster.header.kind, &asset.digest, asset.size, true),
            Some(bytes) => {
                let kind = PictureFormat::of(&bytes).unwrap_or(raster.header.kind);
                original(kind, &Digest::of(&bytes), bytes.len() as u64, false)
            }
        })
    }

    /// The bytes of a picture's original, if it is not published as it is in the project.
    pub fn original_bytes(&self, asset: &Asset) -> io::Result<Vec<u8>> {
        if let Format::Svg { instead: Some(text), .. } = &asset.format {
            return Ok(text.as_bytes().to_vec());
        }
        match self.stripped(asset) {
            Ok(Some(stripped)) => Ok(stripped),
            Ok(None) => read(self.world, &asset.source).map(|held| held.bytes),
            Err(ImageFailure::Unreadable(error)) => Err(error),
            Err(_) => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// A picture file without personal metadata; `None` if it has none. Re-encoded files are kept
    /// in the store.
    fn stripped(&self, asset: &Asset) -> Result<Option<Vec<u8>>, ImageFailure> {
        let is_costly =
            asset.raster().is_some_and(|raster| raster.header.kind == PictureFormat::Heic);
        let version = picture::VERSION.to_le_bytes();
        let key = Digest::of_parts(&[b"original", asset.digest.as_bytes(), &version]);
        if let Some(bytes) = is_costly.then(|| self.store.get(&key)).flatten() {
            return Ok(Some(bytes));
        }
        let held = read(self.world, &asset.source).map_err(ImageFailure::Unreadable)?;
        let stripped = picture::strip(&held.bytes).map_err(ImageFailure::Picture)?;
        if let Some(bytes) = stripped.as_deref().filter(|_| is_costly) {
            self.developed.fetch_add(1, Ordering::Relaxed);
            self.store.put(&key, bytes);
        }
        Ok(stripped)
    }
}

/// The bytes of a picture file, and the permit to hold them in memory.
pub(super) struct Held {
    pub bytes: Vec<u8>,
    _permit: Permit,
}

/// Reads a picture file that is not too large. Waits until there is room for it, so a thread that
/// holds one must not read another.
pub(super) fn read(world: &dyn World, path: &SourcePath) -> io::Result<Held> {
    let length = world.size(path)?;
    if length > LARGEST_PICTURE {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let permit = picture::hold_file(length);
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    world.open(path)?.take(LARGEST_PICTURE + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        0..=LARGEST_PICTURE => Ok(Held { bytes, _permit: permit }),
        _ => Err(io::ErrorKind::FileTooLarge.into()),
    }
}

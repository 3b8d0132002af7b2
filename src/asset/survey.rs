//! Inspects every file that pages use, and has its pictures developed.
//!
//! 1. Each file is read once for its digest and its kind, which is told by its content.
//! 2. Each distinct picture is developed once for every recipe that is wanted of it.
//! 3. Files that cannot be used are reported with the reason and left out.

use super::clean::{Cleaned, Finding, clean};
use super::facts::{Asset, Format, Raster};
use super::image_cache::{Held, ImageCache, ImageFailure, LARGEST_PICTURE, read};
use super::renditions::{Rendition, Renditions, SourceImage};
use super::report::documents;
use super::svg::uses;
use super::{report, sniff, svg};
use rayon::prelude::*;
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_picture::{self as picture, Header, PictureFormat, Placeholder, Problem};
use skillweek_source::decode::{Encoding, decode};
use skillweek_source::{World, unreadable_file};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::sync::{Arc, OnceLock};

/// The most bytes of a file that Cloudflare Pages accepts.
const LARGEST_FOR_HOSTS: u64 = 25 << 20;

/// Extensions of files that should be pictures.
const PICTURES: [&str; 14] = [
    "avif", "bmp", "gif", "heic", "heif", "jpeg", "jpg", "jxl", "png", "psd", "svg", "tif", "tiff",
    "webp",
];
/// Extensions of files that a browser would run.
const ACTIVE: [&str; 12] =
    ["html", "htm", "xhtml", "shtml", "mht", "js", "mjs", "hta", "exe", "bat", "vbs", "swf"];
/// Extensions of design files: for downloading, never to be shown.
const DESIGNS: [&str; 4] = ["ai", "cdr", "eps", "indd"];

/// The ways in which pages use a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Use {
    /// Whether it is shown as a picture.
    pub is_shown: bool,
    /// Whether it is offered for download.
    pub is_offered: bool,
    /// The indexes of the recipes of the sites that may show it.
    pub recipes: BTreeSet<usize>,
}

/// Inspects every file that pages use. A file that cannot be read, or that should be shown as a
/// picture and is not one, is reported and left out.
pub fn survey(
    image_cache: &ImageCache<'_>,
    used: &BTreeMap<SourcePath, Use>,
    step: &(dyn Fn() + Sync),
    sink: &mut Sink,
) -> BTreeMap<SourcePath, Asset> {
    let files: Vec<(&SourcePath, &Use)> = used.iter().collect();
    let looked: Vec<(Option<Asset>, Sink)> = files
        .par_iter()
        .map(|(path, used)| {
            let mut own = Sink::new();
            let look = Inspector { world: image_cache.world, path, used };
            let asset = look.asset(&mut own).map_err(|problem| own.push(*problem)).ok();
            step();
            (asset, own)
        })
        .collect();
    let mut assets: BTreeMap<SourcePath, Asset> = BTreeMap::new();
    for (asset, own) in looked {
        sink.merge(own);
        assets.extend(asset.map(|asset| (asset.source.clone(), asset)));
    }
    develop(image_cache, used, &mut assets, sink);
    assets
}

/// Develops each distinct picture, however many files hold it, and records the result in each of
/// them. Pictures that failed are removed from `assets`.
fn develop(
    image_cache: &ImageCache<'_>,
    used: &BTreeMap<SourcePath, Use>,
    assets: &mut BTreeMap<SourcePath, Asset>,
    sink: &mut Sink,
) {
    let mut wanted: BTreeMap<(Digest, usize), &Asset> = BTreeMap::new();
    for asset in assets.values().filter(|asset| asset.raster().is_some()) {
        for recipe in used.get(&asset.source).into_iter().flat_map(|used| &used.recipes) {
            wanted.entry((asset.digest, *recipe)).or_insert(asset);
        }
    }
    let wanted: Vec<((Digest, usize), &Asset)> = wanted.into_iter().collect();
    let developed: BTreeMap<(Digest, usize), Result<Option<Placeholder>, ImageFailure>> = wanted
        .par_iter()
        .filter_map(|((digest, number), asset)| {
            let header = &asset.raster()?.header;
            let recipe = image_cache.recipes.get(*number)?;
            let source_image = SourceImage { source: &asset.source, digest, header };
            Some(((*digest, *number), image_cache.develop(source_image, recipe)))
        })
        .collect();
    assets.retain(|path, asset| {
        let digest = asset.digest;
        let is_document = asset.document().is_some();
        let is_shown = used.get(path).is_some_and(|used| used.is_shown);
        let Some(raster) = asset.raster_mut() else { return true };
        for number in used.get(path).into_iter().flat_map(|used| &used.recipes) {
            let Some(recipe) = image_cache.recipes.get(*number) else { continue };
            let placeholder = match developed.get(&(digest, *number)) {
                Some(Ok(placeholder)) => *placeholder,
                Some(Err(ImageFailure::Picture(Problem::TooLarge(width, height))))
                    if !is_shown && !is_document =>
                {
                    sink.push(report::no_preview(path, *width, *height));
                    return true;
                }
                Some(Err(failure)) => {
                    sink.push(failed(path, failure));
                    // A PDF can be downloaded without a preview.
                    asset.format = Format::File;
                    return is_document;
                }
                None => None,
            };
            let source_image =
                SourceImage { source: path, digest: &digest, header: &raster.header };
            let all = Rendition::planned(source_image, recipe);
            raster.renditions.insert(*number, Renditions { placeholder, all });
        }
        true
    });
}

fn failed(path: &SourcePath, failure: &ImageFailure) -> Diagnostic {
    match failure {
        ImageFailure::Unreadable(error) => unreadable_file(path, error),
        ImageFailure::Picture(problem) => report::picture(path, *problem, &[]),
        ImageFailure::Document(problem) => documents::no_preview(path, *problem),
    }
}

/// The inspection of one file.
pub(super) struct Inspector<'a> {
    pub(super) world: &'a dyn World,
    pub(super) path: &'a SourcePath,
    used: &'a Use,
}

pub(super) type Found<T> = Result<T, Box<Diagnostic>>;

impl Inspector<'_> {
    fn asset(&self, sink: &mut Sink) -> Found<Asset> {
        let path = self.path;
        let extension = path.extension();
        if ACTIVE.contains(&extension.as_str()) {
            return Err(Box::new(report::active(path)));
        }
        let head = self.head()?;
        let asset = match extension.as_str() {
            "svgz" => Err(Box::new(report::packed_vector(path))),
            "svg" if sniff::is_gzip(&head) => Err(Box::new(report::packed_vector(path))),
            "svg" => self.vector(sink),
            name if sniff::is_camera_raw(name) => {
                Err(Box::new(report::unsupported(path, &name.to_uppercase())))
            }
            name => match PictureFormat::of(&head) {
                Ok(_) => self.raster(&head, sink),
                Err(Problem::NotAPicture) if name == "pdf" && !self.used.is_shown => {
                    self.document(sink)
                }
                Err(Problem::NotAPicture) if !self.promises_a_picture(name) => {
                    self.other(&head, sink)
                }
                Err(Problem::NotAPicture) if DESIGNS.contains(&name) => {
                    Err(Box::new(report::unsupported(path, &name.to_uppercase())))
                }
                Err(problem) => Err(Box::new(report::picture(path, problem, &head))),
            },
        }?;
        if asset.size > LARGEST_FOR_HOSTS && !matches!(asset.format, Format::Raster(_)) {
            sink.push(report::too_large(path, asset.size));
        }
        Ok(asset)
    }

    /// Whether the extension or the use says that this should be a picture.
    fn promises_a_picture(&self, extension: &str) -> bool {
        self.used.is_shown || PICTURES.contains(&extension)
    }

    pub(super) fn unreadable(&self, error: &io::Error) -> Box<Diagnostic> {
        Box::new(match error.kind() {
            io::ErrorKind::FileTooLarge => report::too_many_bytes(self.path, LARGEST_PICTURE),
            _ => unreadable_file(self.path, error),
        })
    }

    fn head(&self) -> Found<Vec<u8>> {
        let mut head = Vec::with_capacity(sniff::HEAD);
        let opened = self.world.open(self.path);
        let read = opened.and_then(|file| file.take(sniff::HEAD as u64).read_to_end(&mut head));
        read.map(|_| head).map_err(|error| self.unreadable(&error))
    }

    pub(super) fn held(&self) -> Found<Held> {
        read(self.world, self.path).map_err(|error| self.unreadable(&error))
    }

    pub(super) fn known(&self, digest: Digest, size: u64, format: Format) -> Asset {
        Asset { source: self.path.clone(), digest, size, format, redactions: Vec::new() }
    }

    /// Checks a picture that is published whole. A TIFF may be of a kind whose metadata cannot be
    /// removed; its final size is known only after the removal.
    fn check_whole(&self, bytes: &[u8], header: &Header, sink: &mut Sink) -> Result<(), Problem> {
        if header.kind != PictureFormat::Tiff && bytes.len() as u64 <= LARGEST_FOR_HOSTS {
            return Ok(());
        }
        let stripped = picture::strip(bytes)?;
        let size = stripped.map_or(bytes.len(), |stripped| stripped.len()) as u64;
        if size > LARGEST_FOR_HOSTS {
            sink.push(report::too_large(self.path, size));
        }
        Ok(())
    }

    fn raster(&self, head: &[u8], sink: &mut Sink) -> Found<Asset> {
        let held = self.held()?;
        let bytes = &held.bytes;
        let refused = |problem| Box::new(report::picture(self.path, problem, head));
        let probe = if self.used.is_shown { picture::probe } else { picture::probe_offered };
        let header = probe(bytes).map_err(refused)?;
        if self.used.is_shown && header.kind == PictureFormat::Tiff {
            let count = picture::page_count(bytes);
            if count > 1 {
                sink.push(report::first_page(self.path, count));
            }
        }
        if self.used.is_offered || header.is_animated {
            self.check_whole(bytes, &header, sink).map_err(refused)?;
        }
        let (renditions, original) = (BTreeMap::new(), OnceLock::new());
        let raster = Raster { header, renditions, original };
        let (digest, size) = (Digest::of(bytes), bytes.len() as u64);
        Ok(self.known(digest, size, Format::Raster(Box::new(raster))))
    }

    fn vector(&self, sink: &mut Sink) -> Found<Asset> {
        let held = self.held()?;
        let bytes = &held.bytes;
        let broken = || Box::new(report::broken_vector(self.path));
        let decoded = decode(bytes);
        // Browsers refuse a file with bytes that are no text.
        let is_sound = decoded.lossy_at.is_none() && decoded.nul_at.is_none();
        let instead: Option<Arc<str>> = match clean(&decoded.text) {
            Finding::Broken => return Err(broken()),
            Finding::Harmless if decoded.encoding == Encoding::Utf8 && is_sound => None,
            Finding::Harmless => Some(decoded.text.into()),
            Finding::Cleaned(Cleaned { text, taken }) => {
                if !taken.is_empty() {
                    sink.push(report::disarmed(self.path, &Vec::from_iter(taken).join(" ")));
                }
                Some(text.into())
            }
        };
        let published = instead.as_deref().map_or(bytes.as_slice(), str::as_bytes);
        let size = svg::size(&String::from_utf8_lossy(published)).ok_or_else(broken)?;
        if !uses::is_bounded(&String::from_utf8_lossy(published)) {
            return Err(Box::new(report::unfolding_vector(self.path)));
        }
        let (digest, length) = (Digest::of(bytes), bytes.len() as u64);
        Ok(self.known(digest, length, Format::Svg { size, instead }))
    }
}

//! Pictures and files on a page: their addresses, sizes and formats.

use super::PageBuilder;
use crate::assets::tones;
use crate::context::{Image, ImageSource};
use crate::site::SiteRenderer;
use skillweek_asset::Asset;
use skillweek_asset::facts::{Original, readable_size};
use skillweek_asset::renditions::{Rendition, Renditions};
use skillweek_base::path::SourcePath;
use skillweek_content::focus_point::FocusPoint;
use skillweek_picture::Encoding;

/// The width in pixels for browsers that choose none: enough for a phone held upright, whatever its
/// pixel density.
const PLAIN_WIDTH: u32 = 800;

/// A file for download, as a page offers it.
pub struct Offer<'a> {
    pub asset: &'a Asset,
    pub href: String,
    /// The name to save it under.
    pub file_name: String,
    /// PDF, DOCX …
    pub format: String,
    /// 1.2 MB.
    pub size: String,
}

impl SiteRenderer<'_> {
    /// The renditions of a raster image in this site; `None` for an animated one.
    pub fn renditions<'b>(&self, asset: &'b Asset) -> Option<&'b Renditions> {
        let renditions = asset.raster()?.renditions.get(&self.recipe)?;
        Some(renditions).filter(|renditions| !renditions.all.is_empty())
    }

    /// Whether a file can be shown as a picture in this site.
    pub fn can_show(&self, path: &SourcePath) -> bool {
        let asset = self.assets.get(path).filter(|asset| asset.is_picture());
        asset.is_some_and(|asset| {
            self.renditions(asset).is_some() || self.image_cache.original(asset).is_some()
        })
    }
}

impl<'a> PageBuilder<'a> {
    /// A picture named in the settings.
    pub fn setting_image(&self, path: Option<&SourcePath>, alt: &str) -> Option<Image> {
        self.image(path?, alt, None)
    }

    /// A picture of the project, published in this site; `None` if the file is no picture or failed
    /// to decode. `focus` is the point that its author wants kept in view.
    pub fn image(&self, path: &SourcePath, alt: &str, focus: Option<FocusPoint>) -> Option<Image> {
        let asset = self.renderer.assets.get(path).filter(|asset| asset.is_picture())?;
        self.shown(asset, alt, focus)
    }

    /// The first page of a PDF, published in this site as a picture.
    pub fn first_page(&self, path: &SourcePath, alt: &str) -> Option<Image> {
        let asset = self.renderer.assets.get(path).filter(|asset| asset.document().is_some())?;
        self.renderer.renditions(asset)?;
        self.shown(asset, alt, None)
    }

    fn shown(&self, asset: &'a Asset, alt: &str, focus: Option<FocusPoint>) -> Option<Image> {
        let (width, height) = asset.pixels().unzip();
        let renditions = self.renderer.renditions(asset);
        let plain = Image {
            src: String::new(),
            alt: alt.to_owned(),
            width,
            height,
            vector: asset.is_vector(),
            srcset: None,
            sources: Vec::new(),
            large: String::new(),
            class: tones::classes(
                renditions.and_then(|one| one.placeholder.as_ref()),
                focus,
                width.zip(height).is_some_and(|(width, height)| height > width),
            ),
        };
        let Some((renditions, fallback)) = renditions.and_then(|all| Some((all, all.fallback()?)))
        else {
            let src = self.whole_href(asset)?.0;
            return Some(Image { large: src.clone(), src, ..plain });
        };
        let largest = renditions.of(fallback).next()?;
        let enough = renditions.of(fallback).take_while(|one| one.width >= PLAIN_WIDTH).last();
        let source = |encoding: Encoding| ImageSource {
            media_type: encoding.media_type(),
            srcset: self.srcset(renditions, encoding),
        };
        Some(Image {
            src: self.rendition_href(enough.unwrap_or(largest)),
            width: Some(largest.width),
            height: Some(largest.height),
            srcset: (renditions.of(fallback).count() > 1)
                .then(|| self.srcset(renditions, fallback)),
            sources: renditions.better().into_iter().map(source).collect(),
            large: self.rendition_href(largest),
            ..plain
        })
    }

    /// The address of a picture in the smallest size in a format that every browser shows, for an
    /// icon.
    pub fn small_picture(&self, path: &SourcePath) -> Option<String> {
        let asset = self.renderer.assets.get(path).filter(|asset| asset.is_picture())?;
        let Some(renditions) = self.renderer.renditions(asset) else {
            return self.whole_href(asset).map(|(href, _)| href);
        };
        let smallest = renditions.of(renditions.fallback()?).last()?;
        Some(self.rendition_href(smallest))
    }

    /// Any file of the project, offered in this site.
    pub fn offer(&self, path: &SourcePath) -> Option<Offer<'a>> {
        let asset = self.renderer.assets.get(path)?;
        let (href, original) = self.whole_href(asset)?;
        let name = path.name();
        let file_name = match original.name.rsplit_once('.') {
            // A PNG that is named JPG is saved under its real format.
            Some((_, extension)) if asset.raster().is_some() => {
                let is_right = matches!(
                    (extension, path.extension().as_str()),
                    ("jpg", "jpeg") | ("tif", "tiff") | ("heic", "heif")
                ) || path.extension() == extension;
                if is_right { name.to_owned() } else { format!("{}.{extension}", path.stem()) }
            }
            _ => name.to_owned(),
        };
        Some(Offer {
            asset,
            href,
            file_name,
            format: original.label,
            size: readable_size(original.size),
        })
    }

    /// The absolute address of a picture published in this site: of its largest version in a format
    /// that every program reads.
    pub fn absolute_picture(&self, path: &SourcePath) -> Option<String> {
        let base = self.renderer.base()?;
        let asset = self.renderer.assets.get(path).filter(|asset| asset.is_picture())?;
        let of_pixels = self.renderer.renditions(asset).and_then(|renditions| {
            let largest = renditions.of(renditions.fallback()?).next()?;
            Some(largest.name.clone())
        });
        let whole = || Some(self.renderer.image_cache.original(asset)?.name);
        let name = of_pixels.or_else(whole)?;
        Some(base.join(&format!("assets/{name}")))
    }

    /// Addresses with widths, from small to large; a single size needs no width.
    fn srcset(&self, renditions: &Renditions, encoding: Encoding) -> String {
        let mut all: Vec<&Rendition> = renditions.of(encoding).collect();
        all.reverse();
        if let [only] = all.as_slice() {
            return self.rendition_href(only);
        }
        let candidates =
            all.into_iter().map(|one| format!("{} {}w", self.rendition_href(one), one.width));
        candidates.collect::<Vec<_>>().join(", ")
    }

    fn rendition_href(&self, one: &Rendition) -> String {
        self.file_href(&format!("assets/{}", one.name))
    }

    fn whole_href(&self, asset: &Asset) -> Option<(String, Original)> {
        let original = self.renderer.image_cache.original(asset)?;
        Some((self.file_href(&format!("assets/{}", original.name)), original))
    }
}

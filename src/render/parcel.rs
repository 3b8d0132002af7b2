//! What a site publishes of the project's files below `assets/`.

use super::job::{Draft, Job};
use super::share::CardDraft;
use super::site::SiteRenderer;
use crate::asset::Intent;
use crate::base::path::SourcePath;
use crate::diag::Sink;
use crate::site::Site;
use crate::source::unreadable_file;
use std::sync::Arc;

/// A file below `assets/`.
#[derive(Debug, Clone, PartialEq)]
pub enum Parcel {
    /// A file of the project, or what is made of it.
    File { source: SourcePath, part: Part },
    /// A share picture.
    Card(Arc<CardDraft>),
}

/// What of a file is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The file itself, without what tells about people.
    Whole,
    /// A size and format of a picture, by its number among all of them.
    Rendition(usize),
}

impl Job {
    /// A file below `assets/`, by its name there.
    pub fn parcel(site: &Site, name: &str, parcel: Parcel) -> Self {
        Self::file_or_finding(site, &format!("assets/{name}"), move |renderer, sink| {
            parcel.draft(renderer, sink)
        })
    }
}

impl Parcel {
    /// The file of the project that it comes from.
    pub fn source(&self) -> Option<&SourcePath> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Card(_) => None,
        }
    }

    /// Which of two that have one name is published, so that no order of pages matters.
    pub fn comes_before(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File { source, part }, Self::File { source: other, part: of_other }) => {
                (source, part) < (other, of_other)
            }
            // Cards of one name are the same.
            _ => false,
        }
    }

    /// The file's bytes, or where to copy them from. A check publishes nothing and makes nothing.
    fn draft(&self, renderer: &SiteRenderer<'_>, sink: &mut Sink) -> Option<Draft> {
        match self {
            Self::File { source, part } => draft_of_file(source, *part, renderer, sink),
            Self::Card(card) => card.draw(renderer, sink).map(Draft::Bytes),
        }
    }
}

fn draft_of_file(
    source: &SourcePath,
    part: Part,
    renderer: &SiteRenderer<'_>,
    sink: &mut Sink,
) -> Option<Draft> {
    let asset = renderer.assets.get(source)?;
    if renderer.darkroom.intent == Intent::Look {
        return None;
    }
    let made = match part {
        Part::Whole if renderer.darkroom.original(asset)?.is_untouched => {
            return Some(Draft::Copy(source.clone()));
        }
        Part::Whole if !asset.telling.is_empty() => {
            return Some(Draft::Blanked(source.clone(), asset.telling.clone()));
        }
        Part::Whole => renderer.darkroom.original_bytes(asset),
        Part::Rendition(number) => {
            let renditions = asset.raster()?.renditions.get(&renderer.recipe)?;
            renderer.darkroom.bytes(asset, renderer.recipe, renditions.all.get(number)?)
        }
    };
    match made {
        Ok(bytes) => Some(Draft::Bytes(bytes)),
        Err(error) => {
            sink.push(unreadable_file(source, &error));
            None
        }
    }
}

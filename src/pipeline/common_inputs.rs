//! What everything that is built stands on: all of a project except for what its pages say.
//!
//! A build is a function of the program, the request, and the files. Of these, what a page says is looked
//! at page by page (`render::tracked_graph`); the digest of all the rest is made here, from bytes rather than
//! from what was made of them, so that nothing can be forgotten that somebody begins to look at:
//!
//! - the list of files, and what is left out of it for mistakes;
//! - the bytes of settings, of the texts of sections and sites, and of all that belongs to themes;
//! - pictures and other files that pages use: their digests, and how they are used;
//! - fonts.

use super::project::Project;
use crate::asset::Asset;
use crate::base::digest::{Digest, Digester};
use crate::base::path::SourcePath;
use crate::base::program::PROGRAM;
use crate::render::input_digests::InputDigests;
use crate::share::Fonts;
use crate::site::page::Page;
use crate::source::World;
use crate::theme::is_theme_file;
use rayon::prelude::*;

/// The ground of a project.
pub fn of(project: &Project<'_>) -> InputDigests {
    let whole = |page: &Page| project.reading_key(&page.document.source);
    InputDigests::new(&common(project), &project.graph, &whole)
}

fn common(project: &Project<'_>) -> Digest {
    let (request, graph) = (&project.origin.request, &project.graph);
    let mut ground = Digester::default();
    let fonts = project.themes.fonts.as_deref().map(Fonts::digest);
    let asked = (request.drafts, &request.url, fonts);
    ground.add(PROGRAM.as_bytes()).add(Digest::of_value(&asked).as_bytes());
    for path in graph.sources().iter() {
        ground.add(path.as_str().as_bytes());
    }
    ground.add(b"without");
    for path in graph.sources().left_out() {
        ground.add(path.as_str().as_bytes());
    }
    let files: Vec<&SourcePath> =
        graph.sources().iter().filter(|path| is_ground(project, path)).collect();
    let digest = |path: &&SourcePath| {
        let bytes = project.world.read(path);
        // What cannot be read is told apart from what is empty.
        bytes.map_or_else(|_| Digest::default(), |bytes| Digest::of(&bytes))
    };
    for digest in files.par_iter().map(digest).collect::<Vec<_>>() {
        ground.add(digest.as_bytes());
    }
    let recipes = (&project.uses.recipes, &project.uses.of_site);
    ground.add(Digest::of_value(&recipes).as_bytes());
    for asset in project.assets.all().values() {
        ground.add(of_asset(project, asset).as_bytes());
    }
    ground.finish()
}

/// Whether what a file says may be looked at for any output.
fn is_ground(project: &Project<'_>, path: &SourcePath) -> bool {
    is_theme_file(path) || path.name() == "_index.md" || project.is_structure(path)
}

/// What is known of a file follows from its bytes, its use and the recipes, unless it failed.
fn of_asset(project: &Project<'_>, asset: &Asset) -> Digest {
    let used = project.uses.files.get(&asset.source);
    let used = used.map(|used| (used.is_shown, used.is_offered, &used.recipes));
    let renditions = asset.raster().map(|raster| raster.renditions.keys().collect::<Vec<_>>());
    let is = (asset.is_picture(), asset.document().is_some(), renditions);
    Digest::of_value(&(&asset.source, asset.digest, used, is))
}

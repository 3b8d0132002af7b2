//! The inputs that all outputs share: all of a project except for what its pages say.
//!
//! A build is a function of the program, the request and the files. What a page says is tracked
//! page by page (`render::tracked_graph`). The digest of everything else is made here, from bytes
//! rather than from what was parsed, so that an input that some stage begins to use is not
//! forgotten:
//!
//! - the list of files, and those left out of it because of mistakes;
//! - the bytes of settings, of the texts of sections and sites, and of all theme files;
//! - the digests of pictures and other files that pages use, and how they are used;
//! - fonts.

use super::project::Project;
use rayon::prelude::*;
use skillweek_asset::Asset;
use skillweek_base::digest::{Digest, Digester};
use skillweek_base::path::SourcePath;
use skillweek_render::input_digests::InputDigests;
use skillweek_share::Fonts;
use skillweek_site::page::Page;
use skillweek_source::World;
use skillweek_theme::is_theme_file;

/// The digests of a project's common inputs.
pub fn of(project: &Project<'_>) -> InputDigests {
    let whole = |page: &Page| project.reading_key(&page.document.source);
    InputDigests::new(&common(project), &project.graph, &whole)
}

fn common(project: &Project<'_>) -> Digest {
    let (request, graph) = (&project.origin.request, &project.graph);
    let mut key = Digester::default();
    let fonts = project.themes.fonts.as_deref().map(Fonts::digest);
    let asked = (request.drafts, &request.url, fonts);
    key.add(request.program.as_bytes()).add(Digest::of_value(&asked).as_bytes());
    for path in graph.sources().iter() {
        key.add(path.as_str().as_bytes());
    }
    key.add(b"without");
    for path in graph.sources().left_out() {
        key.add(path.as_str().as_bytes());
    }
    let files: Vec<&SourcePath> =
        graph.sources().iter().filter(|path| is_common_input(project, path)).collect();
    let digest = |path: &&SourcePath| {
        let bytes = project.world.read(path);
        // An unreadable file must not have the digest of an empty one.
        bytes.map_or_else(|_| Digest::default(), |bytes| Digest::of(&bytes))
    };
    for digest in files.par_iter().map(digest).collect::<Vec<_>>() {
        key.add(digest.as_bytes());
    }
    let recipes = (&project.uses.recipes, &project.uses.of_site);
    key.add(Digest::of_value(&recipes).as_bytes());
    for asset in project.assets.all().values() {
        key.add(of_asset(project, asset).as_bytes());
    }
    key.finish()
}

/// Whether any output may depend on what a file says.
fn is_common_input(project: &Project<'_>, path: &SourcePath) -> bool {
    is_theme_file(path) || path.name() == "_index.md" || project.is_structure(path)
}

/// The results of inspecting a file follow from its bytes, its use and the recipes, unless it
/// failed.
fn of_asset(project: &Project<'_>, asset: &Asset) -> Digest {
    let used = project.uses.files.get(&asset.source);
    let used = used.map(|used| (used.is_shown, used.is_offered, &used.recipes));
    let renditions = asset.raster().map(|raster| raster.renditions.keys().collect::<Vec<_>>());
    let is = (asset.is_picture(), asset.document().is_some(), renditions);
    Digest::of_value(&(&asset.source, asset.digest, used, is))
}

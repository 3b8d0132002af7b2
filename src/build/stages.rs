//! The stages that every command has in common, whatever it does with what comes out.

use super::failure::Failure;
use crate::diag::Sink;
use crate::markdown;
use crate::render::params;
use crate::share::Fonts;
use crate::site::{SiteGraph, SiteId, SiteTree, theme_key};
use crate::source::{CONTENT, World};
use crate::theme::Library;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Resolves the themes of all sites, and checks the parameters that sites give them.
pub fn themes(
    world: &dyn World,
    graph: &SiteGraph,
    fonts: Option<&Arc<Fonts>>,
    sink: &mut Sink,
) -> Library {
    let sites = graph.tree.sites();
    let keys = sites.iter().map(|site| theme_key(&graph.tree, graph.sources(), site));
    let library = Library::load(world, graph.sources(), keys, fonts, sink);
    for site in sites.iter().filter(|site| site.is_known) {
        let key = theme_key(&graph.tree, graph.sources(), site);
        if let Some(theme) = library.get(&key) {
            params::check(theme, &site.settings, &site.folder, sink);
        }
    }
    library
}

/// Whether the themes know the `:::` blocks that texts use.
pub fn check_blocks(graph: &SiteGraph, library: &Library, sink: &mut Sink) {
    for (_, page) in graph.pages().filter(|(_, page)| !page.text.blocks.is_empty()) {
        let site = graph.tree.site(page.site);
        if !site.is_known {
            continue;
        }
        let theme = library.get(&theme_key(&graph.tree, graph.sources(), site));
        let names = theme.map(|theme| theme.engine.blocks()).unwrap_or_default();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        markdown::check_blocks(&page.text.blocks, &names, sink);
    }
}

/// The sites that were asked for, each with all below it; all sites where none was named.
pub fn chosen(tree: &SiteTree, names: &[String]) -> Result<Vec<SiteId>, Failure> {
    if names.is_empty() {
        return Ok(tree.sites().iter().map(|site| site.id).collect());
    }
    let mut chosen = BTreeSet::new();
    for name in names {
        let wanted = name.replace('\\', "/");
        let wanted = wanted.trim_matches('/').trim_start_matches("content/");
        let wanted = if wanted == "." || wanted == CONTENT { "" } else { wanted };
        match tree.sites().iter().find(|site| site.name == wanted) {
            Some(site) => chosen.extend(tree.with_descendants(site.id)),
            None => return Err(unknown_site(tree, name, wanted)),
        }
    }
    Ok(chosen.into_iter().collect())
}

fn unknown_site(tree: &SiteTree, name: &str, wanted: &str) -> Failure {
    let mut near: Vec<(usize, &str)> = tree
        .sites()
        .iter()
        .map(|site| (strsim::damerau_levenshtein(wanted, &site.name), site.name.as_str()))
        .filter(|(distance, name)| *distance <= 3 || name.rsplit('/').next() == Some(wanted))
        .collect();
    near.sort_unstable();
    let nearest = near.into_iter().take(3).map(|(_, name)| name.to_owned()).collect();
    Failure::UnknownSite { name: name.to_owned(), nearest }
}

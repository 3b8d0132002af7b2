//! Which sites of a project are meant.

use super::failure::Failure;
use crate::base::path::OutputPath;
use crate::publish::Share;
use crate::site::{SiteGraph, SiteId, SiteTree};
use crate::source::CONTENT;
use std::collections::BTreeSet;

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

/// The sites that are asked for and those that are rendered: a machine's share of them, or all of them
/// with those above that are renewed.
pub fn shared(
    graph: &SiteGraph,
    asked: Vec<SiteId>,
    share: Option<Share>,
    is_renewed: &dyn Fn(&OutputPath) -> bool,
) -> (Vec<SiteId>, Vec<SiteId>) {
    let Some(share) = share else {
        let rendered = with_those_above(&graph.tree, &asked, is_renewed);
        return (asked, rendered);
    };
    let own = super::share::sites(graph, &asked, share);
    (own.clone(), own)
}

/// These sites with those above them that are renewed with them: a list of a province shows what its
/// schools have. A site that was never published has no list to be out of date.
fn with_those_above(
    tree: &SiteTree,
    sites: &[SiteId],
    is_renewed: &dyn Fn(&OutputPath) -> bool,
) -> Vec<SiteId> {
    let mut all: BTreeSet<SiteId> = sites.iter().copied().collect();
    let above: BTreeSet<SiteId> =
        sites.iter().flat_map(|id| tree.ancestors(*id).map(|site| site.id)).collect();
    let is_new =
        |id: &SiteId| !sites.contains(id) && is_renewed(&tree.site(*id).output("index.html"));
    all.extend(above.into_iter().filter(is_new));
    all.into_iter().collect()
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

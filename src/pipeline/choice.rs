//! The choice of the sites to build.

use super::failure::Failure;
use super::last_good::LastGood;
use super::recording_world::{RecordingWorld, digest_of};
use super::versions::is_versioned;
use skillweek_base::nearest::{OFFERED, most_alike};
use skillweek_base::path::SourcePath;
use skillweek_publish::{Publication, Shard};
use skillweek_site::{SiteGraph, SiteId, SiteTree};
use skillweek_source::{CONTENT, Overlay, SITE_FILE, World};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// The cost of a site besides its pages: home, site map, feeds, files for hosts. In tenths of a
/// page.
const SITE: usize = 80;
const PAGE: usize = 10;
/// The cost of an activity in the lists of a site that it rolled up to, in tenths of a page.
const LISTED: usize = 3;

/// The sites that were asked for, each with all below it; all sites if none was named. `left_out`
/// holds the files and folders that are left out because of mistakes.
pub fn chosen(
    tree: &SiteTree,
    left_out: &BTreeSet<SourcePath>,
    names: &[String],
) -> Result<Vec<SiteId>, Failure> {
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
            None => return Err(not_there(tree, left_out, name, wanted)),
        }
    }
    Ok(chosen.into_iter().collect())
}

/// The records of the output folder into which some sites are built.
#[derive(Clone, Copy)]
pub struct PublishedOutput<'a> {
    pub publication: &'a Publication,
    pub recording: &'a RecordingWorld<'a>,
    pub good: Option<&'a LastGood>,
}

impl PublishedOutput<'_> {
    /// The project files that were published there, in any version.
    fn published(&self) -> BTreeSet<SourcePath> {
        self.good.into_iter().flat_map(|good| good.versions().keys()).cloned().collect()
    }

    /// Whether a project file was published as it is now.
    fn is_current(&self, path: &SourcePath) -> bool {
        let published = self.good.and_then(|good| good.digest(path));
        // Theme files are read later.
        let now =
            || self.recording.digest(path).or_else(|| digest_of(self.recording.world(), path));
        published.is_some() && published == now()
    }
}

/// The sites of a build, each list in the order of the tree.
pub struct Choice {
    /// The sites that were asked for, or a machine's shard of them.
    pub asked: Vec<SiteId>,
    /// The sites that are rendered: those asked for, and the ones above that are renewed with them.
    pub sites: Vec<SiteId>,
    /// The sites above that stay as they are, although they list pages of the sites asked for.
    pub stale: Vec<SiteId>,
}

/// Chooses the sites to render. The lists of a site above show pages of the sites below it, so it
/// is rendered with them if it was published before; but not if it would then list pages of other
/// sites that are not published yet.
pub fn with_lists_above(
    graph: &SiteGraph,
    world: &Overlay<'_>,
    asked: Vec<SiteId>,
    shard: Option<Shard>,
    output: Option<PublishedOutput<'_>>,
) -> Choice {
    let asked = match shard {
        Some(shard) => sites_of_shard(graph, &asked, shard),
        None => asked,
    };
    let Some(output) = output.filter(|_| shard.is_none()) else {
        return Choice { sites: asked.clone(), asked, stale: Vec::new() };
    };
    let tree = &graph.tree;
    let chosen: BTreeSet<SiteId> = asked.iter().copied().collect();
    let above = asked.iter().flat_map(|id| tree.ancestors(*id).map(|site| site.id));
    let was_published =
        |id: &SiteId| output.publication.had(tree.site(*id).output("index.html").as_str());
    let above: BTreeSet<SiteId> =
        above.filter(|id| !chosen.contains(id) && was_published(id)).collect();
    let all: BTreeSet<SiteId> = chosen.union(&above).copied().collect();
    let is_elsewhere = |path: &&SourcePath| {
        is_versioned(path) && tree.site_of(path).is_some_and(|owner| !all.contains(&owner))
    };
    let sources = graph.sources();
    // A held file is published in the version that replaces it.
    let published = output.published();
    let is_unseen = |path: &SourcePath| graph.is_draft(path) && !published.contains(path);
    let is_current = |path: &SourcePath| {
        world.exchanged(path).is_some() || is_unseen(path) || output.is_current(path)
    };
    let is_there = |path: &SourcePath| sources.contains(path) || sources.is_left_out(path);
    let is_agreed = || {
        sources.iter().filter(is_elsewhere).all(is_current)
            && published.iter().filter(is_elsewhere).all(is_there)
    };
    match above.is_empty() || is_agreed() {
        true => Choice { asked, sites: all.into_iter().collect(), stale: Vec::new() },
        false => Choice { sites: asked.clone(), asked, stale: above.into_iter().collect() },
    }
}

/// The sites of a machine's shard: the same split on every machine, and about the same work for
/// each. From the heaviest site down, each goes to the shard with the least work so far.
fn sites_of_shard(graph: &SiteGraph, sites: &[SiteId], shard: Shard) -> Vec<SiteId> {
    let mut heaviest: Vec<(Reverse<usize>, SiteId)> =
        sites.iter().map(|id| (Reverse(weight(graph, *id)), *id)).collect();
    heaviest.sort_unstable();
    let mut loads: BinaryHeap<Reverse<(usize, usize)>> =
        (0..shard.of()).map(|index| Reverse((0, index))).collect();
    let mut own = Vec::new();
    for (Reverse(weight), id) in heaviest {
        let Some(Reverse((load, index))) = loads.pop() else { break };
        if index == shard.index() {
            own.push(id);
        }
        loads.push(Reverse((load + weight, index)));
    }
    own.sort_unstable();
    own
}

/// The approximate work for a site, in tenths of a page.
fn weight(graph: &SiteGraph, id: SiteId) -> usize {
    SITE + PAGE * graph.pages_of(id).len() + LISTED * graph.activity_count(id)
}

fn not_there(
    tree: &SiteTree,
    left_out: &BTreeSet<SourcePath>,
    name: &str,
    wanted: &str,
) -> Failure {
    let folder = SourcePath::new(CONTENT).join(wanted);
    if let Some(held) = left_out.iter().find(|held| folder.is_within(held)) {
        let (name, settings) = (name.to_owned(), held.join(SITE_FILE));
        return Failure::SiteLeftOut { name, settings };
    }
    let names = tree.sites().iter().map(|site| match site.name.as_str() {
        "" => ".",
        name => name,
    });
    let nearest = most_alike(wanted, names, OFFERED).into_iter().map(str::to_owned).collect();
    Failure::UnknownSite { name: name.to_owned(), nearest }
}

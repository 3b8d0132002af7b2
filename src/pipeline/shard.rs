//! The sites of a machine's shard: the same split on every machine, and about the same work for
//! each.

use crate::publish::Shard;
use crate::site::{SiteGraph, SiteId};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The cost of a site besides its pages: home, site map, feeds, files for hosts. In tenths of a
/// page.
const SITE: usize = 80;
const PAGE: usize = 10;
/// The cost of an activity in the lists of a site that it rolled up to, in tenths of a page.
const LISTED: usize = 3;

/// The sites of one shard. From the heaviest site down, each goes to the shard with the least work
/// so far.
pub fn sites(graph: &SiteGraph, sites: &[SiteId], shard: Shard) -> Vec<SiteId> {
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

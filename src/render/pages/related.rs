//! Recommendations of similar pages.

use crate::site::SiteRenderer;
use crate::tracked_graph::Traits;
use skillweek_content::kinds::Kind;
use skillweek_site::column::{Column, Entry};

/// The most pages that a page recommends.
const RELATED: usize = 4;

/// The neighbours of an entry that are most similar: by the number of shared types and tags first,
/// then by distance in the column.
pub fn related<'a>(
    renderer: &SiteRenderer<'_>,
    column: &'a Column,
    index: usize,
) -> Vec<&'a Entry> {
    /// Entries examined on either side, so that the work does not grow with the square of the
    /// column.
    const REACH: usize = 40;
    let graph = &renderer.graph;
    let Some(page) = column.entries.get(index).map(|entry| entry.page) else { return Vec::new() };
    if matches!(graph.kind(page), Kind::Page | Kind::Notice | Kind::Download) {
        return Vec::new();
    }
    let own = graph.traits(page);
    let first = index.saturating_sub(REACH);
    let last = (index + REACH + 1).min(column.entries.len());
    let mut ranked: Vec<(usize, usize, &Entry)> = (first..last)
        .filter(|other| *other != index)
        .filter_map(|other| {
            let entry = column.entries.get(other)?;
            let shared = shared_words(&own, &graph.traits(entry.page));
            Some((usize::MAX - shared, other.abs_diff(index), entry))
        })
        .collect();
    ranked.sort_by_key(|(shared, distance, entry)| (*shared, *distance, entry.page));
    ranked.into_iter().take(RELATED).map(|(.., entry)| entry).collect()
}

fn shared_words(page: &Traits<'_>, other: &Traits<'_>) -> usize {
    page.words.iter().filter(|word| other.words.contains(word)).count()
}

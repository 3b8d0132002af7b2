//! Pages that a page recommends.

use super::site::SiteRenderer;
use crate::content::kind::Kind;
use crate::site::column::{Column, Entry};
use crate::site::page::Page;

/// How many they are at most.
const RELATED: usize = 4;

/// Neighbours that share most with an entry's page: its types and tags first, then what stands next to
/// it.
pub fn related<'a>(
    renderer: &SiteRenderer<'_>,
    column: &'a Column,
    index: usize,
) -> Vec<&'a Entry> {
    /// How far to look on either side, so that the work does not grow with the square of the column.
    const REACH: usize = 40;
    let page_of = |entry: &Entry| renderer.graph.page(entry.page);
    let Some(page) = column.entries.get(index).map(page_of) else { return Vec::new() };
    if matches!(page.document.kind, Kind::Page | Kind::Notice | Kind::Download) {
        return Vec::new();
    }
    let first = index.saturating_sub(REACH);
    let last = (index + REACH + 1).min(column.entries.len());
    let mut ranked: Vec<(usize, usize, &Entry)> = (first..last)
        .filter(|other| *other != index)
        .filter_map(|other| {
            let entry = column.entries.get(other)?;
            let shared = shared_words(page, page_of(entry));
            Some((usize::MAX - shared, other.abs_diff(index), entry))
        })
        .collect();
    ranked.sort_by_key(|(shared, distance, entry)| (*shared, *distance, entry.page));
    ranked.into_iter().take(RELATED).map(|(.., entry)| entry).collect()
}

fn shared_words(page: &Page, other: &Page) -> usize {
    words(page).filter(|word| words(other).any(|other| other == *word)).count()
}

/// A page's tags, and its types if it is an activity.
fn words(page: &Page) -> impl Iterator<Item = &str> {
    let types = page.document.activity().map(|activity| &activity.types);
    let types = types.into_iter().flatten().map(|label| label.value.as_str());
    page.document.front.tags.iter().map(String::as_str).chain(types)
}

//! The files that a page offers for download, with their format, size and preview.

use super::PageBuilder;
use super::picture::Offer;
use crate::context::{Download, Image};
use skillweek_asset::facts::Document;
use skillweek_content::kinds::Facts;
use skillweek_site::page::Page;

/// Millimetres by which a page may differ from a paper size that it is named after.
const TOLERANCE: u32 = 2;
/// The sizes of ISO 216 that readers know by name, in millimetres.
const PAPERS: [(&str, u32, u32); 8] = [
    ("A0", 841, 1189),
    ("A1", 594, 841),
    ("A2", 420, 594),
    ("A3", 297, 420),
    ("A4", 210, 297),
    ("A5", 148, 210),
    ("B4", 250, 353),
    ("B5", 176, 250),
];

impl PageBuilder<'_> {
    /// The files that a page offers.
    pub fn downloads(&self, page: &Page) -> Vec<Download> {
        let Facts::Download(facts) = &page.document.facts else { return Vec::new() };
        let offered = facts.files.iter().filter_map(|file| {
            let offer = self.offer(page.file(&file.path.value)?)?;
            let label = file.label.clone().unwrap_or_else(|| offer.asset.source.stem().to_owned());
            let document = offer.asset.document();
            Some(Download {
                preview: self.preview_of(&offer, &label),
                label,
                pages: document.map(|document| document.pages),
                paper: document.map(paper),
                pixels: offer.asset.pixels(),
                href: offer.href,
                file_name: offer.file_name,
                format: offer.format,
                size: offer.size,
                usage: file.usage.clone(),
                group: None,
            })
        });
        offered.collect()
    }

    /// The preview of a file: a picture itself, or the first page of a PDF.
    fn preview_of(&self, offer: &Offer<'_>, label: &str) -> Option<Image> {
        self.image(&offer.asset.source, label, None)
            .or_else(|| self.first_page(&offer.asset.source, label))
    }
}

/// The size of a PDF's first page: `A4`, or its sides in millimetres.
fn paper(document: &Document) -> String {
    let (width, height) = document.millimetres;
    let (short, long) = (width.min(height), width.max(height));
    let is_near = |a: u32, b: u32| a.abs_diff(b) <= TOLERANCE;
    let named = PAPERS.iter().find(|(_, a, b)| is_near(short, *a) && is_near(long, *b));
    named.map_or_else(|| format!("{width} × {height} mm"), |(name, ..)| (*name).to_owned())
}

//! From Markdown to an article.
//!
//! 1. `prepare` removes characters that would confuse the parser, and marks syntax that it does not
//!    know.
//! 2. `items` runs the parser and maps its events back to the file.
//! 3. `pasted` arranges lines that are paragraphs, lists and tables without Markdown's marks.
//! 4. `Writer` writes them as HTML with holes.
//! 5. `characters` checks the text itself.

use super::article::Article;
use super::characters;
use super::items;
use super::pasted;
use super::prepare;
use super::report::Report;
use super::writer::Writer;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Place, Sink};
use std::ops::Range;

/// A text to be parsed.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// For the places of diagnostics.
    pub file: &'a SourcePath,
    /// The whole decoded file, front matter included.
    pub text: &'a str,
    /// The Markdown, as a byte range of `text`.
    pub body: Range<usize>,
    /// The place of all diagnostics, for a text from a spreadsheet or from front matter.
    pub place: Option<Place>,
}

/// Parses a text. Mistakes are reported to the sink; the article is complete in any case.
pub fn parse(source: &Source<'_>, sink: &mut Sink) -> Article {
    let Source { file, text, body, place } = source;
    let mut report = Report { file, place: place.clone(), text, sink };
    let base = text.floor_char_boundary(body.start);
    let end = text.ceil_char_boundary(body.end.min(text.len())).max(base);
    let body = text.get(base..end).unwrap_or_default();
    characters::check(body, base, &mut report);
    let prepared = prepare::prepare(body, base);
    let items = items::items(&prepared, items::options(), text);
    let items = pasted::arrange(items, &mut report);
    let mut writer = Writer::new(&items, report);
    if let Some(line) = prepared.too_deep.first() {
        writer.report_depth(line.clone());
    }
    writer.walk(0..items.len());
    writer.finish()
}

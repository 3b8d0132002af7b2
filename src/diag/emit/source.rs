//! Where the emitters get the text that diagnostics point into.

use crate::base::line_index::{LineIndex, Position};
use crate::base::path::SourcePath;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The project's files as they were decoded.
pub trait Texts {
    /// The text of a file; `None` where it is not text or no longer there.
    fn text(&self, file: &SourcePath) -> Option<Arc<str>>;
}

/// Texts with their lines, each asked for once.
pub(super) struct Sources<'a> {
    texts: &'a dyn Texts,
    known: HashMap<SourcePath, Option<(Arc<str>, LineIndex)>>,
}

/// The line on which a stretch of text begins.
pub(super) struct Excerpt {
    pub position: Position,
    pub line: Arc<str>,
    /// The part of the stretch that lies on this line, in bytes of `line`.
    pub range: Range<usize>,
}

impl<'a> Sources<'a> {
    pub fn new(texts: &'a dyn Texts) -> Self {
        Self { texts, known: HashMap::new() }
    }

    /// The line on which a stretch begins; `None` where the file's text cannot be had.
    pub fn excerpt(&mut self, file: &SourcePath, range: &Range<usize>) -> Option<Excerpt> {
        let (text, index) = self.indexed(file)?;
        let position = index.position(text, range.start);
        let line = index.line(text, position.line);
        let start = text.floor_char_boundary(range.start).clamp(line.start, line.end);
        let end = text.ceil_char_boundary(range.end).clamp(start, line.end);
        Some(Excerpt {
            position,
            range: start - line.start..end - line.start,
            line: text.get(line)?.into(),
        })
    }

    /// Where a stretch begins.
    pub fn position(&mut self, file: &SourcePath, offset: usize) -> Option<Position> {
        let (text, index) = self.indexed(file)?;
        Some(index.position(text, offset))
    }

    fn indexed(&mut self, file: &SourcePath) -> Option<&(Arc<str>, LineIndex)> {
        let texts = self.texts;
        self.known
            .entry(file.clone())
            .or_insert_with(|| {
                let text = texts.text(file)?;
                let index = LineIndex::new(&text);
                Some((text, index))
            })
            .as_ref()
    }
}

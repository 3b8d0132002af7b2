//! Access to the texts that diagnostics refer to.

use skillweek_base::line_index::{LineIndex, Position};
use skillweek_base::path::SourcePath;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The project's files as they were decoded; offsets of spans refer to these texts.
pub trait Texts {
    /// The text of a file; `None` if it is not text or no longer exists.
    fn text(&self, file: &SourcePath) -> Option<Arc<str>>;
}

/// Texts with their line indexes, each requested once.
pub(super) struct Sources<'a> {
    texts: &'a dyn Texts,
    known: HashMap<SourcePath, Option<(Arc<str>, LineIndex)>>,
}

/// The line in which a range of text begins.
pub(super) struct Excerpt {
    pub position: Position,
    pub line: Arc<str>,
    /// The part of the range in this line, in bytes of `line`.
    pub range: Range<usize>,
}

impl<'a> Sources<'a> {
    pub fn new(texts: &'a dyn Texts) -> Self {
        Self { texts, known: HashMap::new() }
    }

    /// The line in which a range begins; `None` if the text is not available.
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

    /// The line and column of an offset; `None` if the text is not available.
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

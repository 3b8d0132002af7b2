//! Articles of the first reading, kept until their pages are rendered.
//!
//! Texts are read twice so that memory does not grow with the project. As long as there is room for
//! the article, the second reading is skipped.

use skillweek_base::path::SourcePath;
use skillweek_markdown::Article;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Parsed articles by file.
pub struct Articles {
    /// The room that is left, in bytes.
    room: AtomicUsize,
    kept: Mutex<HashMap<SourcePath, Article>>,
}

impl Articles {
    /// A store for about `bytes` bytes of articles.
    pub fn with_room(bytes: usize) -> Self {
        Self { room: AtomicUsize::new(bytes), kept: Mutex::default() }
    }

    /// Keeps the parts of an article that rendering needs, if there is room. `length` is that of
    /// the text in bytes.
    pub fn keep(&self, source: &SourcePath, article: &mut Article, length: usize) {
        let cost = cost(length);
        let take = |room: usize| room.checked_sub(cost);
        if self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_err() {
            return;
        }
        let mut kept = Article {
            pieces: std::mem::take(&mut article.pieces),
            references: std::mem::take(&mut article.references),
            outline: std::mem::take(&mut article.outline),
            ..Article::default()
        };
        kept.references.shrink_to_fit();
        kept.outline.shrink_to_fit();
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(source.clone(), kept);
    }

    /// Removes and returns an article: few pages are rendered by more than one site.
    pub fn take(&self, source: &SourcePath) -> Option<Article> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(source)
    }
}

/// An estimate of an article's memory in bytes: its HTML and the rest.
fn cost(length: usize) -> usize {
    length + length / 2 + 1024
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillweek_markdown::Piece;

    #[test]
    fn what_fits_is_kept_and_given_away_once() {
        let article = || Article {
            pieces: vec![Piece::Html("文".to_owned())],
            excerpt: "文".to_owned(),
            ..Article::default()
        };
        let [first, second] = ["a.md", "b.md"].map(SourcePath::new);
        let articles = Articles::with_room(cost(100));
        articles.keep(&first, &mut article(), 100);
        let mut other = article();
        articles.keep(&second, &mut other, 0);
        assert_eq!(other, article(), "there was no room");
        assert_eq!(articles.take(&first).map(|kept| kept.pieces), Some(article().pieces));
        assert_eq!((articles.take(&first), articles.take(&second)), (None, None));
    }
}

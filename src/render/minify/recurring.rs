//! What stands around the main part of a page: header, footer, drawings that others use. It comes
//! again on page after page, letter for letter, and half of a page is made of it; so it is known by
//! its bytes before it is looked into.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::{Arc, PoisonError, RwLock};

/// How many are remembered: those of the folders that the threads are at.
const MOST: usize = 48;

/// Smaller ones are as quickly minified as found, and larger ones hardly come again. Bytes.
const WORTH: RangeInclusive<usize> = 512..=64 << 10;

/// An element as it was written and as it was minified.
#[derive(Debug, PartialEq, Eq)]
pub struct Remembered {
    written: Box<str>,
    pub minified: Box<str>,
}

impl Remembered {
    /// The length of the element as it was written, in bytes.
    pub fn length(&self) -> usize {
        self.written.len()
    }
}

/// The last of them that were minified.
#[derive(Default)]
pub struct Recurring {
    known: RwLock<VecDeque<Arc<Remembered>>>,
}

impl Recurring {
    /// Whether remembering an element of so many bytes pays.
    pub fn is_worth(length: usize) -> bool {
        WORTH.contains(&length)
    }

    /// The one that a text begins with.
    pub fn find(&self, html: &str) -> Option<Arc<Remembered>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|known| html.starts_with(&*known.written)).cloned()
    }

    pub fn remember(&self, written: &str, minified: &str) {
        let remembered = Remembered { written: written.into(), minified: minified.into() };
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.truncate(MOST - 1);
        known.push_front(Arc::new(remembered));
    }
}
